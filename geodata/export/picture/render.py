"""The picture's bytes: PNG for screen or print, SVG, PDF; the same bytes for the same claims."""

import io
from enum import StrEnum
from typing import Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from geodata.export.brief import Brief
from geodata.export.picture.compose import draw
from geodata.export.provenance import NOTICE

SCREEN_PIXELS = 1920
PRINT_DPI = 300
# Outlines instead of fonts in SVG, whole fonts' subsets in PDF: both look the same everywhere.
# Letters are not fitted to dots: a text is as wide at 72 dots an inch as it was measured.
SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "path",
    "svg.hashsalt": "claimline",
    "pdf.fonttype": 42,
    "text.hinting": "none",
}


class Form(StrEnum):
    """The form of a picture."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


def encode(brief: Brief, form: Form = Form.PNG, *, dpi: float | None = None) -> bytes:
    """The picture of a briefing. PNG is SCREEN_PIXELS wide unless `dpi` says otherwise."""
    return encoded(draw(brief), form, brief, dpi)


def encoded(figure: Figure, form: Form, brief: Brief, dpi: float | None = None) -> bytes:
    """A figure that is drawn already, with the briefing's title and hash in the file."""
    data = io.BytesIO()
    with mpl.rc_context(SETTINGS):
        FigureCanvasAgg(figure)
        figure.savefig(
            data, format=str(form), dpi=dpi or SCREEN_PIXELS / figure.get_figwidth(),
            metadata=_metadata(form, brief),
        )  # fmt: skip
    return data.getvalue()


def _metadata(form: Form, brief: Brief) -> dict[str, str | None]:
    about = f"{NOTICE}. Data sha256 {brief.provenance.digest}, link ?{brief.provenance.query}"
    if form is Form.PNG:
        return {"Title": brief.title, "Description": about, "Software": "Claimline"}
    if form is Form.SVG:
        return {"Title": brief.title, "Description": about, "Date": None, "Creator": "Claimline"}
    return {"Title": brief.title, "Subject": about, "CreationDate": None, "Creator": "Claimline"}
