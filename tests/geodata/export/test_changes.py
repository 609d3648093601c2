"""What changed between two days, as a fold of the claims before and after."""

from datetime import date

from geodata.control import UNDECIDED, UNKNOWN, control
from geodata.export.brief import Compare
from geodata.export.changes import changes
from geodata.export.picture import draw
from geodata.export.summary import bullets, change_table
from tests.geodata.claim_rows import claim
from tests.geodata.export.pictures import briefing, overlapping, spread, text_boxes

SINCE = date(2017, 5, 20)


def between(rows, after=None):
    return changes(control(rows, SINCE), control(rows, after), SINCE)


def test_a_place_that_changed_hands_says_from_whom_to_whom():
    (found,) = between([claim(), claim(actor="ISIS", date="2017-06-01")])
    assert (found.place, found.before, found.after) == ("Tell Alpha", "SAA", "ISIS")
    assert found.changed_hands
    assert [row["date"] for row in found.claims] == ["2017-06-01"]


def test_a_place_without_a_new_claim_is_no_change():
    assert between([claim()]) == ()


def test_a_first_claim_changes_from_not_known():
    (found,) = between([claim(date="2017-06-01")])
    assert (found.before, found.after) == (UNKNOWN, "SAA")


def test_fighting_for_a_held_place_is_news_but_not_a_change_of_hands():
    (found,) = between([claim(), claim(actor="ISIS", event="contested", date="2017-06-01")])
    assert not found.changed_hands


def test_a_new_disagreement_is_a_change():
    rows = [claim(), *(claim(actor=a, outlet=a, date="2017-06-01") for a in ("ISIS", "SDF"))]
    assert between(rows)[0].after == UNDECIDED


def test_what_lies_after_the_second_day_is_left_out():
    assert between([claim(), claim(actor="ISIS", date="2017-06-01")], date(2017, 5, 25)) == ()


def test_changes_are_told_by_side_and_place():
    rows = [
        claim(actor=actor, place_name=place, place_id=place, date="2017-06-01")
        for actor, place in (("SDF", "B"), ("ISIS", "C"), ("SDF", "A"))
    ]
    table = change_table(briefing(rows, since=SINCE))
    assert [row[:2] for row in table] == [
        ("Now", "Place"),
        ("ISIS", "C"),
        ("SDF", "A"),
        ("SDF", "B"),
    ]


def test_key_changes_name_the_newest_first_and_whose_word_it_is():
    rows = [
        claim(date="2017-06-01", place_id="a", place_name="A", claimant="Amaq"),
        claim(date="2017-06-05", place_id="b", place_name="B", hedged=True),
    ]
    assert bullets(briefing(rows, since=SINCE), 9) == [
        "2017-06-05: SAA took B (claimed by Daily, hedged). B: not known → SAA",
        "2017-06-01: SAA took A (claimed by Amaq). A: not known → SAA",
    ]


def test_only_changes_are_drawn_and_the_rest_is_counted():
    rows = [claim(), claim(place_id="beta", place_name="Tell Beta", date="2017-06-01")]
    said = [text for text, _ in text_boxes(draw(briefing(rows, since=SINCE)))]
    assert "Tell Beta" in said
    assert "Tell Alpha" not in said
    assert said[said.index("Places without a change") + 1] == "1"
    assert any(text.startswith("Only changes: 2017-05-20 to 2017-06-01") for text in said)


def test_two_days_stand_beside_each_other_and_no_text_covers_another():
    brief = briefing(spread(60), since=date(2017, 6, 30), compare=Compare.BESIDE)
    figure = draw(brief)
    said = [text for text, _ in text_boxes(figure)]
    assert "2017-06-30" in said
    assert brief.day.isoformat() in said
    assert [a.get_label() for a in figure.axes if "map" in a.get_label()] == ["map 0", "map 1"]
    assert overlapping(figure) == []
