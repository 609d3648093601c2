"""The passages as labelled articles: the actors that a label names, as the reader resolves them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from extract.text import Text, prepare
from extract.training.labels import Label, Labelled, pairs_of
from extract.training.names import actor_key
from extract.training.passages.form import FOLDER, Passage, passages

GROUP = "passages"


def learned(folder: Path = FOLDER) -> Iterator[Labelled]:
    """Every passage under `folder`. Raises ValueError with file and line for a broken one."""
    for path in sorted(folder.glob("*.txt")):
        for passage in passages(path):
            yield _labelled(path, passage)


def _labelled(path: Path, passage: Passage) -> Labelled:
    article = passage.article
    text = prepare(article)
    labels = tuple(_resolved(text, label) for label in passage.labels)
    return Labelled(
        article.name, f"{GROUP} {path.stem}", article, text, labels, pairs_of(text, labels)
    )


def _resolved(text: Text, label: Label) -> Label:
    return replace(
        label,
        actors=_resolve(text, label, label.actors),
        losers=_resolve(text, label, label.losers),
    )


def _resolve(text: Text, label: Label, written: frozenset[str]) -> frozenset[str]:
    """The keys of the names that the reader gives the actors written so."""
    return frozenset(
        actor_key(name)
        for phrase in written
        for name in (_read_as(text, label, phrase) or {phrase})
    )


def _read_as(text: Text, label: Label, phrase: str) -> set[str]:
    """The names of the mentions over a phrase: in the label's sentence, else nearest before it."""
    written = re.compile(rf"(?<!\w){re.escape(phrase)}(?!\w)", re.IGNORECASE)
    spots = [match.span() for match in written.finditer(text.article.text)]
    start, end = label.sentence
    inside = [spot for spot in spots if start <= spot[0] < end]
    before = [spot for spot in reversed(spots) if spot[0] < start]
    after = [spot for spot in spots if spot[0] >= end]
    for spot in (*inside, *before, *after):
        if names := _names_at(text, *spot):
            return names
    return set()


def _names_at(text: Text, start: int, end: int) -> set[str]:
    found = set()
    for scene, row in zip(text.scenes, text.cast.named, strict=True):
        for named in row:
            mention = named.mention
            begin, stop = scene.words.starts[mention.first], scene.words.ends[mention.after - 1]
            if named.name and begin < end and stop > start:
                found.add(named.name)
    return found
