"""The arrays of the judge: rows of numbers, indices into them, and sums of rows by a key."""

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Key = TypeVar("Key", bound=Hashable)

Matrix = NDArray[np.float32]
Whole = NDArray[np.int32]


def numbered(keys: Iterable[Key]) -> dict[Key, int]:
    """Each key with its rank by first appearance, from 0."""
    return {key: count for count, key in enumerate(dict.fromkeys(keys))}


def together(rows: Matrix, keys: Sequence[Hashable]) -> Matrix:
    """For each row the sum of all rows with its key."""
    number = numbered(keys)
    group = np.array([number[key] for key in keys], np.intp)
    sums = np.zeros((len(number), rows.shape[1]), np.float32)
    np.add.at(sums, group, rows)
    found: Matrix = sums[group]
    return found
