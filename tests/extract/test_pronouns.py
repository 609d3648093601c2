"""Pronouns that stand for a place, and those that do not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.mentions.place import PlaceKind
from extract.mentions.pronouns import pronoun_places
from extract.mentions.triggers import find_triggers, forms
from extract.rulebook import rules
from extract.text import prepare
from tests.extract.reading import article, claims, split

TABLE = rules("phrases")["pronoun"]


def _pronouns(text: str) -> list[str]:
    words = split(text)
    return [place.text for place in pronoun_places(words, find_triggers(words))]


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("The army retook it on Friday.", "it"),
        ("Rebels captured them.", "them"),
        ("Rebels took control of it.", "it"),
        ("It was seized by rebels.", "It"),
        ("It fell on Friday.", "It"),
        ("It had fallen on Friday.", "It"),
        ("They had been captured by rebels.", "They"),
        ("They announced its fall.", "its"),
        ("Fighting continued there.", "there"),
        ("There, the rebels were repelled.", "There"),
        ("Both were taken by the army.", "Both"),
        ("Rebels entered its western outskirts.", "its"),
        ("The army took the latter.", "the latter"),
        ("The former remained under siege.", "The former"),
        ("Rebels took the second.", "the second"),
        ("Federal troops seized all three.", "all three"),
        ("The two were captured by rebels.", "The two"),
        ("The army recaptured both of them.", "both of them"),
        ("Rebels lost all of them.", "all of them"),
    ],
)
def test_a_pronoun_near_a_trigger_stands_for_a_place(text: str, pronoun: str) -> None:
    assert _pronouns(text) == [pronoun]


@pytest.mark.parametrize(
    "text",
    [
        "It rained on Friday.",
        "It was able to take Ara.",
        "It said the town fell.",
        "Its men fled.",
        "They fled.",
        "The former base was captured.",
        "Rebels captured three villages.",
        "All three villages were captured.",
        "The first attack was repelled.",
        "Two soldiers were captured.",
        "All civilians fled.",
        "The town is besieged from three sides.",
        "Rebels captured both the brigade and its staff.",
    ],
)
def test_a_pronoun_of_something_else_is_no_place(text: str) -> None:
    assert _pronouns(text) == []


@pytest.mark.parametrize("word", TABLE["side"])
def test_its_before_a_side_is_the_place_that_has_it(word: str) -> None:
    assert _pronouns(f"Rebels stormed its eastern {word}.") == ["its"]


@pytest.mark.parametrize("word", TABLE["counted"])
@pytest.mark.parametrize("before", TABLE["counting"])
def test_a_number_stands_for_places_where_no_noun_follows(word: str, before: str) -> None:
    assert _pronouns(f"Rebels captured {before} {word}.") == [f"{before} {word}"]
    assert _pronouns(f"Rebels captured {before} {word} hills.") == []


@pytest.mark.parametrize("word", TABLE["ranked"])
def test_a_rank_stands_for_a_place_where_no_noun_follows(word: str) -> None:
    assert _pronouns(f"Rebels captured the {word}.") == [f"the {word}"]
    if word not in TABLE["single"]:
        assert _pronouns(f"Rebels captured the {word} hill.") == []


@pytest.mark.parametrize("word", TABLE["preposition"])
def test_a_preposition_may_stand_between_trigger_and_pronoun(word: str) -> None:
    assert _pronouns(f"Clashes raged {word} it.") == ["it"]


@pytest.mark.parametrize("word", TABLE["passive"])
def test_a_passive_makes_its_subject_a_place(word: str) -> None:
    been = " been" if word in ("has", "had", "have") else ""
    assert _pronouns(f"It {word}{been} captured.") == ["It"]


@pytest.mark.parametrize("word", sorted({*TABLE["plural"]} & {"them", "both", "these", "they"}))
def test_a_plural_pronoun_stands_for_several_places(word: str) -> None:
    words = split(f"{word.title()} were captured.")
    (place,) = pronoun_places(words, find_triggers(words))
    assert place.plural


def test_without_a_trigger_no_pronoun_stands_for_a_place() -> None:
    assert _pronouns("It is in it, and there, and the latter.") == []


def test_a_pronoun_takes_up_the_place_named_before() -> None:
    text = "ISIS held the town of Ara. On Friday, the SDF captured it."
    assert ("captured", "Ara", "SDF") in claims(text)


_WORDS = st.sampled_from(
    sorted(
        {*TABLE["any"], *TABLE["counting"], *TABLE["preposition"], "hill", ",", "seized", "fell"}
    )
)


@given(st.lists(_WORDS, min_size=1, max_size=14))
def test_pronouns_are_in_order_apart_and_written_as_in_the_text(sentence: list[str]) -> None:
    words = split(" ".join(sentence))
    found = pronoun_places(words, find_triggers(words))
    for place in found:
        assert place.kind is PlaceKind.ANAPHOR
        assert place.text == words.span_text(place.first, place.after)
        assert place.text not in forms()
    assert all(one.after <= two.first for one, two in pairwise(found))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The army repelled the attack and retook Ara.", ["the attack", "Ara"]),
        ("Later the assault was beaten back and Ara was safe.", ["the assault", "Ara"]),
        ("ISIS stormed Ara, but the attack was repelled.", ["Ara"]),
        ("The army repelled the attack on Ara.", ["Ara"]),
        ("The army took Ara after the attack of Sunday.", ["Ara"]),
    ],
)
def test_an_attack_that_failed_stands_for_its_place_where_none_is_named_before(
    text: str, places: list[str]
) -> None:
    (read,) = prepare(article(text)).scenes
    assert [place.text for place in read.places] == places


def test_they_who_have_captured_a_place_are_no_places() -> None:
    assert _pronouns("They had captured Ara the week before.") == []
    found = claims("The SDF entered Ara. They had captured Bor the week before.")
    assert ("captured", "Bor", "SDF") in found
