"""Dates counted from the dateline: "on Sunday", "yesterday", "last week", "two days ago"."""

from datetime import date

from extract.dates import interval as days
from extract.dates.clock import Clock
from extract.dates.count import count
from extract.dates.find import Expression
from extract.dates.interval import Interval
from extract.dates.lexicon import Lexicon
from geodata.vocabulary import DatePrecision

SPAN, WEEK = DatePrecision.SPAN, DatePrecision.WEEK


def weekday(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    """The last such day on or before the dateline; after "last", before it."""
    parts = expression.parts
    weekday = words.weekdays[parts["weekday"]]
    relative = parts.get("relative", "")
    if clock.focus and relative in ("the following", "the next"):
        return days.single(days.on_or_after(weekday, days.shift(clock.focus.day, 1)))
    if clock.focus and relative in ("that", "the same"):
        return days.single(days.on_or_after(weekday, clock.focus.day))
    if clock.focus and clock.narrative and not clock.dateline:
        return days.single(days.on_or_after(weekday, clock.focus.day))
    if not clock.dateline:
        return None
    strict = relative in ("last", "the previous")
    return days.single(days.on_or_before(weekday, days.shift(clock.dateline, -strict)))


def weekday_range(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    if not clock.dateline:
        return None
    first, last = (words.weekdays[expression.parts[name]] for name in ("weekday", "weekday2"))
    end = days.on_or_before(last, clock.dateline)
    start = days.on_or_before(first, end)
    return days.spread(start, end, SPAN, end if expression.prep == "between" else start)


def days_from_dateline(expression: Expression, clock: Clock, _words: Lexicon) -> Interval | None:
    if not clock.dateline:
        return None
    return days.single(days.shift(clock.dateline, expression.rule.offset))


def ago(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    parts = expression.parts
    if not clock.dateline:
        return None
    half = "half" in parts or "half2" in parts
    return days.moved(clock.dateline, -count(parts["n"], words), parts["unit"], half=half)


def past_units(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    parts = expression.parts
    told = clock.narrative and "previous" in expression.text
    end = clock.now if told else clock.dateline
    if not end:
        return None
    length = days.length(parts["unit"], count(parts["n"], words))
    return days.spread(days.shift(end, -max(length, 1)), end, SPAN, end)


def period(expression: Expression, clock: Clock, _words: Lexicon) -> Interval | None:
    """This or last week, weekend, month or year; "the past week" ends with the dateline."""
    parts = expression.parts
    relative, unit = parts.get("relative", ""), parts["unit"]
    now = clock.now if clock.narrative and relative == "the" else clock.dateline
    if not now:
        return None
    last = relative == "last"
    if unit != "weekend" and (not relative or "past" in relative):
        length = days.length(unit, 1) - (not relative)
        return days.spread(days.shift(now, -length), now, SPAN)
    if unit == "weekend":
        saturday = days.on_or_before(5, now)
        return days.spread(saturday, days.shift(saturday, 1), SPAN)
    if unit == "week":
        return _week(now, last=last, late=parts.get("time") == "late")
    if unit == "month":
        month = days.add_months(now, -last)
        return days.whole_month(month.year, month.month)
    return days.whole_year(max(now.year - last, 1))


def _week(now: date, *, last: bool, late: bool) -> Interval:
    """The week that holds the dateline, or the one before; "late last week" begins on Friday."""
    week = days.week_of(days.shift(now, -7 if last else 0))
    if late:
        return days.spread(days.shift(week.start, 4), week.end, WEEK)
    return days.spread(week.start, week.end, WEEK, days.shift(now, -7)) if last else week
