"""Distances and bearings agree with each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.resolve.geometry import angle_between, bearing, centre, quick_km, travel

POINTS = st.tuples(st.floats(-70, 70), st.floats(-179, 179))


@given(POINTS, st.floats(1, 300), st.floats(0, 359.9))
def test_travelling_there_is_as_far_and_in_the_direction_asked(start, km, degrees):
    end = travel(start, km, degrees)
    assert quick_km(start, end) == pytest.approx(km, rel=0.01, abs=0.01)
    if km > 5:
        assert angle_between(bearing(start, end), degrees) < 2


@given(POINTS, POINTS)
def test_a_distance_is_the_same_both_ways(a, b):
    assert quick_km(a, b) == pytest.approx(quick_km(b, a))


def test_the_angle_between_bearings_wraps_at_north():
    assert angle_between(350, 10) == 20


def test_the_centre_of_neighbours_is_their_mean():
    assert centre([(35.0, 39.0), (35.2, 39.4)]) == (35.1, 39.2)
