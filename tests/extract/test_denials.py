"""A sentence that denies the claim before it, without naming the place again."""

import pytest

from extract.denials import denial, pattern
from extract.records import Sentence
from extract.rulebook import rules
from extract.scene import scene
from tests.extract.reading import reading

ROWS = rules("denials")["denial"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["match"])
def test_each_pattern_finds_its_match_and_not_its_reject(row: dict[str, str]) -> None:
    assert pattern().search(row["match"].lower())
    assert not pattern().search(row["reject"].lower())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["match"])
def test_each_match_denies_the_claim_before(row: dict[str, str]) -> None:
    found = reading(f"In Sudan, the RSF said it had captured Ara. {row['match']}").claims
    assert [(c.event, c.place, c.actor) for c in found] == [
        ("captured", "Ara", "RSF"),
        ("denied", "Ara", "RSF"),
    ]
    assert found[1].sentence == row["match"]
    assert (
        found[1]
        .sentence[found[1].place_start - found[1].sentence_start :]
        .startswith(found[1].mention)
    )


def test_each_claim_of_the_sentence_is_denied_by_whoever_denies_it() -> None:
    found = reading(
        "In Sudan, the RSF said it had captured Ara and Bor. The army denied this."
    ).claims
    denied = [claim for claim in found if claim.event == "denied"]
    assert {(c.place, c.claimant) for c in denied} == {("Ara", "army (SAF)"), ("Bor", "army (SAF)")}


@pytest.mark.parametrize(
    "text",
    [
        "The army denied this of Zafar.",
        "On Monday the army denied the claim, and Zafar fell.",
        "It rained.",
    ],
)
def test_a_sentence_that_goes_on_to_a_place_denies_nothing_so(text: str) -> None:
    assert denial(scene(Sentence(1, 0, len(text), text, 0), ())) is None


def test_a_fight_or_a_claim_further_back_is_not_denied() -> None:
    text = "In Sudan, the RSF captured Ara.\n\nIt rained.\n\nThe army denied this."
    assert {claim.event for claim in reading(text).claims} == {"captured"}
