"""Short builders for the tests of reading: a file, its articles, its rejects."""

from pathlib import Path

from extract.read import read_articles
from geodata.article import Article
from geodata.claim import Reject


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def articles(path: Path) -> list[Article]:
    return [found for found in read_articles(path) if isinstance(found, Article)]


def rejects(path: Path) -> list[Reject]:
    return [found for found in read_articles(path) if isinstance(found, Reject)]


def only(path: Path) -> Article:
    """The one article of a file that has no reject."""
    (found,) = read_articles(path)
    assert isinstance(found, Article), found
    return found
