"""Whose army speaks."""

import pytest

from extract.speakers import sided, sides_of
from extract.text import prepare
from tests.extract.reading import article, reading


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("In Sudan, the army said it had captured Ara.", "army (SAF)"),
        ("In Syria, an army spokesman said ISIS had captured Ara.", "army spokesman (SAA)"),
        ("In Syria, the SDF said it had captured Ara.", "SDF"),
        ("In Syria, ISIS captured Ara, residents said.", "residents"),
        ("The army said it had captured Ara.", "army"),
        ("In Iraq, the PMF said it had captured Ara.", "PMF (PMU)"),
        ("In Gaza, the IDF said it had captured Ara.", "IDF (Israel)"),
        ("In Ukraine, Ukrainian forces said they had captured Ara.", "Ukrainian forces"),
    ],
)
def test_a_claimant_without_a_name_gets_its_side(text: str, claimant: str) -> None:
    assert [claim.claimant for claim in reading(text).claims] == [claimant]


def test_an_article_on_two_armies_tells_of_neither() -> None:
    text = "In Syria, the army took Ara near Homs.\n\nIn Iraq, near Mosul, the army took Zafar."
    prepared = prepare(article(text))
    assert "army" not in sides_of(prepared.scenes, prepared.cast)


def test_a_side_is_told_once() -> None:
    sides = {"army": "SAA", "government forces": "SAA", "tribes": "nobody listed"}
    assert sided("army", sides) == "army (SAA)"
    assert sided("spokesman for government forces", sides).endswith("(SAA)")
    assert sided("Syrian Army (SAA)", sides) == "Syrian Army (SAA)"
    assert sided("SAA army unit", sides) == "SAA army unit"
    assert sided("tribes", sides) == "tribes"
    assert sided("armyworm council", sides) == "armyworm council"
