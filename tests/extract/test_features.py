"""The parts of a pair's features: what allows each to be summed by itself."""

import numpy as np
import pytest

from extract.judge import judge
from extract.judging import pairs
from extract.text import prepare
from tests.extract.reading import article

TEXT = (
    "Rebels seized Alba, Brenn and the village of Corda in Dolen province after an attack on "
    "Essen failed, but the army later retook the town. It has not captured Essen or the airbase, "
    "activists said. The army was driven out of Alba near the Fenn road."
)


def test_no_two_parts_of_a_pair_name_one_feature() -> None:
    found = list(pairs(prepare(article(TEXT)).scenes))
    assert len(found) > 8
    for pair in found:
        trigger, place, joint = map(set, pair.parts)
        assert not (trigger & place or trigger & joint or place & joint)


def test_the_parts_of_a_pair_score_together_what_all_its_features_do() -> None:
    head = judge().heads["event"]
    for pair in pairs(prepare(article(TEXT)).scenes):
        parts = head.sums(pair.parts).sum(axis=0) + head.bias
        assert np.asarray(head.scores([pair.features])[0]) == pytest.approx(parts, abs=1e-4)


def test_pairs_of_one_trigger_share_its_part() -> None:
    found = list(pairs(prepare(article(TEXT)).scenes))
    by_trigger = {(pair.index, pair.trigger.index): id(pair.parts[0]) for pair in found}
    assert len({id(pair.parts[0]) for pair in found}) == len(by_trigger) < len(found)
