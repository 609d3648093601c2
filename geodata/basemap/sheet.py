"""One sheet of the base map, and the compact JSON that it is stored and served as.

The JSON of a sheet is {"scale", "box", and a list for each layer}. A line is [name, rank, path], an
area [name, rank, path, path, ...] (even-odd fill) and a label [name, rank, x, y]. A path is a flat
list of integers [x0, y0, dx1, dy1, dx2, dy2, ...]: each step from the point before, in units of
`scale` degrees. `rank` is the web-map zoom level from which the feature is worth drawing.
"""

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Path = NDArray[np.float64]
Box = tuple[float, float, float, float]
Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of n points: `path` has the shape (n, 2), columns longitude and latitude (WGS84)."""

    name: str
    rank: int
    path: Path


@dataclass(frozen=True, slots=True)
class Area:
    """An area of one or more closed rings, each (n, 2) as in Line, filled by the even-odd rule."""

    name: str
    rank: int
    rings: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Label:
    """A name at a point: a country, a province or a town. Degrees WGS84."""

    name: str
    rank: int
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """All layers of one window. `box` is (west, south, east, north) in degrees.

    `borders` are agreed borders; `disputed` are lines of control and disputed borders, to be
    drawn dashed. Outlines of `land` are coasts, never borders.
    """

    box: Box
    land: tuple[Area, ...]
    lakes: tuple[Area, ...]
    rivers: tuple[Line, ...]
    provinces: tuple[Line, ...]
    borders: tuple[Line, ...]
    disputed: tuple[Line, ...]
    country_names: tuple[Label, ...]
    province_names: tuple[Label, ...]
    towns: tuple[Label, ...]


AREAS = ("land", "lakes")
LINES = ("rivers", "provinces", "borders", "disputed")
LABELS = ("country_names", "province_names", "towns")


def decode(stored: Json) -> Sheet:
    """The sheet of one stored JSON object."""
    scale = float(stored["scale"])  # type: ignore[arg-type]
    layers = {name: _decoded(name, stored[name], scale) for name in (*AREAS, *LINES, *LABELS)}
    return Sheet(box=tuple(stored["box"]), **layers)  # type: ignore[arg-type]


def encode(sheet: Sheet, scale: float) -> Json:
    """The JSON object of a sheet, its points rounded to multiples of `scale` degrees."""
    stored: Json = {"scale": scale, "box": list(sheet.box)}
    for name in AREAS:
        areas = getattr(sheet, name)
        stored[name] = [[a.name, a.rank, *(_steps(r, scale) for r in a.rings)] for a in areas]
    for name in LINES:
        stored[name] = [[x.name, x.rank, _steps(x.path, scale)] for x in getattr(sheet, name)]
    for name in LABELS:
        stored[name] = [
            [x.name, x.rank, round(x.lon / scale), round(x.lat / scale)]
            for x in getattr(sheet, name)
        ]
    return stored


def joined(box: Box, sheets: tuple[Sheet, ...]) -> Sheet:
    """One sheet with every layer of several, for the window `box`."""
    layers = [field.name for field in fields(Sheet) if field.name != "box"]
    return Sheet(box, **{x: sum((getattr(s, x) for s in sheets), ()) for x in layers})


def _decoded(layer: str, rows: object, scale: float) -> tuple[object, ...]:
    assert isinstance(rows, list)
    if layer in AREAS:
        return tuple(Area(n, r, tuple(_path(p, scale) for p in ps)) for n, r, *ps in rows)
    if layer in LINES:
        return tuple(Line(n, r, _path(p, scale)) for n, r, p in rows)
    return tuple(Label(n, r, round(y * scale, 6), round(x * scale, 6)) for n, r, x, y in rows)


def _path(steps: list[int], scale: float) -> Path:
    grid = np.cumsum(np.array(steps, dtype=np.int64).reshape(-1, 2), axis=0)
    return np.asarray(grid * scale, dtype=np.float64)


def _steps(path: Path, scale: float) -> list[int]:
    grid = np.rint(path / scale).astype(np.int64)
    moves = np.diff(grid, axis=0)
    kept = moves[moves.any(axis=1)]
    return [int(n) for n in np.concatenate([grid[:1], kept]).ravel()]
