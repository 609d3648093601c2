"""The map itself: ground, marks and names inside their frame."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import EllipseCollection

from geodata.control import Clock, PlaceState, known_on
from geodata.export.brief import Brief
from geodata.export.picture import furniture, ground
from geodata.export.picture.labels import Letterer, Room, Spot
from geodata.export.picture.looks import Look, look
from geodata.export.picture.marks import Pen
from geodata.export.picture.view import View

NEW_DAYS = 7
# Radius in points of a mark while at most so many are in view; letters need the first two.
_RADII = ((60, 7.5), (200, 6.2), (500, 4.4), (1500, 3.2))
_SMALLEST = 2.3
_NO_CLAIM = "No claim passes these filters."
_NONE_DRAWN = "No claim is placed and dated in this view."
_MANY = 1500


@dataclass(frozen=True, slots=True)
class Shown:
    """A place in view with its look, whether its newest claim is new, and inches from top left."""

    state: PlaceState
    look: Look
    fresh: bool
    x: float
    y: float


def in_view(states: Sequence[PlaceState], view: View, day: date | None) -> list[Shown]:
    """The places that the window holds, those with the newest claim last."""
    first = (day - timedelta(NEW_DAYS - 1)).isoformat() if day else ""
    found = [s for s in states if view.holds(s.lat, s.lon)]
    found.sort(key=_newest)
    return [
        Shown(s, look(s), bool(first) and _newest(s) >= first, *view.place(s.lat, s.lon))
        for s in found
    ]


def draw(
    axes: Axes, view: View, shown: Sequence[Shown], brief: Brief, scale: float, caption: str = ""
) -> None:
    """Draw the map of a window in inches from the frame's top left."""
    width = view.inches
    height = (view.top - view.bottom) * view.inches_per_degree
    axes.set(xlim=(0, width), ylim=(height, 0), xticks=[], yticks=[])
    sheet = ground.draw(axes, view)
    radius = mark_radius(len(shown)) * scale
    reach = radius * 1.6 / 72
    taken = [(s.x - reach, s.y - reach, s.x + reach, s.y + reach) for s in shown]
    room = Room(width, height, taken)
    furniture.scale_bar(axes, room, view, scale)
    furniture.north_arrow(axes, room, scale)
    if caption:
        furniture.caption(axes, room, caption, scale)
    if not shown:
        furniture.message(axes, room, _NO_CLAIM if not brief.rows else _NONE_DRAWN, scale)
    if brief.graticule:
        furniture.graticule(axes, room, view, scale)
    _draw_marks(axes, view, shown, radius, brief.safe)
    letterer = Letterer(axes, room, scale)
    spots = _spots(shown, reach)
    letterer.name_marks(spots)
    letterer.name_ground(sheet, view, (spot.name for spot in spots))


def mark_radius(marks: int) -> float:
    """The radius in points that leaves marks apart while they are few."""
    return next((radius for limit, radius in _RADII if marks <= limit), _SMALLEST)


def is_rough(one: Shown, view: View, scale: float, marks: int) -> bool:
    """Whether a place is known only to a radius that is larger on paper than its mark."""
    km = one.state.radius_km or 0.0
    return km * view.inches_per_km(one.state.lat) * 72 > mark_radius(marks) * scale * 1.3


def _newest(state: PlaceState) -> str:
    return known_on(state.claims[0], Clock.EVENT) or ""


def _draw_marks(axes: Axes, view: View, shown: Sequence[Shown], radius: float, safe: bool) -> None:
    pen = Pen(axes, safe)
    if len(shown) <= _MANY:
        _draw_radii(axes, view, shown, radius)
        fresh = [s for s in shown if s.fresh]
        pen.glow([s.x for s in fresh], [s.y for s in fresh], radius)
    # Places with a new claim lie above the others; one look is drawn at once, newest look last.
    for layer, new in ((4.0, False), (5.0, True)):
        groups: dict[Look, list[Shown]] = defaultdict(list)
        for one in shown:
            if one.fresh == new:
                groups[one.look].append(one)
        for number, (drawn, group) in enumerate(groups.items()):
            order = layer + 0.9 * number / len(groups)
            pen.draw(drawn, [s.x for s in group], [s.y for s in group], radius, order)


def _draw_radii(axes: Axes, view: View, shown: Sequence[Shown], radius: float) -> None:
    """The honest uncertainty of a pin, where it is larger than the mark."""
    across = np.array(
        [2 * (s.state.radius_km or 0) * view.inches_per_km(s.state.lat) for s in shown]
    )
    rough = np.flatnonzero(across > 2.6 * radius / 72)
    if not len(rough):
        return
    spots = [(shown[int(i)].x, shown[int(i)].y) for i in rough]
    circles = EllipseCollection(
        across[rough], across[rough], np.zeros(len(rough)), units="xy", offsets=spots,
        offset_transform=axes.transData, facecolors="#3D465010", edgecolors="#3D465099",
        linewidths=0.6, linestyles="--", zorder=2.8,
    )  # fmt: skip
    axes.add_collection(circles, autolim=False)


def _spots(shown: Sequence[Shown], reach: float) -> list[Spot]:
    """The marks to name, newest first, each name once for marks on one spot."""
    spots: dict[tuple[str, int, int], Spot] = {}
    for s in reversed(shown):
        key = (s.state.place, round(s.x * 4), round(s.y * 4))
        spots.setdefault(key, Spot(s.state.place, s.x, s.y, reach))
    return list(spots.values())
