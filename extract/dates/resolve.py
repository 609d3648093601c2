"""What a time expression means: a function for each kind of rule."""

from collections.abc import Callable
from dataclasses import replace

from extract.dates import absolute, deictic, narrative
from extract.dates.clock import Clock
from extract.dates.find import Expression
from extract.dates.interval import Interval
from extract.dates.lexicon import Lexicon, lexicon

KINDS: dict[str, Callable[[Expression, Clock, Lexicon], Interval | None]] = {
    "absolute": absolute.absolute,
    "numeric": absolute.numeric,
    "feast": absolute.feast,
    "absolute_range": absolute.absolute_range,
    "month_range": absolute.month_range,
    "part_range": absolute.part_range,
    "month_days": absolute.month_days,
    "month_week": absolute.month_week,
    "month": absolute.month,
    "season": absolute.season,
    "year": absolute.year,
    "weekday": deictic.weekday,
    "weekday_range": deictic.weekday_range,
    "days_from_dateline": deictic.days_from_dateline,
    "ago": deictic.ago,
    "past_units": deictic.past_units,
    "period": deictic.period,
    "shift": narrative.shift,
    "after_duration": narrative.after_duration,
    "vague_later": narrative.vague_later,
    "next_units": narrative.next_units,
    "next": narrative.following,
    "same": narrative.same,
    "same_time": narrative.same,
    "daytime": narrative.daytime,
    "same_period": narrative.same_period,
    "day_only": narrative.day_only,
    "edge": narrative.edge,
    "vague": narrative.vague,
    "recent": narrative.vague,
}


def resolve(expression: Expression, clock: Clock, *, opens: bool = False) -> Interval | None:
    """The days an expression means, or None where the text does not settle them.

    `opens` says that the expression comes first in its sentence: "two days after A fell, B fell"
    counts forward to B, "B fell two days after A fell" back to A. A day after the dateline is
    a plan or a deadline and settles nothing.
    """
    if opens and expression.dangling:
        expression = replace(expression, dangling=False)
    found = KINDS[expression.rule.kind](expression, clock, lexicon())
    if found and clock.dateline and found.start > clock.dateline:
        return None
    return found
