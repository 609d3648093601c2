from datetime import date
from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.errors import InputError
from geodata.selection import Selection, sides
from geodata.vocabulary import Event, GeoPrecision
from tests.geodata.claim_rows import claim

NAMES = st.frozensets(st.text(max_size=8), max_size=3)
SELECTIONS = st.builds(
    Selection,
    start=st.none() | st.dates(),
    end=st.none() | st.dates(),
    gaining=NAMES,
    losing=NAMES,
    hidden=NAMES,
    events=st.frozensets(st.sampled_from([str(e) for e in Event])),
    outlets=NAMES,
    claimants=NAMES,
    hedged=st.none() | st.booleans(),
    min_confidence=st.floats(0, 1),
    precisions=st.frozensets(st.sampled_from([str(p) for p in GeoPrecision])),
    text=st.text(max_size=8),
)


@given(SELECTIONS)
def test_a_link_gives_back_the_selection_it_was_made_from(selection):
    query = parse_qs(urlencode(selection.to_query(), doseq=True), keep_blank_values=True)
    assert Selection.from_query(query) == selection


def test_an_empty_selection_keeps_all_and_writes_nothing_into_the_link():
    rows = [claim(), claim(date=None), claim(lat=None, lon=None)]
    assert Selection().select(rows) == rows
    assert Selection().to_query() == {}


def test_keys_that_are_not_filters_are_left_alone():
    assert Selection.from_query({"zoom": "7", "on": "2017-05-01"}) == Selection()


@pytest.mark.parametrize(
    ("key", "value"),
    [("from", "yesterday"), ("to", "2017-13-01"), ("hedged", "maybe"), ("confidence", "2"),
     ("confidence", "nan"), ("event", "won"), ("precision", "rough")],
)  # fmt: skip
def test_a_link_that_cannot_be_read_names_its_key_and_value(key, value):
    with pytest.raises(InputError, match=f"{key}='{value}'"):
        Selection.from_query({key: value})


def test_a_range_keeps_a_claim_when_any_of_its_days_is_inside():
    spring = claim(date="2017-03-15", date_start="2017-03-01", date_end="2017-03-31")
    assert Selection(start=date(2017, 3, 31)).keeps(spring)
    assert Selection(end=date(2017, 3, 1)).keeps(spring)
    assert not Selection(start=date(2017, 4, 1)).keeps(spring)
    assert not Selection(end=date(2017, 2, 28)).keeps(spring)


def test_an_undated_claim_is_in_no_range():
    assert not Selection(start=date(1900, 1, 1)).keeps(claim(date=None))


def test_who_withdraws_is_the_losing_side():
    withdrawal = claim(event="withdrew", actor="ISIS", from_actor="SDF")
    assert sides(withdrawal) == ("SDF", "ISIS")
    assert Selection(losing=frozenset({"ISIS"})).keeps(withdrawal)
    assert not Selection(gaining=frozenset({"ISIS"})).keeps(withdrawal)


@pytest.mark.parametrize(
    ("selection", "changes"),
    [
        (Selection(gaining=frozenset({"SDF"})), {"actor": "SAA"}),
        (Selection(losing=frozenset({"ISIS"})), {"from_actor": "SDF"}),
        (Selection(hidden=frozenset({"SAA"})), {"actor": "SAA"}),
        (Selection(events=frozenset({"denied"})), {"event": "captured"}),
        (Selection(outlets=frozenset({"Weekly"})), {"outlet": "Daily"}),
        (Selection(claimants=frozenset({""})), {"claimant": "Amaq"}),
        (Selection(hedged=False), {"hedged": True}),
        (Selection(hedged=True), {"hedged": False}),
        (Selection(min_confidence=0.5), {"confidence": 0.49}),
        (Selection(precisions=frozenset({"exact"})), {"geo_precision": "near"}),
        (Selection(text="beta"), {"place": "Tell Alpha"}),
    ],
)
def test_each_filter_leaves_out_what_it_does_not_name(selection, changes):
    assert selection.select([claim(**changes)]) == []


def test_a_place_is_found_whatever_its_case_and_accents():
    row = claim(place="Deir ez-Zôr", place_name="Dayr az Zawr")
    assert Selection(text="deir EZ-zor").keeps(row)
    assert Selection(text="zawr").keeps(row)
