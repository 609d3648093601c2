"""Words that tell what kind of statement a sentence makes (rules/cues.toml), ready for look-up."""

from dataclasses import dataclass, fields
from functools import cache

from extract.rulebook import word_set


@dataclass(frozen=True, slots=True)
class Cues:
    """The cue words, folded; each field is a table of rules/cues.toml."""

    passive: frozenset[str]
    hypothesis: frozenset[str]
    imminent: frozenset[str]
    speech: frozenset[str]
    help: frozenset[str]
    support: frozenset[str]
    power: frozenset[str]
    loss: frozenset[str]
    failure: frozenset[str]
    clause: frozenset[str]
    oblique: frozenset[str]
    light: frozenset[str]


@cache
def cues() -> Cues:
    """The tables, read once."""
    return Cues(**{field.name: word_set("cues", field.name) for field in fields(Cues)})
