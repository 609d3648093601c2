"""Sentences with their pairs of trigger and place and their actors, as both readers learn them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from extract.arrays import Matrix, Whole
from extract.hearing import spots_of
from extract.judging import EVENTS
from extract.pieces import Token, tokens_of
from extract.training.labels import Labelled, situation_of
from extract.training.names import actor_key
from extract.transformer import Transformer

ANSWERS = 1 + len(EVENTS)
# So many actors of a situation are learned from, with the one that stands for all others.
ACTORS = 8


@dataclass(frozen=True, slots=True)
class Casting:
    """A labelled situation: a row for Network.roles for each actor, and who is right, if told."""

    spots: Whole
    actor: Matrix
    loser: Matrix


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence by its tokens, the symbols of each pair's trigger and place, and the answers.

    answers: of shape (pairs, ANSWERS), the share of each event that is right, "none" first; all 0
    where nothing is known. castings: who plays which role, where labels tell it.
    """

    tokens: tuple[Token, ...]
    pairs: tuple[tuple[int, int], ...]
    answers: Matrix
    weight: float
    castings: tuple[Casting, ...] = ()


@dataclass(frozen=True, slots=True)
class Taught:
    """What a school makes of labelled articles: lessons for the network, and a transformer."""

    lessons: Sequence[Lesson]
    transformer: Transformer | None = None


def lessons(labelled: Sequence[Labelled]) -> Iterator[Lesson]:
    """Every sentence that has pairs; one that meets optional labels only has no answer."""
    for one in labelled:
        rows: dict[int, list[tuple[tuple[int, int], int | None]]] = {}
        for pair, answer in one.targets():
            rows.setdefault(pair.index, []).append((pair.spot[:2], answer))
        for index, listed in rows.items():
            answers = np.zeros((len(listed), ANSWERS), np.float32)
            for row, (_, answer) in enumerate(listed):
                if answer is not None:
                    answers[row, answer] = 1
            tokens = tuple(tokens_of(one.text.scenes[index]))
            spots = tuple(spot for spot, _ in listed)
            yield Lesson(tokens, spots, answers, one.weight, tuple(_castings(one, index)))


def _castings(one: Labelled, sentence: int) -> Iterator[Casting]:
    for (index, trigger, first), labels in one.pairs.items():
        for label in labels:
            if index == sentence and not label.optional:
                *named, outside = spots_of(situation_of(one, index, trigger, first, label))
                named = named[: ACTORS - 1]
                spots = np.array([spot for _, spot in (*named, outside)], np.int32)
                keys = [actor_key(name) for name, _ in named]
                yield Casting(spots, _right(keys, label.actors), _right(keys, label.losers))


def _right(keys: Sequence[str], wanted: frozenset[str]) -> Matrix:
    """1 for each actor that is meant, and for "outside" if none is; all 0 if nobody is told."""
    named = wanted - {""}
    right = [float(key in named) for key in keys]
    return np.array([*right, float(bool(named) and not any(right))], np.float32)
