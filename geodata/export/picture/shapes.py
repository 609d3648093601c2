"""The outline of each shape that a mark can have, as on the map: unit radius, around the origin."""

from functools import cache
from math import cos, pi, sin

import numpy as np
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.textpath import TextPath
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

from geodata.export.picture.ruler import FAMILY

_CORNERS = {"square": 4, "diamond": 4, "triangle": 3, "down": 3, "pentagon": 5, "hexagon": 6}
_TURNED = {"square": 1 / 8, "down": 1 / 2, "hexagon": 1 / 12}
_CIRCLE = 48
# Shapes of equal radius cover unequal areas: these factors make them look equally large.
_GROWN = {
    "square": 1.18, "diamond": 1.22, "triangle": 1.32, "down": 1.32,
    "pentagon": 1.12, "hexagon": 1.08, "star": 1.38, "plus": 1.12,
}  # fmt: skip
# Where a letter stands above or below the middle, in radii.
_RAISED = {"triangle": -0.2, "down": 0.15}


@cache
def outline(shape: str) -> Path:
    """The closed outline of a shape."""
    grown = _GROWN.get(shape, 1.0)
    if shape == "plus":
        points = _plus()
    elif shape == "star":
        points = [_point(i / 10, 0.55 if i % 2 else 1.0) for i in range(10)]
    else:
        corners = _CORNERS.get(shape, _CIRCLE)
        points = [_point(i / corners + _TURNED.get(shape, 0.0), 1.0) for i in range(corners)]
    return Path(np.array([*points, points[0]]) * grown, closed=True)


@cache
def slice_of(shape: str, part: int, parts: int) -> Path:
    """One of several upright strips of a shape, from the left."""
    reach = 1.6
    step = 2 * reach / parts
    left = -reach + part * step
    strip = Bbox.from_extents(left, -reach, left + step, reach)
    return outline(shape).clip_to_bbox(strip)


@cache
def letter(text: str, shape: str) -> Path:
    """The outline of a mark's letter, set in the middle of its shape."""
    size = 1.15 if len(text) == 1 else 0.95
    path = TextPath((0, 0), text, size=size, prop=FontProperties(family=FAMILY, weight="bold"))
    box = path.get_extents()
    middle = np.array([(box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2 - _RAISED.get(shape, 0.0)])
    return Path(path.vertices - middle, path.codes)


STRIKE = Path([(-1, -1), (1, 1)])


def points_of(path: Path) -> NDArray[np.float64]:
    """The (n, 2) points of a path."""
    return np.asarray(path.vertices, dtype=np.float64)


def _point(turn: float, radius: float) -> tuple[float, float]:
    angle = 2 * pi * (turn + 1 / 4)
    return radius * cos(angle), radius * sin(angle)


def _plus() -> list[tuple[float, float]]:
    a, r = 0.42, 1.0
    return [
        (-a, -r), (a, -r), (a, -a), (r, -a), (r, a), (a, a),
        (a, r), (-a, r), (-a, a), (-r, a), (-r, -a), (-a, -a),
    ]  # fmt: skip
