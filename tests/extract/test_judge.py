"""The trained judge: how it is stored, how it scores, what it is sure of."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import accord
from extract.judge import HEADS, MODEL, Head, judge
from extract.shares import any_of, softmax, softmax_within
from extract.sureness import COLUMNS, Evidence, Sureness, columns, sureness
from geodata.confidence import level, levels
from geodata.vocabulary import Confidence
from tests.builders import a_claim, an_article

HEAD = Head({"a": 1, "b": 2}, np.array([[0, 0], [1, 2], [3, 5]], np.float32), np.zeros(2))


def test_the_artefact_loads_without_pickle_and_is_small() -> None:
    assert Path(MODEL).stat().st_size < 5_000_000
    with np.load(MODEL, allow_pickle=False) as stored:
        assert {f"{name}_weights" for name in HEADS} <= set(stored)


def test_every_head_has_a_row_for_each_feature_and_one_for_the_unknown() -> None:
    for head in judge().heads.values():
        assert head.weights.shape == (len(head.index) + 1, len(head.bias))
        assert not head.weights[0].any()


def test_the_accord_has_a_weight_for_each_column_and_heeds_the_sentence() -> None:
    weights = judge().accord.weights
    assert weights.shape == (len(accord.COLUMNS),)
    assert weights[0] > 0.3


def test_a_feature_that_training_did_not_see_counts_for_nothing() -> None:
    assert HEAD.scores([["a", "never seen"], ["a"], []]).tolist() == [[1, 2], [1, 2], [0, 0]]


def test_a_feature_named_twice_counts_once() -> None:
    assert HEAD.scores([["a", "b", "a"]]).tolist() == [[4, 7]]


def test_no_rows_have_no_scores() -> None:
    assert HEAD.scores([]).shape == (0, 2)


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=8))
def test_shares_are_a_distribution(scores: list[float]) -> None:
    shares = softmax(np.array(scores, np.float32))
    assert shares.sum() == pytest.approx(1, abs=1e-5)
    assert (shares >= 0).all()


@given(st.lists(st.floats(0, 1), min_size=1))
def test_any_of_several_is_at_least_as_likely_as_each(shares: list[float]) -> None:
    assert max(shares) - 1e-9 <= any_of(shares) <= 1
    assert any_of([*shares, 0.0]) == pytest.approx(any_of(shares))
    assert any_of(shares[:1]) == pytest.approx(shares[0])


@given(st.lists(st.lists(st.floats(-20, 20), max_size=4), min_size=1, max_size=5))
def test_shares_within_groups_are_distributions_of_each(groups: list[list[float]]) -> None:
    scores = np.array([score for group in groups for score in group], np.float32)
    found = iter(softmax_within(scores, [len(group) for group in groups]).tolist())
    for group in groups:
        shares = [next(found) for _ in group]
        assert sum(shares) == pytest.approx(1 if group else 0, abs=1e-4)


def test_sureness_has_a_weight_for_each_column_and_gives_probabilities() -> None:
    sure = sureness()
    assert sure.weights.shape == (len(COLUMNS),)
    assert all(0 <= share <= 1 for share in sure.of(np.zeros((3, len(COLUMNS)))))


def test_an_even_bet_is_a_half() -> None:
    assert Sureness(np.zeros(len(COLUMNS)), 0.0).of(np.ones((1, len(COLUMNS)))) == [0.5]


def test_the_surer_the_stages_the_surer_the_claim() -> None:
    claim = a_claim(an_article(), "The army took Ara.", "Ara")
    faint = Evidence(0.4, 0.2, 0.3, 0.5, "town", 1, 1.0)
    firm = Evidence(0.99, 0.98, 0.0, 0.99, "town", 1, 1.0)
    low, high = (sureness().of(columns([claim], [one], 0))[0] for one in (faint, firm))
    assert low < 0.5 < 0.8 < high


def test_no_claims_have_columns_too() -> None:
    assert columns([], [], 0).shape == (0, len(COLUMNS))


def test_tiers_fall_from_the_surest_and_hold_every_confidence() -> None:
    bounds = [one.least for one in levels()]
    assert bounds == sorted(bounds, reverse=True)
    assert bounds[-1] == 0
    assert [one.tier for one in levels()] == list(Confidence)


@given(st.floats(0, 1))
def test_a_confidence_is_in_the_first_tier_that_it_reaches(confidence: float) -> None:
    reached = [one for one in levels() if one.least <= confidence]
    assert level(confidence) == reached[0]
