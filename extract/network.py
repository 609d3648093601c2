"""The judge's second reader: a small convolutional network over the skeletons of sentences.

It sees what the linear head cannot: words in their order around a trigger and a place, without
features named by hand. Each symbol of a skeleton is a row of numbers, three layers let a symbol see
seven others to each side, and a pair is scored by what its trigger, its place, the first place of
its list, all between, and all of the sentence have become (docs/MODEL.md). Plain arrays, no pickle.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.scene import Scene

Matrix = NDArray[np.float32]
Whole = NDArray[np.int32]
# How far to each side a layer looks.
REACH = (1, 2, 4)
# Empty symbols between two sentences: no layer sees over them.
GAP = max(REACH)
# So many symbols between a trigger and a place are seen; a pair farther apart is never judged.
BETWEEN = 36
# Distances in steps that grow, from far before to far behind.
STEPS = 25
OTHER = 0


def steps_apart(start: Whole, end: Whole) -> Whole:
    """The step of each distance: by half powers of two, so that near ones are told apart."""
    gap = end - start
    steps = np.sign(gap) * np.floor(2 * np.log2(np.abs(gap) + 1)) + STEPS // 2
    found: Whole = np.clip(steps, 0, STEPS - 1).astype(np.int32)
    return found


def words_at(scene: Scene) -> list[str]:
    """The folded word at each skeleton index; "" where an actor or a place stands."""
    found = [""] * len(scene.skeleton)
    for index, at in enumerate(scene.at):
        found[at] = scene.words.folded[index]
    for at in (*(a.first for a in scene.actors), *(p.first for p in scene.places)):
        found[scene.at[at]] = ""
    return found


@dataclass(frozen=True, slots=True)
class Network:
    """Weights by layer. H is the width of a symbol, M that of a pair, E the number of events + 1.

    words, symbols: name to row of word_rows and symbol_rows, both of shape (rows, H), row 0 for
    any other. layers: for each reach, three matrices (before, here, behind) of shape (H, H).
    nearest, middle: rows of width M for the distance from the trigger to the list and the place.
    """

    words: Mapping[str, int]
    symbols: Mapping[str, int]
    word_rows: Matrix
    symbol_rows: Matrix
    layers: Matrix
    layer_bias: Matrix
    nearest: Matrix
    middle: Matrix
    pair: Matrix
    pair_bias: Matrix
    event: Matrix
    event_bias: Matrix

    def scores(self, scenes: Sequence[Scene], spots: Whole) -> Matrix:
        """Scores of shape (pairs, E), before any softmax.

        spots: of shape (pairs, 5): index into scenes, then indices into that scene's skeleton of
        the trigger, of the place, and of the first and last place of its list.
        """
        starts, seen = self._read(scenes)
        sentence = spots[:, 0]
        trigger, place, head, tail = (starts[sentence] + column for column in spots.T[1:])
        whole = np.maximum.reduceat(seen, starts)[sentence]
        own, other = seen[trigger], seen[place]
        between = self._between(seen, np.minimum(trigger, head), np.maximum(trigger, tail))
        rows = np.concatenate([own, other, seen[head], between, whole, own * other], axis=1)
        mixed = rows @ self.pair + self.pair_bias
        mixed += self.nearest[steps_apart(trigger, head)]
        mixed += self.middle[steps_apart(trigger, place)]
        scores: Matrix = np.maximum(mixed, 0) @ self.event + self.event_bias
        return scores

    def _read(self, scenes: Sequence[Scene]) -> tuple[Whole, Matrix]:
        """Where each sentence starts, and what each symbol has become; zeros between sentences."""
        words: list[int] = []
        symbols: list[int] = []
        starts = []
        for scene in scenes:
            starts.append(len(words))
            words += [self.words.get(word, OTHER) for word in words_at(scene)] + [-1] * GAP
            symbols += [self.symbols.get(s, OTHER) for s in scene.skeleton] + [OTHER] * GAP
        there = (np.array(words) >= 0).astype(np.float32)[:, None]
        seen = self.word_rows[np.maximum(words, 0)] + self.symbol_rows[symbols]
        seen = np.maximum(seen, 0) * there
        for reach, (before, here, behind), bias in zip(
            REACH, self.layers, self.layer_bias, strict=True
        ):
            new = seen @ here + bias
            new[reach:] += seen[:-reach] @ before
            new[:-reach] += seen[reach:] @ behind
            seen = (seen + np.maximum(new, 0)) * there
        return np.array(starts, np.int32), seen

    @staticmethod
    def _between(seen: Matrix, low: Whole, high: Whole) -> Matrix:
        """The largest of each number between two symbols, not counting them; 0 where none is."""
        index = low[:, None] + 1 + np.arange(BETWEEN, dtype=np.int32)
        inside = index < high[:, None]
        rows = seen[np.minimum(index, len(seen) - 1)]
        found: Matrix = np.where(inside[:, :, None], rows, 0).max(axis=1)
        return found


ARRAYS = (
    "word_rows",
    "symbol_rows",
    "layers",
    "layer_bias",
    "nearest",
    "middle",
    "pair",
    "pair_bias",
    "event",
    "event_bias",
)
