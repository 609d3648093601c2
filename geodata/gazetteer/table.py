"""A gazetteer as CSV with a header: name, lat, lon, and what else it has.

Known columns: name, lat, lon (or latitude, longitude); names (spellings joined by |), country,
admin1, admin2, placetype or kind, population, and id, gn_id or wof_id.
"""

import csv
import hashlib
from collections.abc import Iterator
from pathlib import Path

from geodata.errors import GazetteerError
from geodata.gazetteer.entry import Entry, degrees, whole_number
from geodata.gazetteer.files import lines, opened
from geodata.names import kind_of

_OTHER_NAMES = {"latitude": "lat", "longitude": "lon", "lng": "lon", "kind": "placetype"}
_NEEDED = ("name", "lat", "lon")


def read(path: Path) -> Iterator[Entry]:
    """The places of a CSV file or zip. Raises GazetteerError with the line that is at fault."""
    with opened(path) as handle:
        numbered = _Numbered(lines(handle, path))
        reader = csv.reader(numbered, strict=True)
        try:
            header = [_OTHER_NAMES.get(c, c) for c in (c.strip().casefold() for c in next(reader))]
            _check(header, path)
            for cells in reader:
                if cells:
                    yield _entry(header, cells, f"{path}, line {numbered.line}")
        except csv.Error as error:
            raise GazetteerError(f"{path}, line {numbered.line}: {error}.") from None
        except StopIteration:
            raise GazetteerError(f"{path}: an empty file.") from None


class _Numbered:
    """Lines for the csv reader, with the number of the last one it took."""

    def __init__(self, numbered: Iterator[tuple[int, str]]) -> None:
        self._numbered = numbered
        self.line = 0

    def __iter__(self) -> "_Numbered":
        return self

    def __next__(self) -> str:
        self.line, text = next(self._numbered)
        return text + "\n"


def _check(header: list[str], path: Path) -> None:
    missing = [column for column in _NEEDED if column not in header]
    if missing:
        raise GazetteerError(
            f"{path}, line 1: no column {', '.join(missing)}. The header has: {', '.join(header)}."
        )


def _entry(header: list[str], cells: list[str], where: str) -> Entry:
    if len(cells) != len(header):
        raise GazetteerError(f"{where}: {len(cells)} cells; the header has {len(header)}.")
    row = dict(zip(header, map(str.strip, cells), strict=True))
    if not row["name"]:
        raise GazetteerError(f"{where}: no name.")
    placetype = row.get("placetype", "")
    return Entry(
        place_id=_place_id(row),
        name=row["name"],
        lat=degrees(row["lat"], 90, "latitude", where),
        lon=degrees(row["lon"], 180, "longitude", where),
        names=tuple(filter(None, map(str.strip, row.get("names", "").split("|")))),
        kind=kind_of(placetype) or placetype[:16],
        country=row.get("country", "").upper()[:2],
        admin1=row.get("admin1", ""),
        admin2=row.get("admin2", ""),
        population=whole_number(row.get("population", ""), "population", where),
    )


def _place_id(row: dict[str, str]) -> str:
    for column, prefix in (("gn_id", "gn"), ("wof_id", "wof"), ("id", "id")):
        if row.get(column):
            return f"{prefix}:{row[column]}"
    text = f"{row['name']}\x1f{row['lat']}\x1f{row['lon']}"
    return f"at:{hashlib.sha256(text.encode()).hexdigest()[:12]}"
