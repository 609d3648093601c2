"""The picture of a briefing: drawn without a browser and without a network.

`draw(brief)` gives a matplotlib figure; `encode(brief, form)` its bytes as PNG, SVG or PDF.
"""

from geodata.export.picture.compose import draw
from geodata.export.picture.render import PRINT_DPI, Form, encode, encoded

__all__ = ["PRINT_DPI", "Form", "draw", "encode", "encoded"]
