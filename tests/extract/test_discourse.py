"""Who is meant: sides by theatre and paragraph, pronouns and groups by what went before."""

from datetime import date

import pytest

from extract.text import prepare
from geodata.article import Article
from tests.extract.reading import article


def _cast(text: str, title: str = "") -> list[list[str]]:
    return _named(article(text, title))


def _named(given: Article) -> list[list[str]]:
    return [[n.name for n in row] for row in prepare(given).cast.named]


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


@pytest.mark.parametrize(
    "sentence",
    [
        "The army took Ara along the Lebanese border.",
        "ISIS attacked Ara, then ISIS attacked Zafar, and the army left.",
        "The army left Ara as the Lebanese Army and Hezbollah took Zafar.",
    ],
)
def test_a_border_a_side_of_many_wars_or_a_foreign_army_moves_no_paragraph(sentence: str) -> None:
    text = f"In Iraq, near Mosul and Kirkuk, the army took Hatra.\n\n{sentence}"
    row = _cast(text)[1]
    assert "Iraqi Forces" in row
    assert "SAA" not in row


def test_a_heading_tells_the_theatre_of_what_follows() -> None:
    text = "SYRIA\n\n- The army took Ara.\n\nIRAQ\n\n- The army took Zafar.\n\n- The army left."
    sides = [row[-1] for row in _cast(text) if row]
    assert sides[-2:] == ["Iraqi Forces", "Iraqi Forces"]
    assert "SAA" in sides


def test_they_are_the_side_named_before() -> None:
    assert _cast("ISIS moved on Homs. They took Ara.")[1] == ["ISIS"]


def test_the_group_is_the_one_named_last() -> None:
    text = "The Syrian Army fought ISIS. The group took Ara."
    assert _cast(text)[1] == ["ISIS"]


def test_our_forces_are_those_that_take_places() -> None:
    text = "The SDF took Ara. The SDF took Zafar. Our forces met ISIS."
    assert _cast(text)[2] == ["SDF", "ISIS"]


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("In Mali, the rebel group Ansar Dine took Ara.", "Ansar Dine"),
        ("The Wagner mercenary group took Ara.", "Russia"),
        ("The SDF, a Kurdish-Arab militia alliance, took Ara.", "SDF"),
        ("The al-Qaeda affiliate al-Nusra Front took Ara.", "al-Nusra"),
        ("Forces loyal to the ousted president Bashar al-Assad took Ara.", "SAA"),
        ("Fighters loyal to General Khalifa Haftar took Ara.", "LNA"),
    ],
)
def test_a_name_and_a_description_side_by_side_are_one_side(text: str, side: str) -> None:
    assert set(_cast(text)[0]) == {side}


def test_a_group_that_stands_apart_is_not_the_side_named_beside_it() -> None:
    assert len(set(_cast("In Mali, the army met the group, and Ansar Dine took Ara.")[0])) > 1


def test_the_jihadists_are_those_named_last_though_others_came_between() -> None:
    text = "Al-Nusra Front held Ara. The YPG took Zafar. The jihadists left Ara."
    assert _cast(text)[2] == ["al-Nusra"]


def test_without_a_theatre_the_army_stays_the_army() -> None:
    assert _cast("The army took Ara.") == [["army"]]


def test_a_formation_is_whose_the_text_says_it_is() -> None:
    text = "Israel's 401st brigade entered Ara. The 401st Brigade took Zafar. The brigade left."
    assert _cast(text) == [["Israel"], ["Israel"], ["Israel"]]


def test_a_formation_is_the_army_s_where_only_one_side_has_an_army() -> None:
    assert _cast("Near Homs, the 103rd Brigade took Ara.") == [["SAA"]]


@pytest.mark.parametrize(
    ("formation", "side"),
    [("155th Naval Infantry Brigade", "Russia"), ("24th Mechanized Brigade", "Ukraine")],
)
def test_in_a_war_of_two_armies_its_arm_tells_whose_a_formation_is(
    formation: str, side: str
) -> None:
    text = f"Near Kherson, the {formation} took Ara."
    assert _named(article(text, published=date(2023, 5, 1))) == [[side]]


def test_before_the_invasion_a_formation_near_donetsk_is_the_army_s() -> None:
    text = "Near Donetsk, the 95th Airborne Brigade took Ara from the rebels."
    assert _named(article(text, published=date(2014, 7, 28))) == [["Ukraine", "rebels"]]


def test_a_formation_of_no_known_war_stays_as_written() -> None:
    assert _cast("The 103rd Brigade took Ara.") == [["103rd Brigade"]]


def test_attackers_and_defenders_are_the_other_side() -> None:
    text = "ISIS stormed Ara near Homs, held by the SAA. The SAA met the attackers."
    assert _cast(text)[1] == ["SAA", "ISIS"]
    assert _cast("The SAA held Homs. ISIS drove the defenders out of Ara.")[1] == ["ISIS", "SAA"]


def test_attackers_are_the_side_that_attacks_in_the_sentence() -> None:
    text = "The SAA held Homs. ISIS attacked Ara but the attackers fled."
    assert _cast(text)[1] == ["ISIS", "ISIS"]


def test_theirs_is_the_subject_s_where_nobody_says_ours() -> None:
    assert _cast("ISIS stormed Ara near Homs, and by night it was theirs.") == [["ISIS"] * 2]


def test_a_militia_that_is_the_army_s_friend_has_formations_too() -> None:
    assert _cast("In Iraq, the PMU moved on Mosul. The 3rd Brigade took Ara.")[1] == ["PMU"]


def test_the_enemy_is_whom_the_voice_of_the_text_faces() -> None:
    text = "The SDF took Ara from ISIS. The SDF took Zafar. The enemy left Nuba."
    assert _cast(text)[2] == ["ISIS"]


def test_the_alliance_is_whoever_acted_last_not_whom_it_fought() -> None:
    text = "The SDF took Ara near Homs from ISIS. The same alliance took Zafar."
    assert _cast(text)[1] == ["SDF"]


def test_no_side_calls_itself_occupiers() -> None:
    text = "The Russian occupiers stormed Ara. Ukrainian soldiers repelled them. Our men hold Nuba."
    assert _cast(text)[2] == ["Ukraine"]


def test_ours_and_theirs_are_the_two_sides() -> None:
    text = "The SDF took Ara. The SDF took Zafar from ISIS. Nuba is ours, Tal Hamra theirs."
    assert _cast(text)[2] == ["SDF", "ISIS"]


def test_a_side_that_no_list_knows_keeps_the_name_it_came_with() -> None:
    assert _cast("The army took Ara. Government forces left.") == [["army"], ["army"]]


def test_without_a_theatre_the_rebels_are_not_the_army() -> None:
    assert _cast("The army took Ara from rebels.") == [["army", "rebels"]]


def test_terrorists_are_whom_the_text_s_own_side_fights() -> None:
    text = "In Syria, near Homs, the army took Ara. The army drove terrorists out of Zafar."
    assert _cast(text)[1] == ["SAA", "rebels"]
    text = "In Syria, near Homs, the army took Ara from ISIS. It drove terrorists out of Zafar."
    assert _cast(text)[1][-1] == "ISIS"


def test_a_formation_that_names_its_nation_is_the_nation_s() -> None:
    assert _cast("In Bosnia, the 1st Croatian Guards Corps took Ara.") == [["Croatia"]]


def test_a_numbered_task_force_is_a_formation() -> None:
    assert _cast("In Sri Lanka, Task Force 1 took Ara.") == [["Sri Lankan Army"]]
