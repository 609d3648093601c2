"""Which claims a reader asked for: one frozen value behind every filter, link and export."""

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Any, TypeVar

from geodata.claim import Cell
from geodata.errors import InputError
from geodata.vocabulary import Event, GeoPrecision

Row = Mapping[str, Cell]
Query = dict[str, list[str]]
Test = Callable[[Row], bool]
AnyRow = TypeVar("AnyRow", bound=Row)

_KEYS = {
    "start": "from",
    "end": "to",
    "gaining": "gaining",
    "losing": "losing",
    "hidden": "hide",
    "events": "event",
    "outlets": "outlet",
    "claimants": "claimant",
    "hedged": "hedged",
    "min_confidence": "confidence",
    "precisions": "precision",
    "text": "place",
}
_HEDGED = {"yes": True, "no": False}
_CLOSED: dict[str, type[StrEnum]] = {"events": Event, "precisions": GeoPrecision}
_NAMES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Selection:
    """A set of filters. The empty set, None and "" do not filter.

    `start` and `end` are days, both included: a claim is in the range when any day on which it
    may have happened is. A claim with no date is in no range. `gaining` and `losing` name sides
    as `sides` gives them; `hidden` names actors switched off in the legend. In `claimants`, ""
    is the article's own voice. `hedged` keeps only hedged (True) or only unhedged (False) claims.
    `min_confidence` runs from 0 to 1. `text` is a part of the place's name, whatever its case or
    accents.
    """

    start: date | None = None
    end: date | None = None
    gaining: frozenset[str] = field(default=_NAMES)
    losing: frozenset[str] = field(default=_NAMES)
    hidden: frozenset[str] = field(default=_NAMES)
    events: frozenset[str] = field(default=_NAMES)
    outlets: frozenset[str] = field(default=_NAMES)
    claimants: frozenset[str] = field(default=_NAMES)
    hedged: bool | None = None
    min_confidence: float = 0.0
    precisions: frozenset[str] = field(default=_NAMES)
    text: str = ""

    def select(self, rows: Iterable[AnyRow]) -> list[AnyRow]:
        """The rows of Store.claim_rows() that pass every filter, in their order."""
        tests = self._tests()
        return [row for row in rows if all(test(row) for test in tests)]

    def flags(self, rows: Iterable[Row]) -> list[bool]:
        """For each row whether it passes every filter."""
        tests = self._tests()
        return [all(test(row) for test in tests) for row in rows]

    def keeps(self, row: Row) -> bool:
        """Whether one row passes every filter."""
        return all(test(row) for test in self._tests())

    def _tests(self) -> list[Test]:
        """One test for each filter that is set: thousands of rows are asked no more than that."""
        tests: list[Test] = []
        for column, wanted in (
            ("event", self.events),
            ("outlet", self.outlets),
            ("claimant", self.claimants),
            ("geo_precision", self.precisions),
        ):
            if wanted:
                tests.append(partial(_among, column, wanted))
        if self.start or self.end:
            tests.append(partial(_within, self.start, self.end))
        if self.gaining:
            tests.append(lambda row: sides(row)[0] in self.gaining)
        if self.losing:
            tests.append(lambda row: sides(row)[1] in self.losing)
        if self.hidden:
            tests.append(lambda row: row["actor"] not in self.hidden)
        if self.hedged is not None:
            tests.append(lambda row: bool(row["hedged"]) is self.hedged)
        if self.min_confidence:
            tests.append(lambda row: float(row["confidence"] or 0) >= self.min_confidence)
        if folded(self.text):
            tests.append(partial(_named, folded(self.text)))
        return tests

    def to_query(self) -> Query:
        """The filters that are set, as the keys and values of a link's query string."""
        query = {_KEYS[f.name]: _written(getattr(self, f.name)) for f in fields(self)}
        return {key: values for key, values in query.items() if values}

    @classmethod
    def from_query(cls, query: Mapping[str, str | Sequence[str]]) -> "Selection":
        """The selection of a link; keys that are not a filter's are left alone.

        Raises InputError, naming the key and the value, where a value cannot be read.
        """
        read = {name: _listed(query[key]) for name, key in _KEYS.items() if key in query}
        return cls(**{name: _understood(name, values) for name, values in read.items() if values})


def sides(row: Row) -> tuple[str, str]:
    """The side a claim speaks for and the side it speaks against: (gaining, losing).

    The actor gains, holds or attacks; the one who withdraws is the losing side.
    """
    actor, other = str(row["actor"] or ""), str(row["from_actor"] or "")
    return (other, actor) if row["event"] == Event.WITHDREW else (actor, other)


def interval(row: Row) -> tuple[str, str] | None:
    """First and last ISO day on which the claim may have happened, or None if undated."""
    day = row["date"] or row["date_end"] or row["date_start"]
    if not day:
        return None
    return str(row["date_start"] or day), str(row["date_end"] or day)


def folded(text: str) -> str:
    """Text without case and accents, for matching what a person types."""
    if text.isascii():
        return text.casefold().strip()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).strip()


def _within(start: date | None, end: date | None, row: Row) -> bool:
    days = interval(row)
    if days is None:
        return False
    first, last = days
    return (end is None or first <= end.isoformat()) and (
        start is None or last >= start.isoformat()
    )


def _among(column: str, wanted: frozenset[str], row: Row) -> bool:
    return (row[column] or "") in wanted


def _named(wanted: str, row: Row) -> bool:
    names = (row["place"], row["place_name"], row["mention"])
    return any(wanted in folded(str(name or "")) for name in names)


def _written(value: object) -> list[str]:
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, bool):
        return ["yes" if value else "no"]
    if isinstance(value, date):
        return [value.isoformat()]
    return [str(value)] if value else []


def _listed(values: str | Sequence[str]) -> list[str]:
    return [values] if isinstance(values, str) else list(values)


def _understood(name: str, values: list[str]) -> Any:
    key, last = _KEYS[name], values[-1]
    try:
        if name in ("start", "end"):
            return date.fromisoformat(last)
        if name == "hedged":
            return _HEDGED[last]
        if name == "min_confidence":
            return _probability(last)
        if name in _CLOSED:
            return frozenset(str(_CLOSED[name](value)) for value in values)
    except (ValueError, KeyError) as error:
        raise InputError(
            f"the link's {key}={last!r} cannot be read; {_EXPECTED[name]}. Remove it from the link."
        ) from error
    return last if name == "text" else frozenset(values)


def _probability(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 1:
        raise ValueError(text)
    return value


_EXPECTED = {
    "start": "a day as YYYY-MM-DD is expected",
    "end": "a day as YYYY-MM-DD is expected",
    "hedged": "yes or no is expected",
    "min_confidence": "a number from 0 to 1 is expected",
    "events": f"one of {', '.join(Event)} is expected",
    "precisions": f"one of {', '.join(GeoPrecision)} is expected",
}
