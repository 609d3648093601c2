"""The whole way from a file to claims, on texts that are out to break it."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.pipeline import reader
from extract.read.plain import plain_article
from geodata.article import Article
from geodata.claim import COLUMNS, row
from geodata.resolve import Atlas
from geodata.store import Store
from geodata.vocabulary import DatePrecision, Event, GeoPrecision
from tests.extract.briefs import brief

WORDS = re.findall(
    r"\S+",
    """the army ISIS rebels SDF captured seized lost repelled withdrew from to and of in Tell Kafr
    Amara Barqa village villages town road on Sunday August 24 2017 , . ; : " ' ( ) - said not it
    reportedly that which was by after had fell hands were besieged""",
)


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.open("sqlite://")


def article(text: str) -> Article:
    return plain_article(text, "a.txt", "0" * 64)


def prove(one: Article, store: Store) -> int:
    """Read an article with pins, hold every claim against its text, store it; how many claims."""
    reading = reader(Atlas.open(store), explain=True)(one)
    for claim in reading.claims:
        assert one.text[claim.sentence_start : claim.sentence_end] == claim.sentence
        assert one.text.startswith(claim.mention or claim.place, claim.place_start)
        assert claim.place in one.text
        assert 0.0 <= claim.confidence <= 1.0
        found = row(claim, one)
        assert tuple(found) == COLUMNS
        assert found["event"] in set(Event)
        assert found["date_precision"] in set(DatePrecision)
        assert found["geo_precision"] in set(GeoPrecision)
        assert (found["lat"] is None) == (found["geo_precision"] == GeoPrecision.UNRESOLVED)
    store.save(one, reading.claims, reading.rejects)
    assert len({claim.claim_id for claim in reading.claims}) == len(reading.claims)
    return len(reading.claims)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=60).map(" ".join))
@settings(max_examples=60)
def test_any_order_of_the_words_of_war_news_gives_valid_claims(store: Store, text: str) -> None:
    prove(article(text), store)


@given(st.text(max_size=300))
@settings(max_examples=60)
def test_any_text_at_all_gives_valid_claims(store: Store, text: str) -> None:
    prove(article(text), store)


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text.replace("<", "&lt;").replace("Tell", "<script>alert(1)</script> Tell"),
        lambda text: text.replace("Tell", "T\u0435ll").replace("Amara", "Aمارa"),
        lambda text: text.replace(",", "").replace("'", ""),
        lambda text: text.upper(),
        lambda text: text.lower(),
        lambda text: text.replace(" ", "  \n"),
        lambda text: text.replace(".", ""),
        lambda text: "".join(f"{letter}\u0301" for letter in text),
        lambda text: text.replace("Tell", "Te\u200bll\u00ad"),
        lambda text: text.replace(" ", "\u00a0"),
    ],
    ids=["script", "homoglyphs", "no commas", "upper", "lower", "one word a line", "no full stop",
         "accents", "invisible", "no-break"],
)  # fmt: skip
def test_damaged_briefs_are_read_without_an_error(store: Store, damage: object) -> None:
    assert callable(damage)
    prove(article(damage(brief(3))), store)


def test_script_in_a_place_stays_as_written_down_to_the_store(store: Store) -> None:
    text = "The Syrian Army captured the village of Tell `<img src=x onerror=alert(1)>` from ISIS."
    one = article(f"TITLE: <script>alert('x')</script>\n\n{text}")
    prove(one, store)
    stored = store.article(one.sha256)
    assert stored and stored.title == "<script>alert('x')</script>"


@pytest.mark.parametrize(
    "unit",
    ["(", "\"'", "A. ", "...", "a,", "[a](", "<!--", "**_", "Tell ", "the village of ", "and ",
     "\n- ", "on Sunday ", "captured ", "ISIS ", "said that ", "🔴", "http://a.", "a@a."],
)  # fmt: skip
def test_no_pattern_runs_away_on_a_long_run_of_one_thing(store: Store, unit: str) -> None:
    prove(article(unit * (20_000 // len(unit))), store)


@given(st.integers(0, 10_000))
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_two_readings_of_one_brief_are_the_same(tmp_path: Path, number: int) -> None:
    read = reader(Atlas.open(Store.open("sqlite://")))
    assert read(article(brief(number))) == read(article(brief(number)))


def test_an_article_of_a_hundred_thousand_words_is_read(store: Store) -> None:
    text = brief(7, paragraphs=2_500)
    assert len(text.split()) > 100_000
    assert prove(article(text), store) > 1_000
