"""The parts of a pair's features: what allows each to be summed by itself."""

import numpy as np
import pytest

from extract.features import joint_part, place_part, trigger_part
from extract.judge import judge
from extract.judging import SHARED, Pair, drawn_together, pairs, scores
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


def test_the_places_of_one_list_are_drawn_to_their_mean_and_no_others() -> None:
    found = list(pairs(prepare(article(TEXT)).scenes))
    scored = np.random.default_rng(0).normal(size=(len(found), 3)).astype(np.float32)
    drawn = drawn_together(found, scored)
    listed = {
        name: row
        for row, pair in enumerate(found)
        if (name := pair.place.text) in ("Alba", "Brenn", "Corda") and pair.trigger.index == 1
    }
    rows = list(listed.values())
    assert len(rows) == 3
    mean = scored[rows].mean(axis=0)
    assert drawn[rows] == pytest.approx(scored[rows] + SHARED * (mean - scored[rows]), abs=1e-5)
    alone = [row for row, pair in enumerate(found) if pair.place.text == "Dolen province"]
    assert alone
    assert drawn[alone].tolist() == scored[alone].tolist()


def test_no_pairs_are_drawn_nowhere() -> None:
    assert drawn_together([], np.zeros((0, 7), np.float32)).shape == (0, 7)
