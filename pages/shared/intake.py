"""Articles handed in on the screen, read by the same run as the command's. No Streamlit in here."""

import re
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from geodata.store import Store

MOST_FILES = 500
MOST_MEGABYTES = 50
_LONGEST_NAME = 120
Told = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Handed:
    """One file as handed in: the name it came with, which is not to be trusted, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Report:
    """What came of it: counts, and the lines of the run that are worth telling."""

    articles: int
    claims: int
    lines: tuple[str, ...]


def take_in(files: Sequence[Handed], store: Store, published: date | None, told: Told) -> Report:
    """Read every file into the store; `told` hears (done, all, name) before each.

    What cannot be read becomes a reject with its reason, and the others are read.
    """
    from extract.run import run  # takes most of a second to import, and is not needed to look

    articles, claims, lines = 0, 0, []
    with tempfile.TemporaryDirectory() as folder:
        for number, handed in enumerate(files):
            told(number, len(files), handed.name)
            path = Path(folder) / str(number) / safe_name(handed.name)
            path.parent.mkdir()
            path.write_bytes(handed.data)
            summary = run([path], store=store, published=published)
            articles, claims = articles + summary.articles, claims + summary.claims
            lines += [line.strip() for line in summary.lines()[1:]]
    return Report(articles, claims, tuple(lines))


def too_much(files: Sequence[Handed]) -> str:
    """Why so many files, or so large ones, are not taken at once; "" if they are."""
    if len(files) > MOST_FILES:
        return f"{len(files)} files at once; {MOST_FILES} is the most. Use the command for more."
    if sum(len(handed.data) for handed in files) > MOST_MEGABYTES * 2**20:
        return f"Over {MOST_MEGABYTES} MB at once. Use the command: python -m extract run FOLDER"
    return ""


def pasted(text: str, title: str, outlet: str) -> Handed:
    """A text from the clipboard as a file, its title and outlet as header lines."""
    head = [
        f"{key}: {value.strip()}"
        for key, value in (("TITLE", title), ("OUTLET", outlet))
        if value.strip()
    ]
    name = re.sub(r"[^\w-]+", "_", title.strip())[:60].strip("_") or "pasted"
    return Handed(f"{name}.txt", "\n".join([*head, "", text]).encode())


def safe_name(name: str) -> str:
    """A file name that stays in its folder: no path, no control characters, no more than 120."""
    last = re.split(r"[/\\]", name)[-1]
    clean = "".join(c for c in last if c.isprintable()).strip(". ") or "article.txt"
    stem, dot, suffix = clean.rpartition(".")
    return (
        clean if len(clean) <= _LONGEST_NAME else f"{stem[: _LONGEST_NAME - 10]}{dot}{suffix[:9]}"
    )
