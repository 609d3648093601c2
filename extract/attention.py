"""Attention: what a pair of a trigger and a place finds elsewhere in its sentence.

The convolutions of extract.network see a few symbols to each side; this sees the whole sentence.
Each pair asks, each symbol of its sentence answers by how well it fits and how far it stands from
the two, and the pair takes the mean of what the symbols tell, weighed so (Vaswani and others, 2017,
with distances added as in Shaw and others, 2018).
"""

import numpy as np

from extract.arrays import Matrix, Whole
from extract.shares import softmax

ATTENTION_HEADS = 2


def attend(asked: Matrix, keys: Matrix, values: Matrix, index: Whole, near: Matrix) -> Matrix:
    """The mean of the values, of shape (pairs, H), that each pair finds in its sentence.

    asked: of shape (pairs, H). keys, values: of shape (symbols, H); H is ATTENTION_HEADS times the
    width of one head. index: of shape (pairs, L), the symbols of a pair's sentence, -1 where there
    are fewer. near: of shape (pairs, L, ATTENTION_HEADS), what each distance adds.
    """
    outside = index < 0
    low, high = int(index[~outside].min()), int(index.max()) + 1
    # One more column takes what stands outside of the sentence.
    column = np.where(outside, high - low, index - low)
    fits = np.zeros((len(asked), high - low + 1), np.float32)
    found = np.empty_like(asked)
    width = asked.shape[1] // ATTENTION_HEADS
    for head in range(ATTENTION_HEADS):
        own = slice(head * width, (head + 1) * width)
        fits[:, :-1] = asked[:, own] @ keys[low:high, own].T
        score = np.take_along_axis(fits, column, axis=1) / np.float32(width**0.5)
        score += near[:, :, head]
        score[outside] = -np.inf
        fits[:] = 0
        np.put_along_axis(fits, column, softmax(score), axis=1)
        found[:, own] = fits[:, :-1] @ values[low:high, own]
    return found
