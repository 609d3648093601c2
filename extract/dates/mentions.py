"""The time expressions of one sentence: what each means, how it stands, what it can date."""

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.dates.clock import Clock
from extract.dates.find import Expression
from extract.dates.interval import Interval, single, spread, whole_year
from extract.dates.reading import explained
from extract.dates.resolve import resolve
from extract.dates.scope import DateMention, reach
from extract.records import Sentence
from geodata.claim import DateReading
from geodata.vocabulary import DatePrecision

# "recently captured A": how far behind the adverb its participle may begin.
ADJACENT = 12
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
PLUPERFECT = re.compile(r"\bhad (?:already |previously |earlier |also |once |been |just ){1,3}\w+")
NEGATED = re.compile(r"\bnot\b|n[’']t\b|\bunable\b|\bfailed\b")
OPENING = re.compile(
    r"(?:[\s\W]|(?:and|but|then|however|also|later|finally|again|meanwhile|in|on|at|by|the|of|early"
    r"|late|small|hours|morning|afternoon|evening|night|end|beginning|after|before|midnight|dawn)\b)*"
)
# An expression is fronted in its clause behind one of these.
FRONT = re.compile(
    r"(?:[;:,(—]|\b(?:and|but|then|while|when|as|that|which|before|after|where))\s*$"
)
CONJUNCTION = re.compile(r"\b(?:and|but|then)\s+\Z")
SPEECH = re.compile(
    r"\b(?:said|says|announced|reported|stated|declared|confirmed|published|told \w+|claimed)\s*$"
)
# "Back in the palace for the first time since April" says nothing of when.
FIRST = re.compile(
    r"\b(?:time|(?:worst|biggest|largest|heaviest|deadliest|fiercest)\b[^,;]{0,40})\s*\Z"
)
# "Has been under siege since June" is of the June before the dateline, whatever was told before.
PERFECT = re.compile(r"\b(?:has|have)\b[^;:]*\Z")
RELATED = re.compile(r"\b(?:which|who|that|whose|where)\b[^,;]*\Z")
# "In rebel hands since the massacre of July 1996, it was entered on 25 January": a look back.
SINCE = re.compile(r"\bsince the\b[^,;]*\Z")
# "Fighting lasted until 27 July" is of that day, "held until 27 July" is not.
LASTED = re.compile(r"\b(?:last(?:ed|ing|s)?|continu(?:ed|ing|es)|went on|dragged on|raged)\s\Z")
STILL = ("same", "same_time", "daytime")
BOUNDING = ("before", "prior to", "until", "till")


def walk(
    sentence: Sentence, expressions: Sequence[Expression], clock: Clock, low: str
) -> tuple[tuple[DateMention, ...], Clock]:
    """The mentions of a sentence, and the clock as it stands behind it.

    Within the sentence each expression counts from the one before; the narration goes on from it
    in the next sentence unless it looks back. `low` is the article's text in lower case.
    """
    mentions: list[DateMention] = []
    local = clock
    for expression in expressions:
        opens = OPENING.fullmatch(low, sentence.start, expression.start) is not None
        now = expression.prep == "since" and PERFECT.search(low, sentence.start, expression.start)
        found = resolve(expression, replace(local, focus=None) if now else local, opens=opens)
        mention = _mention(sentence, expression, found, local, opens, low)
        lasted = expression.rule.kind == "after_duration" and not opens
        joined = CONJUNCTION.search(low, sentence.start, expression.start)
        if mention is None or (lasted and mentions and not joined):
            continue
        mentions.append(mention)
        ended = LASTED.search(low, sentence.start, expression.start)
        if found is None or lasted or (_stands_still(expression) and not ended):
            continue
        if _aside(sentence, expression, found, local, low) and not opens:
            continue
        main = mention.reach == (sentence.start, sentence.end)
        told = found if found.precision is DatePrecision.DAY else None
        local = replace(local, focus=found, narrative=local.narrative or main, told=told)
        looks_back = not opens and PLUPERFECT.search(low, sentence.start, mention.start)
        if not looks_back and _moves(mention, found, clock.focus, main or sentence.heading):
            clock = replace(clock, focus=found)
    if sentence.heading and not mentions and (year := YEAR.search(sentence.text)):
        clock = replace(clock, focus=whole_year(int(year[0])))
    return tuple(mentions), clock


def _aside(
    sentence: Sentence, expression: Expression, found: Interval, clock: Clock, low: str
) -> bool:
    """Whether an expression only looks back: "groups that rose in 2018 took Ara"."""
    told = clock.focus is not None and clock.focus.precision is DatePrecision.DAY
    if told and SINCE.search(low, sentence.start, expression.start):
        return True
    year = found.precision is DatePrecision.YEAR
    return told and year and RELATED.search(low, sentence.start, expression.start) is not None


def _stands_still(expression: Expression) -> bool:
    return expression.rule.kind in STILL or expression.prep in ("since", *BOUNDING)


def _moves(mention: DateMention, found: Interval, focus: Interval | None, main: bool) -> bool:
    """Whether the narration goes on from these days: not from a look back within a sentence."""
    onward = focus is None or found.end >= focus.start
    return mention.opens or onward or (main and found.precision is DatePrecision.DAY)


def _mention(
    sentence: Sentence,
    expression: Expression,
    found: Interval | None,
    clock: Clock,
    opens: bool,
    low: str,
) -> DateMention | None:
    """The expression as a mention, or None where it says nothing about when."""
    kind = expression.rule.kind
    if kind == "same_time" and not clock.narrative:
        return None
    if found is None and kind not in ("vague", "recent"):
        return None
    since = expression.prep == "since"
    if since and FIRST.search(low, sentence.start, expression.start):
        return None
    if found and since and clock.dateline and found.day <= clock.dateline:
        found = spread(found.start, clock.dateline, DatePrecision.SPAN)
    ahead = low[max(sentence.start, expression.start - 20) : expression.start]
    spoken = SPEECH.search(ahead) is not None
    enclosed = ahead.endswith(", ") and low.startswith(",", expression.end)
    return DateMention(
        sentence=sentence.index,
        start=expression.start,
        end=expression.end,
        text=expression.text,
        rule=expression.rule.id,
        reading=explained(expression, found, clock),
        reach=_reach(expression, opens, low, (sentence.start, sentence.end)),
        opens=opens,
        fronted=expression.rule.id == "recently"
        or (FRONT.search(ahead) is not None and not enclosed and not _closes(expression, low)),
        aside=ahead.endswith("(") and low.startswith(")", expression.end),
        weak=not opens and (since or _yields(expression, found, clock) or spoken),
        paired=_paired(expression, found, clock, low),
    )


def _closes(expression: Expression, low: str) -> bool:
    """Whether a full stop comes next: no clause follows that it could open."""
    return low.startswith(".", expression.end)


def _yields(expression: Expression, found: Interval | None, clock: Clock) -> bool:
    """A part of the day, or a year amid narrated days, dates what nothing else dates."""
    coarse = found is not None and found.precision is DatePrecision.YEAR
    told = clock.focus is not None and clock.focus.precision is DatePrecision.DAY
    return expression.rule.kind in STILL or (coarse and told)


def _reach(expression: Expression, opens: bool, low: str, ends: tuple[int, int]) -> tuple[int, int]:
    """An expression that bounds an event dates none; "a day after ..." dates one side only."""
    start, end = expression.start, expression.end
    if expression.prep in BOUNDING:
        # "It held until 28 June, when rebels took it": the clause behind has the date.
        when = low.startswith(", when", end)
        return (start, ends[1]) if when else _bounded(expression, low, ends)
    if expression.rule.id == "recently":
        return (end, end + ADJACENT)
    if expression.dangling and expression.rule.kind == "shift":
        comma = low.find(",", end, ends[1])
        if opens:
            return (comma if comma >= 0 else ends[0], ends[1])
        return (end, comma if comma >= 0 else ends[1])
    return reach(low, ends, start, end)


def _bounded(expression: Expression, low: str, ends: tuple[int, int]) -> tuple[int, int]:
    """ "Not until 10 May" dates its clause; "until 10 May" and "before 10 May" date nothing."""
    start = expression.start
    if LASTED.search(low, ends[0], start):
        return reach(low, ends, start, expression.end)
    marks = (low.rfind(mark, ends[0], start) for mark in (",", ";", " but ", " although "))
    clause = max(ends[0], *marks)
    negated = expression.prep.endswith("til") and NEGATED.search(low, clause, start)
    # "It was not until 10 May that Ara fell."
    goes_on = negated and low.startswith(" that ", expression.end)
    return (clause, ends[1] if goes_on else expression.end) if negated else (start, start)


def _paired(
    expression: Expression, found: Interval | None, clock: Clock, low: str
) -> tuple[DateReading, DateReading] | None:
    """Two days that belong to two places one to one."""
    if not found or found.start == found.end or "join" not in expression.parts:
        return None
    if "respectively" not in low[expression.end : expression.end + 16]:
        return None
    first, second = single(found.start), single(found.end)
    return explained(expression, first, clock), explained(expression, second, clock)
