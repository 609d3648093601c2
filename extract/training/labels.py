"""The labelled articles, and which mentions each label stands on."""

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from extract.judging import EVENTS, Pair, pairs
from extract.mentions.nouns import nouns
from extract.mentions.places import PlaceKind, PlaceMention
from extract.read import read_articles
from extract.roles import Situation
from extract.text import Text, prepare
from extract.training.names import actor_key, same_name
from geodata.article import Article
from geodata.vocabulary import Event

# What a sentence written for training counts for, beside an article's: one with slots states one
# construction and nothing else.
WEIGHTS = {"constructions": 2.0, "passages": 0.25}
OF_ARTICLES = 1.0


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled claim with the readings that count as right; offsets into the article's text."""

    event: str
    place: str
    mention: str
    optional: bool
    events: frozenset[str]
    actors: frozenset[str]
    losers: frozenset[str]
    sentence: tuple[int, int]
    trigger: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A labelled article, its text as read, and its labels; folds keep a `group` together."""

    name: str
    group: str
    article: Article
    text: Text
    labels: tuple[Label, ...]
    pairs: dict[tuple[int, int, int], list[Label]] = field(default_factory=dict)

    @property
    def weight(self) -> float:
        """How much each of its sentences counts in training."""
        return WEIGHTS.get(self.group.split()[0], OF_ARTICLES)

    @property
    def written(self) -> bool:
        """Whether it is of the project's own text rather than an article."""
        return self.group.split()[0] in WEIGHTS

    def targets(self) -> Iterator[tuple[Pair, int | None]]:
        """Every pair with the column of its event, 0 for none; None if it meets optional labels
        only."""
        for pair in pairs(self.text.scenes):
            labels = self.pairs.get((pair.index, pair.trigger.index, pair.place.first), [])
            firm = [label for label in labels if not label.optional]
            if firm:
                yield pair, 1 + EVENTS.index(Event(firm[0].event))
            else:
                yield pair, None if labels else 0


def load(articles: Path, gold: Path) -> Iterator[Labelled]:
    """The articles under `articles` whose labels under `gold` carry sentence and trigger spans."""
    for path in sorted(articles.glob("*.txt")):
        rows = json.loads((gold / f"{path.stem}.json").read_text(encoding="utf-8"))
        if path.stem.startswith("0"):
            continue
        article = next(read_articles(path))
        if not isinstance(article, Article):
            raise ValueError(f"{path}: {article.reason}")
        raw = path.read_bytes().decode("utf-8")
        labels = tuple(_label(raw, row, path) for row in rows)
        text = prepare(article)
        yield Labelled(
            path.stem, _group(path.stem, article), article, text, labels, pairs_of(text, labels)
        )


def _group(stem: str, article: Article) -> str:
    """What no fold may split: an outlet's articles, or the excerpts of one encyclopedia article."""
    if stem.startswith("2"):
        return article.outlet or stem
    return article.title if "Wikipedia" in article.outlet else stem


def _label(raw: str, row: dict[str, Any], path: Path) -> Label:
    start = raw.find(row["sentence"])
    trigger = raw.find(row["trigger"], start)
    if start < 0 or trigger < 0:
        raise ValueError(f"{path}: a label's sentence or trigger is not in the text: {row}")
    also = row.get("also_accept", {})
    return Label(
        row["event"],
        row["place"],
        row.get("mention") or "",
        bool(row.get("optional")),
        frozenset((row["event"], *also.get("event", ()))),
        frozenset(actor_key(a or "") for a in (row["actor"], *also.get("actor", ()))),
        frozenset(actor_key(a) for a in (row["from_actor"], *also.get("from_actor", ())) if a),
        (start, start + len(row["sentence"])),
        (trigger, trigger + len(row["trigger"])),
    )


def situation_of(one: Labelled, index: int, trigger: int, first: int, label: Label) -> Situation:
    """The situation of a label at its sentence, trigger word and place word."""
    scene = one.text.scenes[index]
    place = next(p for p in scene.places if p.first == first)
    found = next(t for t in scene.triggers if t.index == trigger)
    holder = one.text.holders.get(label.place.casefold(), "")
    return Situation(
        one.text.scenes, one.text.cast, index, found, place, Event(label.event), holder
    )


def pairs_of(text: Text, labels: tuple[Label, ...]) -> dict[tuple[int, int, int], list[Label]]:
    """The (sentence, trigger word, place word) of each label: the mention nearest its trigger."""
    found: dict[tuple[int, int, int], list[Label]] = defaultdict(list)
    for label in labels:
        spots = list(_spots(text, label))
        if spots:
            _, index, _, place = min(spots)
            for _, other, trigger, first in spots:
                if (other, first) == (index, place):
                    found[index, trigger, place].append(label)
    return dict(found)


def _spots(text: Text, label: Label) -> Iterator[tuple[int, int, int, int]]:
    for index, scene in enumerate(text.scenes):
        sentence = scene.sentence
        if sentence.end <= label.sentence[0] or sentence.start >= label.sentence[1]:
            continue
        starts = scene.words.starts
        for place in scene.places:
            begin = starts[place.first]
            if not label.sentence[0] <= begin < label.sentence[1]:
                continue
            if not (_is_place(place, label) or _takes_up(text, index, place, label)):
                continue
            for trigger in scene.triggers:
                at = starts[trigger.index]
                if label.trigger[0] <= at < label.trigger[1]:
                    yield abs(at - begin), index, trigger.index, place.first


def _takes_up(text: Text, index: int, place: PlaceMention, label: Label) -> bool:
    """Whether "the attack" stands for the label's place, named earlier in its passage."""
    return place.noun in nouns().attacks and any(
        same_name(named.text, label.place) and label.sentence[0] <= named.start < label.sentence[1]
        for named in text.known.named
        if named.sentence < index
    )


def _is_place(place: PlaceMention, label: Label) -> bool:
    if not label.mention:
        return same_name(place.text, label.place)
    written, wanted = place.text.casefold(), label.mention.casefold()
    if place.kind is PlaceKind.NAME:
        return same_name(place.text, label.mention)
    return written in wanted or wanted in written
