"""Names of places: one key for the spellings of one name, aliases, weak names, likeness."""

from geodata.names.likeness import aliases, alike, likeness, same_name
from geodata.names.spelling import fold, key, tokens
from geodata.names.weak import core_key, core_words, distinguishing, kind_of, weak_keys

__all__ = [
    "aliases",
    "alike",
    "core_key",
    "core_words",
    "distinguishing",
    "fold",
    "key",
    "kind_of",
    "likeness",
    "same_name",
    "tokens",
    "weak_keys",
]
