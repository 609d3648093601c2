"""Shares: what each of several rivals is held likely, all together one."""

from collections.abc import Iterable, Sequence
from math import prod

import numpy as np

from extract.arrays import Matrix

# Rivals by name with their shares.
Shares = tuple[tuple[str, float], ...]


def softmax(scores: Matrix) -> Matrix:
    """Probabilities along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: Matrix = raised / raised.sum(axis=-1, keepdims=True)
    return shares


def softmax_within(scores: Matrix, sizes: Sequence[int]) -> Matrix:
    """Probabilities within each of the groups, of these sizes, that follow one another."""
    filled = np.array([size for size in sizes if size], np.intp)
    if not filled.size:
        return scores
    ends = np.cumsum(filled)
    starts = ends - filled
    raised = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), filled))
    # Group by group, as softmax sums: a sum of floats depends on its order.
    sums = [raised[a:b].sum() for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
    shares: Matrix = raised / np.repeat(np.array(sums, np.float32), filled)
    return shares


def likeliest(shares: Shares) -> tuple[str, float]:
    """The first of the largest share; nobody, surely, where there is no candidate."""
    return max(shares, key=lambda one: one[1], default=("", 1.0))


def any_of(shares: Iterable[float]) -> float:
    """The probability that not all are wrong, as if each erred by itself (noisy-or; Pearl 1988)."""
    return 1 - prod(1 - share for share in shares)
