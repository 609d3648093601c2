"""A column of short rows, written from the top until its room is used up."""

from collections.abc import Sequence
from dataclasses import dataclass

from geodata.export.picture import ruler
from geodata.export.picture.looks import Look
from geodata.export.picture.marks import Pen
from geodata.export.picture.page import SOFT, Page

_SIZE, _RADIUS = 8.5, 5.6
_INDENT = 0.26


@dataclass(frozen=True, slots=True)
class Panel:
    """A column of the page: its left and top edge, width and bottom edge in inches."""

    left: float
    top: float
    width: float
    bottom: float


class Column:
    """Writes rows into a panel; `y` is the top of the next one, in inches."""

    def __init__(self, page: Page, panel: Panel, pen: Pen) -> None:
        self.page, self.panel, self.pen = page, panel, pen
        self.size = _SIZE * page.scale
        self.row = ruler.height(self.size) * 1.14
        self.y = panel.top

    @property
    def rows(self) -> int:
        """How many more rows find room."""
        return max(0, int((self.panel.bottom - self.y) / self.row + 1e-6))

    def heading(self, text: str) -> None:
        """A row in bold."""
        if self.rows:
            self.page.write(text, self.panel.left, self.y, self.size, weight="bold")
            self.y += self.row

    def gap(self) -> None:
        """Some air."""
        self.y += self.row * 0.4

    def text(self, text: str, rows: int) -> None:
        """Running text in at most so many rows."""
        for line in ruler.wrap(text, self.panel.width, self.size, min(rows, self.rows)):
            self.entry(None, line)

    def entry(self, look: Look | None, text: str, number: str = "", lettered: bool = True) -> None:
        """A row: a mark if there is one, a text, a number at the right."""
        if self.rows:
            self._entry(0, 1, look, text, number, lettered)
            self.y += self.row

    def entries(self, found: Sequence[tuple[Look | None, str, str]], columns: int) -> None:
        """Rows side by side, read down each column first."""
        tall = -(-len(found) // columns)
        for line in range(min(tall, self.rows)):
            for column, (look, text, number) in enumerate(found[line::tall]):
                self._entry(column, columns, look, text, number, True)
            self.y += self.row

    def swatch(self, text: str, size: float, fill: str, edge: str) -> None:
        """A row that explains a plain circle: diameter in points."""
        if self.rows:
            x, y = self._spot(self.panel.left)
            self.page.sheet.plot(
                x, y, "o", markersize=size * self.page.scale, markerfacecolor=fill,
                markeredgecolor=edge, markeredgewidth=0.6,
            )  # fmt: skip
            indent = _INDENT * self.page.scale
            line = ruler.cut(text, self.panel.width - indent, self.size)
            self.page.write(line, self.panel.left + indent, self.y, self.size)
            self.y += self.row

    def _entry(
        self, column: int, columns: int, look: Look | None, text: str, number: str, lettered: bool
    ) -> None:
        gutter = 0.12 * self.page.scale
        width = (self.panel.width - gutter * (columns - 1)) / columns
        left = self.panel.left + column * (width + gutter)
        indent = _INDENT * self.page.scale if look else 0.0
        if look:
            radius = _RADIUS * self.page.scale * (0.72 if look.event == "encircled" else 1)
            x, y = self._spot(left)
            self.pen.draw(look, [x], [y], radius, lettered=lettered)
        taken = ruler.width(number, self.size) + 0.08 if number else 0.0
        line = ruler.cut(text, width - indent - taken, self.size)
        self.page.write(line, left + indent, self.y, self.size)
        if number:
            self.page.write(number, left + width, self.y, self.size, ha="right", color=SOFT)

    def _spot(self, left: float) -> tuple[float, float]:
        return left + 0.1 * self.page.scale, self.y + ruler.height(self.size) * 0.42
