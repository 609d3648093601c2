"""Where time expressions stand in a text, before anything is known about what they mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.dates.lexicon import Lexicon, Rule

GOES_ON = {"after": re.compile(r"\s+\w"), "before": re.compile(r"\s+(?!\w+ing\b)\w")}
NAMED = re.compile(r"\s+[A-Z]\w+")
ENTITLED = re.compile(r"\bthe\s+(?:\d{1,2}\s+[a-z]{3,}|[a-z]{3,}\s+\d{1,2})$")
NAMES = ("month", "month2", "weekday", "weekday2")


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression as written: text[start:end], its preposition, the parts its rule names.

    `dangling` says that it counts from a clause that follows: "a day after A fell".
    """

    start: int
    end: int
    text: str
    rule: Rule
    prep: str
    parts: dict[str, str]
    dangling: bool = False


def lowered(text: str) -> str:
    """Lower case without a change of length: one letter of Turkish would grow."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower()[:1] for c in text)


def find(
    text: str, low: str, start: int, end: int, lexicon: Lexicon, *, bare: bool = False
) -> Iterator[Expression]:
    """The expressions within text[start:end], in order; `low` is the text in lower case."""
    position = start
    while match := lexicon.pattern.search(low, position, end):
        number = int((match.lastgroup or "r0")[1:])
        rule = lexicon.rules[number]
        prep = " ".join((match["prep"] or "").split())
        if _stands(match, number, text, lexicon) and (bare or prep or not rule.needs_preposition):
            values = {name: match[full] for full, name in lexicon.groups[number]}
            parts = {name: value for name, value in values.items() if value}
            written = " ".join(text[match.start() : match.end()].split())
            goes_on = GOES_ON.get(parts.get("relative", ""))
            dangling = goes_on is not None and bool(goes_on.match(low, match.end(), end))
            yield Expression(match.start(), match.end(), written, rule, prep, parts, dangling)
            position = match.end()
        else:
            position = match.start() + 1


def _stands(match: re.Match[str], number: int, text: str, lexicon: Lexicon) -> bool:
    """False where words only look like a date: "may take", "march on", "the 23 February Street"."""
    if NAMED.match(text, match.end()) and ENTITLED.search(match.string[max(0, match.start() - 4) : match.end()]):
        return False
    for full, name in lexicon.groups[number]:
        if name not in NAMES or match[full] not in lexicon.capitals:
            continue
        if not text[match.start(full)].isupper() and not re.search(r"\d", match[0]):
            return False
    return True
