"""Sentences with their pairs as arrays of one size, for the training of the network."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from extract.arrays import Matrix, Whole
from extract.network import GAP, OTHER, shown
from extract.outline import list_edges
from extract.tokens import fold
from extract.training.lessons import ACTORS, ANSWERS, Casting, Lesson

# Symbols, pairs, sentences and situations that a batch has room for.
SYMBOLS, PAIRS, SENTENCES, SITUATIONS = 1536, 512, 64, 64
FULL = np.array([SYMBOLS, PAIRS, SENTENCES, SITUATIONS], np.int32)


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence by words and symbols, and its pairs: a row of four indices and of answers each."""

    words: tuple[str, ...]
    symbols: tuple[str, ...]
    spots: Whole
    answers: Matrix
    castings: tuple[Casting, ...]
    weight: float

    @property
    def size(self) -> Whole:
        """What it takes of the room of a batch."""
        return np.array([len(self.words) + GAP, len(self.spots), 1, len(self.castings)], np.int32)

    @property
    def fits(self) -> bool:
        """Whether a batch has room for it."""
        return bool((self.size <= FULL).all())


class Batch(NamedTuple):
    """Sentences one behind another with gaps, as extract.network reads them.

    words, symbols, there, sentence: of shape (SYMBOLS,). spots: (PAIRS, 5), as Network.events
    takes them but with indices into the batch; answers: (PAIRS, ANSWERS), each row's sum the weight
    of its pair. roles: (SITUATIONS, ACTORS, 5), likewise for Network.roles; cast: the weight where
    it holds an actor; actor, loser: 1 where that one is right. What is left over is empty and
    weighs nothing.
    """

    words: Whole
    symbols: Whole
    there: Matrix
    sentence: Whole
    spots: Whole
    answers: Matrix
    roles: Whole
    cast: Matrix
    actor: Matrix
    loser: Matrix


def example(lesson: Lesson) -> Example:
    """A lesson as the network reads it: folded words but for names, and each place's list."""
    symbols = tuple(token.symbol for token in lesson.tokens)
    spots = [(trigger, at, *list_edges(symbols, at)) for trigger, at in lesson.pairs]
    return Example(
        tuple(shown(symbols, (fold(token.words[-1]) for token in lesson.tokens))),
        symbols,
        np.array(spots, np.int32),
        lesson.answers,
        lesson.castings,
        lesson.weight,
    )


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
        np.zeros((PAIRS, ANSWERS), np.float32),
        np.zeros((SITUATIONS, ACTORS, 5), np.int32),
        *np.zeros((3, SITUATIONS, ACTORS), np.float32),
    )
    start = row = line = 0
    for index, one in enumerate(held):
        end, after = start + len(one.words), row + len(one.spots)
        batch.words[start:end] = [words.get(word, OTHER) for word in one.words]
        batch.symbols[start:end] = [symbols.get(symbol, OTHER) for symbol in one.symbols]
        batch.there[start:end] = 1
        batch.sentence[start:end] = index
        batch.spots[row:after, 0] = index
        batch.spots[row:after, 1:] = one.spots + start
        batch.answers[row:after] = one.weight * one.answers
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
