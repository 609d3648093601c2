"""What time expressions are counted from, and the year of a date written without one."""

from dataclasses import dataclass
from datetime import date

from extract.dates import interval as days
from extract.dates.interval import Interval
from geodata.vocabulary import DatePrecision

# How many times more a step back counts than a step on, from a known day and from a vague one.
BACK_FROM_DAY, BACK_FROM_PERIOD = 3, 30


@dataclass(frozen=True, slots=True)
class Clock:
    """What an expression is counted from.

    `dateline` is the day of publication, `focus` the day narrated last, `years` the first and the
    last year that the article's title names. `narrative` says that the text tells of days gone
    by: a part of the day then belongs to the day narrated last and not to the dateline. In news it
    belongs to `told`, the day that the same sentence or the one before has named.
    """

    dateline: date | None = None
    focus: Interval | None = None
    years: tuple[int, int] | None = None
    narrative: bool = False
    told: Interval | None = None

    @property
    def now(self) -> date | None:
        """The day that the narration stands at: the day narrated last, else the dateline."""
        return self.focus.day if self.focus else self.dateline


def year_of(month: int, day: int, clock: Clock, ahead: int = 0) -> int | None:
    """The year of a day and month written without one.

    Within the years that the title names, unless the narration has gone beyond them, and not more
    than `ahead` days after the dateline, where that leaves any; of those the one nearest to the day
    narrated last, a step back counting more than a step on; without such a day, the last one before
    the dateline.
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
    latest = days.shift(clock.dateline, ahead) if clock.dateline else date.max
    past = [found for found in possible if found <= latest]
    beyond = clock.focus is not None and clock.focus.day.year > last
    titled = [found for found in past if first <= found.year <= last and not beyond]
    close = clock.focus and clock.focus.precision in (DatePrecision.DAY, DatePrecision.SPAN)
    back = BACK_FROM_DAY if close else BACK_FROM_PERIOD
    return min(titled or past or possible, key=lambda found: _distance(found, anchor, back)).year


def _distance(found: date, anchor: date, back: int) -> int:
    return (found - anchor).days if found >= anchor else back * (anchor - found).days
