"""One file to its articles, by its suffix; what cannot be read becomes a Reject."""

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from extract.read.check import checked
from extract.read.decode import Decoded, decode
from extract.read.plain import Source, plain_article
from extract.read.rows import csv_rows, jsonl_rows
from geodata.article import Article
from geodata.claim import Reject

Found = Iterator[Article | Reject]
# A hundred times the longest article; a longer file is a collection, read as JSONL or CSV.
LARGEST_FILE = 64 * 1024 * 1024


def read_articles(path: Path, name: str = "") -> Found:
    """Each article of a file, and a Reject for each that cannot be read.

    A Reject with the hash of the Article that follows it names a part that was set aside. `name`
    is what the article is called, by default the file's name; a row of a .jsonl or .csv is called
    `name#12` after its line (.jsonl) or its row (.csv, where the header is row 1). Never raises.
    """
    name = name or shown_name(path.name)
    read = _READERS.get(path.suffix.casefold())
    if read is None:
        known = " ".join(SUFFIXES)
        yield Reject("", name, f"{name}: the suffix is none of {known}; convert the file")
        return
    try:
        yield from read(path, name)
    except OSError as error:
        reason = f"{name}: cannot be read: {error.strerror}; check that you may read the file"
        yield Reject("", name, reason)


def shown_name(name: str) -> str:
    """A file's name that can be stored and printed: what is no text in it is replaced."""
    decoded = os.fsencode(name).decode("utf-8", "replace")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in decoded)


def _whole(read: Callable[[bytes, str, str], Found]) -> Callable[[Path, str], Found]:
    """A reader of one file that is one article: its bytes, its name and its hash."""

    def read_file(path: Path, name: str) -> Found:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            limit = LARGEST_FILE // 2**20
            yield Reject(
                "", name, f"{name}: over {limit} MB; split it into articles, or use .jsonl"
            )
            return
        data = path.read_bytes()
        yield from read(data, name, hashlib.sha256(data).hexdigest())

    return read_file


def _plain(data: bytes, name: str, sha256: str, tags: bool = False) -> Found:
    decoded = decode(data)
    if not isinstance(decoded, Decoded):
        yield Reject(sha256, name, f"{name}: {decoded}")
        return
    if decoded.overwritten:
        yield _overwritten(decoded, name, sha256)
    yield from checked(plain_article(decoded.text, name, sha256, tags=tags))


def _markdown(data: bytes, name: str, sha256: str) -> Found:
    yield from _plain(data, name, sha256, tags=True)


def _html(data: bytes, name: str, sha256: str) -> Found:
    from extract.read.html import read_html  # trafilatura takes half a second to import

    page = read_html(data)
    if isinstance(page, str):
        yield Reject(sha256, name, f"{name}: {page}")
        return
    yield from checked(plain_article(page.text, name, sha256, page.known, tags=False))


def _pdf(data: bytes, name: str, sha256: str) -> Found:
    from extract.read.pdf import read_pdf

    text = read_pdf(data)
    if text.reason:
        yield Reject(sha256, name, f"{name}: {text.reason}")
        return
    yield from checked(plain_article(text.text, name, sha256, Source()))


def _overwritten(decoded: Decoded, name: str, sha256: str) -> Reject:
    return Reject(
        sha256,
        name,
        f"{name}: {decoded.overwritten} characters that are no text ({decoded.encoding}) "
        "were overwritten by spaces; the rest was read",
    )


_READERS: dict[str, Callable[[Path, str], Found]] = {
    ".txt": _whole(_plain),
    ".md": _whole(_markdown),
    ".markdown": _whole(_markdown),
    ".html": _whole(_html),
    ".htm": _whole(_html),
    ".pdf": _whole(_pdf),
    ".jsonl": jsonl_rows,
    ".csv": csv_rows,
}
SUFFIXES = tuple(_READERS)
