"""Every format by name: what makes its bytes, its file's ending, and its media type."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from geodata.export.brief import Brief


class Format(StrEnum):
    """The formats of a briefing and of its data; the value is the name on the command line."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"
    PPTX = "pptx"
    DOCX = "docx"
    MD = "md"
    HTML = "html"
    GIF = "gif"
    CSV = "csv"
    XLSX = "xlsx"
    GEOJSON = "geojson"
    KML = "kml"
    KMZ = "kmz"
    GPKG = "gpkg"
    PARQUET = "parquet"
    ACLED = "acled"


@dataclass(frozen=True, slots=True)
class Kind:
    """What a reader calls a format, the ending of its files, and its media type."""

    label: str
    suffix: str
    media: str


_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    Format.PNG: Kind("PNG picture", "png", "image/png"),
    Format.SVG: Kind("SVG picture", "svg", "image/svg+xml"),
    Format.PDF: Kind("PDF picture", "pdf", "application/pdf"),
    Format.PPTX: Kind("PowerPoint slides", "pptx", f"{_OFFICE}.presentationml.presentation"),
    Format.DOCX: Kind("Word summary", "docx", f"{_OFFICE}.wordprocessingml.document"),
    Format.MD: Kind("Markdown summary", "md", "text/markdown"),
    Format.HTML: Kind("One frozen page", "html", "text/html"),
    Format.GIF: Kind("Animation (GIF)", "gif", "image/gif"),
    Format.CSV: Kind("CSV", "csv", "text/csv"),
    Format.XLSX: Kind("Excel workbook", "xlsx", f"{_OFFICE}.spreadsheetml.sheet"),
    Format.GEOJSON: Kind("GeoJSON", "geojson", "application/geo+json"),
    Format.KML: Kind("KML", "kml", "application/vnd.google-earth.kml+xml"),
    Format.KMZ: Kind("KMZ, icons inside", "kmz", "application/vnd.google-earth.kmz"),
    Format.GPKG: Kind("GeoPackage", "gpkg", "application/geopackage+sqlite3"),
    Format.PARQUET: Kind("GeoParquet", "parquet", "application/vnd.apache.parquet"),
    Format.ACLED: Kind("CSV in ACLED’s columns", "acled.csv", "text/csv"),
}


@dataclass(frozen=True, slots=True)
class Options:
    """What only some formats ask: dots an inch of a PNG, evidence inside a frozen page."""

    dpi: float | None = None
    evidence: bool = True


def make(brief: Brief, form: Format, options: Options | None = None) -> bytes:
    """The bytes of a briefing in one format. Raises ClaimlineError where it cannot be made."""
    return _MAKERS[form](brief, options or Options())


def _png(brief: Brief, options: Options) -> bytes:
    from geodata.export import picture

    return picture.encode(brief, picture.Form.PNG, dpi=options.dpi)


def _svg(brief: Brief, _: Options) -> bytes:
    from geodata.export import picture

    return picture.encode(brief, picture.Form.SVG)


def _pdf(brief: Brief, _: Options) -> bytes:
    from geodata.export import picture

    return picture.encode(brief, picture.Form.PDF)


def _pptx(brief: Brief, _: Options) -> bytes:
    from geodata.export import slides

    return slides.encode(brief)


def _docx(brief: Brief, _: Options) -> bytes:
    from geodata.export import document

    return document.encode(brief)


def _md(brief: Brief, _: Options) -> bytes:
    from geodata.export import markdown

    return markdown.encode(brief)


def _html(brief: Brief, options: Options) -> bytes:
    from geodata.export import frozen

    return frozen.encode(brief, evidence=options.evidence)


def _gif(brief: Brief, _: Options) -> bytes:
    from geodata.export import animation

    return animation.encode(brief)


def _csv(brief: Brief, _: Options) -> bytes:
    from geodata.export import comma

    return comma.encode(brief.rows)


def _xlsx(brief: Brief, _: Options) -> bytes:
    from geodata.export import spreadsheet

    return spreadsheet.encode(brief.rows, brief.provenance)


def _geojson(brief: Brief, _: Options) -> bytes:
    from geodata.export import geojson

    return geojson.encode(brief.rows, brief.provenance)


def _kml(brief: Brief, _: Options) -> bytes:
    from geodata.export import kml

    return kml.encode(brief.rows, brief.provenance)


def _kmz(brief: Brief, _: Options) -> bytes:
    from geodata.export import kml
    from geodata.export.picture.icon import icon

    return kml.zipped(brief.rows, brief.provenance, icon)


def _gpkg(brief: Brief, _: Options) -> bytes:
    from geodata.export import arrow

    return arrow.geopackage(brief.rows, brief.provenance)


def _parquet(brief: Brief, _: Options) -> bytes:
    from geodata.export import arrow

    return arrow.parquet(brief.rows, brief.provenance)


def _acled(brief: Brief, _: Options) -> bytes:
    from geodata.export import acled

    return acled.encode(brief.rows)


# Each library is loaded when its format is asked for: a CSV needs no plotting library.
_MAKERS: dict[Format, Callable[[Brief, Options], bytes]] = {
    Format.PNG: _png,
    Format.SVG: _svg,
    Format.PDF: _pdf,
    Format.PPTX: _pptx,
    Format.DOCX: _docx,
    Format.MD: _md,
    Format.HTML: _html,
    Format.GIF: _gif,
    Format.CSV: _csv,
    Format.XLSX: _xlsx,
    Format.GEOJSON: _geojson,
    Format.KML: _kml,
    Format.KMZ: _kmz,
    Format.GPKG: _gpkg,
    Format.PARQUET: _parquet,
    Format.ACLED: _acled,
}
