"""The parts of a pair's features: what allows each to be summed by itself."""

import numpy as np
import pytest

from extract.features import joint_part, place_part, trigger_part
from extract.judge import judge
from extract.judging import Pair, pairs, scores
from extract.text import prepare
from tests.extract.reading import article

TEXT = (
    "Rebels seized Alba, Brenn and the village of Corda in Dolen province after an attack on "
    "Essen failed, but the army later retook the town. It has not captured Essen or the airbase, "
    "activists said. The army was driven out of Alba near the Fenn road."
)


def _parts(pair: Pair) -> tuple[list[str], list[str], list[str]]:
    return (
        trigger_part(pair.scene, pair.outlined, pair.trigger),
        place_part(pair.outlined, pair.place),
        joint_part(pair.scene, pair.outlined, pair.trigger, pair.place),
    )


def test_no_two_parts_of_a_pair_name_one_feature() -> None:
    found = list(pairs(prepare(article(TEXT)).scenes))
    assert len(found) > 8
    for pair in found:
        trigger, place, joint = map(set, _parts(pair))
        assert not (trigger & place or trigger & joint or place & joint)


def test_the_parts_of_a_pair_score_together_what_all_its_features_do() -> None:
    head = judge().heads["event"]
    for pair in pairs(prepare(article(TEXT)).scenes):
        parts = head.sums(_parts(pair)).sum(axis=0) + head.bias
        assert np.asarray(head.scores([pair.features])[0]) == pytest.approx(parts, abs=1e-4)


def test_pairs_scored_together_score_what_each_does_alone() -> None:
    head = judge().heads["event"]
    found = list(pairs(prepare(article(TEXT)).scenes))
    alone = head.scores([pair.features for pair in found])
    assert scores(found, head) == pytest.approx(alone, abs=1e-3)
