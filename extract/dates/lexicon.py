"""The time expressions of extract/rules/dates.toml, compiled into one pattern."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

RULES = Path(__file__).parents[1] / "rules" / "dates.toml"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of time expression: how it is written and which function reads it."""

    id: str
    kind: str
    pattern: str
    match: str
    reject: str
    needs_preposition: bool = False
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The compiled rules and the words they share.

    `pattern` has an empty group behind each rule, named r0, r1, ...; a group g of rule 3 is named
    r3_g. `near` are the words near which an expression may stand, and their plurals, `leads` those
    that it may begin with.
    """

    rules: tuple[Rule, ...]
    pattern: re.Pattern[str]
    near: frozenset[str]
    leads: frozenset[str]
    groups: tuple[tuple[tuple[str, str], ...], ...]
    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    seasons: dict[str, int]
    feasts: dict[str, tuple[int, int]]
    parts: dict[str, tuple[int, int, int]]
    year_parts: dict[str, tuple[int, int]]
    capitals: frozenset[str]
    scene: re.Pattern[str]
    reporting: re.Pattern[str]


def _alternatives(words: Any) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


def _expand(pattern: str, shapes: dict[str, str]) -> str:
    for _ in range(2):
        pattern = re.sub(
            r"\{([a-z]+)\}", lambda m: f"(?:{shapes[m[1]]})" if m[1] in shapes else m[0], pattern
        )
    return pattern.replace(" ?", r"\s*").replace(" ", r"\s+")


def _own_groups(pattern: str, number: int) -> str:
    named = pattern.replace("(?P<", f"(?P<r{number}_").replace("(?P=", f"(?P=r{number}_")
    # Behind the rule: a group around it would be opened wherever the rule is tried.
    return f"(?:{named})(?P<r{number}>)"


@cache
def lexicon() -> Lexicon:
    """The rules, read and compiled on first use.

    Raises tomllib.TOMLDecodeError or re.error if the rule file is broken.
    """
    data = tomllib.loads(RULES.read_text(encoding="utf-8"))
    shapes = dict(data["shapes"])
    shapes["month"] = _alternatives(data["months"])
    shapes["weekday"] = _alternatives(data["weekdays"])
    shapes["feast"] = _alternatives(data["feasts"]).replace("\\ ", " ")
    shapes["n"] = _alternatives(data["numbers"])
    rules = tuple(Rule(**entry) for entry in data["expression"])
    cores = [_own_groups(_expand(rule.pattern, shapes), i) for i, rule in enumerate(rules)]
    preposition = _expand("(?:(?P<prep>{preposition})(?: (?:an?|the))? )?", shapes)
    union = re.compile(rf"\b(?:{preposition}(?:{'|'.join(cores)}))(?!\w)")
    names: list[list[tuple[str, str]]] = [[] for _ in rules]
    for full in union.groupindex:
        if "_" in full:
            number, name = full[1:].split("_", 1)
            names[int(number)].append((full, name))
    cues = [*data["months"], *data["weekdays"], *data["cues"]["words"]]
    return Lexicon(
        rules=rules,
        pattern=union,
        near=frozenset(cue + ending for cue in cues for ending in ("", "s")),
        leads=frozenset([*cues, *data["numbers"], *data["leads"]["words"]]),
        groups=tuple(tuple(pairs) for pairs in names),
        months=data["months"],
        weekdays=data["weekdays"],
        numbers=data["numbers"],
        seasons=data["seasons"],
        feasts={name: (month, day) for name, (month, day) in data["feasts"].items()},
        parts={name: (a, b, shown) for name, (a, b, shown) in data["parts"].items()},
        year_parts={name: (a, b) for name, (a, b) in data["year_parts"].items()},
        capitals=frozenset(data["capitals"]["words"]),
        scene=re.compile(
            rf"[^\w\"“]*(?:{_alternatives(data['narration']['scene'])})\b|[-•*–]|[^.]{{0,40}}:"
        ),
        reporting=re.compile(rf"\b(?:{_alternatives(data['narration']['reporting'])})\b"),
    )
