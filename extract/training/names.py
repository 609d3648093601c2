"""When two names are taken for one, in aligning labels with mentions."""

import re
import unicodedata
from functools import cache

from extract.lexicon import split_name
from extract.mentions.sides import aliases
from extract.rulebook import rules

_ARTICLES = frozenset(("al", "el", "ar", "as", "ash", "ath", "an", "ad", "az", "at", "the"))
_SAME = {"YPG": "SDF", "FSA": "rebels", "al-Nusra": "HTS", "JFS": "HTS"}


@cache
def _types() -> frozenset[str]:
    return frozenset(word for noun in rules("places")["suffix"] for word in noun.split())


@cache
def name_key(name: str) -> tuple[str, ...]:
    """A place name without case, marks, articles and type nouns."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(ch for ch in plain if not unicodedata.combining(ch))
    words = re.sub(r"[^\w]+", " ", re.sub(r"[’‘'`ʿʾ]", "", plain)).split()
    core = [w for w in words if w not in _ARTICLES]
    bare = [w for w in core if w not in _types()]
    return tuple(bare or core or words)


def same_name(one: str, other: str) -> bool:
    """Whether two names of a place differ only in what name_key leaves out."""
    return name_key(one) == name_key(other)


@cache
def actor_key(name: str) -> str:
    """A label's actor as a canonical name; actors that change names over time as one."""
    texts, folded = split_name(name)
    match = aliases().at(texts, folded, 0) if texts else None
    canonical = match[1] if match and match[0] == len(texts) else name
    return _SAME.get(canonical, canonical).casefold()
