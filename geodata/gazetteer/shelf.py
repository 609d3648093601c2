"""The installed gazetteers in the database: put there all or nothing, listed, removed, loaded."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from sqlalchemy import delete, insert, select
from sqlalchemy.engine import Connection

from geodata.errors import GazetteerError, StoreError
from geodata.gazetteer import geonames, table
from geodata.gazetteer.entry import Entry
from geodata.gazetteer.files import lines, opened
from geodata.gazetteer.tables import GAZETTEER, PLACE
from geodata.names.spelling import VERSION as KEY_VERSION
from geodata.place import Place
from geodata.store import Store
from geodata.tables import connected
from geodata.tiers.index import Index, name_keys
from geodata.vocabulary import Tier

_BATCH = 2_000
_COLUMNS = tuple(c.name for c in PLACE.c if c.name not in ("number", "gazetteer", "strong", "weak"))
_LAST_COLUMNS = ("gazetteer", "strong", "weak")
_RADIUS_KM = {"settlement": 1.0, "field": 5.0, "mountain": 8.0, "valley": 8.0, "area": 20.0}


@dataclass(frozen=True, slots=True)
class Installed:
    """One installed gazetteer: its name, where it came from, its hash and how many places."""

    name: str
    source: str
    sha256: str
    places: int


class Shelf:
    """The gazetteers of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def install(
        self, path: Path, name: str = "", source: str = "", seen: Callable[[int], object] = int
    ) -> Installed:
        """Read a gazetteer file and put it in the place of the one of the same name.

        `seen` is told how many more places were read. Raises GazetteerError naming the line at
        fault; then all that was installed before is unchanged.
        """
        installed = Installed(name or path.stem, source or path.name, _hash(path), 0)
        try:
            with self._connected() as connection:
                _remove(connection, installed.name)
                connection.execute(insert(GAZETTEER), [_gazetteer_row(installed)])
                count = _fill(connection, installed.name, read(path), seen)
                if not count:
                    raise GazetteerError(f"{path}: no place in it.")
                named = GAZETTEER.c.name == installed.name
                connection.execute(GAZETTEER.update().where(named).values(places=count))
        except StoreError as error:
            raise GazetteerError(
                f"cannot install {path}: {error} What was installed before is unchanged."
            ) from error
        return Installed(installed.name, installed.source, installed.sha256, count)

    def remove(self, name: str) -> bool:
        """Take a gazetteer out; False where none of that name is installed."""
        if name not in {installed.name for installed in self.list()}:
            return False
        with self._connected() as connection:
            _remove(connection, name)
        return True

    def list(self) -> "list[Installed]":
        """Every installed gazetteer, by name."""
        columns = (GAZETTEER.c[name] for name in ("name", "source", "sha256", "places"))
        query = select(*columns).order_by(GAZETTEER.c.name)
        with self._connected() as connection:
            return [Installed(*row) for row in connection.execute(query)]

    def index(self) -> Index:
        """All installed places by their keys. Raises StoreError if they cannot be read."""
        query = select(*(PLACE.c[name] for name in (*_COLUMNS, *_LAST_COLUMNS)))
        old = select(GAZETTEER.c.name).where(GAZETTEER.c.key_version != KEY_VERSION)
        with self._connected() as connection:
            stale = connection.execute(old).all()
            rows = connection.execute(query.order_by(PLACE.c.number)).all()
        return Index(_keyed(rows, {name for (name,) in stale}))

    def _connected(self) -> AbstractContextManager[Connection]:
        return connected(self._store, GAZETTEER, PLACE)


def read(path: Path) -> Iterator[Entry]:
    """The places of a gazetteer file of any known format. Raises GazetteerError."""
    with opened(path) as handle:
        first = next(islice(lines(handle, path), 1), (1, ""))[1]
    return geonames.read(path) if geonames.is_geonames(first) else table.read(path)


def _fill(
    connection: Connection, name: str, entries: Iterable[Entry], seen: Callable[[int], object]
) -> int:
    count = 0
    rows = iter(entries)
    while batch := list(islice(rows, _BATCH)):
        connection.execute(insert(PLACE), [_place_row(entry, name) for entry in batch])
        count += len(batch)
        seen(len(batch))
    return count


def _remove(connection: Connection, name: str) -> None:
    connection.execute(delete(PLACE).where(PLACE.c.gazetteer == name))
    connection.execute(delete(GAZETTEER).where(GAZETTEER.c.name == name))


def _gazetteer_row(installed: Installed) -> dict[str, object]:
    return {
        "name": installed.name,
        "source": installed.source,
        "sha256": installed.sha256,
        "places": installed.places,
        "key_version": KEY_VERSION,
    }


def _place_row(entry: Entry, gazetteer: str) -> dict[str, object]:
    strong, weak = name_keys((entry.name, *entry.names))
    return {
        "gazetteer": gazetteer,
        "place_id": entry.place_id,
        "name": entry.name,
        "lat": entry.lat,
        "lon": entry.lon,
        "names": "|".join(dict.fromkeys(entry.names)),
        "kind": entry.kind,
        "country": entry.country,
        "admin1": entry.admin1,
        "admin2": entry.admin2,
        "population": entry.population,
        "strong": "|".join(strong),
        "weak": "|".join(weak),
    }


def _keyed(
    rows: Iterable[Sequence[object]], stale: set[str]
) -> Iterator[tuple[Place, Sequence[str], Sequence[str]]]:
    for *cells, gazetteer, strong, weak in rows:
        place = _place(cells, str(gazetteer))
        if gazetteer in stale:
            yield (place, *name_keys((place.name, *place.names)))
        else:
            yield place, str(strong).split("|"), str(weak).split("|") if weak else ()


def _place(cells: Sequence[object], gazetteer: str) -> Place:
    place_id, name, lat, lon, names, kind, country, admin1, admin2, population = cells
    return Place(
        place_id=str(place_id),
        name=str(name),
        lat=float(str(lat)),
        lon=float(str(lon)),
        names=tuple(str(names).split("|")) if names else (),
        kind=str(kind),
        country=str(country),
        admin1=str(admin1),
        admin2=str(admin2),
        population=int(str(population)),
        radius_km=_RADIUS_KM.get(str(kind), 2.0),
        source=f"{place_id} in the installed gazetteer {gazetteer}",
        tier=Tier.GAZETTEER,
    )


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as handle:
            return hashlib.file_digest(handle, "sha256").hexdigest()
    except OSError as error:
        raise GazetteerError(f"{path}: {error.strerror or error}.") from error
