"""One mark alone as a small PNG with a clear ground: the icons inside a KMZ."""

import io

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from geodata.export.picture.looks import Look
from geodata.export.picture.marks import Pen

_INCHES, _DPI, _RADIUS = 0.5, 128, 10.0


def icon(look: tuple[str, str]) -> bytes:
    """The icon of (actor, event), 64 pixels wide."""
    actor, event = look
    figure = Figure(figsize=(_INCHES, _INCHES))
    FigureCanvasAgg(figure)
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, 1), ylim=(0, 1))
    axes.axis("off")
    Pen(axes).draw(Look((actor,), actor, event, actor), [0.5], [0.5], _RADIUS)
    data = io.BytesIO()
    figure.savefig(data, format="png", dpi=_DPI, transparent=True, metadata={"Software": None})
    return data.getvalue()
