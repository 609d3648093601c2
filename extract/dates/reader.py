"""Dates each event of an article: one pass finds and resolves every time expression."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extract.dates.clock import Clock
from extract.dates.find import Expression, find, lowered
from extract.dates.interval import Interval, single, spread, whole_year
from extract.dates.lexicon import lexicon
from extract.dates.resolve import resolve
from extract.dates.scope import DateMention, choose, reach
from extract.records import Sentence
from geodata.article import Article
from geodata.claim import DateReading
from geodata.vocabulary import DatePrecision

# "recently captured A": how far behind the adverb its participle may begin.
ADJACENT = 12
PLUPERFECT = re.compile(r"\bhad (?:already |previously |earlier |also |once |been |just ){1,3}\w+")
NEGATED = re.compile(r"\bnot\b|n[’']t\b|\bunable\b|\bfailed\b")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
OPENING = re.compile(
    r"(?:[\s\W]|(?:and|but|then|however|also|later|finally|again|meanwhile|in|on|at|by|the|of|early|late|small|hours"
    r"|morning|afternoon|evening|night|end|beginning|early|after|before|midnight|dawn)\b)*"
)
# An expression is fronted in its clause behind one of these.
FRONT = re.compile(
    r"(?:[;:,(—]|\b(?:and|but|then|while|when|as|that|which|before|after|where))\s*$"
)
SPEECH = re.compile(
    r"\b(?:said|says|announced|reported|stated|declared|confirmed|published|told \w+|claimed)\s*$"
)
DATED = ("absolute", "absolute_range", "month")
DEICTIC = ("weekday", "weekday_range", "days_from_dateline", "period", "ago", "past_units")
STILL = ("same", "same_time", "daytime")
STEPS = ("next", "shift", "same")
PRESENT = re.compile(r"\b(?:has|have|is|are|remains?|continues?|says|reports)\b")
DAY = DatePrecision.DAY
BOUNDING = ("before", "prior to", "until", "till")


class DateReader:
    """Reads when each event of one article happened.

    article: its `published` day is the dateline; sentences: those of `article`, in order.
    """

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self._low = lowered(article.text)
        self._dateline = article.published
        self._sentences = sentences
        found = _expressions(article.text, self._low, sentences)
        self._narrative = _narrates([e for row in found for e in row], self._low)
        years = sorted(map(int, YEAR.findall(article.title)))
        clock = Clock(
            dateline=article.published,
            years=(years[0], years[-1]) if years else None,
            narrative=self._narrative,
        )
        self._rows: list[tuple[DateMention, ...]] = []
        self._focus: list[Interval | None] = []
        for sentence, expressions in zip(sentences, found, strict=True):
            self._focus.append(clock.focus)
            mentions, clock = _walk(sentence, expressions, clock, self._low)
            self._rows.append(mentions)

    @property
    def mentions(self) -> tuple[DateMention, ...]:
        """Every time expression of the article with its reading, in order."""
        return tuple(mention for row in self._rows for mention in row)

    def at(self, sentence_index: int, trigger: tuple[int, int], place_start: int) -> DateReading:
        """When the event happened that stands at `trigger`; offsets count into Article.text.

        Without an expression that reaches the event: the day narrated last in running narration,
        else the dateline with precision `publication`, else unknown.
        """
        mention = choose(self._rows[sentence_index], self._low, trigger, place_start)
        if mention:
            listed = self._low[trigger[1] : max(place_start, trigger[1])]
            return mention.for_item(bool(re.search(r"\band\b", listed)))
        focus = self._focus[sentence_index]
        if self._narrative and focus:
            return _reading(focus, "", f"carried over from the sentences before: {_shown(focus)}")
        told = None if self._narrative else self._told_on(sentence_index)
        if told:
            return replace(told, text="", reason=f"goes on from the sentence before, {told.reason}")
        if self._dateline:
            return _published(self._dateline, "", "no time expression")
        return DateReading(reason="no time expression and no dateline")

    def _told_on(self, index: int) -> DateReading | None:
        """The day that the sentence before opens with, where a news text goes on telling of it."""
        here, words = self._sentences[index], lexicon()
        if not index or self._rows[index] or here.heading:
            return None
        before = self._sentences[index - 1]
        near = before.paragraph >= here.paragraph - 1 and not before.heading
        opening = [m for m in self._rows[index - 1] if m.opens and m.reading.precision is DAY]
        if not near or not opening or words.scene.match(self._low, here.start, here.end):
            return None
        if words.reporting.search(self._low, here.start, here.end):
            return None
        return opening[0].reading


def _expressions(
    text: str, low: str, sentences: Sequence[Sentence]
) -> list[tuple[Expression, ...]]:
    words = lexicon()
    return [tuple(find(text, low, s.start, s.end, words, bare=s.heading)) for s in sentences]


def _narrates(expressions: Sequence[Expression], low: str) -> bool:
    """Whether a text tells of dated days gone by rather than of the days before its dateline.

    News counts from its dateline ("on Sunday", "last week") and speaks of what is ("has taken",
    "remains"); narration names its days and goes on from them ("the next day").
    """
    kinds = Counter(e.rule.kind for e in expressions)
    dated = sum(kinds[kind] for kind in DATED)
    deictic = sum(kinds[kind] for kind in DEICTIC)
    steps = sum(kinds[kind] for kind in STEPS)
    return dated >= 2 and dated > 2 * deictic and dated + steps > len(PRESENT.findall(low))


def _walk(
    sentence: Sentence, expressions: Sequence[Expression], clock: Clock, low: str
) -> tuple[tuple[DateMention, ...], Clock]:
    """The mentions of a sentence, and the clock as it stands behind the sentence."""
    mentions: list[DateMention] = []
    local = clock
    for expression in expressions:
        opens = bool(OPENING.fullmatch(low, sentence.start, expression.start))
        found = resolve(expression, local, opens=opens)
        mention = _mention(sentence, expression, found, local, opens, low)
        lasted = expression.rule.kind == "after_duration" and not opens
        if mention is None or (lasted and mentions and not mention.fronted):
            continue
        mentions.append(mention)
        if (
            not found
            or lasted
            or expression.rule.kind in STILL
            or expression.prep in ("since", *BOUNDING)
        ):
            continue
        main = mention.reach == (sentence.start, sentence.end)
        local = replace(local, focus=found, narrative=local.narrative or main)
        looks_back = not mention.opens and PLUPERFECT.search(low, sentence.start, mention.start)
        if not looks_back and _moves(mention, found, clock.focus, main or sentence.heading):
            clock = replace(clock, focus=found)
    if sentence.heading and not mentions and (year := YEAR.search(sentence.text)):
        clock = replace(clock, focus=whole_year(int(year[0])))
    return tuple(mentions), clock


def _moves(mention: DateMention, found: Interval, focus: Interval | None, main: bool) -> bool:
    """Whether the narration goes on from these days: not from a look back within a sentence."""
    onward = focus is None or found.end >= focus.start
    return mention.opens or onward or (main and found.precision is DAY)


def _mention(
    sentence: Sentence,
    expression: Expression,
    found: Interval | None,
    clock: Clock,
    opens: bool,
    low: str,
) -> DateMention | None:
    kind = expression.rule.kind
    if kind == "same_time" and not clock.narrative:
        return None
    before = low[max(sentence.start, expression.start - 20) : expression.start]
    fronted = bool(FRONT.search(before))
    if found is None and kind not in ("vague", "recent"):
        return None
    if found and expression.prep == "since" and clock.dateline and found.day <= clock.dateline:
        found = spread(found.start, clock.dateline, DatePrecision.SPAN)
    ends = (sentence.start, sentence.end)
    return DateMention(
        sentence=sentence.index,
        start=expression.start,
        end=expression.end,
        text=expression.text,
        rule=expression.rule.id,
        reading=_explained(expression, found, clock),
        reach=_reach(expression, opens, low, ends),
        opens=opens,
        fronted=fronted and not (before.endswith(", ") and low.startswith(",", expression.end)),
        aside=before.endswith("(") and low.startswith(")", expression.end),
        weak=not opens
        and (expression.rule.weak or expression.prep == "since" or bool(SPEECH.search(before))),
        paired=_paired(expression, found, clock, low),
    )


def _paired(
    expression: Expression, found: Interval | None, clock: Clock, low: str
) -> tuple[DateReading, DateReading] | None:
    """Two days that belong to two places one to one."""
    if not found or found.start == found.end or "join" not in expression.parts:
        return None
    if "respectively" not in low[expression.end : expression.end + 16]:
        return None
    first, second = single(found.start), single(found.end)
    return _explained(expression, first, clock), _explained(expression, second, clock)


def _reach(expression: Expression, opens: bool, low: str, ends: tuple[int, int]) -> tuple[int, int]:
    """An expression that bounds an event dates none; "a day after ..." dates one side only."""
    start, end = expression.start, expression.end
    if expression.prep in BOUNDING and not low.startswith(", when", end):
        clause = max(low.rfind(mark, ends[0], start) for mark in (",", ";", " but ", " although "))
        clause = max(clause, ends[0])
        negated = expression.prep.endswith("til") and NEGATED.search(low, clause, start)
        return (clause, end) if negated else (start, start)
    if expression.rule.id == "recently":
        return (end, end + ADJACENT)
    if expression.dangling and expression.rule.kind == "shift":
        comma = low.find(",", expression.end, ends[1])
        if opens:
            return (comma if comma >= 0 else ends[0], ends[1])
        return (expression.end, comma if comma >= 0 else ends[1])
    return reach(low, ends, expression.start, expression.end)


def _explained(expression: Expression, found: Interval | None, clock: Clock) -> DateReading:
    quoted = f"“{expression.text}”"
    if expression.rule.kind == "recent" and clock.dateline:
        return _published(clock.dateline, expression.text, quoted)
    if found is None:
        return DateReading(text=expression.text, reason=f"{quoted} names no day")
    kind = expression.rule.kind
    if kind in ("weekday", "days_from_dateline", "ago", "period", "past_units") and clock.dateline:
        return _reading(
            found, expression.text, f"{quoted}, before {_day(clock.dateline)}: {_shown(found)}"
        )
    if kind in ("shift", "next", "next_units", "vague_later", "same", "same_time") and clock.focus:
        return _reading(
            found, expression.text, f"{quoted}, after {_shown(clock.focus)}: {_shown(found)}"
        )
    return _reading(found, expression.text, f"{quoted}: {_shown(found)}")


def _published(dateline: date, text: str, why: str) -> DateReading:
    """On or before the dateline: all that a text without a date of its own says."""
    reason = f"{why}: on or before the dateline, {_day(dateline)}"
    return DateReading(dateline, None, dateline, DatePrecision.PUBLICATION, text, reason)


def _reading(found: Interval, text: str, reason: str) -> DateReading:
    return DateReading(found.day, found.start, found.end, found.precision, text, reason)


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


def _shown(found: Interval) -> str:
    if found.start == found.end:
        return _day(found.day)
    if found.precision is DatePrecision.YEAR and found == whole_year(found.day.year):
        return str(found.day.year)
    return f"{_day(found.start)} to {_day(found.end)}"
