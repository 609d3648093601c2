"""Names on the map, each where it covers no mark and no other name, or left out.

The newest claims' places come first, then towns, countries and provinces by rank.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patheffects import withStroke

from geodata.basemap import Label, Sheet
from geodata.export.picture import ruler
from geodata.export.picture.view import View
from geodata.selection import folded

Box = tuple[float, float, float, float]
_GAP = 0.03
_PLACES, _GROUND = 60, 60
_PROVINCE_ZOOMS = (5.0, 9.0)
_LAST_COUNTRY_ZOOM = 8.0


@dataclass(frozen=True, slots=True)
class Kind:
    """How the names of one kind are set; `dot` marks the spot of a town."""

    size: float
    colour: str
    weight: str = "normal"
    style: ruler.Style = "normal"
    dot: bool = False


PLACE = Kind(8.5, "#15181D", weight="bold")
TOWN = Kind(7.5, "#4A525C", dot=True)
COUNTRY = Kind(9.5, "#7A7290", weight="bold")
PROVINCE = Kind(7.5, "#7D766B", style="italic")


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark to be named: inches from the top left of the map, and the mark's radius."""

    name: str
    x: float
    y: float
    radius: float


class Room:
    """What is taken on the map: boxes (left, top, right, bottom) in inches."""

    def __init__(self, width: float, height: float, taken: Iterable[Box] = ()) -> None:
        self.width, self.height = width, height
        self._boxes = np.array([*taken], dtype=np.float64).reshape(-1, 4)
        self._used = len(self._boxes)

    def free(self, box: Box) -> bool:
        """Whether a box lies on the map and meets no other, with a gap between."""
        left, top, right, bottom = box
        if left < _GAP or top < _GAP or right > self.width - _GAP or bottom > self.height - _GAP:
            return False
        taken = self._boxes[: self._used]
        meets = (
            (taken[:, 0] < right + _GAP)
            & (taken[:, 2] > left - _GAP)
            & (taken[:, 1] < bottom + _GAP)
            & (taken[:, 3] > top - _GAP)
        )
        return not meets.any()

    def take(self, box: Box) -> None:
        """Keep a box free of all that comes later."""
        if self._used == len(self._boxes):
            self._boxes = np.concatenate([self._boxes, np.zeros((max(64, self._used), 4))])
        self._boxes[self._used] = box
        self._used += 1


class Letterer:
    """Sets names on the axes of a map, measured in inches from its top left."""

    def __init__(self, axes: Axes, room: Room, scale: float) -> None:
        self.axes, self.room, self.scale = axes, room, scale

    def name_marks(self, spots: Sequence[Spot]) -> None:
        """Name marks, the weightiest first, beside them."""
        for spot in spots[:_PLACES]:
            self._set(spot.name, PLACE, spot.x, spot.y, spot.radius + 0.03)

    def name_ground(self, sheet: Sheet, view: View, named: Iterable[str]) -> None:
        """Name countries, towns and provinces of the base map, unless a mark has that name."""
        known = {folded(name) for name in named}
        zoom = view.zoom
        layers: list[tuple[Kind, Sequence[Label]]] = []
        if zoom <= _LAST_COUNTRY_ZOOM:
            layers.append((COUNTRY, sheet.country_names))
        if _PROVINCE_ZOOMS[0] <= zoom <= _PROVINCE_ZOOMS[1]:
            layers.append((PROVINCE, sheet.province_names))
        layers.append((TOWN, sheet.towns))
        for kind, labels in layers:
            seen = 0
            for label in sorted(labels, key=lambda one: one.rank):
                if label.rank > zoom + 0.7 or seen >= _GROUND:
                    break
                if view.holds(label.lat, label.lon) and folded(label.name) not in known:
                    seen += self._set(label.name, kind, *view.place(label.lat, label.lon), 0.05)

    def _set(self, name: str, kind: Kind, x: float, y: float, reach: float) -> bool:
        size = kind.size * self.scale
        wide = ruler.width(name, size, kind.weight, kind.style)
        tall = ruler.height(size)
        around = _beside(x, y, wide, tall, reach)
        boxes = around if kind in (PLACE, TOWN) else [(x - wide / 2, y - tall / 2)]
        for left, top in boxes:
            box = (left, top, left + wide, top + tall)
            if not self.room.free(box):
                continue
            self.room.take(box)
            self._write(name, kind, left, top + tall / 2, size)
            if kind.dot:
                self.axes.plot(x, y, "o", markersize=2.2 * self.scale, color=kind.colour, zorder=3)
            return True
        return False

    def _write(self, name: str, kind: Kind, x: float, y: float, size: float) -> None:
        self.axes.text(
            x, y, name, size=size, family=ruler.FAMILY, weight=kind.weight, style=kind.style,
            color=kind.colour, va="center_baseline", ha="left", clip_on=True, parse_math=False,
            zorder=6 if kind is PLACE else 3.5,
            path_effects=[withStroke(linewidth=2.2, foreground="#FBFAF7")],
        )  # fmt: skip


def _beside(
    x: float, y: float, wide: float, tall: float, reach: float
) -> Iterator[tuple[float, float]]:
    """Top left corners of a name around a spot, the best first: right, left, above, below."""
    middle, slant = y - tall / 2, reach * 0.75
    yield x + reach, middle
    yield x - reach - wide, middle
    yield x + slant, y - slant - tall
    yield x + slant, y + slant
    yield x - slant - wide, y - slant - tall
    yield x - slant - wide, y + slant
    yield x - wide / 2, y - reach - tall
    yield x - wide / 2, y + reach
