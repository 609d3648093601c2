"""A large transformer learns the labels; both readers of the judge learn what it answers.

The large one has nine layers of MPNet, reads names as written and would be too slow for reading.
The small transformer and the network learn what it answers to the lessons and to many sentences
made of them (Hinton and others, 2015).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

import numpy as np

from extract.arrays import Matrix
from extract.pieces import FIRST, LAST, STAND_IN, UNKNOWN, Pieces
from extract.shares import softmax
from extract.training import mpnet
from extract.training.invented import Inventor
from extract.training.labels import Labelled
from extract.training.lessons import Lesson, Taught, lessons
from extract.training.transformer import Plan, Trained, pretrained, scores, start, stored, train

LARGE = Plan(9, 3072, 768, True, 0.7, 48, 5e-5, 10.0)
SMALL = Plan(3, 512, 192, False, 1.5, 64, 3e-4, 4.0)
# The vocabulary of the small one: the commonest pieces of the lessons.
VOCABULARY = 6000
# What of an answer is the label's own where there is one; the rest is the large one's.
OWN = 0.3
INVENTED = 100_000
# Words of the language for invented sentences: the first of the pre-trained vocabulary.
WORDS, SHORTEST = 14_000, 4


class School:
    """Teaches the readers of each fold's judge, and those of one judge by all large ones."""

    def __init__(self, seed: int = 0, invented: int = INVENTED) -> None:
        self._seed, self._invented = seed, invented
        self._names, self._known = pretrained()
        self._begun = mpnet.pretrained()
        self._large: list[Trained] = []

    def fold(self, labelled: Sequence[Labelled]) -> Taught:
        """What readers learn that know these articles alone, of a large one that does."""
        taught = list(lessons(labelled))
        large = train(taught, start(LARGE, *self._begun), self._seed)
        self._large.append(large)
        return self._taught(taught, [large])

    def whole(self, labelled: Sequence[Labelled]) -> Taught:
        """What readers learn of all large ones together."""
        return self._taught(list(lessons(labelled)), self._large)

    def _taught(self, taught: Sequence[Lesson], large: Sequence[Trained]) -> Taught:
        """Lessons with the mean of what the large ones answer, and a small one taught by them."""
        inventor = Inventor(taught, common_words(self._names), self._seed)
        made = list(islice(inventor.draw(), self._invented))
        told = answered(taught, mean_scores(large, taught), OWN)
        told += answered(made, mean_scores(large, made), 0)
        kept = vocabulary(taught, self._names)
        begun = start(SMALL, self._names, self._known, kept)
        return Taught(told, stored(train(told, begun, self._seed)))


def common_words(names: Sequence[str]) -> list[str]:
    """Whole words of the language; the vocabulary has the commonest first."""
    words = (name for name in names if name.isalpha() and name.isascii() and len(name) >= SHORTEST)
    return list(islice(words, WORDS))


def vocabulary(lessons: Sequence[Lesson], names: Sequence[str]) -> tuple[str, ...]:
    """The commonest pieces of the lessons, with all signs so that any word can be spelt."""
    pieces = Pieces({name: row for row, name in enumerate(names)})
    counts = Counter(piece for one in lessons for piece in pieces.sentence(one.tokens).pieces)
    signs = {name for name in names if len(name.removeprefix("##")) == 1 and name.isascii()}
    always = {FIRST, LAST, UNKNOWN, *STAND_IN.values(), *signs}
    common = (names[row] for row, _ in counts.most_common())
    return tuple(islice(dict.fromkeys((*sorted(always), *common)), VOCABULARY))


def mean_scores(large: Sequence[Trained], taught: Sequence[Lesson]) -> list[Matrix | None]:
    """The mean of what several answer; None for a sentence that is too long."""
    several = zip(*(scores(one, taught) for one in large), strict=True)
    return [None if rows[0] is None else np.mean(rows, axis=0) for rows in several]


def answered(lessons: Sequence[Lesson], told: Sequence[Matrix | None], own: float) -> list[Lesson]:
    """The lessons with a teacher's answers; labels keep the share `own`."""
    found = []
    for one, scored in zip(lessons, told, strict=True):
        if scored is None:
            found.append(one)
            continue
        labelled = one.answers.sum(axis=1, keepdims=True)
        answers = own * one.answers + (1 - own * labelled) * softmax(scored)
        found.append(replace(one, answers=answers.astype(np.float32)))
    return found
