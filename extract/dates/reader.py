"""Dates each event of an article: one pass finds and resolves every time expression."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extract.dates.clock import Clock
from extract.dates.find import Expression, find, lowered
from extract.dates.interval import Interval, single
from extract.dates.lexicon import lexicon
from extract.dates.mentions import YEAR, walk
from extract.dates.reading import published, reading, shown
from extract.dates.scope import DateMention, choose
from extract.records import Sentence
from geodata.article import Article
from geodata.claim import DateReading
from geodata.vocabulary import DatePrecision

DATED = ("absolute", "absolute_range", "month")
DEICTIC = ("weekday", "weekday_range", "days_from_dateline", "period", "ago", "past_units")
NAMED_DAYS = ("weekday", "day-month", "month-day", "yesterday")
STEPS = ("next", "shift", "same", "daytime")
PRESENT = re.compile(r"\b(?:has|have|is|are|remains?|continues?|says|reports)\b")
AND = re.compile(r"\band\b")


class DateReader:
    """Reads when each event of one article happened.

    article: its `published` day is the dateline; sentences: those of `article`, in order.
    """

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self._low = lowered(article.text)
        self._dateline = article.published
        self._sentences = sentences
        words = lexicon()
        found = [
            tuple(find(article.text, self._low, s.start, s.end, words, bare=s.heading))
            for s in sentences
        ]
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
            if expressions and (told := self._told_before(sentence)) != clock.told:
                clock = replace(clock, told=told)
            mentions, clock = walk(sentence, expressions, clock, self._low)
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
            return mention.for_item(bool(AND.search(listed)))
        focus = self._focus[sentence_index]
        if self._narrative and focus:
            return reading(focus, "", f"carried over from the sentences before: {shown(focus)}")
        told = None if self._narrative else self._told_on(sentence_index)
        if told:
            return replace(told, text="", reason=f"goes on from the sentence before, {told.reason}")
        if self._dateline:
            return published(self._dateline, "", "no time expression")
        return DateReading(reason="no time expression and no dateline")

    def _told_before(self, sentence: Sentence) -> Interval | None:
        """The day that the sentence before names last, in the same paragraph."""
        before = self._sentences[sentence.index - 1] if sentence.index else None
        if before is None or before.paragraph != sentence.paragraph:
            return None
        named = [m.reading for m in self._rows[-1] if m.rule in NAMED_DAYS]
        day = named[-1].day if named and named[-1].precision is DatePrecision.DAY else None
        return single(day) if day else None

    def _told_on(self, index: int) -> DateReading | None:
        """The day that the sentence before opens with, where a news text goes on telling of it."""
        here, words = self._sentences[index], lexicon()
        if not index or self._rows[index] or here.heading:
            return None
        before = self._sentences[index - 1]
        near = before.paragraph >= here.paragraph - 1 and not before.heading
        opening = [
            m for m in self._rows[index - 1] if m.opens and m.reading.precision is DatePrecision.DAY
        ]
        if not near or not opening or words.scene.match(self._low, here.start, here.end):
            return None
        if words.reporting.search(self._low, here.start, here.end):
            return None
        return opening[0].reading


def _narrates(expressions: Sequence[Expression], low: str) -> bool:
    """Whether a text tells of dated days gone by rather than of the days before its dateline.

    News counts from its dateline ("on Sunday", "last week") and speaks of what is ("has taken",
    "remains"); narration names its days and goes on from them ("the next day").
    """
    kinds = Counter(e.rule.kind for e in expressions)
    dated = sum(kinds[kind] for kind in DATED)
    deictic = sum(kinds[kind] for kind in DEICTIC)
    steps = sum(kinds[kind] for kind in STEPS)
    told = dated + steps
    return told >= 2 and dated > 2 * deictic and told > len(PRESENT.findall(low))
