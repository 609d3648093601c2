"""The GeoNames country file: 19 columns parted by tabs, no header.

Format: https://download.geonames.org/export/dump/readme.txt. Licence: CC BY 4.0.
"""

import csv
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from geodata.errors import GazetteerError
from geodata.gazetteer.entry import Entry, degrees, whole_number
from geodata.gazetteer.files import lines, opened
from geodata.names.tables import FOLDER

COLUMNS = 19


@cache
def kinds_by_feature() -> dict[str, str]:
    """Feature class or "class.code" -> kind of place; what is not listed is left out."""
    with (FOLDER / "features.csv").open(newline="", encoding="utf-8") as handle:
        return {row["feature"]: row["kind"] for row in csv.DictReader(handle)}


def is_geonames(first_line: str) -> bool:
    """True where the first line of a file looks like a row of a GeoNames country file."""
    cells = first_line.split("\t")
    return len(cells) == COLUMNS and cells[0].strip().isdigit()


def read(path: Path) -> Iterator[Entry]:
    """The places of a country file or zip whose feature is listed. Raises GazetteerError."""
    units = _unit_names(path)
    with opened(path) as handle:
        for number, line in lines(handle, path):
            if not line.strip():
                continue
            entry = _entry(line.split("\t"), f"{path}, line {number}")
            if entry:
                admin1 = units.get((entry.country, entry.admin1), entry.admin1)
                yield replace(entry, admin1=admin1)


def _unit_names(path: Path) -> dict[tuple[str, str], str]:
    """(country, code) -> name of the first-level units that the file itself lists."""
    with opened(path) as handle:
        rows = (line.split("\t") for _, line in lines(handle, path))
        return {(r[8], r[10]): r[1] for r in rows if len(r) == COLUMNS and r[7] == "ADM1"}


def _entry(cells: list[str], where: str) -> Entry | None:
    if len(cells) != COLUMNS:
        raise GazetteerError(f"{where}: {len(cells)} columns; a GeoNames row has {COLUMNS}.")
    kinds = kinds_by_feature()
    kind = kinds.get(f"{cells[6]}.{cells[7]}") or kinds.get(cells[6], "")
    number, name = cells[0].strip(), cells[1].strip()
    if not number.isdigit() or not name:
        raise GazetteerError(f"{where}: no GeoNames id or no name.")
    lat = degrees(cells[4], 90, "latitude", where)
    lon = degrees(cells[5], 180, "longitude", where)
    if not kind:
        return None
    return Entry(
        place_id=f"gn:{number}",
        name=name,
        lat=lat,
        lon=lon,
        names=tuple(filter(None, (cells[2].strip(), *map(str.strip, cells[3].split(","))))),
        kind=kind,
        country=cells[8].strip()[:2],
        admin1=cells[10].strip(),
        admin2=cells[11].strip(),
        population=whole_number(cells[14], "population", where),
    )
