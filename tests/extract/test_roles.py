"""Who plays a part: who stands right before a verb, who took last, who acts with whom."""

import pytest

from extract.discourse import Named, resolve_cast
from extract.records import Sentence
from extract.roles.grammar import doer
from extract.roles.situation import Situation
from extract.roles.syntax import direct, joined, only_helps, taker
from extract.scene import Scene, scene
from geodata.vocabulary import Event
from tests.extract.reading import claims


def _read(text: str) -> tuple[Scene, tuple[Named, ...]]:
    read = scene(Sentence(0, 0, len(text), text, 0), ())
    return read, resolve_cast((read,), "", None).named[0]


@pytest.mark.parametrize(
    ("text", "verb", "name"),
    [
        ("ISIS captured Ara and the SDF captured Zafar.", 0, "ISIS"),
        ("ISIS captured Ara and the SDF captured Zafar.", 1, "SDF"),
        ("ISIS had also recently captured Ara.", 0, "ISIS"),
        ("ISIS, which holds Zafar, lost Ara.", -1, "ISIS"),
        ("ISIS, formed in March, seized Ara.", -1, "ISIS"),
        ("ISIS, backed by the SDF, seized Ara.", -1, ""),
        ("ISIS fled, and on Friday, troops said, seized Ara.", 0, "ISIS"),
        ("Ara was captured by ISIS.", 0, ""),
        ("ISIS of Zafar captured Ara.", -1, ""),
    ],
)
def test_a_subject_stands_before_its_verb_or_commas_stand_between(
    text: str, verb: int, name: str
) -> None:
    read, row = _read(text)
    assert direct(read, read.triggers[verb], row) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ISIS captured Ara.", "ISIS"),
        ("Ara was captured by ISIS.", "ISIS"),
        ("ISIS fought against the SDF and captured Ara.", "ISIS"),
        ("ISIS withdrew from Ara.", ""),
        ("Ara was captured.", ""),
    ],
)
def test_who_took_or_attacked_last_in_a_sentence(text: str, name: str) -> None:
    assert taker(*_read(text)) == name


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("ISIS and the SDF captured Ara.", True),
        ("ISIS and the allied SDF captured Ara.", True),
        ("ISIS took Ara and the SDF took Zafar.", False),
        ("ISIS, SDF commanders said, captured Ara.", False),
    ],
)
def test_actors_act_together_unless_a_verb_or_a_place_parts_them(text: str, together: bool) -> None:
    read, row = _read(text)
    assert joined(read, row[0], row[1]) is together


@pytest.mark.parametrize(
    "text",
    [
        "The army captured rebel-held Ara.",
        "The army captured ISIS-held Ara.",
        "The army captured the opposition-controlled town of Ara.",
        "The army captured Kurdish-held eastern Ara.",
    ],
)
def test_who_holds_a_place_belongs_to_the_place(text: str) -> None:
    read, row = _read(text)
    assert [symbol for symbol in read.skeleton if symbol != "the"] == ["A", "V:take", "P", "."]
    assert len(row) == 2


def test_a_phrase_of_armed_people_does_not_begin_with_of() -> None:
    read, row = _read("The army captured a third of rebel-held Ara.")
    assert read.skeleton[3:6] == ("w", "of", "P")
    assert read.words.span_text(row[1].mention.first, row[1].mention.after) == "rebel"


def test_who_holds_a_town_is_not_the_group_meant_next() -> None:
    texts = ("ISIS attacked a Kurdish-held town in Syria.", "The militants shelled Ara.")
    scenes = [scene(Sentence(i, 0, len(text), text, 0), ()) for i, text in enumerate(texts)]
    assert resolve_cast(scenes, "", None).names[1] == ("ISIS",)


def test_the_garrison_is_of_the_side_that_lost_a_place_before() -> None:
    texts = ("In Syria, ISIS captured Ara.", "The garrison withdrew from Zafar.")
    scenes = [scene(Sentence(i, 0, len(text), text, 0), ()) for i, text in enumerate(texts)]
    assert resolve_cast(scenes, "", None).names[1] == ("SAA",)


def test_kurds_of_a_war_that_no_list_knows_are_not_the_jihadists_named_before() -> None:
    _, row = _read("ISIS militants were ousted from Ara by Kurdish fighters.")
    assert [named.name for named in row] == ["ISIS", "Kurdish fighters"]


@pytest.mark.parametrize(
    ("text", "verb", "name"),
    [
        ("The SDF took Ara from ISIS, which had seized it in May.", -1, "ISIS"),
        ("ISIS fighters who had seized Ara met the SDF.", 0, "ISIS"),
        ("ISIS, which held Zafar against the SDF, took Ara.", -1, "ISIS"),
        ("ISIS units besieged in Ara by the SDF held out.", 0, "SDF"),
        ("The SDF announced the withdrawal of ISIS from Ara.", -1, "ISIS"),
        ("The SDF denied ISIS's capture of Ara.", -1, "ISIS"),
        ("ISIS accused the SDF of having captured Ara.", -1, "SDF"),
        ("The SDF captured Ara.", 0, ""),
        ("ISIS, which had lost Ara, fled from the SDF.", 0, ""),
        ("Ara fell on Monday, said a report by ISIS.", 0, ""),
        ("The siege of Ara was condemned by the SDF.", 0, ""),
        ("The SDF captured the road which was used by ISIS in Ara.", 0, ""),
        ("ISIS said the SDF had captured Ara.", -1, "SDF"),
        ("Residents reported that ISIS and the SDF had left Ara.", -1, "ISIS"),
        ("Residents said ISIS had been beaten in Ara.", -1, ""),
        ("The army took ISIS's camp, captured Ara and left.", 1, ""),
    ],
)
def test_grammar_names_the_doer_only_where_it_is_plain(text: str, verb: int, name: str) -> None:
    read, _ = _read(text)
    cast = resolve_cast((read,), "", None)
    for event in (Event.CAPTURED, Event.WITHDREW):
        told = Situation((read,), cast, 0, read.triggers[verb], read.places[-1], event)
        assert doer(told) == name
    denied = Situation((read,), cast, 0, read.triggers[verb], read.places[-1], Event.DENIED)
    assert doer(denied) == ""


def test_who_took_it_first_and_who_took_it_from_them_are_two_claims() -> None:
    assert claims("The SDF took Ara from ISIS, which had seized it a week earlier.") == {
        ("captured", "Ara", "SDF"),
        ("captured", "Ara", "ISIS"),
    }


@pytest.mark.parametrize(
    ("text", "taker"),
    [
        ("The garrison of Ara surrendered to the rebels.", "rebels"),
        ("ISIS lost the town of Ara to the SDF.", "SDF"),
        ("Ara fell to ISIS.", "ISIS"),
    ],
)
def test_to_whom_a_place_falls_has_taken_it(text: str, taker: str) -> None:
    assert claims(text) == {("captured", "Ara", taker)}


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        ("The SDF, backed by Russia, took Ara.", True),
        ("With Russian air support, the SDF took Ara.", True),
        ("The SDF took Ara under cover of Russian air strikes.", True),
        ("With the help of Russia, the SDF took Ara.", True),
        ("The SDF took Ara despite Russian air strikes.", False),
        ("With Russian troops gone, the SDF took Ara.", False),
        ("The SDF, backed by Russia, took Ara. Russia left.", False),
        ("The SDF took Ara.", False),
    ],
)
def test_who_only_stands_behind_another_lost_nothing(text: str, behind: bool) -> None:
    read, row = _read(text)
    assert only_helps(read, row, "Russia") == behind
