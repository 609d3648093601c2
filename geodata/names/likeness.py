"""How alike two names are: the same key, an alias, or nearly the same key (rapidfuzz)."""

from collections.abc import Collection
from functools import cache, lru_cache

from rapidfuzz import fuzz

from geodata.names import tables
from geodata.names.spelling import key
from geodata.names.weak import distinguishing

ALIKE = 88.0
"""Ratio of two keys, 0 to 100, from which two names count as spellings of one."""
_SHORTEST = 5


@cache
def _aliases() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for group in tables.alias_groups():
        keys = frozenset(map(key, group))
        for one in keys:
            found[one] = found.get(one, frozenset()) | keys
    return found


def aliases(name_key: str) -> frozenset[str]:
    """The other keys of the same place, from the alias table; empty for most names."""
    return _aliases().get(name_key, frozenset()) - {name_key}


@lru_cache(maxsize=1 << 16)
def likeness(a: str, b: str) -> float:
    """0 to 100: 100 for one key or an alias, else the ratio of the two keys.

    0 where one name has a word that tells twins apart and the other has its opposite or none.
    """
    ka, kb = key(a), key(b)
    if not ka or not kb:
        return 0.0
    if ka == kb or kb in aliases(ka):
        return 100.0
    if distinguishing(a) != distinguishing(b):
        return 0.0
    return fuzz.ratio(ka, kb)


def same_name(a: str, b: str) -> bool:
    """True where two spellings are of one name, whatever place bears it."""
    score = likeness(a, b)
    short = min(len(key(a)), len(key(b))) < _SHORTEST
    return score == 100.0 or (score >= ALIKE and not short)


def alike(name: str, others: Collection[str]) -> bool:
    """True where the name is the same name as one of the others."""
    return any(same_name(name, other) for other in others)
