"""Who is known to fight: the tables of rules/actors.toml and rules/forces.toml."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

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
    until: date | None = None
    before: str = ""


@cache
def actors() -> dict[str, Actor]:
    """Every listed actor by canonical name."""
    return {row["name"]: _actor(row) for row in rules("actors")["actor"]}


def _actor(row: dict[str, object]) -> Actor:
    fields = {k: v for k, v in row.items() if k not in ("aliases", "canonical", "against")}
    return Actor(against=tuple(row["against"]), **fields)  # type: ignore[arg-type]


@cache
def aliases() -> Phrases[str]:
    """Every alias, valued with the canonical name of its actor."""
    rows = rules("actors")["actor"]
    listed = [
        (alias, row.get("canonical", row["name"])) for row in rows for alias in row["aliases"]
    ]
    return Phrases([*listed, *((row["name"], row.get("canonical", row["name"])) for row in rows)])


@cache
def demonyms() -> Phrases[str]:
    """Every demonym, valued with the government of its theatre."""
    rows = rules("actors")["theatre"]
    return Phrases((d, row["government"]) for row in rows for d in row.get("demonyms", ()))


@dataclass(frozen=True, slots=True)
class Forces:
    """Words of unnamed groups, and the role that each stands for."""

    heads: frozenset[str]
    modifiers: frozenset[str]
    roles: dict[str, str]
    last: frozenset[str]
    first: frozenset[str]
    holding: frozenset[str]
    led: frozenset[str]
    pronouns: frozenset[str]
    subjects: frozenset[str]
    state: frozenset[str]


@cache
def forces() -> Forces:
    """The tables of rules/forces.toml, read once."""
    table = rules("forces")
    roles = {phrase: role for role, phrases in table["role"].items() for phrase in phrases}
    return Forces(
        frozenset(table["heads"]),
        frozenset(table["modifiers"]),
        roles,
        frozenset(table["named"]["last"]),
        frozenset(table["named"]["first"]),
        *(
            frozenset(table["words"][key])
            for key in ("holding", "led", "pronouns", "subjects", "state")
        ),
    )


def role_of(folded: Sequence[str]) -> str:
    """The role of the longest ending of a phrase that has one."""
    roles = forces().roles
    for start in range(len(folded)):
        role = roles.get(" ".join(folded[start:]))
        if role:
            return role
    return ""
