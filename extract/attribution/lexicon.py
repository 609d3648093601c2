"""The cues of extract/rules/attribution.toml, compiled into one pattern."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

RULES = Path(__file__).parents[1] / "rules" / "attribution.toml"


@dataclass(frozen=True, slots=True)
class CueRule:
    """One way of attributing or doubting: its pattern, its construction, whether it hedges."""

    id: str
    kind: str
    pattern: str
    hedged: bool
    match: str
    reject: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker: the name that is stored, the forms it is written in, what may stand for it."""

    name: str
    written: tuple[str, ...]
    generic: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled cues: an empty group r0, r1, ... of `pattern` stands behind rule 0, 1, ..."""

    rules: tuple[CueRule, ...]
    pattern: re.Pattern[str]
    boundary: re.Pattern[str]
    hedge_boundary: re.Pattern[str]
    adverb: re.Pattern[str]
    noun: re.Pattern[str]
    nouns: frozenset[str]
    pronouns: frozenset[str]
    generic: frozenset[str]
    things: frozenset[str]
    acts: frozenset[str]
    persons: frozenset[str]
    person: re.Pattern[str]
    speakers: tuple[Speaker, ...]


def _words(words: list[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _boundary(words: list[str], ellipsis: list[str]) -> re.Pattern[str]:
    """A boundary holds unless an ellipsis or a bare verb follows: "..., but were repelled"."""
    return re.compile(rf"(?:{_words(words)})(?!\s+(?:{_words(ellipsis)}|\w+ed)\b)")


@cache
def lexicon() -> Lexicon:
    """The cues, read and compiled on first use; raises re.error if a pattern is broken."""
    data = tomllib.loads(RULES.read_text(encoding="utf-8"))
    rules = tuple(CueRule(**entry) for entry in data["cue"])
    order = sorted(range(len(rules)), key=lambda i: rules[i].kind == "speech")
    union = "|".join(
        f"(?:{rules[i].pattern.replace(' ', chr(92) + 's+')})(?P<r{i}>)" for i in order
    )
    lists = data["lists"]
    hedges = lists["boundaries"] + lists["hedge_boundaries"]
    return Lexicon(
        rules=rules,
        # No cue is tried at the end of a word: all begin with a letter or an apostrophe.
        pattern=re.compile(rf"\b(?=[\w'’])(?:{union})(?!\w)"),
        boundary=_boundary(lists["boundaries"], lists["ellipsis"]),
        hedge_boundary=_boundary(hedges, lists["ellipsis"]),
        adverb=re.compile(rf"(?:\s|^)(?:{_words(lists['adverbs'])}|\w+ly)$"),
        noun=re.compile(rf"\b(?:{_words(lists['nouns'])})\b"),
        nouns=frozenset(lists["nouns"]),
        pronouns=frozenset(lists["pronouns"]),
        generic=frozenset(lists["generic"]),
        things=frozenset(lists["things"]),
        acts=frozenset(lists["acts"]),
        persons=frozenset(lists["persons"]),
        person=re.compile(rf"\b(?:{_words(lists['persons'])})\b"),
        speakers=tuple(
            Speaker(s["name"], tuple(s["written"]), frozenset(s.get("generic", ())))
            for s in data["speaker"]
        ),
    )
