"""The labelled claims beside the repository, each with the sentence and trigger that state it."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.read import read_articles
from extract.records import Sentence
from extract.sentences import split
from geodata.article import Article


@dataclass(frozen=True, slots=True)
class Labelled:
    """One label: where it is stated, when, by whom, how surely. Offsets count into the text."""

    sentence: int
    trigger: tuple[int, int]
    place_start: int
    day: str | None
    days: frozenset[str]
    claimant: str
    hedged: bool


def labelled_claims(
    shared: Path, pattern: str
) -> Iterator[tuple[Article, tuple[Sentence, ...], list[Labelled]]]:
    """Each labelled article whose name fits, its sentences, its labels (not the optional ones)."""
    for gold in sorted((shared / "gold").glob(f"{pattern}.json")):
        for article in read_articles(shared / "articles" / f"{gold.stem}.txt"):
            if not isinstance(article, Article):
                continue
            sentences = split(article)
            rows = json.loads(gold.read_text(encoding="utf-8"))
            found = (_located(row, article.text, sentences) for row in rows if not row["optional"])
            yield article, sentences, [claim for claim in found if claim]


def _located(row: dict, text: str, sentences: Sequence[Sentence]) -> Labelled | None:  # type: ignore[type-arg]
    stated = _find(row["sentence"], text, 0, len(text))
    trigger = stated and _find(row["trigger"], text, *stated)
    if not stated or not trigger:
        return None
    index = next((s.index for s in sentences if s.start <= trigger[0] < s.end), None)
    if index is None:
        return None
    starts = [m.start() for m in re.finditer(re.escape(row["place"]), text[stated[0] : stated[1]])]
    near = min(
        (stated[0] + at for at in starts), key=lambda at: abs(at - trigger[0]), default=trigger[0]
    )
    return Labelled(
        sentence=index,
        trigger=trigger,
        place_start=near,
        day=row["date"],
        days=frozenset({row["date"], *row.get("also_accept", {}).get("date", ())} - {None}),
        claimant=row["claimant"] or "",
        hedged=row["hedged"],
    )


def _find(words: str, text: str, start: int, end: int) -> tuple[int, int] | None:
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    match = pattern.search(text, start, end)
    return match.span() if match else None
