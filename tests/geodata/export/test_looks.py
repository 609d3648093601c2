"""How a state looks: the rules of the map's own marks, one by one."""

import pytest

from geodata.control import control
from geodata.export.picture.looks import Look, look
from tests.geodata.claim_rows import claim

HELD = {"date": "2017-05-01", "actor": "ISIS"}


@pytest.mark.parametrize(
    ("newest", "expected"),
    [
        ({"event": "captured"}, Look(("SAA",), "SAA", "captured", "SAA")),
        ({"event": "repelled"}, Look(("SAA",), "SAA", "captured", "SAA")),
        ({"event": "contested"}, Look(("ISIS", "SAA"), "ISIS", "contested", "SAA")),
        ({"event": "encircled"}, Look(("ISIS",), "ISIS", "encircled", "SAA")),
        ({"event": "withdrew", "actor": "ISIS"}, Look(("ISIS",), "ISIS", "withdrew", "ISIS")),
    ],
)
def test_the_newest_claim_about_a_held_place(newest, expected):
    (state,) = control([claim(**HELD), claim(**newest)])
    assert look(state) == expected


def test_sources_that_disagree_fill_the_mark_with_both_colours():
    (state,) = control([claim(outlet="A"), claim(outlet="B", actor="ISIS")])
    assert look(state) == Look(("ISIS", "SAA"), "undecided", "undecided")


def test_where_nobody_is_known_to_control_a_place_nothing_looks_taken():
    fought, besieged = (control([claim(event=event)])[0] for event in ("contested", "encircled"))
    assert look(fought) == Look(("", "SAA"), "SAA", "contested", "SAA")
    assert look(besieged) == Look(("",), "SAA", "encircled", "SAA")
