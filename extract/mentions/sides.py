"""Who is known to fight: the tables of rules/actors.toml, nations.toml and forces.toml."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Any

from extract.lexicon import Phrases
from extract.rulebook import rules


@dataclass(frozen=True, slots=True)
class Actor:
    """A row of rules/actors.toml."""

    name: str
    theatre: str
    kind: str
    against: tuple[str, ...]
    since: date | None = None
    before: str = ""


@cache
def actors() -> dict[str, Actor]:
    """Every listed actor by canonical name."""
    return {row["name"]: _actor(row) for row in rules("actors")["actor"]}


def _actor(row: dict[str, object]) -> Actor:
    given = {
        k: v for k, v in row.items() if k not in ("aliases", "canonical", "against", "leaders")
    }
    return Actor(against=tuple(row["against"]), **given)  # type: ignore[arg-type]


@cache
def aliases() -> Phrases[str]:
    """Every alias, valued with the canonical name of its actor."""
    rows = rules("actors")["actor"]
    listed = [
        (alias, row.get("canonical", row["name"])) for row in rows for alias in row["aliases"]
    ]
    # "Rebels" at the head of a sentence are whoever rebels in the war at hand.
    named = (row for row in rows if row["name"] not in forces().roles)
    return Phrases([*listed, *((row["name"], row.get("canonical", row["name"])) for row in named)])


@cache
def acronyms() -> frozenset[str]:
    """The acronyms that stand for a side in some theatre, of two letters too."""
    return frozenset(name for row in rules("actors")["theatre"] for name in row.get("short", ()))


@cache
def leaders() -> dict[str, str]:
    """The folded name of each leader by whom an actor's people are called, with the actor."""
    rows = rules("actors")["actor"]
    return {name.casefold(): row["name"] for row in rows for name in row.get("leaders", ())}


@cache
def _governments() -> dict[str, str]:
    """The government of the theatre that a demonym belongs to."""
    rows = rules("actors")["theatre"]
    return {word: row["government"] for row in rows for word in row.get("demonyms", ())}


def _state(nation: dict[str, Any]) -> str:
    """Whom a nation's name stands for: the government of its theatre, an actor, or itself."""
    adjective: str = nation["adjective"]
    if adjective in _governments():
        return _governments()[adjective]
    named = aliases().at((adjective,), (adjective.lower(),), 0) if " " not in adjective else None
    name: str = nation["name"]
    return named[1] if named else name


@cache
def demonyms() -> Phrases[str]:
    """Every demonym, valued with its government."""
    nations = {row["adjective"]: _state(row) for row in rules("nations")["nation"]}
    return Phrases((nations | _governments()).items())


@cache
def peoples() -> Phrases[str]:
    """The people of every nation without a theatre ("the Ugandans"), valued with its state."""
    rows = rules("nations")["nation"]
    return Phrases(
        (row["people"], _state(row)) for row in rows if row["adjective"] not in _governments()
    )


@cache
def capitals() -> Phrases[str]:
    """Every capital that can stand for its state, valued with the state."""
    return Phrases((r["capital"], _state(r)) for r in rules("nations")["nation"] if r["capital"])


@cache
def countries() -> Phrases[str]:
    """Every country's names, valued with its state."""
    rows = rules("nations")["nation"]
    return Phrases((name, _state(r)) for r in rows for name in (r["name"], *r.get("short", ())))


@dataclass(frozen=True, slots=True)
class Forces:
    """Words of unnamed groups, and the role that each stands for."""

    heads: frozenset[str]
    modifiers: frozenset[str]
    roles: dict[str, str]
    sides: dict[str, str]
    last: frozenset[str]
    first: frozenset[str]
    common: frozenset[str]
    of: frozenset[str]
    holding: frozenset[str]
    led: frozenset[str]
    pronouns: frozenset[str]
    subjects: frozenset[str]
    own: frozenset[str]
    facing: frozenset[str]
    hostile: frozenset[str]
    state: frozenset[str]
    sway: frozenset[str]
    belongings: frozenset[str]
    counted: frozenset[str]
    beside: frozenset[str]
    speaking: frozenset[str]
    located: frozenset[str]
    kin: frozenset[str]
    counting: frozenset[str]
    led_by: frozenset[str]
    seats: frozenset[str]
    between: frozenset[str]
    joint: frozenset[str]
    plain: frozenset[str]
    apposed: frozenset[str]
    kinds: frozenset[str]
    branches: frozenset[str]
    media: frozenset[str]
    met: frozenset[str]
    meeting: frozenset[str]


@cache
def forces() -> Forces:
    """The tables of rules/forces.toml, read once."""
    table = rules("forces")
    tables = {
        "heads": table["heads"],
        "modifiers": table["modifiers"],
        "last": table["named"]["last"],
        "first": table["named"]["first"],
        "of": table["named"]["of"],
        "common": table["named"]["common"],
        **table["words"],
    }
    sets = {f.name: frozenset(tables[f.name]) for f in fields(Forces) if f.name in tables}
    return Forces(roles=_by_phrase(table["role"]), sides=_by_phrase(table["side"]), **sets)


def _by_phrase(table: dict[str, list[str]]) -> dict[str, str]:
    return {phrase: role for role, phrases in table.items() for phrase in phrases}


@cache
def owned() -> frozenset[str]:
    """What the adjective of a side goes with, other than its armed people."""
    return forces().sway | forces().belongings


@cache
def loyal() -> Phrases[str]:
    """What stands between followers and whom they follow: "loyal to"."""
    return Phrases((phrase, phrase) for phrase in rules("forces")["words"]["loyal"])


# Roles that say nothing of the side: a "rebel" or "government" before them does.
VAGUE = frozenset(("", "group", "arms", "formation", "irregulars", "holders", "foe"))


def role_of(folded: Sequence[str]) -> str:
    """The role of the longest ending of a phrase that has one, or of a word that tells the side."""
    known = forces()
    endings = (known.roles.get(" ".join(folded[start:])) for start in range(len(folded)))
    role = next(filter(None, endings), "")
    if role not in VAGUE:
        return role
    told = (known.sides.get(word) for word in folded[:-1])
    return next(filter(None, told), role)
