"""Keys that are nearly a key: a lossless filter by length and letters, then rapidfuzz."""

from collections.abc import Iterable, Sequence

import numpy as np
from rapidfuzz import fuzz, process

CUTOFF = 80.0
"""Lowest ratio (0 to 100) of two keys that a fuzzy look-up returns."""

# A bound that is met exactly must not be missed by an error of floating point.
_ROUNDING = 1e-9


class NearKeys:
    """A set of keys that can be asked for the ones nearly equal to another.

    An edit that turns one key into another inserts or deletes letters: the indel distance is at
    least the difference of their lengths and at least the number of letters that only one of
    them has. Both bounds are tested for all keys at once; only what passes is compared.
    """

    def __init__(self, keys: Iterable[str]) -> None:
        self._keys: Sequence[str] = sorted(set(keys), key=lambda key: (len(key), key))
        lengths = np.fromiter(map(len, self._keys), dtype=np.int64, count=len(self._keys))
        longest = int(lengths[-1]) if len(lengths) else 0
        self._first = np.searchsorted(lengths, np.arange(longest + 2))
        self._lengths = lengths
        self._names = np.array(self._keys, dtype=object)
        self._letters = np.fromiter(map(_letters, self._keys), np.uint64, len(self._keys))

    def __len__(self) -> int:
        return len(self._keys)

    def find(self, key: str, cutoff: float = CUTOFF, limit: int = 8) -> list[tuple[str, float]]:
        """The keys with a ratio of at least `cutoff` (0 to 100) to `key`, best first."""
        slack = 1 - cutoff / 100
        low = int(np.ceil(len(key) * (1 - slack) / (1 + slack) - _ROUNDING))
        high = int(len(key) * (1 + slack) / (1 - slack) + _ROUNDING)
        start, stop = self._bounds(low, high)
        if start == stop:
            return []
        odd = np.bitwise_count(self._letters[start:stop] ^ np.uint64(_letters(key)))
        allowed = slack * (self._lengths[start:stop] + len(key)) + _ROUNDING
        passed = self._names[start:stop][odd <= allowed].tolist()
        found = process.extract(
            key,
            passed,
            scorer=fuzz.ratio,
            score_cutoff=cutoff,
            limit=limit,
        )
        return [(match, score) for match, score, _ in found]

    def _bounds(self, low: int, high: int) -> tuple[int, int]:
        last = len(self._first) - 1
        return int(self._first[min(low, last)]), int(self._first[min(high + 1, last)])


def _letters(key: str) -> int:
    mask = 0
    for letter in key:
        mask |= 1 << (ord(letter) & 63)
    return mask
