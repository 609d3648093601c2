"""The table of claims as CSV: one row a claim, the same bytes each time, written atomically."""

import csv
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO

from geodata.claim import COLUMNS, Cell
from geodata.errors import InputError
from geodata.export.cells import defuse, written

STDOUT = Path("-")


class ClaimTable:
    """A CSV file that takes its name only when it is whole; `-` is standard output.

    Use as a context manager: on an exception the file that had the name stays as it was.
    Raises InputError, naming the path, when it cannot be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._temporary: Path | None = None
        self._abandoned = False
        self._target = path.resolve()  # a link stays a link
        self._file = self._open()
        self._rows = csv.writer(_LineFeeds(self._file))
        self._rows.writerow(COLUMNS)

    def write(self, rows: Iterable[dict[str, Cell]]) -> None:
        """Append rows with the columns of geodata.claim.COLUMNS."""
        with self._named_errors():
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
        with self._named_errors():
            self._file.close()
            if self._temporary and kind is None and not self._abandoned:
                self._temporary.replace(self._target)
        if self._temporary:
            self._temporary.unlink(missing_ok=True)

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        """A full disk and the like as an error that names the file; a closed pipe as it is."""
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            reason = f"cannot be written: {error.strerror}; choose another --out"
            raise InputError(f"{self.path}: {reason}") from error

    def _open(self) -> IO[str]:
        if self.path == STDOUT:
            return open(sys.stdout.fileno(), "w", encoding="utf-8", newline="", closefd=False)
        if self.path.is_dir():
            raise InputError(f"{self.path}: is a folder; name a file to write the claims to")
        with self._named_errors():
            # A device or a pipe cannot be replaced by a file: it is written to.
            special = self.path.exists() and not self.path.is_file()
            file = self.path if special else self._make_temporary()
            return file.open("w", encoding="utf-8", newline="")

    def _make_temporary(self) -> Path:
        """An empty file beside the real one, with the permissions that a new file gets."""
        name = self._target.name
        handle, made = tempfile.mkstemp(dir=self._target.parent, prefix=f".{name}.", suffix=".part")
        os.fchmod(handle, 0o666 & ~_umask())
        os.close(handle)
        self._temporary = Path(made)
        return self._temporary


class _LineFeeds:
    """Ends lines with a line feed; csv quotes a lone carriage return only if it ends lines too."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file

    def write(self, line: str) -> int:
        return self._file.write(line.removesuffix("\r\n") + "\n")


def cell(value: Cell) -> str | float | int:
    """Empty for unknown, true or false, and text that no spreadsheet runs; numbers as they are."""
    if isinstance(value, str):
        return defuse(value)
    return written(value) if value is None or isinstance(value, bool) else value


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
