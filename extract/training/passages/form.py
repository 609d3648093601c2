"""Reads the passages as text with labels at offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from extract.training.labels import Label
from geodata.article import Article
from geodata.vocabulary import Event

FOLDER = Path(__file__).parent
_PLACE = re.compile(r"^(?P<place>[^()]+?)(?: \((?P<mention>[^()]+)\))?$")
_CLOSED = re.compile(r"[.!?…:][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage as an article, with its labels and the line of the file that each stands in.

    Its labels name actors as written.
    """

    article: Article
    labels: tuple[Label, ...]
    lines: tuple[int, ...]


Block = list[tuple[int, str]]


def passages(path: Path) -> Iterator[Passage]:
    """The passages of a file. Raises ValueError with file and line where the form is broken."""
    return (passage(path, block) for block in blocks(path))


def blocks(path: Path) -> Iterator[Block]:
    """The lines of each passage with their numbers."""
    block: Block = []
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            block.append((number, line.strip()))
        elif block:
            yield block
            block = []


def passage(path: Path, block: Block) -> Passage:
    """Read one passage. Raises ValueError with file and line where its form is broken."""
    number, head = block[0]
    published = _published(f"{path.name}:{number}", head)
    text = ""
    start = 0
    labels: list[Label] = []
    lines: list[int] = []
    for number, line in block[1:]:
        where = f"{path.name}:{number}"
        if not line.startswith(">"):
            text += (" " if _CLOSED.search(text) else "\n\n") if text else ""
            start = len(text)
            text += line
            continue
        found = list(_labels(where, line, text[start:], start))
        labels += found
        lines += [number] * len(found)
    name = f"{path.stem}-{block[0][0]}"
    return Passage(Article(name, text, name, published=published), tuple(labels), tuple(lines))


def _published(where: str, head: str) -> date:
    parts = [part.strip() for part in head.removeprefix("==").split("|")]
    if not head.startswith("==") or len(parts) != 3:
        raise ValueError(f"{where}: a passage begins with `== voice | war | date`: {head}")
    try:
        return date.fromisoformat(parts[2])
    except ValueError as error:
        raise ValueError(f"{where}: {parts[2]!r} is no ISO date") from error


def _labels(where: str, line: str, sentence: str, start: int) -> Iterator[Label]:
    optional = line.startswith(">?")
    parts = [part.strip() for part in line.lstrip(">?").split("|")]
    if len(parts) != 4:
        raise ValueError(f"{where}: a label has four parts, `event | places | actor | trigger`")
    events = [name.strip() for name in parts[0].split("/")]
    if not set(events) <= set(Event) or not sentence:
        raise ValueError(f"{where}: {parts[0]!r} is no event, or no sentence stands above")
    actor, _, loser = (side.strip() for side in parts[2].partition("<"))
    trigger = _trigger(where, parts[3], sentence, start)
    for written in parts[1].split(";"):
        place = _PLACE.match(written.strip())
        if not place:
            raise ValueError(f"{where}: {written!r} is no place, nor `place (the word used)`")
        yield Label(
            events[0],
            place["place"],
            place["mention"] or "",
            optional,
            frozenset(events),
            _written(actor),
            _written(loser),
            (start, start + len(sentence)),
            trigger,
        )


def _trigger(where: str, written: str, sentence: str, start: int) -> tuple[int, int]:
    words, _, nth = (part.strip() for part in written.partition("#"))
    spots = [match.start() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", sentence)]
    rank = int(nth or 1)
    if not words or len(spots) < rank:
        raise ValueError(f"{where}: the sentence has no trigger {written!r}")
    return start + spots[rank - 1], start + spots[rank - 1] + len(words)


def _written(side: str) -> frozenset[str]:
    names = (re.sub("^[Tt]he ", "", name.strip()) for name in side.split("/"))
    return frozenset(name for name in names if name)
