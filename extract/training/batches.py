"""Sentences with their pairs as arrays of one size, for the training of the network."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from extract.arrays import Matrix, Whole
from extract.hearing import spots_of
from extract.network import GAP, OTHER, words_at
from extract.training.labels import Labelled, situation_of
from extract.training.names import actor_key

# Symbols, pairs, sentences and situations that a batch has room for, and actors of a situation.
SYMBOLS, PAIRS, SENTENCES, SITUATIONS, ACTORS = 1536, 512, 64, 64, 8
FULL = np.array([SYMBOLS, PAIRS, SENTENCES, SITUATIONS], np.int32)


@dataclass(frozen=True, slots=True)
class Casting:
    """A labelled situation: a row for Network.roles for each actor, and who is right, if told."""

    spots: Whole
    actor: Matrix
    loser: Matrix


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence by words and symbols, and its pairs: a row of four indices and a target each."""

    words: tuple[str, ...]
    symbols: tuple[str, ...]
    spots: Whole
    targets: Whole
    castings: tuple[Casting, ...]
    weight: float

    @property
    def size(self) -> Whole:
        """What it takes of the room of a batch."""
        return np.array([len(self.words) + GAP, len(self.targets), 1, len(self.castings)], np.int32)

    @property
    def fits(self) -> bool:
        """Whether a batch has room for it."""
        return bool((self.size <= FULL).all())


class Batch(NamedTuple):
    """Sentences one behind another with gaps, as extract.network reads them.

    words, symbols, there, sentence: of shape (SYMBOLS,). spots: (PAIRS, 5), as Network.events
    takes them but with indices into the batch. roles: (SITUATIONS, ACTORS, 5), likewise for
    Network.roles; cast: the weight where it holds an actor; actor, loser: 1 where that one is
    right. What is left over is empty and weighs nothing.
    """

    words: Whole
    symbols: Whole
    there: Matrix
    sentence: Whole
    spots: Whole
    targets: Whole
    weights: Matrix
    roles: Whole
    cast: Matrix
    actor: Matrix
    loser: Matrix


def examples(labelled: Sequence[Labelled]) -> Iterator[Example]:
    """Every sentence that has pairs; a pair that meets optional labels only is left out."""
    for one in labelled:
        rows: dict[int, list[tuple[tuple[int, int, int, int], int]]] = {}
        for pair, target in one.targets():
            if target is not None:
                rows.setdefault(pair.index, []).append((pair.spot, target))
        for index, listed in rows.items():
            scene = one.text.scenes[index]
            spots, targets = (np.array(column, np.int32) for column in zip(*listed, strict=True))
            words = tuple(words_at(scene))
            castings = tuple(_castings(one, index))
            yield Example(words, scene.skeleton, spots, targets, castings, one.weight)


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


def batches(
    listed: Sequence[Example], words: Mapping[str, int], symbols: Mapping[str, int]
) -> Iterator[Batch]:
    """The examples in their order, as many to a batch as have room."""
    held: list[Example] = []
    room = FULL
    for one in filter(lambda example: example.fits, listed):
        if (room - one.size).min() < 0:
            yield _batch(held, words, symbols)
            held, room = [], FULL
        held.append(one)
        room = room - one.size
    if held:
        yield _batch(held, words, symbols)


def _batch(held: Sequence[Example], words: Mapping[str, int], symbols: Mapping[str, int]) -> Batch:
    batch = Batch(
        np.full(SYMBOLS, OTHER, np.int32),
        np.full(SYMBOLS, OTHER, np.int32),
        np.zeros(SYMBOLS, np.float32),
        np.full(SYMBOLS, SENTENCES, np.int32),
        np.zeros((PAIRS, 5), np.int32),
        np.zeros(PAIRS, np.int32),
        np.zeros(PAIRS, np.float32),
        np.zeros((SITUATIONS, ACTORS, 5), np.int32),
        *np.zeros((3, SITUATIONS, ACTORS), np.float32),
    )
    start = row = line = 0
    for index, one in enumerate(held):
        end, after = start + len(one.words), row + len(one.targets)
        batch.words[start:end] = [words.get(word, OTHER) for word in one.words]
        batch.symbols[start:end] = [symbols.get(symbol, OTHER) for symbol in one.symbols]
        batch.there[start:end] = 1
        batch.sentence[start:end] = index
        batch.spots[row:after, 0] = index
        batch.spots[row:after, 1:] = one.spots + start
        batch.targets[row:after] = one.targets
        batch.weights[row:after] = one.weight
        for casting in one.castings:
            count = len(casting.spots)
            batch.roles[line, :count, 0] = index
            batch.roles[line, :count, 1:] = casting.spots
            batch.roles[line, :count, 1:3] += start
            batch.roles[line, : count - 1, 3] += start
            batch.cast[line, :count] = one.weight
            batch.actor[line, :count] = casting.actor
            batch.loser[line, :count] = casting.loser
            line += 1
        start, row = end + GAP, after
    return batch
