"""The fuzzy look-up finds what comparing with every key finds."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from geodata.tiers.near import CUTOFF, NearKeys

KEYS = st.text("abdiknru", min_size=1, max_size=9)


@given(st.lists(KEYS, min_size=1, max_size=60), KEYS)
def test_nothing_is_lost_by_the_filter(keys, wanted):
    found = dict(NearKeys(keys).find(wanted, limit=100))
    expected = {k: fuzz.ratio(k, wanted) for k in keys if fuzz.ratio(k, wanted) >= CUTOFF}
    assert found == expected


def test_the_best_comes_first():
    assert NearKeys(["kudim", "kadim", "kudima"]).find("kudim")[0] == ("kudim", 100.0)


def test_an_empty_set_finds_nothing():
    assert NearKeys([]).find("kudim") == []
