"""XLSX: a sheet of claims to filter and sort, and a sheet that says what they rest on."""

import io
from collections.abc import Sequence
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from geodata.claim import COLUMNS, Cell
from geodata.errors import InputError
from geodata.export.cells import DAYS, defuse, xml_text
from geodata.export.provenance import Provenance
from geodata.selection import Row

# The most that Excel holds in one cell, and the first day after its phantom 29 February 1900.
_LONGEST = 32_767
_FIRST_DAY = "1900-03-01"
_WIDTHS = {"sentence": 60, "title": 30, "place": 20, "place_name": 20, "geo_reason": 30, "url": 30}
_STAMP = datetime(2000, 1, 1)
# Text stays text: nothing becomes a formula or a link on the way in.
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def encode(rows: Sequence[Row], about: Provenance) -> bytes:
    """The workbook, days as real dates. Raises InputError for a text too long for a cell."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, _OPTIONS) as book:
        book.set_properties({"title": "Claimline", "comments": about.digest, "created": _STAMP})
        bold = book.add_format({"bold": True})
        _claims(
            book.add_worksheet("Claims"), rows, bold, book.add_format({"num_format": "yyyy-mm-dd"})
        )
        _about(book.add_worksheet("About"), about, bold)
    return data.getvalue()


def _claims(sheet: Worksheet, rows: Sequence[Row], bold: Format, day: Format) -> None:
    sheet.write_row(0, 0, COLUMNS, bold)
    sheet.freeze_panes(1, 0)
    for index, column in enumerate(COLUMNS):
        sheet.set_column(index, index, _WIDTHS.get(column, 13))
    for line, row in enumerate(rows, start=1):
        for index, column in enumerate(COLUMNS):
            _write(sheet, line, index, column, row[column], day)
    sheet.autofilter(0, 0, max(1, len(rows)), len(COLUMNS) - 1)


def _write(sheet: Worksheet, line: int, index: int, column: str, value: Cell, day: Format) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(line, index, value)
    elif isinstance(value, str):
        if column in DAYS and value >= _FIRST_DAY:
            sheet.write_datetime(line, index, date.fromisoformat(value), day)
        else:
            sheet.write_string(line, index, _fitting(value, column, line))
    else:
        sheet.write_number(line, index, value)


def _fitting(text: str, column: str, line: int) -> str:
    safe = defuse(xml_text(text))
    if len(safe) > _LONGEST:
        raise InputError(
            f"row {line + 1}, {column}: {len(safe)} characters do not fit into a cell of XLSX, "
            f"which holds {_LONGEST}; export CSV or Parquet instead"
        )
    return safe


def _about(sheet: Worksheet, about: Provenance, bold: Format) -> None:
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 90)
    for line, (label, value) in enumerate(about.lines()):
        sheet.write_string(line, 0, label, bold)
        sheet.write_string(line, 1, defuse(xml_text(value)))
    start = len(about.lines()) + 1
    sheet.write_string(start, 0, "sources", bold)
    for line, source in enumerate(about.sources, start=start):
        sheet.write_string(line, 1, defuse(xml_text(source.cited()))[:_LONGEST])
