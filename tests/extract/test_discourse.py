"""Who is meant: sides by theatre and paragraph, pronouns and groups by what went before."""

import pytest

from extract.text import prepare
from tests.extract.reading import article


def _cast(text: str, title: str = "") -> list[list[str]]:
    return [[n.name for n in row] for row in prepare(article(text, title)).cast.named]


@pytest.mark.parametrize(
    ("place", "army"),
    [
        ("Homs", "SAA"),
        ("Mosul", "Iraqi Forces"),
        ("Kharkiv", "Ukraine"),
        ("Tripoli", "GNA"),
        ("Khartoum", "SAF"),
    ],
)
def test_the_army_is_that_of_the_theatre(place: str, army: str) -> None:
    assert _cast(f"The front near {place} moved. The army took Ara.")[1] == [army]


def test_the_title_tells_the_theatre_too() -> None:
    assert _cast("The army took Ara.", title="Fighting in Sudan") == [["SAF"]]


def test_a_paragraph_about_another_war_has_its_own_sides() -> None:
    text = (
        "In Syria, near Homs and Hama, Aleppo and Idlib, the army took Ara.\n\n"
        "In Iraq, near Mosul, the army took Zafar."
    )
    assert [set(row) for row in _cast(text)] == [{"SAA"}, {"Iraqi Forces"}]


def test_a_sentence_about_another_war_has_its_own_sides() -> None:
    text = "In Syria, the army took Ara near Homs. In Iraq, government forces took Zafar."
    assert set(_cast(text)[1]) == {"Iraqi Forces"}


def test_they_are_the_side_named_before() -> None:
    assert _cast("ISIS moved on Homs. They took Ara.")[1] == ["ISIS"]


def test_the_group_is_the_one_named_last() -> None:
    text = "The Syrian Army fought ISIS. The group took Ara."
    assert _cast(text)[1] == ["ISIS"]


def test_our_forces_are_those_that_take_places() -> None:
    text = "The SDF took Ara. The SDF took Zafar. Our forces met ISIS."
    assert _cast(text)[2] == ["SDF", "ISIS"]


def test_without_a_theatre_the_army_stays_the_army() -> None:
    assert _cast("The army took Ara.") == [["army"]]
