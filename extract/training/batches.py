"""Sentences with their pairs as arrays of one size, for the training of the network."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from extract.judging import EVENTS, pairs
from extract.network import GAP, OTHER, Matrix, Whole, words_at
from extract.training.labels import Labelled
from geodata.vocabulary import Event

# Symbols, pairs and sentences that a batch has room for.
SYMBOLS, PAIRS, SENTENCES = 1536, 512, 64


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence by words and symbols, and its pairs: a row of four indices and a target each."""

    words: tuple[str, ...]
    symbols: tuple[str, ...]
    spots: Whole
    targets: Whole
    weight: float

    @property
    def fits(self) -> bool:
        """Whether a batch has room for it."""
        return len(self.words) + GAP <= SYMBOLS and len(self.targets) <= PAIRS


class Batch(NamedTuple):
    """Sentences one behind another with gaps, as extract.network reads them.

    words, symbols, there, sentence: of shape (SYMBOLS,). spots: (PAIRS, 5), as Network.scores
    takes them but with indices into the batch. What is left over is empty and weighs nothing.
    """

    words: Whole
    symbols: Whole
    there: Matrix
    sentence: Whole
    spots: Whole
    targets: Whole
    weights: Matrix


def examples(labelled: Sequence[Labelled]) -> Iterator[Example]:
    """Every sentence that has pairs; a pair that meets optional labels only is left out."""
    for one in labelled:
        rows: dict[int, list[tuple[tuple[int, int, int, int], int]]] = {}
        for pair in pairs(one.text.scenes):
            labels = one.pairs.get((pair.index, pair.trigger.index, pair.place.first), [])
            firm = [label for label in labels if not label.optional]
            if firm or not labels:
                target = 1 + EVENTS.index(Event(firm[0].event)) if firm else 0
                rows.setdefault(pair.index, []).append((pair.spot, target))
        for index, listed in rows.items():
            scene = one.text.scenes[index]
            spots, targets = (np.array(column, np.int32) for column in zip(*listed, strict=True))
            words = tuple(words_at(scene))
            yield Example(words, scene.skeleton, spots, targets, one.weight)


def batches(
    listed: Sequence[Example], words: Mapping[str, int], symbols: Mapping[str, int]
) -> Iterator[Batch]:
    """The examples in their order, as many to a batch as have room."""
    held: list[Example] = []
    length = count = 0
    for one in filter(lambda example: example.fits, listed):
        length += len(one.words) + GAP
        count += len(one.targets)
        if length > SYMBOLS or count > PAIRS or len(held) == SENTENCES:
            yield _batch(held, words, symbols)
            held, length, count = [], len(one.words) + GAP, len(one.targets)
        held.append(one)
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
    )
    start = row = 0
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
        start, row = end + GAP, after
    return batch
