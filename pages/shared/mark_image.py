"""An actor's mark as a small SVG picture, in the shapes that the map's canvas draws."""

from base64 import b64encode
from html import escape
from math import cos, pi, sin

from geodata.marks import Mark

# The corners of each shape, its turn in parts of a circle, and the factor by which it is grown so
# that shapes of one size look equally large (as in pages/shared/layer/shapes.js).
_CORNERS = {"square": 4, "diamond": 4, "triangle": 3, "down": 3, "pentagon": 5, "hexagon": 6}
_TURNED = {"square": 1 / 8, "down": 1 / 2, "hexagon": 1 / 12}
_GROWN = {
    "circle": 1.0, "square": 1.18, "diamond": 1.22, "triangle": 1.32, "down": 1.32,
    "pentagon": 1.12, "hexagon": 1.08, "star": 1.38, "plus": 1.12,
}  # fmt: skip
_RADIUS = 8.0


def svg(mark: Mark, safe: bool = False) -> str:
    """The mark as an SVG document of 24 by 24; `safe` takes the colour for the colour-blind."""
    fill, ink = (mark.safe_colour, mark.safe_ink) if safe else (mark.colour, mark.ink)
    size = 9 if len(mark.letter) == 1 else 7
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="-12 -12 24 24">'
        f'<path d="{_outline(mark.shape)}" fill="{fill}" stroke="#222" stroke-width="1"/>'
        f'<text y="{size * 0.36:.2f}" font-size="{size}" font-family="sans-serif" '
        f'font-weight="bold" text-anchor="middle" fill="{ink}">{escape(mark.letter)}</text></svg>'
    )


def data_url(mark: Mark, safe: bool = False) -> str:
    """The mark as the address of an image."""
    return "data:image/svg+xml;base64," + b64encode(svg(mark, safe).encode()).decode()


def _outline(shape: str) -> str:
    radius = _RADIUS * _GROWN.get(shape, 1.0)
    if shape == "star":
        points = [_point(i / 10, radius * (0.55 if i % 2 else 1)) for i in range(10)]
    elif shape == "plus":
        points = _plus(radius)
    elif shape in _CORNERS:
        turned = _TURNED.get(shape, 0.0)
        points = [_point(i / _CORNERS[shape] + turned, radius) for i in range(_CORNERS[shape])]
    else:
        half = f"a {radius} {radius} 0 1 0"
        return f"M {-radius} 0 {half} {2 * radius} 0 {half} {-2 * radius} 0 z"
    return "M " + " L ".join(f"{x:.2f} {y:.2f}" for x, y in points) + " z"


def _point(part: float, radius: float) -> tuple[float, float]:
    angle = 2 * pi * (part - 1 / 4)
    return radius * cos(angle), radius * sin(angle)


def _plus(r: float) -> list[tuple[float, float]]:
    a = r * 0.42
    return [
        (-a, -r), (a, -r), (a, -a), (r, -a), (r, a), (a, a),
        (a, r), (-a, r), (-a, a), (-r, a), (-r, -a), (-a, -a),
    ]  # fmt: skip
