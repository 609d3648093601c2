"""Weak names: what is left of a name without its type noun, and without big, small, east, west."""

import re
from functools import lru_cache

from geodata.names import tables
from geodata.names.spelling import fold, key, tokens

_WORD = re.compile(r"[^\W_]+(?:['’ʿʾ`‘-][^\W_]+)*")


@lru_cache(maxsize=1 << 14)
def kind_of(name: str) -> str:
    """The kind of place that a name states by its last or first type noun, or ""."""
    kinds = tables.type_words()
    words = [word for word in re.split(r"[^\w]+", fold(name)) if word]
    for word in (*reversed(words), *words[:1]):
        if word in kinds:
            return kinds[word]
    return ""


@lru_cache(maxsize=1 << 16)
def core_key(name: str) -> str:
    """The key without type nouns ("Jafra oil field" -> "jafra"); "" if none is left."""
    return key(" ".join(core_words(name)))


def core_words(name: str) -> list[str]:
    """The words of the name that are not type nouns or fillers, as written."""
    kinds = tables.type_words()
    skip = tables.articles()
    words = [w[:-2] if w.endswith(("'s", "’s")) else w for w in _WORD.findall(name)]
    fillers = tables.common_words("filler")
    kept = [w for w in words if fold(w) not in kinds and fold(w) not in fillers]
    return kept if any(fold(w) not in skip for w in kept) else []


@lru_cache(maxsize=1 << 16)
def weak_keys(name: str) -> tuple[str, ...]:
    """Keys under which the name answers when no strong name does, longest first.

    Without type nouns; and without the words that tell twins apart.
    """
    strong, core = key(name), core_key(name)
    bare = [
        word
        for word in tokens(" ".join(core_words(name)))
        if word not in tables.common_words("qualifier")
    ]
    found = dict.fromkeys((core, key(" ".join(bare))))
    return tuple(k for k in found if len(k) > 2 and k != strong)


@lru_cache(maxsize=1 << 16)
def distinguishing(name: str) -> frozenset[str]:
    """The words of the name that tell twins apart, and its numbers."""
    return frozenset(
        w for w in tokens(name) if w in tables.common_words("qualifier") or w.isdigit()
    )
