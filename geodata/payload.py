"""Claims as the map's layer reads them: one binary file of columns, about 20 bytes a claim.

The file is four bytes (the header's length, little endian), a JSON header, and columns of unsigned
integers or 32-bit floats, each aligned to its size. The header names each column's type, offset
and length, and holds the names that the columns point into. Evidence text is not in it: it is
handed over for a few claims at a time (pages/shared/message.py).
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from geodata.control import UNDECIDED, UNKNOWN, is_placed, place_key, telling
from geodata.marks import Mark, mark
from geodata.selection import Row, interval
from geodata.vocabulary import DatePrecision, Event, GeoPrecision

EPOCH = date(1900, 1, 1)
NO_DAY = 65535
_WIDTHS = (("B", "u8", 0xFF), ("H", "u16", 0xFFFF), ("I", "u32", 0xFFFFFFFF))
_EVENTS = {str(event): number for number, event in enumerate(Event)}
_DATES = {str(precision): number for number, precision in enumerate(DatePrecision)}
_PLACES = {str(precision): number for number, precision in enumerate(GeoPrecision)}


@dataclass(frozen=True, slots=True)
class Payload:
    """The bytes of one file, its name (a hash of them), and whose claims its rows are.

    `rows` are the claims in the file's order, which is the order of telling (geodata.control);
    `numbers` gives a claim's place in it by its id.
    """

    data: bytes
    name: str
    rows: tuple[Row, ...]
    numbers: dict[str, int]


def build(rows: Iterable[Row]) -> Payload:
    """The payload of every row that has coordinates, dated or not."""
    placed = sorted((row for row in rows if is_placed(row)), key=telling)
    names = _Names()
    columns = _claim_columns(placed, names) | _place_columns(placed, names)
    data = _packed(names.header(placed), columns)
    name = hashlib.sha256(data).hexdigest()[:16]
    numbers = {str(row["claim_id"]): number for number, row in enumerate(placed)}
    return Payload(data, name, tuple(placed), numbers)


class _Names:
    """Numbers for the names that rows point to, in the order in which they are first met."""

    def __init__(self) -> None:
        self.actors: dict[str, int] = {UNKNOWN: 0}
        self.sources: dict[tuple[str, str], int] = {}
        self.labels: list[tuple[str, str]] = []
        self.places: dict[str, int] = {}

    def actor(self, name: object) -> int:
        return self.actors.setdefault(str(name or ""), len(self.actors))

    def source(self, row: Row) -> int:
        key = (str(row["outlet"] or row["article_sha256"]), str(row["claimant"] or ""))
        if key not in self.sources:
            self.sources[key] = len(self.sources)
            self.labels.append((str(row["outlet"] or ""), key[1]))
        return self.sources[key]

    def place(self, row: Row) -> int:
        return self.places.setdefault(place_key(row), len(self.places))

    def header(self, rows: Sequence[Row]) -> dict[str, Any]:
        names = {self.place(row): str(row["place_name"] or row["place"]) for row in rows}
        return {
            "claims": len(rows),
            "epoch": EPOCH.isoformat(),
            "events": list(_EVENTS),
            "date_precisions": list(_DATES),
            "geo_precisions": list(_PLACES),
            "actors": [drawn(mark(name)) for name in self.actors],
            "undecided": drawn(mark(UNDECIDED)),
            "sources": self.labels,
            "names": [names[number] for number in range(len(names))],
        }


def drawn(found: Mark) -> dict[str, str]:
    """A mark as the layer reads it."""
    return {
        "name": found.actor,
        "colour": found.colour,
        "ink": found.ink,
        "safe": found.safe_colour,
        "safe_ink": found.safe_ink,
        "shape": found.shape,
        "letter": found.letter,
    }


def _claim_columns(rows: Sequence[Row], names: _Names) -> dict[str, array[Any]]:
    days = [_days(row) for row in rows]
    return {
        "place": _narrow(names.place(row) for row in rows),
        "event": _narrow(_EVENTS[str(row["event"])] for row in rows),
        "actor": _narrow(names.actor(row["actor"]) for row in rows),
        "loser": _narrow(names.actor(row["from_actor"]) for row in rows),
        "source": _narrow(names.source(row) for row in rows),
        "day": _narrow(day for day, _, _ in days),
        "before": _narrow(before for _, before, _ in days),
        "after": _narrow(after for _, _, after in days),
        "published": _narrow(_ordinal(row["published"]) for row in rows),
        "dating": _narrow(
            _DATES[str(row["date_precision"])] * 2 + bool(row["hedged"]) for row in rows
        ),
        "confidence": _narrow(round(float(row["confidence"] or 0) * 100) for row in rows),
    }


def _place_columns(rows: Sequence[Row], names: _Names) -> dict[str, array[Any]]:
    """A place is drawn where its newest claim puts it."""
    newest = {names.place(row): row for row in rows}
    places = [newest[number] for number in range(len(newest))]
    return {
        "lat": array("f", (float(row["lat"] or 0) for row in places)),
        "lon": array("f", (float(row["lon"] or 0) for row in places)),
        "radius": _narrow(round(float(row["radius_km"] or 0) * 10) for row in places),
        "precision": _narrow(_PLACES[str(row["geo_precision"])] for row in places),
    }


def _days(row: Row) -> tuple[int, int, int]:
    """The day a row counts from, and how many days its interval reaches before and after it."""
    found = interval(row)
    if found is None:
        return NO_DAY, 0, 0
    first, last = map(_ordinal, found)
    day = _ordinal(row["date"] or found[1])
    return day, max(0, day - first), max(0, last - day)


def _ordinal(day: object) -> int:
    if not day:
        return NO_DAY
    return min(max(0, (date.fromisoformat(str(day)) - EPOCH).days), NO_DAY - 1)


def _narrow(values: Iterable[int]) -> array[Any]:
    """Unsigned integers in the narrowest type that holds them all."""
    numbers = list(values)
    largest = max(numbers, default=0)
    return array(next(code for code, _, limit in _WIDTHS if largest <= limit), numbers)


def _packed(header: dict[str, Any], columns: dict[str, array[Any]]) -> bytes:
    types = {code: name for code, name, _ in _WIDTHS} | {"f": "f32"}
    body, table = bytearray(), {}
    for name, column in columns.items():
        body += bytes(-len(body) % 4)
        table[name] = [types[column.typecode], len(body), len(column)]
        body += column.tobytes()
    text = json.dumps(header | {"columns": table}, ensure_ascii=False).encode()
    text += b" " * (-len(text) % 4)
    return len(text).to_bytes(4, "little") + text + bytes(body)
