"""The wars that the lists know: whom "the army" or "the rebels" are in each."""

from dataclasses import dataclass, field
from functools import cache

from extract.rulebook import rules


@dataclass(frozen=True, slots=True)
class Theatre:
    """A theatre of rules/actors.toml: who is meant by "the army" or "the rebels" in one war.

    `arms` maps a word of a formation's name to the side that alone has such formations.
    """

    name: str
    government: str = ""
    rebels: str = ""
    jihadists: str = ""
    kurds: str = ""
    invader: str = ""
    arms: dict[str, str] = field(default_factory=dict)


NOWHERE = Theatre("")


@cache
def theatres() -> dict[str, Theatre]:
    """Every theatre by name."""
    return {
        row["name"]: Theatre(**{k: v for k, v in row.items() if k not in ("cues", "demonyms")})
        for row in rules("actors")["theatre"]
    }
