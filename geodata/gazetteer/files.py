"""Opening a gazetteer file: plain text or zip, UTF-8, within bounds, line by line."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from geodata.errors import GazetteerError

MOST_BYTES = 3_000_000_000
"""Largest text that is read; the whole GeoNames dump of all countries is 1.7 GB."""
_MOST_RATIO = 60
_LONGEST_LINE = 200_000


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """The text of a .zip's one country file, or of any other file, as bytes.

    Raises GazetteerError for a file that is missing, is no zip, or unpacks to too much.
    """
    try:
        if path.suffix.casefold() == ".zip":
            with zipfile.ZipFile(path) as archive, archive.open(_member(archive, path)) as handle:
                yield handle
        else:
            with path.open("rb") as plain:
                yield plain
    except (zipfile.BadZipFile, EOFError) as error:
        raise GazetteerError(
            f"{path}: not a whole zip file ({error}). Download it again."
        ) from error
    except OSError as error:
        raise GazetteerError(f"{path}: {error.strerror or error}.") from error


def lines(handle: IO[bytes], path: Path) -> Iterator[tuple[int, str]]:
    """Each line with its number from 1. Raises GazetteerError for bytes that are not UTF-8."""
    size = 0
    for number, raw in enumerate(_bounded(handle, path), 1):
        size += len(raw)
        if size > MOST_BYTES:
            raise GazetteerError(f"{path}, line {number}: more than {MOST_BYTES:,} bytes of text.")
        try:
            text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise GazetteerError(
                f"{path}, line {number}: byte {error.start + 1} is not UTF-8. "
                "Save the file as UTF-8."
            ) from None
        if "\0" in text:
            raise GazetteerError(f"{path}, line {number}: a zero byte; this is not a text file.")
        yield number, text.rstrip("\r\n")


def _bounded(handle: IO[bytes], path: Path) -> Iterator[bytes]:
    number = 0
    while raw := handle.readline(_LONGEST_LINE + 1):
        number += 1
        if len(raw) > _LONGEST_LINE:
            raise GazetteerError(f"{path}, line {number}: longer than {_LONGEST_LINE:,} bytes.")
        yield raw


def _member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    texts = [
        info
        for info in archive.infolist()
        if info.filename.casefold().endswith((".txt", ".csv")) and "readme" not in info.filename
    ]
    if len(texts) != 1:
        raise GazetteerError(f"{path}: holds {len(texts)} text files; expected one country file.")
    info = texts[0]
    if info.file_size > MOST_BYTES or info.file_size > _MOST_RATIO * max(info.compress_size, 1000):
        raise GazetteerError(
            f"{path}: {info.filename} unpacks from {info.compress_size:,} to {info.file_size:,} "
            "bytes; this is no gazetteer."
        )
    return info
