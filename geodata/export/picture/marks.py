"""Drawing marks: every mark of one look in a handful of strokes, however many there are."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.path import Path

from geodata.export.picture import shapes
from geodata.export.picture.looks import HOLLOW, Look
from geodata.marks import Mark, ink, mark
from geodata.vocabulary import Event

OUTLINE = "#15181D"
NEW = "#1F6FEB"
_LETTERED = 4.2


class Pen:
    """Draws marks onto axes in the colours of one palette. Radii are in points."""

    def __init__(self, axes: Axes, safe: bool = False) -> None:
        self.axes = axes
        self.safe = safe

    def draw(
        self, look: Look, xs: Sequence[float], ys: Sequence[float], radius: float,
        layer: float = 4, lettered: bool = True,
    ) -> None:  # fmt: skip
        """Draw one look at points given in the axes' own coordinates."""
        shown = mark(look.shape)
        body = shapes.outline(shown.shape)
        width = max(0.4, min(1.0, radius / 7))
        if look.event == Event.ENCIRCLED:
            circle, reach = shapes.outline("circle"), radius * 1.5
            self._stamp(circle, xs, ys, reach, layer, edge=OUTLINE, width=2.6 * width)
            self._stamp(
                circle, xs, ys, reach, layer, edge=self._colour(mark(look.ring)), width=1.4 * width
            )
        if look.event in HOLLOW:
            self._hollow(body, look, xs, ys, radius, layer, width)
        else:
            for part, actor in enumerate(look.fills):
                strip = (
                    shapes.slice_of(shown.shape, part, len(look.fills))
                    if part or len(look.fills) > 1
                    else body
                )
                self._stamp(strip, xs, ys, radius, layer, fill=self._colour(mark(actor)))
            self._stamp(body, xs, ys, radius, layer, edge=OUTLINE, width=width)
        if look.event == Event.DENIED:
            self._stamp(shapes.STRIKE, xs, ys, radius, layer, edge=OUTLINE, width=1.2 * width)
        if lettered and radius >= _LETTERED:
            self._letter(shown, look, xs, ys, radius, layer)

    def glow(self, xs: Sequence[float], ys: Sequence[float], radius: float) -> None:
        """The halo of places with a new claim."""
        self._stamp(shapes.outline("circle"), xs, ys, radius * 1.85, 3, fill=NEW, alpha=0.22)

    def _hollow(
        self, body: Path, look: Look, xs: Sequence[float], ys: Sequence[float],
        radius: float, layer: float, width: float,
    ) -> None:  # fmt: skip
        dashed = look.event == Event.WITHDREW
        colour = self._colour(mark(look.shape))
        self._stamp(body, xs, ys, radius, layer, fill="#FFFFFF", edge=OUTLINE, width=2.8 * width)
        self._stamp(
            body, xs, ys, radius, layer, edge="#FFFFFF" if dashed else colour, width=1.6 * width
        )
        if dashed:
            self._stamp(body, xs, ys, radius, layer, edge=colour, width=1.8 * width, dashed=True)

    def _letter(
        self, shown: Mark, look: Look, xs: Sequence[float], ys: Sequence[float],
        radius: float, layer: float,
    ) -> None:  # fmt: skip
        path = shapes.letter(shown.letter, shown.shape)
        fill = ink(self._colour(mark(look.fills[0])))
        if look.event in HOLLOW:
            fill = OUTLINE
        elif len(look.fills) > 1:
            self._stamp(path, xs, ys, radius, layer, edge="#FFFFFF", width=1.6)
            fill = OUTLINE
        self._stamp(path, xs, ys, radius, layer, fill=fill)

    def _stamp(
        self, path: Path, xs: Sequence[float], ys: Sequence[float], radius: float, layer: float, *,
        fill: str = "none", edge: str = "none", width: float = 0.0, alpha: float = 1.0,
        dashed: bool = False,
    ) -> None:  # fmt: skip
        if not len(shapes.points_of(path)):
            return
        if dashed:
            path = _dashed(path)
        # matplotlib scales a marker's path until its farthest coordinate is half the marker's size.
        size = 2 * radius * float(abs(shapes.points_of(path)).max())
        marks = Line2D(
            xs, ys, linestyle="none", marker=path, markersize=size, markerfacecolor=fill,
            markeredgecolor=edge, markeredgewidth=width, alpha=alpha, zorder=layer,
        )  # fmt: skip
        self.axes.add_artist(marks)

    def _colour(self, found: Mark) -> str:
        return found.safe_colour if self.safe else found.colour


def _dashed(path: Path) -> Path:
    """The outline cut into strokes: markers take no dashes of their own."""
    steps = max(1, 96 // len(shapes.points_of(path)))
    points = shapes.points_of(path.interpolated(steps))
    strokes = [points[i : i + 4] for i in range(0, len(points) - 1, 6)]
    vertices = [tuple(point) for stroke in strokes for point in stroke]
    codes = [Path.LINETO if i else Path.MOVETO for stroke in strokes for i in range(len(stroke))]
    return Path(vertices, codes)
