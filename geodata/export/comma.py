"""CSV: every column of geodata.claim.COLUMNS, UTF-8, formula cells defused."""

import csv
import io
from collections.abc import Iterable, Iterator

from geodata.claim import COLUMNS, Cell
from geodata.export.cells import defuse, restore, row_of, written
from geodata.selection import Row


def encode(rows: Iterable[Row]) -> bytes:
    """The rows as CSV with a header; the same bytes for the same rows."""
    text = io.StringIO(newline="")
    table = csv.writer(text, lineterminator="\n")
    table.writerow(COLUMNS)
    table.writerows([_cell(row[column]) for column in COLUMNS] for row in rows)
    return text.getvalue().encode("utf-8")


def decode(data: bytes) -> Iterator[dict[str, Cell]]:
    """The claim rows that `encode` wrote. Raises InputError for a cell of the wrong kind."""
    for found in csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")):
        yield row_of({column: restore(text) for column, text in found.items()})


def _cell(value: Cell) -> str:
    return defuse(value) if isinstance(value, str) else written(value)
