from dataclasses import replace
from datetime import date

from geodata.payload import build
from geodata.selection import Selection
from pages.shared.message import Echo, bits, evidence, message
from pages.shared.session import State, shown_at, told
from pages.shared.view import Mode, View
from tests.geodata.claim_rows import claim

ROWS = [
    claim(place_id="a", actor="SAA", outlet="One", date="2017-05-01"),
    claim(place_id="b", actor="SDF", outlet="Two", date="2017-05-02"),
    claim(place_id="a", actor="ISIS", outlet="Two", date="2017-05-03", claimant="Amaq"),
]
PAYLOAD = build(ROWS)


def sent(selection=Selection(), view=View()):  # noqa: B008 - both are frozen
    return message(PAYLOAD, selection, view, Echo(), "light")


def test_no_filter_sends_no_bits():
    assert sent()["masks"] == {"left": "", "right": None}


def test_the_legend_and_the_range_are_left_to_the_map_so_that_they_can_be_undone_at_once():
    chosen = Selection(hidden=frozenset({"SAA"}), start=date(2017, 5, 2))
    told_map = sent(chosen)
    assert told_map["masks"]["left"] == ""
    assert told_map["hidden"] == ["SAA"]
    assert told_map["range"] == ["2017-05-02", ""]


def test_a_comparison_sends_the_rows_of_each_side():
    told_map = sent(view=View(beside=("One",), against=("Amaq",)))
    assert told_map["masks"] == {
        "left": bits([True, False, False]),
        "right": bits([False, False, True]),
    }
    assert told_map["titles"] == ["One", "Amaq"]


def test_evidence_is_sent_for_the_selected_claim_and_the_others_of_its_place():
    found = evidence(PAYLOAD, str(ROWS[0]["claim_id"]))
    assert set(found) == {0, 2}
    assert found[0]["sentence"] == ROWS[0]["sentence"]
    assert evidence(PAYLOAD, "no such claim") == {}


def test_evidence_of_a_place_with_many_claims_stays_small():
    rows = [claim(place_id="a", date=f"2017-05-{day:02}") for day in range(1, 31)]
    built = build(rows)
    assert len(evidence(built, str(rows[0]["claim_id"]))) == 12


REPORT = {
    "seq": 7, "payload": PAYLOAD.name, "nonce": 1, "day": "2017-05-02", "last_day": False,
    "mode": "changes", "clock": "published", "days": 14, "center": [35.0, 38.0], "zoom": 9,
    "bounds": [34.0, 37.0, 36.0, 39.0], "hidden": ["ISIS"], "range": ["2017-05-02", None],
    "claim": 1, "place": 1,
}  # fmt: skip


def test_a_report_of_the_map_becomes_filters_view_and_bounds():
    after = told(State(Selection(text="tell"), View()), PAYLOAD, REPORT)
    assert after.selection == Selection(
        text="tell", hidden=frozenset({"ISIS"}), start=date(2017, 5, 2)
    )
    assert (after.view.day, after.view.mode, after.view.days) == ("2017-05-02", Mode.CHANGES, 14)
    assert after.view.claim == PAYLOAD.rows[1]["claim_id"]
    assert after.bounds == (34.0, 37.0, 36.0, 39.0)
    assert after.echo.seq == 7


def test_the_last_day_is_kept_as_no_day_so_that_new_claims_show():
    after = told(State(Selection(), View()), PAYLOAD, REPORT | {"last_day": True, "claim": None})
    assert after.view.day is None
    assert after.view.claim == ""


def test_asking_the_map_to_fly_is_a_new_wish():
    before = State(Selection(), View(center=(1.0, 2.0)), Echo(nonce=3))
    after = shown_at(before, "abc")
    assert after.echo == replace(before.echo, nonce=4)
    assert after.view.claim == "abc"
