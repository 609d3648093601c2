"""Fits how sure a claim is to out-of-fold claims, and measures how well that holds."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from extract.sureness import COLUMNS, LEAST, Sureness
from extract.training.folds import FOLDS, Unseen
from geodata.confidence import level, levels

STRENGTH = 0.1
BINS = (LEAST, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def calibrate(unseen: Sequence[Unseen]) -> Sureness:
    """Fit the weights of the columns. With claims of one kind only, every claim is as sure."""
    table = np.vstack([one.columns for one in unseen])
    right = np.concatenate([one.right for one in unseen])
    told = ~np.isnan(right)
    table, right = table[told], right[told]
    if len(set(right)) < 2:
        share = (right.sum() + 1) / (len(right) + 2)
        return Sureness(np.zeros(len(COLUMNS)), float(np.log(share / (1 - share))))
    mean, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression(C=STRENGTH, max_iter=1000)
    model.fit((table - mean) / spread, right)
    weights = model.coef_[0] / spread
    return Sureness(weights, float(model.intercept_[0] - weights @ mean))


def confidences(unseen: Sequence[Unseen]) -> list[list[float]]:
    """The confidence of each draft, by weights fitted without its article's group."""
    found: list[list[float]] = [[] for _ in unseen]
    groups = [one.article.group for one in unseen]
    folds = GroupKFold(min(FOLDS, len(set(groups)))).split(unseen, groups=groups)
    for train, test in folds:
        sure = calibrate([unseen[i] for i in train])
        for i in test:
            found[i] = sure.of(unseen[i].columns)
    return found


def reliability(unseen: Sequence[Unseen], sure: Sequence[Sequence[float]]) -> Iterator[str]:
    """Lines of a table in Markdown: claims by confidence and by tier, and how many are right."""
    right = np.concatenate([one.right for one in unseen])
    said = np.concatenate([np.array(one) for one in sure])
    told = ~np.isnan(right) & (said >= LEAST)
    right, said = right[told], said[told]
    yield "| confidence | claims | share | mean confidence | right |"
    yield "|---|---|---|---|---|"
    for low, high in pairwise(BINS):
        yield _line(f"{low:g} to {high:g}", (said >= low) & (said < high), said, right)
    names = np.array([level(share).tier for share in said])
    for name in (one.tier for one in levels()):
        yield _line(name, names == name, said, right)


def _line(
    name: str, here: NDArray[np.bool_], said: NDArray[np.float64], right: NDArray[np.float64]
) -> str:
    if not here.any():
        return f"| {name} | 0 | 0.000 | | |"
    share, mean, hit = here.mean(), said[here].mean(), right[here].mean()
    return f"| {name} | {here.sum()} | {share:.3f} | {mean:.3f} | {hit:.3f} |"
