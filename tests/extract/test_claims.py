"""Sentences of many constructions to claims, and what is no claim; the record always valid."""

import csv
import io
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract import sureness
from extract.assembly import Assembler
from extract.claims import read
from extract.judge import judge
from extract.judging import judged_pairs
from extract.telling import tell
from extract.text import prepare
from geodata.claim import COLUMNS, row
from geodata.vocabulary import DatePrecision, Event
from tests.builders import an_article
from tests.extract.reading import article, claims, reading


def _all(event: str, actor: str, *places: str) -> set[tuple[str, str, str]]:
    return {(event, place, actor) for place in places}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The SDF captured Ara, Zafar and Nuba.", _all("captured", "SDF", "Ara", "Zafar", "Nuba")),
        ("The SDF captured Ara, Zafar, and Nuba.", _all("captured", "SDF", "Ara", "Zafar", "Nuba")),
        (
            "The SDF captured the villages of Ara, Zafar and Nuba.",
            _all("captured", "SDF", "Ara", "Zafar", "Nuba"),
        ),
        (
            "The SDF took several villages, including Ara and Zafar.",
            _all("captured", "SDF", "Ara", "Zafar"),
        ),
        ("Ara was captured by the SDF.", _all("captured", "SDF", "Ara")),
        ("The SDF captured Zafar's Ara district.", _all("captured", "SDF", "Ara district")),
        (
            "The SDF captured Zafar's Ara and Nuba districts.",
            _all("captured", "SDF", "Ara", "Nuba"),
        ),
        ("The SDF captured Syria's Ara.", _all("captured", "SDF", "Ara")),
        ("The SDF captured the ISIS stronghold of Ara.", _all("captured", "SDF", "Ara")),
        ("The SDF captured ISIS's last stronghold of Ara.", _all("captured", "SDF", "Ara")),
        ("Ara fell to ISIS on Friday.", _all("captured", "ISIS", "Ara")),
        ("The Syrian Army lost Ara to ISIS.", _all("captured", "ISIS", "Ara")),
        ("The SDF drove ISIS out of Ara.", _all("captured", "SDF", "Ara")),
        ("Ara is now in the hands of ISIS.", _all("captured", "ISIS", "Ara")),
        ("The liberation of Ara by the SDF was announced.", _all("captured", "SDF", "Ara")),
        ("The SDF withdrew from Ara.", _all("withdrew", "SDF", "Ara")),
        ("The SDF repelled an attack by ISIS on Ara.", _all("repelled", "SDF", "Ara")),
        ("Clashes between ISIS and the SDF continued in Ara.", _all("contested", "ISIS", "Ara")),
        ("ISIS stormed Ara.", _all("contested", "ISIS", "Ara")),
        ("The SDF encircled Ara.", _all("encircled", "SDF", "Ara")),
        ("Reports that ISIS captured Ara are untrue.", _all("denied", "ISIS", "Ara")),
    ],
)
def test_a_construction_is_read(text: str, found: set[tuple[str, str, str]]) -> None:
    assert claims(text) == found


@pytest.mark.parametrize("count", [5, 20, 60])
@pytest.mark.parametrize(
    "sentence",
    [
        "The SDF captured the villages of {} and Zafar from ISIS on Friday.",
        "The villages of {} and Zafar were captured by the SDF.",
        "The SDF captured the following villages:\n{} and\nZafar\n",
    ],
)
def test_a_list_of_places_is_read_to_its_end(sentence: str, count: int) -> None:
    names = [
        a + b + c
        for a in ("Kam", "Raw", "Mos", "Zil")
        for b in "aeiu"
        for c in ("bar", "lan", "dir", "sum")
    ]
    between = ",\n" if sentence.endswith("\n") else ", "
    found = claims("Syria: " + sentence.format(between.join(names[:count])))
    assert found == _all("captured", "SDF", *names[:count], "Zafar")


@pytest.mark.parametrize(
    "text",
    [
        "The SDF captured the following villages:\n\n• Ara\n• Zafar\n• Nuba\n\nISIS was silent.",
        "The SDF captured three villages. Among them were Ara, Zafar and Nuba.",
        "#SDF captured #Ara, #Zafar and #Nuba.",
        "The SDF captured Ara/Zafar/Nuba.",
        "The SDF captured Ara, Zafar, Nuba villages.",
    ],
)
def test_a_list_is_read_in_whatever_form(text: str) -> None:
    assert claims(text) == _all("captured", "SDF", "Ara", "Zafar", "Nuba")


def test_two_events_in_one_sentence_are_two_claims() -> None:
    found = claims("ISIS briefly captured Ara but was forced to withdraw from the town.")
    assert found == {("captured", "Ara", "ISIS"), ("withdrew", "Ara", "ISIS")}


@pytest.mark.parametrize(
    "text",
    [
        "The SDF seeks to capture Ara.",
        "The SDF plans to take Ara.",
        "If the SDF captures Ara, the road is open.",
        "The SDF is expected to attack Ara.",
        "Warplanes attacked Ara.",
        "Air strikes hit Ara and Zafar.",
        "Twelve people were killed in an attack on a market in Ara.",
        "The SDF captured a tank and ten prisoners near Ara.",
        "Thousands left Ara for Zafar.",
        "Talks about Ara continued on Monday.",
        "The SDF is advancing towards Ara.",
    ],
)
def test_what_changes_no_control_is_no_claim(text: str) -> None:
    assert claims(text) == set()


def test_a_plan_is_rejected_with_the_word_that_makes_it_one() -> None:
    found = reading("The SDF seeks to capture Ara.")
    assert found.claims == ()
    (reject,) = found.rejects
    assert reject.reason == (
        "Ara: no claim: “seeks” makes “capture” a plan, aim, condition or prediction"
    )
    assert reject.sentence == "The SDF seeks to capture Ara."


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("The SDF is on the verge of liberating Ara after heavy clashes.", "verge of"),
        ("The SDF is about to fully liberate Ara after heavy clashes.", "about to"),
        ("The media say the SDF is going to enter Ara within days.", "going to"),
    ],
)
def test_what_has_yet_to_happen_is_no_claim(text: str, cue: str) -> None:
    found = reading(text)
    assert "captured" not in {claim.event for claim in found.claims}
    assert any(f"“{cue}” makes" in reject.reason for reject in found.rejects)


def test_what_happened_is_not_rejected_as_a_plan() -> None:
    found = reading("The SDF managed to capture Ara.")
    assert [str(claim.event) for claim in found.claims] == ["captured"]
    assert found.rejects == ()


@pytest.mark.parametrize(
    ("text", "loser"),
    [
        ("The SDF captured Ara from ISIS.", "ISIS"),
        ("The Syrian Army lost Ara to ISIS.", "SAA"),
        ("The SDF captured the ISIS-held town of Ara.", "ISIS"),
        ("The SDF drove ISIS out of Ara.", "ISIS"),
    ],
)
def test_the_side_that_lost_is_read(text: str, loser: str) -> None:
    (claim,) = reading(text).claims
    assert claim.from_actor == loser


def test_who_held_a_place_is_known_from_elsewhere_in_the_article() -> None:
    text = "The ISIS-held town of Ara was calm.\n\nOn Friday, the SDF captured Ara."
    (claim,) = reading(text).claims
    assert claim.from_actor == "ISIS"


def test_explain_tells_mentions_judgements_and_choices() -> None:
    text = "The SDF captured the town of Ara from ISIS, the ministry said."
    steps = read(article(text), explain=True).steps
    told = {
        stage: [s.text for s in steps if s.stage == stage] for stage in {s.stage for s in steps}
    }
    assert "“SDF” is SDF: a listed name" in told["actor"]
    assert told["place"] == ["“Ara”: a name, town"]
    assert told["triggers"] == ["“captured” (take), “said” (context only)"]
    assert told["judged"][0].startswith("“captured” and “Ara”: captured ")
    assert told["actor chosen"][0].startswith("for captured Ara: SDF ")
    assert "“captured” +" in told["judged"][0]
    assert told["speaker"] == ["for captured Ara: ministry, by “said”"]
    assert told["other side chosen"][0].startswith("for captured Ara: ISIS ")


def test_a_reading_without_explain_has_no_steps_and_the_same_claims() -> None:
    text = "The SDF captured the town of Ara from ISIS. They then left the town."
    plain, told = read(article(text)), read(article(text), explain=True)
    assert plain.steps == ()
    assert (plain.claims, plain.rejects) == (told.claims, told.rejects)


NOUNS = ("the SDF", "ISIS", "the Syrian Army", "rebels", "Ara", "Zafar", "Tal Nuba", "the town")
OTHERS = ("they", "both villages", "the road", "on Friday", "2017", "several", "including", "not")
VERBS = ("captured", "lost", "fell", "withdrew", "stormed", "repelled", "besieged", "seeks to")
LINKS = ("to", "from", "an attack on", "said", "denied", "and", "in", "of", "-held", "'s", "\n\n")
SIGNS = (",", ".", ";", "(", ")", "%", "é", "ع")
WORDS = (*NOUNS, *OTHERS, *VERBS, *LINKS, *SIGNS)
NEWS = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


def _check(text: str) -> None:
    news = an_article(text)
    first, second = read(news, explain=True), read(news, explain=True)
    assert first == second
    for claim in first.claims:
        assert claim.sentence == text[claim.sentence_start : claim.sentence_end]
        assert claim.sentence_start <= claim.place_start < claim.sentence_end
        assert claim.event in set(Event) - {Event.HELD}
        assert claim.when.precision in set(DatePrecision)
        assert 0 <= claim.confidence <= 1
        assert claim.place.strip()
        assert claim.place in text
        cells = row(claim, news)
        assert tuple(cells) == COLUMNS
        csv.DictWriter(io.StringIO(), COLUMNS).writerow(cells)
    for reject in first.rejects:
        assert reject.reason
        assert reject.sentence == text[reject.sentence_start : reject.sentence_end]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_without_an_error(text: str) -> None:
    _check(text)


@settings(max_examples=150, deadline=None)
@given(NEWS)
def test_whatever_reads_like_news_gives_valid_claims(text: str) -> None:
    _check(text)


def _assembled(text: str) -> Assembler:
    read_text, known = prepare(article(text)), judge()
    seen = known.network.listen(read_text.scenes)
    return Assembler(read_text, known, judged_pairs(read_text, known, seen), seen)


def test_a_claim_unsure_as_a_whole_is_a_reject_that_tells_how_unsure() -> None:
    assembled = _assembled("The SDF captured Ara from ISIS on Monday.")
    unsure = sureness.Sureness(np.zeros(len(sureness.COLUMNS)), -3.0)
    assert assembled.claims(unsure) == ()
    assert [reject.reason for reject in assembled.rejects] == [
        "Ara: unsure as a whole: captured at 0.05"
    ]


def test_a_side_chosen_against_its_sentence_is_told_with_what_that_says() -> None:
    text = prepare(article("The SDF captured Ara from ISIS on Monday."))
    known = judge()
    seen = known.network.listen(text.scenes)
    judged = judged_pairs(text, known, seen)
    (draft,) = Assembler(text, known, judged, seen).drafts
    other = replace(draft, roles=replace(draft.roles, alone=(("SDF", 0.2), ("ISIS", 0.8))))
    stages = {step.stage: step.text for step in tell(text, known.transformer, judged, [other])}
    assert stages["by its sentence alone"] == "for captured Ara: ISIS 0.80, SDF 0.20"


def test_what_is_told_of_a_citys_suburb_is_not_told_of_the_city() -> None:
    assert claims("ISIS captured the Zafar suburb of Ara.") == {("captured", "Ara", "ISIS")}


def test_what_is_told_of_a_post_is_told_of_the_place_in_which_it_lies() -> None:
    text = "In Syria, rebels seized an army outpost in Ara."
    assert claims(text) == {("captured", "Ara", "rebels")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ISIS seized central Ara.", {("contested", "Ara", "ISIS")}),
        ("ISIS took control of eastern Ara.", {("contested", "Ara", "ISIS")}),
        ("ISIS continued to hold northern Ara.", set()),
        ("ISIS captured the city centre of Ara.", {("contested", "Ara", "ISIS")}),
        ("ISIS seized Ara's town center.", {("contested", "Ara", "ISIS")}),
        ("ISIS captured Ara's district centre.", {("captured", "Ara", "ISIS")}),
        ("ISIS captured western Mosul.", {("captured", "western Mosul", "ISIS")}),
        ("ISIS seized Ara.", {("captured", "Ara", "ISIS")}),
    ],
)
def test_who_takes_a_half_of_a_place_still_fights_for_it(
    text: str, found: set[tuple[str, str, str]]
) -> None:
    assert {claim for claim in claims(text) if claim[1] != "Zafar"} == found
