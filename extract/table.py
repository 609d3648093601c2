"""The table of claims as CSV: one row a claim, the same bytes each time, written atomically."""

import csv
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import IO

from geodata.claim import COLUMNS, Cell
from geodata.errors import InputError

STDOUT = Path("-")
# A spreadsheet runs a cell that begins so (OWASP, CSV injection).
_RUN_BY_SPREADSHEETS = tuple("=+-@\t\r＝＋－＠")


class ClaimTable:
    """A CSV file that takes its name only when it is whole; `-` is standard output.

    Use as a context manager: on an exception the file that had the name stays as it was.
    Raises InputError, naming the path, when it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._temporary: Path | None = None
        self._abandoned = False
        self._file = self._open()
        self._rows = csv.writer(self._file, lineterminator="\n")
        self._rows.writerow(COLUMNS)

    def write(self, rows: Iterable[dict[str, Cell]]) -> None:
        """Append rows with the columns of geodata.claim.COLUMNS."""
        self._rows.writerows([cell(row[column]) for column in COLUMNS] for row in rows)

    def abandon(self) -> None:
        """Leave the file that has the name as it was."""
        self._abandoned = True

    def __enter__(self) -> "ClaimTable":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.flush()
        if self._temporary is None:
            return
        self._file.close()
        if kind is None and not self._abandoned:
            self._temporary.replace(self.path)
        else:
            self._temporary.unlink(missing_ok=True)

    def _open(self) -> IO[str]:
        if self.path == STDOUT:
            return open(sys.stdout.fileno(), "w", encoding="utf-8", newline="", closefd=False)
        if self.path.is_dir():
            raise InputError(f"{self.path}: is a folder; name a file to write the claims to")
        try:
            handle, name = tempfile.mkstemp(
                dir=self.path.parent, prefix=f".{self.path.name}.", suffix=".part"
            )
        except OSError as error:
            raise InputError(
                f"{self.path}: cannot be written: {error.strerror}; choose another --out"
            ) from error
        self._temporary = Path(name)
        os.fchmod(handle, 0o666 & ~_umask())
        os.close(handle)
        return self._temporary.open("w", encoding="utf-8", newline="")


def cell(value: Cell) -> str | float | int:
    """Empty for unknown, true or false, and text that no spreadsheet runs."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(_RUN_BY_SPREADSHEETS):
        return f"'{value}"
    return value


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
