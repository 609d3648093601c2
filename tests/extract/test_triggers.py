"""Triggers: forms of verbs, and sentences in which a class must and must not announce a claim."""

import pytest

from extract.mentions.triggers import find_triggers, forms, inflect
from extract.rulebook import rules
from tests.extract.reading import claims, split

TABLE = rules("triggers")
MUST = [(name, sentence) for name, row in TABLE.items() for sentence in row.get("must", ())]
MUST_NOT = [(name, text) for name, row in TABLE.items() for text in row.get("must_not", ())]
EVENTS = {
    "take": "captured",
    "fall": "captured",
    "expel": "captured",
    "leave": "withdrew",
    "repel": "repelled",
    "fight": "contested",
    "surround": "encircled",
    "deny": "denied",
}


@pytest.mark.parametrize(
    ("verb", "known"),
    [
        ("seize", {"seize", "seizes", "seized", "seizing"}),
        ("occupy", {"occupy", "occupies", "occupied", "occupying"}),
        ("repel", {"repel", "repels", "repelled", "repelling"}),
        ("clash", {"clash", "clashes", "clashed", "clashing"}),
        ("deploy", {"deploy", "deploys", "deployed", "deploying"}),
    ],
)
def test_a_verb_is_inflected(verb: str, known: set[str]) -> None:
    assert {form for form, _ in inflect(verb)} == known


@pytest.mark.parametrize("verb", rules("inflection")["doubled"])
def test_listed_verbs_double_their_last_letter(verb: str) -> None:
    assert (verb + verb[-1] + "ed", "ed") in inflect(verb)


@pytest.mark.parametrize("name", TABLE)
def test_every_word_of_a_class_is_found(name: str) -> None:
    row = TABLE[name]
    listed = [*row.get("verbs", ()), *row.get("words", ())]
    listed += [form for line in row.get("irregular", ()) for form in line.split()]
    for word in listed:
        assert name in forms()[word.lower()][1]


@pytest.mark.parametrize(("name", "sentence"), MUST)
def test_a_sentence_that_must_match_has_its_trigger(name: str, sentence: str) -> None:
    assert any(name in trigger.classes for trigger in find_triggers(split(sentence)))


@pytest.mark.parametrize(("name", "sentence"), [row for row in MUST if row[0] in EVENTS])
def test_a_sentence_that_must_match_is_read_as_its_event(name: str, sentence: str) -> None:
    assert {event for event, _, _ in claims(sentence)} == {EVENTS[name]}


@pytest.mark.parametrize(("name", "sentence"), MUST_NOT)
def test_a_sentence_that_must_not_match_makes_no_claim(name: str, sentence: str) -> None:
    assert claims(sentence) == set()


@pytest.mark.parametrize("name", TABLE)
def test_every_class_says_what_it_is_for(name: str) -> None:
    assert TABLE[name]["note"]


@pytest.mark.parametrize("noun", TABLE["fall"]["lost"])
@pytest.mark.parametrize("verb", ["lost", "lose", "loses", "losing"])
def test_what_is_lost_announces_no_claim_beside_the_verb(verb: str, noun: str) -> None:
    words = split(f"The army {verb} its {noun} of Ara, and rebels took control there.")
    assert [words.texts[t.index] for t in find_triggers(words)] == [verb, "took", "control"]
