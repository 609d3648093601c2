"""How a date is told to a reader: the record that a claim carries, and the reason on the screen."""

from datetime import date

from extract.dates.clock import Clock
from extract.dates.find import Expression
from extract.dates.interval import Interval, whole_year
from geodata.claim import DateReading
from geodata.vocabulary import DatePrecision

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
FROM_DATELINE = ("weekday", "weekday_range", "days_from_dateline", "ago", "period", "past_units")
FROM_FOCUS = ("shift", "next", "next_units", "vague_later", "same", "same_time", "after_duration")


def explained(expression: Expression, found: Interval | None, clock: Clock) -> DateReading:
    """The reading of an expression: its days, and what it was counted from."""
    quoted, kind = f"“{expression.text}”", expression.rule.kind
    if kind == "recent" and clock.dateline:
        return published(clock.dateline, expression.text, quoted)
    if found is None:
        return DateReading(text=expression.text, reason=f"{quoted} names no day")
    if kind in FROM_DATELINE and clock.dateline:
        quoted = f"{quoted}, before {_day(clock.dateline)}"
    elif kind in FROM_FOCUS and clock.focus:
        quoted = f"{quoted}, after {shown(clock.focus)}"
    return reading(found, expression.text, f"{quoted}: {shown(found)}")


def published(dateline: date, text: str, why: str) -> DateReading:
    """On or before the dateline: all that a text without a date of its own says."""
    reason = f"{why}: on or before the dateline, {_day(dateline)}"
    return DateReading(dateline, None, dateline, DatePrecision.PUBLICATION, text, reason)


def reading(found: Interval, text: str, reason: str) -> DateReading:
    """The record of an interval of days."""
    return DateReading(found.day, found.start, found.end, found.precision, text, reason)


def shown(found: Interval) -> str:
    """An interval in words: "12 Aug 2017", "1 Aug 2017 to 31 Aug 2017", "2017"."""
    if found.start == found.end:
        return _day(found.day)
    if found.precision is DatePrecision.YEAR and found == whole_year(found.day.year):
        return str(found.day.year)
    return f"{_day(found.start)} to {_day(found.end)}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
