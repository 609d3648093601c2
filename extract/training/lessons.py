"""Sentences with their pairs of trigger and place, as the transformer learns them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from extract.arrays import Matrix
from extract.judging import EVENTS
from extract.pieces import Token, tokens_of
from extract.training.labels import Labelled

ANSWERS = 1 + len(EVENTS)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A sentence by its tokens, the symbols of each pair's trigger and place, and the answers.

    answers: of shape (pairs, ANSWERS), the share of each event that is right, "none" first; all 0
    where nothing is known.
    """

    tokens: tuple[Token, ...]
    pairs: tuple[tuple[int, int], ...]
    answers: Matrix
    weight: float


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
            yield Lesson(tokens, tuple(spot for spot, _ in listed), answers, one.weight)
