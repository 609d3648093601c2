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

_HALO = "#FBFAF7"
_INSET_GROWTH, _INSET_DEGREES = 6.0, 24.0


def scale_bar(axes: Axes, room: Room, view: View, scale: float) -> None:
    """A bar of a round number of kilometres, true in the middle of the map."""
    _, south, _, north = view.box
    unit = view.inches_per_km((south + north) / 2)
    length = round_down(1.8 * scale / unit)
    size, left, bottom = 8 * scale, 0.16 * scale, room.height - 0.16 * scale
    wide, text = length * unit, f"{length:g} km"
    tall = 0.07 * scale
    _panel(axes, (left - 0.08, bottom - tall - ruler.height(size) - 0.07,
                  left + wide + 0.08 + ruler.width(text, size) / 2, bottom + 0.08))  # fmt: skip
    for part, colour in enumerate((INK, "white", INK, "white")):
        box = Rectangle((left + part * wide / 4, bottom - tall), wide / 4, tall)
        box.set(facecolor=colour, edgecolor=INK, linewidth=0.7, zorder=8)
        axes.add_patch(box)
    top = bottom - tall - ruler.height(size)
    _text(axes, left, top, "0", size, "left")
    _text(axes, left + wide, top, text, size, "center")
    room.take((0, top - 0.08, left + wide + ruler.width(text, size), room.height))


def north_arrow(axes: Axes, room: Room, scale: float) -> None:
    """An arrow to the north, which is up everywhere on this projection."""
    x, top = room.width - 0.28 * scale, 0.16 * scale
    tall, half = 0.34 * scale, 0.1 * scale
    letter = ruler.height(9 * scale)
    _panel(axes, (x - half - 0.09, top - 0.08, x + half + 0.09, top + tall + letter + 0.05))
    axes.fill([x, x + half, x, x - half], [top, top + tall, top + tall * 0.75, top + tall],
              color=INK, zorder=8)  # fmt: skip
    _text(axes, x, top + tall, "N", 9 * scale, "center", weight="bold")
    room.take((x - half - 0.1, 0, room.width, top + tall + letter + 0.08))


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
    box.set(facecolor="#D0021B33", edgecolor="#D0021B", linewidth=1.4, zorder=4)
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
