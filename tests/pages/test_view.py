from urllib.parse import parse_qs, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.control import Clock
from geodata.errors import InputError
from pages.shared.view import Base, Colours, Mode, View

NAMES = st.lists(st.text(min_size=1, max_size=8), max_size=3, unique=True).map(tuple)
VIEWS = st.builds(
    View,
    day=st.none() | st.dates().map(str),
    mode=st.sampled_from(Mode),
    clock=st.sampled_from(Clock),
    days=st.integers(1, 3660),
    center=st.tuples(st.integers(-90, 90).map(float), st.integers(-180, 180).map(float)),
    zoom=st.integers(2, 16),
    claim=st.text(max_size=8),
    colours=st.sampled_from(Colours),
    base=st.sampled_from(Base),
    beside=NAMES,
    against=NAMES,
)


@given(VIEWS)
def test_a_link_gives_back_the_view_it_was_made_from(view):
    query = parse_qs(urlencode(view.to_query(), doseq=True), keep_blank_values=True)
    assert View.from_query(query) == view


def test_a_fresh_view_writes_nothing_into_the_link():
    assert View().to_query() == {}
    assert View.from_query({"event": "captured"}) == View()


@pytest.mark.parametrize(
    ("key", "value"),
    [("on", "1 May"), ("mode", "film"), ("clock", "noon"), ("new", "0"), ("new", "x"),
     ("zoom", "99"),
     ("at", "1"), ("at", "91,0"), ("at", "nan,0"), ("colours", "red"), ("base", "moon")],
)  # fmt: skip
def test_a_link_that_cannot_be_read_names_its_key_and_value(key, value):
    with pytest.raises(InputError, match=f"{key}='{value}'"):
        View.from_query({key: value})
