"""Keys that are nearly a key: a lossless filter by length and letters, then rapidfuzz."""

import math
from collections.abc import Iterable

import numpy as np
from rapidfuzz import fuzz, process

CUTOFF = 80.0
"""Lowest ratio (0 to 100) of two keys that a fuzzy look-up returns."""

# A bound that is met exactly must not be missed by an error of floating point.
_ROUNDING = 1e-9


_ROUNDING = 1e-9


class NearKeys:
    """A set of keys that can be asked for the ones nearly equal to another.

    An edit that turns one key into another inserts or deletes letters: the indel distance is at
    least the difference of their lengths, and at least the number of letters that only one of
    them has, or has twice. Both bounds are tested for all keys at once; what passes is compared.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        ordered = sorted(set(keys), key=lambda key: (len(key), key))
        lengths = np.fromiter(map(len, ordered), np.int64, len(ordered))
        longest = int(lengths[-1]) if ordered else 0
        self._first: list[int] = np.searchsorted(lengths, np.arange(longest + 2)).tolist()
        self._names = np.array(ordered, dtype=object)
        self._letters = np.fromiter(map(_letters, ordered), np.uint64, len(ordered))

    def find(self, key: str, cutoff: float = CUTOFF, limit: int = 8) -> list[tuple[str, float]]:
        """The keys with a ratio of at least `cutoff` (0 to 100) to `key`, best first."""
        slack = 1 - cutoff / 100
        low = math.ceil(len(key) * (1 - slack) / (1 + slack) - _ROUNDING)
        longest = int(len(key) * (1 + slack) / (1 - slack) + _ROUNDING)
        letters = np.uint64(_letters(key))
        passed: list[str] = []
        for length in range(low, min(longest + 1, len(self._first) - 1)):
            start, stop = self._first[length], self._first[length + 1]
            odd = np.bitwise_count(self._letters[start:stop] ^ letters)
            most = int(slack * (length + len(key)) + _ROUNDING)
            passed += self._names[start:stop][odd <= most].tolist()
        found = process.extract(
            key,
            passed,
            scorer=fuzz.ratio,
            score_cutoff=cutoff,
            limit=limit,
        )
        return [(match, score) for match, score, _ in found]


def _letters(key: str) -> int:
    """64 bits: for each of 32 classes of letters, whether the key has one, and a second one.

    Adding or dropping a letter changes at most one bit.
    """
    once = twice = 0
    for letter in key:
        bit = 1 << (ord(letter) & 31)
        twice |= once & bit
        once |= bit
    return once | twice << 32
