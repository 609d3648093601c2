"""A confidence is told with its tier and what the tier promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.confidence import level, levels, told
from geodata.vocabulary import Confidence


@pytest.mark.parametrize(
    ("confidence", "tier"),
    [
        (1.0, Confidence.FIRM),
        (0.87, Confidence.FIRM),
        (0.6, Confidence.LIKELY),
        (0.0, Confidence.DOUBTFUL),
    ],
)
def test_a_tier_begins_at_its_bound(confidence, tier):
    assert level(confidence).tier is tier


@given(st.floats(0, 1), st.floats(0, 1))
def test_a_surer_claim_is_never_in_a_lower_tier(one, other):
    ranks = [found.tier for found in levels()]
    low, high = sorted((one, other))
    assert ranks.index(level(high).tier) <= ranks.index(level(low).tier)


def test_the_words_name_number_tier_and_promise():
    assert told(0.863).startswith("0.86, likely: ")
    assert told(None).startswith("0.00, doubtful: ")
