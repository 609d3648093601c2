"""Dates counted from the day narrated last: "the next day", "two days later", "that evening"."""

from datetime import date

from extract.dates import interval as days
from extract.dates.clock import Clock, year_of
from extract.dates.count import count, number
from extract.dates.find import Expression
from extract.dates.interval import Interval
from extract.dates.lexicon import Lexicon
from geodata.vocabulary import DatePrecision

BACKWARDS = ("earlier", "before", "prior", "previously", "beforehand", "previous", "preceding")
SPAN, WEEK = DatePrecision.SPAN, DatePrecision.WEEK
# A day told of longer ago than so many days is a look back.
RECENT = 31
# "Several days later" is two to six days later.
FEW = (2, 6)
# No day can be counted from a month, no month from a year.
VAGUER = {
    "hour": (DatePrecision.MONTH, DatePrecision.YEAR),
    "day": (DatePrecision.MONTH, DatePrecision.YEAR),
    "week": (DatePrecision.MONTH, DatePrecision.YEAR),
    "month": (DatePrecision.YEAR,),
}


def shift(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    """ "Two days later" counts from the day narrated last, "a day after X" back to X."""
    parts = expression.parts
    if not clock.now or (clock.focus and clock.focus.precision in VAGUER.get(parts["unit"], ())):
        return None
    back = parts["relative"] in BACKWARDS
    steps = count(parts["n"], words)
    if back is not expression.dangling:
        steps = -steps
    return days.moved(clock.now, steps, parts["unit"], half="half" in parts)


def after_duration(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    """ "After two days of fighting, A fell": counted on from the day narrated last."""
    parts = expression.parts
    if not clock.focus:
        return None
    return days.moved(clock.focus.day, count(parts["n"], words), parts["unit"])


def vague_later(expression: Expression, clock: Clock, _words: Lexicon) -> Interval | None:
    parts = expression.parts
    if not clock.focus:
        return None
    unit = next((parts[name] for name in ("unit", "unit2", "unit3") if name in parts), "day")
    if (parts.get("relative") or parts.get("relative2")) in BACKWARDS:
        return None
    start, end = (days.length(unit.rstrip("s"), few) for few in FEW)
    return days.spread(days.shift(clock.focus.day, start), days.shift(clock.focus.day, end), SPAN)


def next_units(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    if not clock.focus:
        return None
    length = days.length(expression.parts["unit"], count(expression.parts.get("n"), words, 3))
    start = days.shift(clock.focus.day, min(length, 1))
    end = days.shift(clock.focus.day, length)
    return days.spread(start, end, SPAN, end if "n" in expression.parts else start)


def following(expression: Expression, clock: Clock, _words: Lexicon) -> Interval | None:
    parts = expression.parts
    back = parts["relative"] in BACKWARDS
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
    return days.moved(anchor, -1 if back else 1, unit)


def same(_expression: Expression, clock: Clock, _words: Lexicon) -> Interval | None:
    if clock.focus:
        return clock.focus
    return days.single(clock.dateline) if clock.dateline else None


def daytime(expression: Expression, clock: Clock, _words: Lexicon) -> Interval | None:
    """ "At dawn" is of the dateline in news, "by evening" of the day told of just before."""
    if clock.narrative and clock.focus:
        return clock.focus
    if clock.told and clock.dateline and expression.text.lower().startswith("by "):
        recent = days.shift(clock.dateline, -RECENT) <= clock.told.day
        return clock.told if recent else days.single(clock.dateline)
    return days.single(clock.dateline) if clock.dateline else None


def same_period(expression: Expression, clock: Clock, words: Lexicon) -> Interval | None:
    parts = expression.parts
    unit = parts.get("unit") or parts.get("unit2")
    if "month" in parts:
        month = words.months[parts["month"]]
        year = year_of(month, 1, clock)
        return days.whole_month(year, month) if year else None
    if not clock.now:
        return None
    if unit == "month":
        return days.whole_month(clock.now.year, clock.now.month)
    if unit == "year":
        return days.whole_year(clock.now.year)
    week = days.week_of(clock.now)
    return days.spread(week.start, week.end, WEEK, clock.now)


def day_only(expression: Expression, clock: Clock, _words: Lexicon) -> Interval | None:
    if not clock.now:
        return None
    day = number(expression.parts["day"])
    found = days.valid(clock.now.year, clock.now.month, day)
    if not clock.focus and found and clock.dateline and found > clock.dateline:
        before = days.add_months(clock.now.replace(day=1), -1)
        found = days.valid(before.year, before.month, day)
    return days.single(found) if found else None


def edge(expression: Expression, clock: Clock, _words: Lexicon) -> Interval | None:
    """ "On the last day of the year": the first or last day of the month or year narrated."""
    if not clock.now:
        return None
    year, month = clock.now.year, clock.now.month
    whole = days.whole_month(year, month) if "month" in expression.parts["unit"] else None
    period = whole or days.whole_year(year)
    found = days.single(period.start if expression.parts["edge"] == "first" else period.end)
    beyond = clock.dateline and not clock.focus and found.day > clock.dateline
    # "On the last day of the year", told in January, is of the year before.
    return days.single(days.add_months(found.day, -1 if whole else -12)) if beyond else found


def vague(_expression: Expression, _clock: Clock, _words: Lexicon) -> Interval | None:
    return None


def _last_day(focus: Interval) -> date:
    return focus.end if focus.precision is SPAN and days.span_days(focus) <= 7 else focus.day
