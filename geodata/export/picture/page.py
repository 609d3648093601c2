"""One sheet of paper: a figure measured in inches, on which text is set."""

from collections.abc import Sequence
from typing import Any

from matplotlib.figure import Figure

from geodata.export.brief import Paper
from geodata.export.picture import ruler

INK, SOFT, RULE = "#1B2028", "#5C6673", "#B8C0C9"
_INCHES = {
    Paper.SLIDE: (40 / 3, 7.5),
    Paper.A4: (297 / 25.4, 210 / 25.4),
    Paper.A3: (420 / 25.4, 297 / 25.4),
    Paper.SQUARE: (10.0, 10.0),
}
_SLIDE_AREA = 100.0


class Page:
    """The figure and its size in inches, the origin at the top left; `scale` grows with paper."""

    def __init__(self, paper: Paper) -> None:
        self.width: float
        self.height: float
        self.width, self.height = _INCHES[paper]
        self.scale: float = max(0.95, (self.width * self.height / _SLIDE_AREA) ** 0.5)
        self.margin: float = 0.3 * self.scale
        self.figure = Figure(figsize=(self.width, self.height), facecolor="white")
        self.sheet = self.figure.add_axes((0, 0, 1, 1))
        self.sheet.set_xlim(0, self.width)
        self.sheet.set_ylim(self.height, 0)
        self.sheet.axis("off")
        self.sheet.set_zorder(5)
        self.sheet.patch.set_alpha(0)

    def write(self, text: str, x: float, y: float, size: float, **looks: Any) -> None:
        """Set one line with its top left corner (or `ha`) at a point."""
        looks = {"color": INK, "va": "top"} | looks
        family = ruler.FAMILY
        self.sheet.text(x, y, text, size=size, family=family, parse_math=False, **looks)

    def lines(self, texts: Sequence[str], x: float, y: float, size: float, **looks: Any) -> float:
        """Set lines below each other; the height at which the next thing may begin."""
        for text in texts:
            self.write(text, x, y, size, **looks)
            y += ruler.height(size)
        return y
