"""The committed cache of coordinates: geodata/data/places.csv."""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from geodata.place import Place
from geodata.tiers.index import Index
from geodata.vocabulary import GeoPrecision, Tier

PATH = Path(__file__).parents[1] / "data" / "places.csv"


@cache
def cached_places() -> Index:
    """An index of the places of places.csv, read once."""
    return Index.of(read_places(PATH))


def read_places(path: Path) -> Iterator[Place]:
    """The places of a CSV with the columns of places.csv; lat and lon in degrees WGS84."""
    with path.open(newline="", encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            yield Place(
                place_id=row["place_id"],
                name=row["name"],
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                names=tuple(filter(None, row["names"].split("|"))),
                kind=row["kind"],
                country=row["country"],
                admin1=row["admin1"],
                geo_precision=GeoPrecision(row["geo_precision"]),
                radius_km=float(row["radius_km"]),
                source=row["source"],
                tier=Tier.CACHE,
            )
