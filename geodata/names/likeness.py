"""How alike two names are: the same key, an alias, or nearly the same key (rapidfuzz)."""

from collections.abc import Collection
from functools import cache, lru_cache

from rapidfuzz import fuzz

from geodata.names import tables
from geodata.names.spelling import key, tokens
from geodata.names.weak import distinguishing

ALIKE = 88.0
"""Ratio of two keys, 0 to 100, from which two names count as spellings of one."""
_SHORTEST = 6


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
    if score == 100.0:
        return True
    ka, kb = key(a), key(b)
    long = min(len(ka), len(kb)) >= _SHORTEST
    return long and score >= ALIKE and ka.endswith("a") == kb.endswith("a") and _words_alike(a, b)


def _words_alike(a: str, b: str) -> bool:
    """False where names of as many words differ much in one: Rasm al-Abd, Rasm al-Abid."""
    words_a, words_b = _words(a), _words(b)
    return len(words_a) != len(words_b) or all(
        fuzz.ratio(one, other) >= ALIKE for one, other in zip(words_a, words_b, strict=True)
    )


def _words(name: str) -> list[str]:
    return [key(word) for word in tokens(name) if word not in tables.articles()]


def alike(name: str, others: Collection[str]) -> bool:
    """True where the name is the same name as one of the others."""
    return any(same_name(name, other) for other in others)
