"""Dates as headers, metadata and datelines write them. A date is read, never completed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = r"(?P<{0}>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS) + r"|sept)\b\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?\s{1,3})?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)(?!\d)"
_DAY = r"(?P<{0}>3[01]|[12]\d|0?[1-9])"
_DATE = re.compile(
    "|".join(
        (
            rf"(?<![\d-]){_YEAR.format('y1')}[-/.](?P<m1>1[0-2]|0?[1-9])[-/.]{_DAY.format('d1')}(?!\d)",
            rf"\b{_WEEKDAY}{_DAY.format('d2')}(?:st|nd|rd|th)?(?:\s{{1,3}}of)?[\s-]{{1,3}}"
            rf"{_MONTH.format('m2')},?[\s-]{{1,3}}{_YEAR.format('y2')}",
            rf"\b{_WEEKDAY}{_MONTH.format('m3')}\s{{1,3}}{_DAY.format('d3')}(?:st|nd|rd|th)?(?:,\s{{0,3}}|\s{{1,3}})"
            rf"{_YEAR.format('y3')}",
            rf"(?<![\d./-]){_DAY.format('d4')}\.(?P<m4>1[0-2]|0?[1-9])\.{_YEAR.format('y4')}",
            rf"(?<![\d./-])(?P<a5>\d{{1,2}})[/-](?P<b5>\d{{1,2}})[/-]{_YEAR.format('y5')}",
        )
    ),
    re.IGNORECASE,
)
_LONGEST_VALUE = 200


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A full date and where it stands: [start, end) in the text that was searched."""

    start: int
    end: int
    day: date


def find_dates(text: str) -> Iterator[FoundDate]:
    """Each date written with day, month and year. 03/04/2017 may be two days and is left out."""
    for match in _DATE.finditer(text):
        day = _day(match)
        if day:
            yield FoundDate(match.start(), match.end(), day)


def parse_date(text: str) -> date | None:
    """The first full date of a header or metadata value such as 2017-08-25T10:00:00Z, or None."""
    text = text[:_LONGEST_VALUE]
    compact = re.fullmatch(r"\s*((?:19|20)\d\d)(\d\d)(\d\d)(?:T\d.*)?\s*", text)
    if compact:
        return _calendar_day(*map(int, compact.groups()))
    return next((found.day for found in find_dates(text)), None)


def _day(match: re.Match[str]) -> date | None:
    parts = {key[0]: value for key, value in match.groupdict().items() if value}
    year = int(parts["y"])
    if "a" in parts:
        return _slashed(int(parts["a"]), int(parts["b"]), year)
    month = parts["m"]
    number = int(month) if month.isdigit() else _month_number(month)
    return _calendar_day(year, number, int(parts["d"]))


def _month_number(name: str) -> int:
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(name[:3].casefold()))


def _slashed(first: int, second: int, year: int) -> date | None:
    if first > 12 or first == second:
        return _calendar_day(year, second, first)
    return _calendar_day(year, first, second) if second > 12 else None


def _calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
