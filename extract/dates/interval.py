"""Intervals of days, and the arithmetic on calendar dates that expressions need."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from geodata.vocabulary import DatePrecision

UNIT_DAYS = {"week": 7, "weekend": 7, "fortnight": 14, "month": 30, "year": 365}


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both included; `day` stands for all of them on the timeline."""

    day: date
    start: date
    end: date
    precision: DatePrecision

    def __post_init__(self) -> None:
        if not self.start <= self.day <= self.end:
            raise ValueError(f"{self.day} is not within {self.start} to {self.end}")


def single(day: date) -> Interval:
    """One day, known exactly."""
    return Interval(day, day, day, DatePrecision.DAY)


def spread(start: date, end: date, precision: DatePrecision, day: date | None = None) -> Interval:
    """Several days, put in order, with `day` (by default the first) kept within them."""
    first, last = min(start, end), max(start, end)
    shown = first if day is None else min(max(day, first), last)
    return Interval(shown, first, last, precision)


def shift(day: date, days: int) -> date:
    """The date some days later, kept within what `datetime.date` can hold."""
    ordinal = min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    return date.fromordinal(ordinal)


def month_days(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def whole_month(year: int, month: int) -> Interval:
    """A month; its first day stands for it."""
    first, last = month_days(year, month)
    return Interval(first, first, last, DatePrecision.MONTH)


def whole_year(year: int) -> Interval:
    """A year; 1 January stands for it."""
    return Interval(date(year, 1, 1), date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)


def add_months(day: date, months: int) -> date:
    """The same day some months later, or the month's last day where it has no such day."""
    index = day.year * 12 + day.month - 1 + months
    index = min(max(index, MINYEAR * 12), MAXYEAR * 12 + 11)
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def on_or_before(weekday: int, day: date) -> date:
    """The last such weekday (0 is Monday) on or before a day."""
    return shift(day, -((day.weekday() - weekday) % 7))


def on_or_after(weekday: int, day: date) -> date:
    """The first such weekday (0 is Monday) on or after a day."""
    return shift(day, (weekday - day.weekday()) % 7)


def week_of(day: date) -> Interval:
    """The week from Monday to Sunday that holds a day; Monday stands for it."""
    monday = on_or_before(0, day)
    return Interval(monday, monday, shift(monday, 6), DatePrecision.WEEK)


def length(unit: str, count: int) -> int:
    """How many days a number of hours, days, weeks, months or years is, near enough."""
    return count // 24 if unit == "hour" else count * UNIT_DAYS.get(unit, 1)


def moved(day: date, count: int, unit: str, *, half: bool = False) -> Interval:
    """A day moved by a number of units; the longer the unit, the wider the interval."""
    if unit == "month":
        near = add_months(day, count)
        return whole_month(near.year, near.month)
    if unit == "year":
        return whole_year(min(max(day.year + count, MINYEAR), MAXYEAR))
    if unit in ("week", "weekend", "fortnight"):
        extra = (4 if count > 0 else -4) if half else 0
        near = shift(day, length(unit, count) + extra)
        return spread(shift(near, -3), shift(near, 3), DatePrecision.WEEK, near)
    steps = int(count / 24) if unit == "hour" else count
    return single(shift(day, steps))


def valid(year: int, month: int, day: int) -> date | None:
    """The date, or None if the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def span_days(interval: Interval) -> int:
    """How many days an interval covers."""
    return (interval.end - interval.start) // timedelta(days=1) + 1
