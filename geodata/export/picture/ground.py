"""The base map under the marks: land, water, borders and provinces of the window."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.path import Path
from numpy.typing import NDArray

from geodata.basemap import Area, Line, Sheet, basemap
from geodata.export.brief import Box
from geodata.export.picture.view import MAX_LAT, View

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Stroke:
    """How the lines of one layer are drawn: colour, width in points, dashes."""

    colour: str
    width: float
    dashes: str = "-"


SEA, LAND, LAKE = "#D5E1E8", "#F4F2EC", "#C3D9E6"
_STROKES = {
    "provinces": Stroke("#D3CCC0", 0.6),
    "rivers": Stroke("#8FB9D3", 0.8),
    "borders": Stroke("#8C8599", 1.2),
    "disputed": Stroke("#8C8599", 1.0, "--"),
}


def draw(axes: Axes, view: View) -> Sheet:
    """Draw the base map of a window in inches from its top left; the sheet that was drawn."""
    sheet = basemap().view(*view.box)
    axes.set_facecolor(SEA)
    fill(axes, sheet.land, view, LAND)
    fill(axes, sheet.lakes, view, LAKE)
    for name, stroke in _STROKES.items():
        found = [line for line in getattr(sheet, name) if line.rank <= view.zoom + 1]
        rule(axes, found, view, stroke)
    return sheet


def fill(axes: Axes, areas: Iterable[Area], view: View, colour: str) -> None:
    """Fill areas with one colour, holes left open."""
    paths = [_outline(area, view) for area in areas if _meets(area.rings[0], view.box)]
    collection = PathCollection(paths, facecolors=colour, edgecolors="none", zorder=1)
    axes.add_collection(collection, autolim=False)


def rule(axes: Axes, lines: Sequence[Line], view: View, stroke: Stroke) -> None:
    """Draw lines with one stroke."""
    paths = [_inches(line.path, view) for line in lines if _meets(line.path, view.box)]
    collection = LineCollection(
        paths, colors=stroke.colour, linewidths=stroke.width, linestyles=stroke.dashes, zorder=2
    )
    axes.add_collection(collection, autolim=False)


def _outline(area: Area, view: View) -> Path:
    rings = [Path(_inches(ring, view), closed=True) for ring in area.rings]
    return Path.make_compound_path(*rings)


def _inches(points: Points, view: View) -> Points:
    """(n, 2) longitudes and latitudes as inches from the top left of the frame."""
    lat = np.clip(points[:, 1], -MAX_LAT, MAX_LAT)
    y = np.degrees(np.arcsinh(np.tan(np.radians(lat))))
    return np.column_stack([points[:, 0] - view.west, view.top - y]) * view.inches_per_degree


def _meets(points: Points, box: Box) -> bool:
    west, south, east, north = box
    low, high = points.min(axis=0), points.max(axis=0)
    return bool(low[0] <= east and high[0] >= west and low[1] <= north and high[1] >= south)
