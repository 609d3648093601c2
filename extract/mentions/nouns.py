"""The tables of rules/places.toml and rules/phrases.toml, ready for look-up."""

from dataclasses import dataclass
from functools import cache

from extract.lexicon import Phrases
from extract.rulebook import rules


@dataclass(frozen=True, slots=True)
class Nouns:
    """Type nouns of places, words of names and phrases, and words that are no name."""

    suffix: Phrases[str]
    site: Phrases[str]
    numbered: Phrases[str]
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
    articles: frozenset[str]
    no_opener: frozenset[str]
    no_link: frozenset[str]
    bases: frozenset[str]
    adjectives: frozenset[str]
    definite: frozenset[str]
    numbers: frozenset[str]
    taking_up: frozenset[str]
    targets: frozenset[str]
    indefinite: frozenset[str]
    stop: frozenset[str]
    located: frozenset[str]
    locative: frozenset[str]
    trimmed: frozenset[str]
    ways: frozenset[str]
    leading: frozenset[str]
    begin: frozenset[str]
    months: frozenset[str]
    ending: frozenset[str]
    tribal: frozenset[str]
    units: frozenset[str]
    sides: frozenset[str]
    parts: frozenset[str]
    weapons: frozenset[str]
    heights: frozenset[str]
    offices: frozenset[str]
    heads: frozenset[str]
    containers: frozenset[str]
    compass: frozenset[str]
    given: frozenset[str]
    shared: frozenset[str]
    bare: frozenset[str]
    centres: frozenset[str]
    centring: frozenset[str]
    inside: frozenset[str]
    posts: frozenset[str]
    tails: frozenset[str]
    weaponry: frozenset[str]
    halves: frozenset[str]
    divided: frozenset[str]
    measures: frozenset[str]


_SETS = (
    "anaphor",
    "settlement",
    "compound",
    "prefix",
    "particles",
    "never",
    "inner",
    "plain",
    "attacks",
    "titles",
    "speaking",
)
_PHRASES = (
    "definite",
    "numbers",
    "taking_up",
    "targets",
    "indefinite",
    "stop",
    "located",
    "locative",
    "trimmed",
    "ways",
    "leading",
)
_NAMES = (
    "articles",
    "no_opener",
    "no_link",
    "bases",
    "adjectives",
    "months",
    "ending",
    "tribal",
    "units",
    "begin",
    "sides",
    "parts",
    "weapons",
    "heights",
    "offices",
    "heads",
    "containers",
    "compass",
    "given",
    "shared",
    "bare",
    "centres",
    "inside",
    "posts",
    "tails",
    "weaponry",
    "halves",
    "divided",
    "measures",
)


@cache
def nouns() -> Nouns:
    """The tables, read once."""
    table = rules("places")
    phrases = rules("phrases")
    site = Phrases((noun, noun) for noun in table["site"])
    anaphors = Phrases((noun, noun) for noun in table["anaphor"])
    return Nouns(
        suffix=Phrases((noun, noun) for noun in table["suffix"]),
        site=site,
        numbered=Phrases((noun, noun) for noun in table["numbered"]),
        anaphors=anaphors,
        openers=site.openers | anaphors.openers | frozenset(table["particles"]),
        centring=frozenset(word for noun in phrases["name"]["centres"] for word in noun.split()),
        ends=frozenset(noun.split()[-1] for noun in table["suffix"]),
        **{name: frozenset(table[name]) for name in _SETS},
        **{name: frozenset(phrases[name]) for name in _PHRASES},
        **{name: frozenset(phrases["name"][name]) for name in _NAMES},
    )


@cache
def countries() -> frozenset[str]:
    """The names of countries, as written."""
    return frozenset(row["name"] for row in rules("nations")["nation"])
