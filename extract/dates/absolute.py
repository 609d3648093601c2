"""Dates that name a day, a month, a season or a year."""

from datetime import date

from extract.dates import interval as days
from extract.dates.clock import Clock, year_of
from extract.dates.count import count, number
from extract.dates.find import Expression
from extract.dates.interval import Interval
from extract.dates.lexicon import Lexicon
from geodata.vocabulary import DatePrecision

# A day so soon after the dateline is a plan, or a slip; the same day of last year would be told so.
AHEAD = 14
ORDINALS = ("first", "second", "third", "fourth")
SPAN, WEEK, MONTH, YEAR = (
    DatePrecision.SPAN,
    DatePrecision.WEEK,
    DatePrecision.MONTH,
    DatePrecision.YEAR,
)


def absolute(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    parts = expression.parts
    month = int(parts["m"]) if "m" in parts else words.months[parts["month"]]
    day = number(parts["day"])
    year = _written_year(expression, clock, month, day, AHEAD)
    found = days.valid(year, month, day) if year else None
    return days.single(found) if found else None


def feast(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    """ "On Christmas Eve": a day with a name."""
    month, day = words.feasts[" ".join(expression.parts["feast"].split())]
    year = _written_year(expression, clock, month, day)
    return days.single(date(year, month, day)) if year else None


def numeric(expression: Expression, clock: Clock, _words: Lexicon) -> Interval | None:
    """Day first unless that is no date, or only month first comes before the dateline."""
    parts = expression.parts
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    a, b = int(parts["a"]), int(parts["b"])
    readings = [found for found in (days.valid(year, b, a), days.valid(year, a, b)) if found]
    past = [found for found in readings if not clock.dateline or found <= clock.dateline]
    return days.single((past or readings)[0]) if readings else None


def absolute_range(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    parts = expression.parts
    first = words.months[parts["month"]], number(parts["day"])
    last = words.months[parts.get("month2", parts["month"])], number(parts["day2"])
    year = _written_year(expression, clock, *last)
    if not year:
        return None
    end = days.valid(year, *last)
    begin_year = int(parts.get("year1", max(year - (first > last), 1)))
    start = days.valid(begin_year, *first)
    if not start or not end:
        return None
    late = expression.prep == "between" or "night of" in expression.text.lower()
    return days.spread(start, end, SPAN, end if late else start)


def month_range(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    parts = expression.parts
    first, last = words.months[parts["month"]], words.months[parts["month2"]]
    year = _written_year(expression, clock, last, 1)
    if not year:
        return None
    begin_year = int(parts.get("year1", max(year - (first > last), 1)))
    start, end = days.month_days(begin_year, first)[0], days.month_days(year, last)[1]
    return days.spread(start, end, SPAN, end if expression.prep == "between" else start)


def part_range(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    parts = expression.parts
    month = words.months[parts["month"]]
    year = _written_year(expression, clock, month, 1)
    if not year:
        return None
    first = _part_of_month(year, month, parts["part"], words)
    last = _part_of_month(year, month, parts["part2"], words)
    return days.spread(first.start, last.end, SPAN, last.day)


def month_days(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    month = words.months[expression.parts["month"]]
    year = _written_year(expression, clock, month, 1)
    start = date(year, month, 1) if year else None
    length = count(expression.parts.get("n"), words, 10)
    return days.spread(start, days.shift(start, length - 1), SPAN) if start else None


def month_week(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    month = words.months[expression.parts["month"]]
    year = _written_year(expression, clock, month, 1)
    if not year:
        return None
    first, last = days.month_days(year, month)
    if expression.parts["nth"] not in ORDINALS:
        return days.spread(days.shift(last, -6), last, WEEK)
    start = days.shift(first, 7 * ORDINALS.index(expression.parts["nth"]))
    return days.spread(start, days.shift(start, 6), WEEK)


def month(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    parts = expression.parts
    month = words.months[parts["month"]]
    relative = parts.get("relative", "")
    if relative in ("the following", "the next") and clock.focus:
        year: int | None = clock.focus.day.year + (month <= clock.focus.day.month)
    elif "previous year" in expression.text or "preceding year" in expression.text:
        year = clock.now.year - 1 if clock.now else None
    else:
        year = _written_year(expression, clock, month, 1)
    if not year:
        return None
    if "part" in parts:
        return _part_of_month(year, month, parts["part"], words)
    return days.whole_month(year, month)


def season(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    parts = expression.parts
    month = words.seasons[parts.get("season") or parts["season2"]]
    year = _written_year(expression, clock, month, 1)
    if not year or year > 9998:
        return None
    start = date(year, month, 1)
    end = days.shift(days.add_months(start, 3), -1)
    return days.spread(start, end, SPAN, days.add_months(start, 1))


def year(expression: Expression, _clock: Clock, words: Lexicon) -> Interval | None:
    """A year or a part of it: the part's months are those of `year_parts` in the rules."""
    written = int(expression.parts["year"])
    part = expression.parts.get("part", "").split(" ")[0]
    first, last = words.year_parts.get(part, (1, 12))
    start, end = date(written, first, 1), days.month_days(written, last)[1]
    return days.spread(start, end, YEAR, end if part == "end" else start)


def _part_of_month(year: int, month: int, part: str, words: Lexicon) -> Interval:
    """A part of a month and the day that stands for it, both as the rules say."""
    name = part.split()[0]
    first, last, shown = words.parts[name]
    length = days.month_days(year, month)[1].day
    start, end = date(year, month, first), date(year, month, min(last, length))
    return days.spread(start, end, MONTH, date(year, month, min(shown, length)))


def _written_year(
    expression: Expression, clock: Clock, month: int, day: int, ahead: int = 0
) -> int | None:
    parts = expression.parts
    if "year" in parts:
        return int(parts["year"])
    if clock.dateline and ("lastyear" in parts or "thisyear" in parts):
        return clock.dateline.year - ("lastyear" in parts)
    return year_of(month, day, clock, ahead)
