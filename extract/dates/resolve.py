"""What a time expression means: one small function for each kind of rule."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from extract.dates import interval as days
from extract.dates.find import Expression
from extract.dates.interval import Interval
from extract.dates.lexicon import Lexicon, lexicon
from geodata.vocabulary import DatePrecision

DAY, SPAN, WEEK, MONTH, YEAR = (
    DatePrecision.DAY,
    DatePrecision.SPAN,
    DatePrecision.WEEK,
    DatePrecision.MONTH,
    DatePrecision.YEAR,
)


BACKWARDS = ("earlier", "before", "prior", "previously", "beforehand")


@dataclass(frozen=True, slots=True)
class Clock:
    """What an expression is counted from.

    `dateline` is the day of publication, `focus` the day narrated last, `years` the first and the
    last year that the article's title names. `narrative` says that the text tells of days gone by, so
    that a part of the day belongs to the day narrated last and not to the dateline.
    """

    dateline: date | None = None
    focus: Interval | None = None
    years: tuple[int, int] | None = None
    narrative: bool = False

    @property
    def now(self) -> date | None:
        """The day that the narration stands at: the day narrated last, else the dateline."""
        return self.focus.day if self.focus else self.dateline


def resolve(expression: Expression, clock: Clock, *, opens: bool = False) -> Interval | None:
    """The days an expression means, or None where the text does not settle them.

    `opens` says that the expression comes first in its sentence: "two days after A fell, B fell"
    counts forward to B, "B fell two days after A fell" back to A. A day well after the dateline is
    a plan or a deadline and settles nothing.
    """
    expression = replace(expression, dangling=expression.dangling and not opens)
    found = KINDS[expression.rule.kind](expression, clock, lexicon())
    if found and clock.dateline and found.start > days.shift(clock.dateline, 1):
        return None
    return found


def _year(month: int, day: int, clock: Clock) -> int | None:
    """The year of a day and month written without one.

    Within the years that the title names, unless the narration has gone beyond them, and never
    after the dateline, where that leaves any; of those the one nearest to the day narrated last, a step back counting three times; without such
    a day, the last one on or before the dateline.
    """
    if clock.focus and clock.focus == days.whole_year(clock.focus.day.year):
        return clock.focus.day.year
    first, last = clock.years or (0, 0)
    anchor = clock.now or days.valid(last, 12, 31)
    if anchor is None:
        return None
    possible = [
        found
        for year in sorted({anchor.year - 1, anchor.year, anchor.year + 1, first, last})
        if 0 < year < 10000 and (found := days.valid(year, month, min(day, 28)))
    ]
    past = [found for found in possible if not clock.dateline or found <= clock.dateline]
    beyond = clock.focus is not None and clock.focus.day.year > last
    titled = [found for found in past if first <= found.year <= last and not beyond]
    back = 3 if clock.focus and clock.focus.precision in (DAY, SPAN) else 30
    return min(titled or past or possible, key=lambda found: _distance(found, anchor, back)).year


def _distance(found: date, anchor: date, back: int) -> int:
    return (found - anchor).days if found >= anchor else back * (anchor - found).days


def _written_year(expression: Expression, clock: Clock, month: int, day: int) -> int | None:
    parts = expression.parts
    if "year" in parts:
        return int(parts["year"])
    if clock.dateline and ("lastyear" in parts or "thisyear" in parts):
        return clock.dateline.year - ("lastyear" in parts)
    return _year(month, day, clock)


def _number(text: str) -> int:
    return int("".join(c for c in text if c.isdigit()))


def _count(word: str | None, words: Lexicon, otherwise: int = 1) -> int:
    if word is None:
        return otherwise
    return min(int(word), 9999) if word.isdigit() else words.numbers.get(word, otherwise)


def _absolute(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    parts = expression.parts
    month = int(parts["m"]) if "m" in parts else words.months[parts["month"]]
    day = _number(parts["day"])
    year = _written_year(expression, clock, month, day)
    found = days.valid(year, month, day) if year else None
    return days.single(found) if found else None


def _numeric(expression: Expression, clock: Clock, _words: Lexicon) -> Interval | None:
    """Day first unless that is no date, or only month first comes before the dateline."""
    parts = expression.parts
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    a, b = int(parts["a"]), int(parts["b"])
    readings = [found for found in (days.valid(year, b, a), days.valid(year, a, b)) if found]
    past = [found for found in readings if not clock.dateline or found <= clock.dateline]
    return days.single((past or readings)[0]) if readings else None


def _absolute_range(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    parts = expression.parts
    first_month = words.months[parts["month"]]
    last_month = words.months[parts.get("month2", parts["month"])]
    first_day, last_day = _number(parts["day"]), _number(parts["day2"])
    year = _written_year(expression, clock, last_month, last_day)
    if not year:
        return None
    end = days.valid(year, last_month, last_day)
    begin_year = int(parts.get("year1", year - ((first_month, first_day) > (last_month, last_day))))
    start = days.valid(begin_year, first_month, first_day)
    if not start or not end:
        return None
    late = expression.prep == "between" or "night of" in expression.text.lower()
    return days.spread(start, end, SPAN, end if late else start)


def _month_range(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    parts = expression.parts
    first, last = words.months[parts["month"]], words.months[parts["month2"]]
    year = _written_year(expression, clock, last, 1)
    if not year:
        return None
    begin_year = int(parts.get("year1", year - (first > last)))
    start, end = days.month_days(begin_year, first)[0], days.month_days(year, last)[1]
    return days.spread(start, end, SPAN, end if expression.prep == "between" else start)


def _part_of_month(year: int, month: int, part: str, words: Lexicon) -> Interval:
    """A part of a month: its first day stands for it, the 15th for its middle, the 25th for late."""
    first, last = words.parts[part.split()[0]]
    start = date(year, month, first)
    end = min(start.replace(day=28), start) if last < first else _clip(year, month, last)
    day = {11: date(year, month, 15), 21: date(year, month, 25)}.get(first, start)
    return days.spread(start, end, MONTH, end if part == "end" else day)


def _clip(year: int, month: int, day: int) -> date:
    return (
        min(date(year, month, 1).replace(day=min(day, 28)), date.max)
        if day <= 28
        else (
            days.month_days(year, month)[1]
            if day > 30
            else date(year, month, min(day, days.month_days(year, month)[1].day))
        )
    )


def _part_range(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    parts = expression.parts
    month = words.months[parts["month"]]
    year = _written_year(expression, clock, month, 1)
    if not year:
        return None
    first = _part_of_month(year, month, parts["part"], words)
    last = _part_of_month(year, month, parts["part2"], words)
    return days.spread(first.start, last.end, SPAN, last.day)


def _month_days(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    month = words.months[expression.parts["month"]]
    year = _written_year(expression, clock, month, 1)
    count = _count(expression.parts.get("n"), words, 10)
    start = date(year, month, 1) if year else None
    return days.spread(start, days.shift(start, count - 1), SPAN) if start else None


def _month_week(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    month = words.months[expression.parts["month"]]
    year = _written_year(expression, clock, month, 1)
    if not year:
        return None
    first, last = days.month_days(year, month)
    nth = ["first", "second", "third", "fourth"]
    if expression.parts["nth"] not in nth:
        return days.spread(days.shift(last, -6), last, WEEK)
    start = days.shift(first, 7 * nth.index(expression.parts["nth"]))
    return days.spread(start, days.shift(start, 6), WEEK)


def _month(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
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


def _season(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    parts = expression.parts
    month = words.seasons[parts.get("season") or parts["season2"]]
    year = _written_year(expression, clock, month, 1)
    if not year or year > 9998:
        return None
    start = date(year, month, 1)
    end = days.shift(days.add_months(start, 3), -1)
    return days.spread(start, end, SPAN, days.add_months(start, 1))


def _whole_year(expression: Expression, _clock: Clock, _words: Lexicon) -> Interval | None:
    found = days.whole_year(int(expression.parts["year"]))
    part = expression.parts.get("part", "").split(" ")[0]
    first, last = {
        "early": (1, 4),
        "beginning": (1, 4),
        "start": (1, 4),
        "mid": (5, 8),
        "middle": (5, 8),
        "late": (9, 12),
        "end": (9, 12),
        "first": (1, 6),
        "second": (7, 12),
    }.get(part, (1, 12))
    year = found.start.year
    end = days.month_days(year, last)[1]
    return days.spread(date(year, first, 1), end, YEAR, end if part == "end" else None)


def _weekday(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
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


def _weekday_range(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    if not clock.dateline:
        return None
    first, last = (words.weekdays[expression.parts[name]] for name in ("weekday", "weekday2"))
    end = days.on_or_before(last, clock.dateline)
    return days.spread(days.on_or_before(first, end), end, SPAN)


def _days_from_dateline(expression: Expression, clock: Clock, _words: Lexicon) -> Interval | None:
    if not clock.dateline:
        return None
    return days.single(days.shift(clock.dateline, expression.rule.offset))


def _moved(day: date, count: int, unit: str, half: bool = False) -> Interval:
    """A day moved by a number of units; the longer the unit, the wider the interval."""
    if unit == "hour":
        return days.single(days.shift(day, int(count / 24)))
    if unit in ("day", "night"):
        return days.single(days.shift(day, count))
    if unit in ("week", "weekend", "fortnight"):
        length = 14 if unit == "fortnight" else 7
        extra = (4 if count > 0 else -4) if half else 0
        near = days.shift(day, count * length + extra)
        return days.spread(days.shift(near, -3), days.shift(near, 3), WEEK, near)
    if unit == "month":
        near = days.add_months(day, count)
        return days.whole_month(near.year, near.month)
    return days.whole_year(min(max(day.year + count, 1), 9999))


def _ago(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    parts = expression.parts
    if not clock.dateline:
        return None
    half = "half" in parts or "half2" in parts
    return _moved(clock.dateline, -_count(parts["n"], words), parts["unit"], half)


def _shift(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    """ "Two days later" counts from the day narrated last, "a day after X" back to X."""
    parts = expression.parts
    if not clock.now:
        return None
    back = parts["relative"] in BACKWARDS
    count = _count(parts["n"], words)
    if back is not expression.dangling:
        count = -count
    return _moved(clock.now, count, parts["unit"], "half" in parts)


def _past_units(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    parts = expression.parts
    end = clock.dateline if expression.parts.get("unit") else None
    if clock.narrative and "previous" in expression.text:
        end = clock.now
    if not end:
        return None
    count = _count(parts["n"], words)
    unit = parts["unit"]
    length = {
        "hour": max(1, round(count / 24)),
        "week": 7 * count,
        "month": 30 * count,
        "year": 365 * count,
    }
    return days.spread(days.shift(end, -length.get(unit, count)), end, SPAN, end)


def _period(expression: Expression, clock: Clock, _words: Lexicon) -> Interval | None:
    """This or last week, weekend, month or year, counted from the dateline."""
    parts = expression.parts
    now = clock.now if clock.narrative and parts.get("relative") == "the" else clock.dateline
    if not now:
        return None
    last, unit = parts.get("relative") == "last", parts["unit"]
    if "relative" not in parts or "past" in parts["relative"]:
        length = {"week": 6 if "relative" not in parts else 7, "month": 30, "year": 365}
        if unit in length:
            return days.spread(days.shift(now, -length[unit]), now, SPAN)
    if unit == "weekend":
        saturday = days.on_or_before(5, now)
        return days.spread(saturday, days.shift(saturday, 1), SPAN)
    if unit == "week":
        week = days.week_of(days.shift(now, -7 if last else 0))
        if parts.get("time") == "late":
            return days.spread(days.shift(week.start, 4), week.end, WEEK)
        return days.spread(week.start, week.end, WEEK, days.shift(now, -7)) if last else week
    if unit == "month":
        month = days.add_months(now, -last)
        return days.whole_month(month.year, month.month)
    return days.whole_year(max(now.year - last, 1))


def _same(_expression: Expression, clock: Clock, _words: Lexicon) -> Interval | None:
    if clock.focus:
        return clock.focus
    return days.single(clock.dateline) if clock.dateline else None


def _daytime(_expression: Expression, clock: Clock, _words: Lexicon) -> Interval | None:
    if clock.narrative or not clock.dateline:
        return clock.focus
    return days.single(clock.dateline)


def _same_period(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    parts = expression.parts
    unit = parts.get("unit") or parts.get("unit2")
    if "month" in parts:
        month = words.months[parts["month"]]
        year = _year(month, 1, clock)
        return days.whole_month(year, month) if year else None
    if not clock.now:
        return None
    if unit == "month":
        return days.whole_month(clock.now.year, clock.now.month)
    if unit == "year":
        return days.whole_year(clock.now.year)
    week = days.week_of(clock.now)
    return days.spread(week.start, week.end, WEEK, clock.now)


def _next_units(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    if not clock.focus:
        return None
    count = _count(expression.parts.get("n"), words, 3)
    unit = {"hour": 0, "week": 7, "month": 30}.get(expression.parts["unit"], 1)
    start = days.shift(clock.focus.day, min(unit, 1))
    end = days.shift(clock.focus.day, count * unit)
    return days.spread(start, end, SPAN, end if "n" in expression.parts else start)


def _next(expression: Expression, clock: Clock, _words: Lexicon) -> Interval | None:
    parts = expression.parts
    back = parts.get("relative") in ("previous", "preceding", "prior")
    if not clock.now or (not clock.focus and not back):
        return None
    unit = parts["unit"] if parts["unit"] in ("week", "weekend", "month", "year") else "day"
    if unit == "weekend":
        saturday = days.on_or_after(5, clock.now)
        return days.spread(saturday, days.shift(saturday, 1), SPAN)
    if unit == "week":
        start = days.shift(clock.now, -7 if back else 1)
        return days.spread(start, days.shift(start, 6), WEEK)
    anchor = clock.now if back or not clock.focus else _last_day(clock.focus)
    return _moved(anchor, -1 if back else 1, unit)


def _last_day(focus: Interval) -> date:
    return focus.end if focus.precision is SPAN and days.span_days(focus) <= 7 else focus.day


def _vague(_expression: Expression, _clock: Clock, _words: Lexicon) -> Interval | None:
    return None


def _after_duration(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    """ "After two days of fighting, A fell": counted on from the day narrated last."""
    parts = expression.parts
    if not clock.focus:
        return None
    return _moved(clock.focus.day, _count(parts["n"], words), parts["unit"])


def _vague_later(expression: Expression, clock: Clock, _words: Lexicon) -> Interval | None:
    parts = expression.parts
    if not clock.focus:
        return None
    unit = next((parts[name] for name in ("unit", "unit2", "unit3") if name in parts), "day")
    length = {"week": 7, "month": 30, "year": 365}.get(unit.rstrip("s"), 1)
    relative = parts.get("relative") or parts.get("relative2") or "later"
    start = days.shift(clock.focus.day, 2 * length)
    if relative in ("earlier", "before", "prior"):
        return None
    return days.spread(start, days.shift(clock.focus.day, 6 * length), SPAN)


def _day_only(expression: Expression, clock: Clock, _words: Lexicon) -> Interval | None:
    if not clock.now:
        return None
    day = _number(expression.parts["day"])
    found = days.valid(clock.now.year, clock.now.month, day)
    if not clock.focus and found and clock.dateline and found > clock.dateline:
        before = days.add_months(clock.now.replace(day=1), -1)
        found = days.valid(before.year, before.month, day)
    return days.single(found) if found else None


KINDS: dict[str, Callable[[Expression, Clock, Lexicon], Interval | None]] = {
    "absolute": _absolute,
    "numeric": _numeric,
    "absolute_range": _absolute_range,
    "month_range": _month_range,
    "part_range": _part_range,
    "month_days": _month_days,
    "month_week": _month_week,
    "month": _month,
    "season": _season,
    "year": _whole_year,
    "weekday": _weekday,
    "weekday_range": _weekday_range,
    "days_from_dateline": _days_from_dateline,
    "ago": _ago,
    "shift": _shift,
    "after_duration": _after_duration,
    "past_units": _past_units,
    "period": _period,
    "same": _same,
    "same_time": _same,
    "daytime": _daytime,
    "same_period": _same_period,
    "next_units": _next_units,
    "next": _next,
    "vague": _vague,
    "recent": _vague,
    "vague_later": _vague_later,
    "day_only": _day_only,
}
