"""Where time expressions stand in a text, before anything is known about what they mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.dates.lexicon import Lexicon, Rule

GOES_ON = {
    "after": re.compile(r"\s+(?!(?:that|this|which)\b)\w"),
    "before": re.compile(r"\s+(?!\w+ing\b)\w"),
}
NAMED = re.compile(r"\s+[A-Z]\w+")
SITE = re.compile(
    r"\s+(?:mosque|square|street|bridge|neighbourhood|neighborhood|quarter|school|stadium|camp|barracks"
    r"|brigade|battalion|base|martyrs|movement|revolution|uprising)\b"
)
ENTITLED = re.compile(r"\bthe\s+(?:\d{1,2}\s+[a-z]{3,}|[a-z]{3,}\s+\d{1,2})$")
WORD = re.compile(r"[^\W\d_]+|\d+")
NUMBER = re.compile(r"\d")
REACH = 6
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
    """The expressions within text[start:end], in order; `low` is the text in lower case.

    `bare` lets a month or a year stand without a preposition, as in a heading. The pattern is
    tried only at the words near a cue, the last of REACH words before it and itself: that is
    twenty times faster than a search and finds the same (tests/extract/test_dates_find.py).
    """
    position = start
    for at in _starts(low, start, end, lexicon):
        match = lexicon.pattern.match(low, at, end) if at >= position else None
        found = _expression(match, text, lexicon, bare=bare) if match else None
        if found:
            yield found
            position = found.end


def _starts(low: str, start: int, end: int, lexicon: Lexicon) -> Iterator[int]:
    """Where an expression may begin: at a cue and at the few words before it."""
    near, leads = lexicon.near, lexicon.leads
    # Most stretches hold no cue, and are looked at no further.
    if not NUMBER.search(low, start, end) and near.isdisjoint(WORD.findall(low, start, end)):
        return
    waiting: list[tuple[int, int]] = []
    for index, word in enumerate(WORD.finditer(low, start, end)):
        written = word[0]
        cue = written in near or written[0].isdigit()
        if cue or written in leads:
            waiting.append((index, word.start()))
            if cue:
                yield from [at for place, at in waiting if place >= index - REACH]
                waiting.clear()


def _expression(
    match: re.Match[str], text: str, lexicon: Lexicon, *, bare: bool
) -> Expression | None:
    number = int((match.lastgroup or "r0")[1:])
    rule = lexicon.rules[number]
    prep = " ".join((match["prep"] or "").split())
    if rule.needs_preposition and not (prep or bare):
        return None
    if not _stands(match, number, text, lexicon):
        return None
    values = {name: match[full] for full, name in lexicon.groups[number]}
    parts = {name: value for name, value in values.items() if value}
    goes_on = GOES_ON.get(parts.get("relative", ""))
    return Expression(
        start=match.start(),
        end=match.end(),
        text=" ".join(text[match.start() : match.end()].split()),
        rule=rule,
        prep=prep,
        parts=parts,
        dangling=goes_on is not None
        and goes_on.match(match.string, match.end()) is not None
        and not match.string.endswith("had ", 0, match.start()),
    )


def _stands(match: re.Match[str], number: int, text: str, lexicon: Lexicon) -> bool:
    """False where words only look like a date: "may take", "march on", "the 23 February Street"."""
    if (NAMED.match(text, match.end()) or SITE.match(text, match.end())) and ENTITLED.search(
        match.string[max(0, match.start() - 4) : match.end()]
    ):
        return False
    for full, name in lexicon.groups[number]:
        if name not in NAMES or match[full] not in lexicon.capitals:
            continue
        if not text[match.start(full)].isupper() and not re.search(r"\d", match[0]):
            return False
    return True
