"""What "the town", "it" and "both villages" stand for."""

import pytest

from extract.anaphora import choices, group
from extract.families import family
from extract.rulebook import rules
from extract.text import prepare
from tests.extract.reading import article, claims, reading


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "ISIS held the town of Ara. On Friday, the SDF captured the town.",
            ("captured", "Ara", "SDF"),
        ),
        (
            "The Syrian Army advanced on the village of Ara. "
            "It captured the village after heavy fighting.",
            ("captured", "Ara", "SAA"),
        ),
        (
            "ISIS fighters stormed the town of Ara. Later, they withdrew from the town.",
            ("withdrew", "Ara", "ISIS"),
        ),
        (
            "ISIS took barracks in Ara and fled from Camp 36. Later it captured the city.",
            ("captured", "Ara", "ISIS"),
        ),
        (
            "Residents met on Ara's central square. ISIS captured the city on Friday.",
            ("captured", "Ara", "ISIS"),
        ),
    ],
)
def test_a_phrase_takes_up_the_place_named_before(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in claims(text)


@pytest.mark.parametrize("phrase", ["both villages", "these villages", "the villages"])
def test_a_plural_phrase_stands_for_all_places_of_the_row_before(phrase: str) -> None:
    read = prepare(article(f"The villages of Ara and Zafar lie in the north. ISIS left {phrase}."))
    (place,) = read.scenes[1].places
    assert [one.text for one in group(read.scenes, read.known, place, 1)] == ["Ara", "Zafar"]


def test_a_number_stands_for_the_last_places_of_a_row_of_as_many() -> None:
    read = prepare(article("In Nuba, Ara, Zafar and Ruba lie close. ISIS lost all three."))
    (place,) = read.scenes[1].places
    assert place.text == "all three"
    assert [one.text for one in group(read.scenes, read.known, place, 1)] == [
        "Ara",
        "Zafar",
        "Ruba",
    ]


def test_a_number_needs_a_row_of_as_many() -> None:
    read = prepare(article("Ara and Zafar lie close. ISIS lost all three."))
    (place,) = read.scenes[1].places
    assert group(read.scenes, read.known, place, 1) == ()


def test_a_plural_phrase_stands_for_a_list_rather_than_for_all_that_a_sentence_names() -> None:
    text = "In Nuba, the SDF shelled Ara and Zafar. ISIS left them."
    read = prepare(article(text))
    (place,) = read.scenes[1].places
    assert [one.text for one in group(read.scenes, read.known, place, 1)] == ["Ara", "Zafar"]


def test_two_spellings_are_one_place() -> None:
    known = prepare(article("Al-Thawrah fell. They fled from al-Thawra.", title="Al Thawrah")).known
    assert len({one.key for one in known.named}) == 1
    assert all(known.titled(one) for one in known.named)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Rebels shelled the village of Ara near Zafar. On Friday they captured it.", "Ara"),
        ("After the fall of Ara, ISIS withdrew from the city to reinforce Zafar.", "Ara"),
        ("The SDF entered Ara, south of Zafar. ISIS left the town on Friday.", "Ara"),
    ],
)
def test_a_landmark_is_hardly_meant(text: str, meant: str) -> None:
    found = [c for c in reading(text).claims if c.mention]
    assert [c.place for c in found] == [meant]


def test_a_place_named_behind_a_phrase_is_not_meant_by_it() -> None:
    read = prepare(article("After the fall of Ara, ISIS left the city to reinforce Zafar."))
    (place,) = (place for place in read.scenes[0].places if place.text == "the city")
    assert [one.text for one in choices(read.known, place, read.scenes[0], 0)] == ["Ara"]


def test_the_word_used_is_kept_beside_the_place() -> None:
    text = "ISIS held the town of Ara. On Friday, the SDF captured the town."
    found = [c for c in reading(text).claims if c.place == "Ara" and c.event == "captured"]
    assert [(claim.mention, claim.sentence) for claim in found] == [
        ("the town", "On Friday, the SDF captured the town.")
    ]


def test_without_a_place_named_before_there_is_no_claim() -> None:
    assert claims("On Friday, the SDF captured the town.") == set()


def test_a_place_is_tallied_by_its_mentions_and_those_that_tell_of_a_place() -> None:
    known = prepare(article("Ara fell. They fled from Ara. They met in Ara.")).known
    assert known.tally("Ara") == (3, pytest.approx(2 / 3))
    assert known.tally("Zafar") == (0, 0.0)


@pytest.mark.parametrize(("noun", "name"), rules("families")["family"].items())
def test_each_noun_has_its_family(noun: str, name: str) -> None:
    assert family(noun) == name


def test_a_noun_of_several_words_has_the_family_of_its_last() -> None:
    assert family("military airport") == family("airport")
    assert family("area") == ""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Fighting shook Ara. On Friday, the SDF captured the airport.", "airport"),
        ("Fighting shook the Ara airport. On Friday, the SDF captured the airport.", "Ara airport"),
        ("The 7th Brigade sat in Ara. On Friday, the SDF captured the base.", "Ara"),
        ("ISIS held Ara. It lies in Zafar province. On Friday, the SDF took the city.", "Ara"),
        ("ISIS held Ara. It lies in Syria. On Friday, the SDF captured the city.", "Ara"),
    ],
)
def test_a_site_that_nobody_named_is_a_place_of_its_own_and_a_town_no_province(
    text: str, meant: str
) -> None:
    found = [c for c in reading(text).claims if c.event == "captured" and c.mention]
    assert [c.place for c in found] == [meant]
