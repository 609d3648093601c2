"""An analyst's decisions are kept, replaced and withdrawn."""

import pytest

from geodata.__main__ import main
from geodata.article import Article
from geodata.decisions import Decision, decide, decision_for, decisions, withdraw
from geodata.errors import InputError
from geodata.resolve import Atlas, ToponymUse, resolve
from geodata.vocabulary import GeoPrecision, Tier

ARTICLE = Article("brief.txt", "They took Xuqur.", "a" * 64)


def test_a_decision_is_kept_and_its_spelling_does_not_matter(empty_store):
    made = decide(empty_store, Decision("al-Xuqur", 35.0, 37.0, note="imagery"))
    assert decisions(empty_store) == [made]
    assert decision_for([made], "Xuqur", ARTICLE) == made


def test_deciding_again_replaces(empty_store):
    decide(empty_store, Decision("Xuqur", 35.0, 37.0))
    decide(empty_store, Decision("Xuqur", 36.0, 37.0))
    assert [made.lat for made in decisions(empty_store)] == [36.0]


def test_a_decision_for_the_article_comes_before_one_for_all(empty_store):
    everywhere = decide(empty_store, Decision("Xuqur", 35.0, 37.0))
    here = decide(empty_store, Decision("Xuqur", 36.0, 37.0, article="brief.txt"))
    assert decision_for([here, everywhere], "Xuqur", ARTICLE) == here
    other = Article("other.txt", "", "b" * 64)
    assert decision_for([here, everywhere], "Xuqur", other) == everywhere


def test_withdrawing_forgets_once(empty_store):
    made = decide(empty_store, Decision("Xuqur", 35.0, 37.0))
    assert withdraw(empty_store, made.number)
    assert not withdraw(empty_store, made.number)
    assert decisions(empty_store) == []


@pytest.mark.parametrize("where", [(95.0, 0.0), (0.0, 181.0), (35.0, None)])
def test_impossible_coordinates_are_refused(empty_store, where):
    with pytest.raises(InputError):
        decide(empty_store, Decision("Xuqur", *where))


def test_an_empty_name_is_refused(empty_store):
    with pytest.raises(InputError, match="no name"):
        decide(empty_store, Decision("…", 1.0, 1.0))


def test_the_command_decides_and_the_next_reading_follows(empty_store, capsys):
    assert main(["decide", "Xuqur", "35.5", "37.5", "--note", "seen"]) == 0
    (pin,) = resolve(ARTICLE, [ToponymUse("Xuqur", 10, 15, "")], Atlas.open(empty_store))
    assert (pin.lat, pin.lon, pin.tier) == (35.5, 37.5, Tier.DECISION)
    assert main(["decisions"]) == 0
    assert "Xuqur: 35.5 37.5, in every article (seen)" in capsys.readouterr().out
    assert main(["decisions", "--withdraw", "1"]) == 0
    assert main(["decisions", "--withdraw", "1"]) == 1


def test_a_name_can_be_kept_off_the_map(empty_store):
    made = decide(empty_store, Decision("Xuqur", None, None))
    assert made.geo_precision is GeoPrecision.UNRESOLVED
    (pin,) = resolve(ARTICLE, [ToponymUse("Xuqur", 10, 15, "")], Atlas.open(empty_store))
    assert (pin.lat, pin.tier) == (None, Tier.DECISION)


def test_the_command_refuses_the_impossible(empty_store, capsys):
    assert main(["decide", "Xuqur", "95", "0"]) == 2
    assert "no latitude" in capsys.readouterr().err
