"""The tables of rules/places.toml, ready for look-up."""

from dataclasses import dataclass
from functools import cache

from extract.lexicon import Phrases, rules


@dataclass(frozen=True, slots=True)
class Nouns:
    """Type nouns of places, particles of names, and words that are no name."""

    suffix: Phrases[str]
    site: Phrases[str]
    anaphors: Phrases[str]
    anaphor: frozenset[str]
    settlement: frozenset[str]
    compound: frozenset[str]
    prefix: frozenset[str]
    particles: frozenset[str]
    never: frozenset[str]
    inner: frozenset[str]
    ends: frozenset[str]
    plain: frozenset[str]
    attacks: frozenset[str]
    titles: frozenset[str]
    speaking: frozenset[str]
    openers: frozenset[str]


@cache
def nouns() -> Nouns:
    """The tables, read once."""
    table = rules("places")
    sets = ("anaphor", "settlement", "compound", "prefix", "particles", "never", "inner", "plain", "attacks", "titles", "speaking")
    site = Phrases((noun, noun) for noun in table["site"])
    anaphors = Phrases((noun, noun) for noun in table["anaphor"])
    return Nouns(
        suffix=Phrases((noun, noun) for noun in table["suffix"]),
        site=site,
        anaphors=anaphors,
        openers=site.openers | anaphors.openers,
        ends=frozenset(noun.split()[-1] for noun in table["suffix"]),
        **{name: frozenset(table[name]) for name in sets},
    )
