"""Donation appeals, disclaimers, credits and the like: found by the rules of boilerplate.toml."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extract.read.offsets import Range, lines

# An appeal or disclaimer is shorter; a text that lost its line ends is not cut away whole.
_LONGEST_PARAGRAPH = 2500
_EMPTY_LINE = re.compile(r"\n[ \t\r]*(?=\n)")


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of boilerplate.toml; `scope` is line, paragraph or match.

    The pattern of a line or a paragraph tells it by how it begins; that of a match is searched for
    in a line that holds one of its `signs`, lower case, which is quicker to see.
    """

    name: str
    scope: str
    pattern: re.Pattern[str]
    signs: tuple[str, ...]
    match: tuple[str, ...]
    no_match: tuple[str, ...]


@cache
def rules() -> tuple[Rule, ...]:
    """The rules of boilerplate.toml, patterns compiled."""
    data = tomllib.loads(files("extract.rules").joinpath("boilerplate.toml").read_text("utf-8"))
    return tuple(
        Rule(
            row["name"],
            row["scope"],
            re.compile(row["pattern"], re.IGNORECASE),
            tuple(row.get("signs", ())),
            tuple(row["match"]),
            tuple(row["no_match"]),
        )
        for row in data["rule"]
    )


def boilerplate(text: str) -> Iterator[Range]:
    """The [start, end) of each stretch of boilerplate in a text whose markup is overwritten."""
    for start, end in lines(text):
        if text[start:end].strip():
            yield from _in_line(text, start, end)


def is_boilerplate(line: str) -> bool:
    """Whether a whole line is boilerplate."""
    return any(rule.scope != "match" and rule.pattern.match(line) for rule in rules())


def _in_line(text: str, start: int, end: int) -> Iterator[Range]:
    line = text[start:end]
    short = end - start <= _LONGEST_PARAGRAPH
    low = line.lower()
    for rule in rules():
        if rule.scope == "match":
            if not any(sign in low for sign in rule.signs):
                continue
            yield from ((start + m.start(), start + m.end()) for m in rule.pattern.finditer(line))
        elif short and rule.pattern.match(line):
            yield (start, end) if rule.scope == "line" else (start, _paragraph_end(text, end))


def _paragraph_end(text: str, end: int) -> int:
    limit = end + _LONGEST_PARAGRAPH
    empty = _EMPTY_LINE.search(text, end, limit)
    if empty:
        return empty.start()
    return len(text) if len(text) <= limit else end
