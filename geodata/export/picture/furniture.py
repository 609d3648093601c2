"""What makes a drawing a map: scale bar, north arrow, graticule, and where on earth it lies."""

from math import ceil, floor, log10

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from geodata.basemap import basemap
from geodata.export.picture import ground, ruler
from geodata.export.picture.labels import Box, Room
from geodata.export.picture.page import INK, SOFT
from geodata.export.picture.view import View, project
from geodata.export.picture.view import view as window

_EDGE = 0.08
_MOST_OF_INSET = 0.6
_INSET_GROWTH, _INSET_DEGREES = 6.0, 24.0


def scale_bar(axes: Axes, room: Room, view: View, scale: float) -> None:
    """A bar of a round number of kilometres, true in the middle of the map."""
    _, south, _, north = view.box
    unit = view.inches_per_km((south + north) / 2)
    length = round_down(1.8 * scale / unit)
    size, wide, tall = 8 * scale, length * unit, 0.07 * scale
    text = f"{length:g} km"
    across = wide + ruler.width(text, size) / 2 + 0.2
    down = tall + ruler.height(size) + 0.16
    left, top, _, bottom = _corner(axes, room, across, down, top=False)
    x, bar = left + 0.1, bottom - 0.09 - tall
    for part, colour in enumerate((INK, "white", INK, "white")):
        box = Rectangle((x + part * wide / 4, bar), wide / 4, tall)
        box.set(facecolor=colour, edgecolor=INK, linewidth=0.7, zorder=8)
        axes.add_patch(box)
    _text(axes, x, top + 0.05, "0", size, "left")
    _text(axes, x + wide, top + 0.05, text, size, "center")


def north_arrow(axes: Axes, room: Room, scale: float) -> None:
    """An arrow to the north, which is up everywhere on this projection."""
    tall, half, size = 0.34 * scale, 0.1 * scale, 9 * scale
    across, down = 2 * half + 0.18, tall + ruler.height(size) + 0.14
    left, top, right, _ = _corner(axes, room, across, down, top=True)
    x, top = (left + right) / 2, top + 0.09
    axes.fill([x, x + half, x, x - half], [top, top + tall, top + tall * 0.75, top + tall],
              color=INK, zorder=8)  # fmt: skip
    _text(axes, x, top + tall, "N", size, "center", weight="bold")


def graticule(axes: Axes, room: Room, view: View, scale: float) -> None:
    """Thin lines of longitude and latitude at round degrees, named at the map's edges."""
    west, south, east, north = view.box
    step = round_down(max(east - west, north - south) / 4)
    size = 6.5 * scale
    for lon in _steps(west, east, step):
        x = view.place(0, lon)[0]
        axes.axvline(x, color="#9AA7B2", linewidth=0.4, zorder=2.5)
        _edge_name(axes, room, _degrees(lon, "E", "W"), x, None, size)
    for lat in _steps(south, north, step):
        y = (view.top - project(lat)) * view.inches_per_degree
        axes.axhline(y, color="#9AA7B2", linewidth=0.4, zorder=2.5)
        _edge_name(axes, room, _degrees(lat, "N", "S"), None, y, size)


def caption(axes: Axes, room: Room, text: str, scale: float) -> None:
    """A line in the top left corner: which of two maps this is."""
    size, edge = 12 * scale, 0.14 * scale
    wide, tall = ruler.width(text, size, "bold"), ruler.height(size)
    box = (edge - 0.08, edge - 0.05, edge + wide + 0.08, edge + tall + 0.05)
    _panel(axes, box)
    _text(axes, edge, edge, text, size, "left", weight="bold")
    room.take(box)


def message(axes: Axes, room: Room, text: str, scale: float) -> None:
    """A sentence in the middle of a map that has nothing else to show."""
    size = 14 * scale
    wide, tall = ruler.width(text, size, "bold"), ruler.height(size)
    x, top = room.width / 2, (room.height - tall) / 2
    box = (x - wide / 2 - 0.2, top - 0.15, x + wide / 2 + 0.2, top + tall + 0.15)
    _panel(axes, box)
    _text(axes, x, top, text, size, "center", weight="bold")
    room.take(box)


def inset(axes: Axes, view: View, width: float, height: float) -> None:
    """The map's window as a red box in a small map of the region around it."""
    west, south, east, north = view.box
    grow = max(_INSET_GROWTH, _INSET_DEGREES / (east - west))
    wide = min(360.0, (east - west) * grow)
    x, y = (west + east) / 2, (south + north) / 2
    tall = min(80.0, wide * height / width / 2)
    around = window(
        (x - wide / 2, max(-80, y - tall), x + wide / 2, min(80, y + tall)), width, height
    )
    axes.set(xlim=(0, width), ylim=(height, 0), xticks=[], yticks=[], facecolor=ground.SEA)
    ground.fill(axes, basemap().world.land, around, ground.LAND)
    ground.rule(axes, basemap().world.borders, around, ground.Stroke("#A8A2B0", 0.5))
    left, top = around.place(north, west)
    right, bottom = around.place(south, east)
    box = Rectangle((left, top), max(right - left, 0.04), max(bottom - top, 0.04))
    whole = right - left > width * _MOST_OF_INSET
    box.set(facecolor="none" if whole else "#D0021B33")
    box.set(edgecolor="#D0021B", linewidth=1.4, zorder=4)
    axes.add_patch(box)


def round_down(value: float) -> float:
    """The largest of 1, 2, 5, 10, 20, 50 ... (or 0.5, 0.2, 0.1 ...) that is not above a value."""
    power = 10.0 ** floor(log10(value))
    return next(step * power for step in (5, 2, 1) if step * power <= value * (1 + 1e-9))


def _steps(low: float, high: float, step: float) -> list[float]:
    first = ceil(low / step)
    return [round(i * step, 6) for i in range(first, floor(high / step) + 1)]


def _degrees(value: float, positive: str, negative: str) -> str:
    value = (value + 180) % 360 - 180 if positive == "E" else value
    side = positive if value > 0 else negative if value < 0 else ""
    return f"{abs(value):g}°{side}"


def _edge_name(
    axes: Axes, room: Room, text: str, x: float | None, y: float | None, size: float
) -> None:
    wide, tall = ruler.width(text, size), ruler.height(size)
    left = 0.05 if x is None else x - wide / 2
    top = room.height - tall - 0.04 if y is None else y - tall / 2
    box = (left, top, left + wide, top + tall)
    if room.free(box):
        room.take(box)
        _text(axes, left, top, text, size, "left", color=SOFT)


def _corner(axes: Axes, room: Room, wide: float, tall: float, top: bool) -> Box:
    """A panel in a corner that covers no mark, if one of the two does not; it is taken then.

    A bar prefers the left below, an arrow the right above.
    """
    high = _EDGE if top else room.height - tall - _EDGE
    sides = (_EDGE, room.width - wide - _EDGE)
    boxes = [(left, high, left + wide, high + tall) for left in (sides[::-1] if top else sides)]
    box = next(filter(room.free, boxes), boxes[0])
    _panel(axes, box)
    room.take(box)
    return box


def _panel(axes: Axes, box: Box) -> None:
    left, top, right, bottom = box
    patch = Rectangle((left, top), right - left, bottom - top)
    patch.set(facecolor="white", edgecolor="none", alpha=0.8, zorder=7)
    axes.add_patch(patch)


def _text(
    axes: Axes, x: float, top: float, text: str, size: float, ha: str,
    weight: str = "normal", color: str = INK,
) -> None:  # fmt: skip
    middle = top + ruler.height(size) / 2
    axes.text(x, middle, text, size=size, family=ruler.FAMILY, ha=ha, va="center_baseline",
              weight=weight, color=color, parse_math=False, zorder=8)  # fmt: skip
