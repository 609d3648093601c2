"""The judge's second reader: a small convolutional network over the skeletons of sentences.

It sees what the linear heads cannot: words in their order around a trigger, a place and an actor,
without features named by hand. Each symbol of a skeleton is a row of numbers, and three layers let
a symbol see seven others to each side. A pair is scored by what its trigger, its place, the first
place of its list, all between, and all of the sentence have become, and by what it attends to
there (extract.attention); an actor by what itself, the trigger, the place, and all between it and
the trigger have (docs/MODEL.md). Plain arrays only.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import repeat

import numpy as np

from extract.arrays import Matrix, Whole
from extract.attention import attend
from extract.scene import MENTIONS, Scene

# How far to each side a layer looks.
REACH = (1, 2, 4)
# Empty symbols between two sentences: no layer sees over them.
GAP = max(REACH)
# So many symbols between a trigger and a place are seen; a pair farther apart is never judged.
BETWEEN = 28
# The largest power of two in the length of each stretch between them.
_LEVELS = np.log2(np.maximum(np.arange(BETWEEN + 1), 1)).astype(np.int32)
# So many pairs ask at a time: memory stays small where an article has many of them.
ASKING = 256
# Distances in steps that grow, from far before to far behind.
STEPS = 25
OTHER = 0
OUTSIDE = -1


def steps_apart(start: Whole, end: Whole) -> Whole:
    """The step of each distance: by half powers of two, so that near ones are told apart."""
    gap = end - start
    steps = np.sign(gap) * np.floor(2 * np.log2(np.abs(gap) + 1)) + STEPS // 2
    found: Whole = np.clip(steps, 0, STEPS - 1).astype(np.int32)
    return found


def words_at(scene: Scene) -> list[str]:
    """The folded word at each skeleton index; "" where an actor or a place stands."""
    # Of the words of one symbol the last one counts.
    last = dict(zip(scene.at, scene.words.folded, strict=True)).values()
    return shown(scene.skeleton, last)


def shown(symbols: Iterable[str], words: Iterable[str]) -> list[str]:
    """The word of each symbol, but "" where an actor or a place stands."""
    return ["" if at in MENTIONS else word for at, word in zip(symbols, words, strict=True)]


@dataclass(frozen=True, slots=True)
class Seen:
    """Sentences as read: where each starts, its symbols, and the rows of width H of them all.

    row: the index of a sentence in the article to its row here.
    """

    row: Mapping[int, int]
    starts: Whole
    sizes: Whole
    rows: Matrix

    def whole(self, sentence: Whole) -> Matrix:
        """The largest of each number over a sentence."""
        found: Matrix = np.maximum.reduceat(self.rows, self.starts)[sentence]
        return found

    def symbols(self, sentence: Whole) -> Whole:
        """The rows of each sentence's symbols, of shape (sentences, L); -1 behind the last."""
        size = self.sizes[sentence][:, None]
        step = np.arange(size.max(), dtype=np.int32)
        found: Whole = np.where(step < size, self.starts[sentence][:, None] + step, -1)
        return found


@dataclass(frozen=True)
class Network:
    """Weights by layer. H is the width of a symbol, M that of a pair, E the number of events + 1.

    words, symbols: name to row of word and symbol, both of shape (rows, W), row 0 for any other;
    row, of shape (2W, H), makes one row of a word's and its symbol's. layers: for each reach, three
    matrices (before, here, behind) of shape (H, H).
    nearest, middle: rows of width M for the distance from the trigger to the list and the place;
    to_trigger, to_place: for that from an actor, the last row for one outside of the sentence.
    ask, of shape (2H, H), key, value: what a pair asks for, what a symbol answers to and tells;
    near_trigger, near_place: what a distance of it from the two adds, of shape (STEPS, heads).
    """

    words: Mapping[str, int]
    symbols: Mapping[str, int]
    word: Matrix
    symbol: Matrix
    row: Matrix
    layers: Matrix
    layer_bias: Matrix
    nearest: Matrix
    middle: Matrix
    ask: Matrix
    key: Matrix
    value: Matrix
    near_trigger: Matrix
    near_place: Matrix
    pair: Matrix
    pair_bias: Matrix
    event: Matrix
    event_bias: Matrix
    actor: Matrix
    actor_bias: Matrix
    to_trigger: Matrix
    to_place: Matrix
    of_event: Matrix
    role: Matrix
    role_bias: Matrix

    @cached_property
    def _word_rows(self) -> Matrix:
        found: Matrix = self.word @ self.row[: self.word.shape[1]]
        return found

    @cached_property
    def _symbol_rows(self) -> Matrix:
        found: Matrix = self.symbol @ self.row[self.word.shape[1] :]
        return found

    def events(self, seen_all: Seen, spots: Whole) -> Matrix:
        """Scores of shape (pairs, E), before any softmax.

        spots: of shape (pairs, 5): index into the sentences read, then indices into that one's
        skeleton of the trigger, of the place, and of the first and last place of its list.
        """
        seen, sentence = seen_all.rows, spots[:, 0]
        start = seen_all.starts[sentence]
        trigger, place, head, tail = (start + column for column in spots.T[1:])
        whole = seen_all.whole(sentence)
        own, other = seen[trigger], seen[place]
        between = self._between(seen, np.minimum(trigger, head), np.maximum(trigger, tail))
        both = np.concatenate([own, other], axis=1)
        found = self._attended(seen_all, sentence, both, trigger, place)
        rows = np.concatenate([own, other, seen[head], between, whole, own * other, found], axis=1)
        mixed = rows @ self.pair + self.pair_bias
        mixed += self.nearest[steps_apart(trigger, head)]
        mixed += self.middle[steps_apart(trigger, place)]
        scores: Matrix = np.maximum(mixed, 0) @ self.event + self.event_bias
        return scores

    def roles(self, seen_all: Seen, spots: Whole) -> Matrix:
        """Scores of shape (mentions, 2), as the actor and as the other side, before any softmax.

        spots: of shape (mentions, 5): index into the sentences read, then indices into that one's
        skeleton of the trigger, the place and the actor, and the event's column; an actor of
        OUTSIDE stands for all whom the sentence does not mention.
        """
        seen, sentence, event = seen_all.rows, spots[:, 0], spots[:, 4]
        trigger, place, actor = (seen_all.starts[sentence] + column for column in spots.T[1:4])
        outside = spots[:, 3] == OUTSIDE
        actor[outside] = trigger[outside]
        between = self._between(seen, np.minimum(trigger, actor), np.maximum(trigger, actor))
        between[outside] = seen_all.whole(sentence[outside])
        itself = seen[actor] * ~outside[:, None]
        own = seen[trigger]
        rows = np.concatenate([own, seen[place], itself, between, own * itself], axis=1)
        mixed = rows @ self.actor + self.actor_bias + self.of_event[event]
        mixed += self.to_trigger[np.where(outside, STEPS, steps_apart(actor, trigger))]
        mixed += self.to_place[np.where(outside, STEPS, steps_apart(actor, place))]
        scores: Matrix = np.maximum(mixed, 0) @ self.role + self.role_bias
        return scores

    def listen(self, scenes: Sequence[Scene]) -> Seen:
        """What each symbol of an article's sentences with a trigger and a place becomes.

        Zeros stand between sentences.
        """
        heard = {i: scene for i, scene in enumerate(scenes) if scene.triggers and scene.places}
        words: list[int] = []
        symbols: list[int] = []
        starts = []
        for scene in heard.values():
            starts.append(len(words))
            words += map(self.words.get, words_at(scene), repeat(OTHER))
            words += [-1] * GAP
            symbols += map(self.symbols.get, scene.skeleton, repeat(OTHER))
            symbols += [OTHER] * GAP
        known = np.array(words, np.int32)
        there = (known >= 0).astype(np.float32)[:, None]
        seen: Matrix = self._word_rows.take(np.maximum(known, 0), axis=0)
        seen += self._symbol_rows.take(np.array(symbols, np.int32), axis=0)
        seen = np.maximum(seen, 0) * there
        for reach, (before, here, behind), bias in zip(
            REACH, self.layers, self.layer_bias, strict=True
        ):
            new = seen @ here + bias
            new[reach:] += seen[:-reach] @ before
            new[:-reach] += seen[reach:] @ behind
            seen = (seen + np.maximum(new, 0)) * there
        sizes = np.diff([*starts, len(words)]) - GAP
        row = {index: row for row, index in enumerate(heard)}
        return Seen(row, np.array(starts, np.int32), sizes.astype(np.int32), seen)

    def _attended(
        self, seen: Seen, sentence: Whole, both: Matrix, trigger: Whole, place: Whole
    ) -> Matrix:
        """What each pair attends to in its sentence, of shape (pairs, H); both: its two rows."""
        asked = both @ self.ask
        keys, values = seen.rows @ self.key, seen.rows @ self.value
        found = np.empty_like(asked)
        for first in range(0, len(asked), ASKING):
            part = slice(first, first + ASKING)
            index = seen.symbols(sentence[part])
            near = self.near_trigger[steps_apart(trigger[part, None], index)]
            near += self.near_place[steps_apart(place[part, None], index)]
            found[part] = attend(asked[part], keys, values, index, near)
        return found

    @staticmethod
    def _between(seen: Matrix, low: Whole, high: Whole) -> Matrix:
        """The largest of each number between two symbols, not counting them; 0 where none is.

        No number of a symbol is below 0. A stretch is the union of two whose lengths are the same
        power of two, and of those the largest numbers are known for all starts.
        """
        size = np.clip(high - low - 1, 0, BETWEEN)
        level, start = _LEVELS[size], low + 1
        table = np.empty((level.max(initial=0) + 1, *seen.shape), np.float32)
        table[0] = seen
        for row, step in enumerate(2 ** np.arange(len(table) - 1), start=1):
            np.maximum(table[row - 1, :-step], table[row - 1, step:], out=table[row, :-step])
            table[row, -step:] = table[row - 1, -step:]
        found: Matrix = np.maximum(table[level, start], table[level, start + size - 2**level])
        found[size == 0] = 0
        return found


ARRAYS = (
    "word",
    "symbol",
    "row",
    "layers",
    "layer_bias",
    "ask",
    "key",
    "value",
    "near_trigger",
    "near_place",
    "nearest",
    "middle",
    "pair",
    "pair_bias",
    "event",
    "event_bias",
    "actor",
    "actor_bias",
    "to_trigger",
    "to_place",
    "of_event",
    "role",
    "role_bias",
)
