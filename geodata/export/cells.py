"""Cells of a claim row as text and back: one rule for CSV, spreadsheets and KML."""

import re
from collections.abc import Mapping

from geodata.claim import COLUMNS, Cell
from geodata.errors import InputError

NUMBERS = frozenset({"lat", "lon", "confidence", "radius_km"})
INTEGERS = frozenset({"sentence_start", "sentence_end", "place_start"})
FLAGS = frozenset({"hedged"})
DAYS = frozenset({"date", "date_start", "date_end", "published"})
# What is not known is None in these columns, and "" in every other.
NULLABLE = DAYS | {"lat", "lon", "radius_km"}

# A spreadsheet runs a cell that begins so (OWASP, CSV injection); the last four are full-width.
_RUN = "=+\\-@\t\r\n＝＋－＠"
_DEFUSABLE = re.compile(f"'*[{_RUN}]")
_DEFUSED = re.compile(f"'+[{_RUN}]")
# Code points that XML 1.0 cannot carry at all, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def defuse(text: str) -> str:
    """Text that no spreadsheet runs: an apostrophe goes before what would be a formula."""
    return f"'{text}" if _DEFUSABLE.match(text) else text


def restore(text: str) -> str:
    """The text that `defuse` was given."""
    return text[1:] if _DEFUSED.match(text) else text


def xml_text(text: str) -> str:
    """Text with each code point that XML 1.0 forbids replaced by U+FFFD."""
    return _NOT_XML.sub("\ufffd", text)


def written(value: Cell) -> str:
    """One cell as text: empty for None, `true` or `false`, the shortest exact form of a number."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def understood(column: str, text: str) -> Cell:
    """The cell that `written` made text of.

    Raises InputError, naming the column and the text, where it is not of the column's kind.
    """
    if not text and column in NULLABLE:
        return None
    try:
        if column in NUMBERS:
            return float(text)
        if column in INTEGERS:
            return int(text)
        if column in FLAGS:
            return {"true": True, "false": False}[text]
    except (ValueError, KeyError) as error:
        raise InputError(f"column {column}: {text!r} cannot be read; correct the cell") from error
    return text


def row_of(texts: Mapping[str, str]) -> dict[str, Cell]:
    """A claim row from the text of its cells; a column that may be None may be missing."""
    return {column: understood(column, texts.get(column, "")) for column in COLUMNS}
