"""One file to its articles, by its suffix; what cannot be read becomes a Reject."""

import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

from extract.read.decode import Decoded, decode
from extract.read.plain import plain_article
from geodata.article import Article
from geodata.claim import Reject

Found = Iterator[Article | Reject]
LARGEST_FILE = 64 * 1024 * 1024


def read_articles(path: Path, name: str = "") -> Found:
    """Each article of a file, and a Reject for each that cannot be read.

    A Reject with a `sentence_start` names a part that was set aside: its article follows.
    `name` is what the article is called, by default the file's name.
    """
    name = name or shown_name(path)
    reader = _READERS.get(path.suffix.casefold())
    if reader is None:
        yield Reject(
            "", name, f"{name}: the suffix is none of {' '.join(SUFFIXES)}; convert the file"
        )
        return
    try:
        data = path.read_bytes()
    except OSError as error:
        yield Reject(
            "", name, f"{name}: cannot be read: {error.strerror}; check the file's permissions"
        )
        return
    yield from reader(data, name)


def shown_name(path: Path) -> str:
    """The file's name with bytes that are no UTF-8 replaced, so that it can be stored."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def _text(data: bytes, name: str) -> Found:
    yield from _plain(data, name, tags=False)


def _markdown(data: bytes, name: str) -> Found:
    yield from _plain(data, name, tags=True)


def _plain(data: bytes, name: str, tags: bool) -> Found:
    sha256 = hashlib.sha256(data).hexdigest()
    decoded = decode(data)
    if not isinstance(decoded, Decoded):
        yield Reject(sha256, name, f"{name}: {decoded}")
        return
    yield plain_article(decoded.text, name, sha256, tags=tags)


_READERS: dict[str, Callable[[bytes, str], Found]] = {".txt": _text, ".md": _markdown}
SUFFIXES = tuple(_READERS)
