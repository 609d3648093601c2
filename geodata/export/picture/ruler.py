"""How much room a text takes, and how it breaks into lines. Sizes in points, room in inches."""

import warnings
from functools import cache, lru_cache
from typing import Literal

from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import FontProperties

Style = Literal["normal", "italic"]
FAMILY = "DejaVu Sans"
# A line of DejaVu Sans is 1.164 times its size high.
LINE = 1.25
# So fine that the rounding of letters to dots does not count.
_DPI = 1200
_ELLIPSIS = "…"


@lru_cache(maxsize=50_000)
def width(text: str, size: float, weight: str = "normal", style: Style = "normal") -> float:
    """The width in inches of one line as it is drawn, ligatures and Arabic forms included."""
    font = FontProperties(family=FAMILY, size=size, weight=weight, style=style)
    wide, _, _ = _renderer().get_text_width_height_descent(text, font, ismath=False)  # type: ignore[no-untyped-call]
    return float(wide) / _DPI


def height(size: float) -> float:
    """The height in inches of one line."""
    return size * LINE / 72


def wrap(text: str, room: float, size: float, lines: int, weight: str = "normal") -> list[str]:
    """Text in at most so many lines of a width in inches; an ellipsis marks what is left out."""
    found: list[str] = []
    words = text.split()
    while words and len(found) < lines:
        line, words = _line(words, room, size, weight)
        found.append(line)
    if words:
        found[-1] = cut(f"{found[-1]} {' '.join(words)}", room, size, weight)
    return found


def cut(text: str, room: float, size: float, weight: str = "normal") -> str:
    """Text that fits into one line, its end replaced by an ellipsis if it must be."""
    if width(text, size, weight) <= room:
        return text
    kept = _fitting(text, room - width(_ELLIPSIS, size, weight), size, weight)
    return text[:kept].rstrip() + _ELLIPSIS


def _line(words: list[str], room: float, size: float, weight: str) -> tuple[str, list[str]]:
    taken = 0
    while taken < len(words) and width(" ".join(words[: taken + 1]), size, weight) <= room:
        taken += 1
    if taken:
        return " ".join(words[:taken]), words[taken:]
    kept = max(1, _fitting(words[0], room, size, weight))
    rest = [words[0][kept:]] if words[0][kept:] else []
    return words[0][:kept], rest + words[1:]


def _fitting(text: str, room: float, size: float, weight: str) -> int:
    """How many characters of text fit, found by halving."""
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle], size, weight) <= room:
            low = middle
        else:
            high = middle - 1
    return low


@cache
def _renderer() -> RendererAgg:
    # A letter that the font lacks is drawn as a box that names its script: no need to say it twice.
    warnings.filterwarnings("ignore", message="Glyph .* missing from font", category=UserWarning)
    return RendererAgg(8, 8, _DPI)  # type: ignore[no-untyped-call]
