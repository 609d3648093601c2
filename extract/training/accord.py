"""Fits how actors accord with the other claims to the castings of judges out of fold."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from extract.accord import ALONE, Accord
from extract.arrays import Matrix

# Pulls the weights to those that leave all shares as they are; chosen by cross-validation.
STRENGTH = 200.0
LEAST = 1e-9
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A casting: its columns, of shape (candidates, columns), and which candidates are right."""

    columns: Matrix
    right: NDArray[np.bool_]


def fit_accord(cases: Sequence[Case]) -> Accord:
    """The conditional logit that makes the right candidates likeliest; cases without one tell
    nothing. With no case at all, shares stay as they are."""
    told = [case for case in cases if case.right.any()]
    if not told:
        return ALONE
    rows = np.vstack([case.columns for case in told]).astype(np.float64)
    right = np.concatenate([case.right for case in told]).astype(np.float64)
    case_of = np.repeat(np.arange(len(told)), [len(case.right) for case in told])
    start = ALONE.weights.astype(np.float64)
    spread = rows.std(axis=0)
    spread[(spread == 0) | (start > 0)] = 1.0
    rows /= spread

    def loss(weights: Vector) -> tuple[float, Vector]:
        scores = rows @ weights
        highest = np.full(len(told), -np.inf)
        np.maximum.at(highest, case_of, scores)
        raised = np.exp(scores - highest[case_of])
        shares = raised / np.bincount(case_of, raised)[case_of]
        hit = np.bincount(case_of, shares * right) + LEAST
        slope = rows.T @ (shares - shares * right / hit[case_of])
        moved = weights - start
        return (
            float(STRENGTH * moved @ moved - np.log(hit).sum()),
            slope + 2 * STRENGTH * moved,
        )

    found = minimize(loss, start, jac=True, method="L-BFGS-B").x
    return Accord((found / spread).astype(np.float32))
