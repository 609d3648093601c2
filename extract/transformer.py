"""The judge's second reader: a small transformer over the sentences that the network is unsure of.

Three layers of MiniLM (Wang and others, 2020), cut and taught anew (extract.training.school,
docs/MODEL.md). Its words are rows of half bytes; the layers are an ONNX graph in whole bytes, which
onnxruntime runs on one core. Sentences stand one behind another, and each sees itself only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from extract.arrays import Matrix
from extract.pieces import Pieced, Pieces, Token

Bytes = NDArray[np.uint8]
# A sentence of more pieces is left to the other reader.
LONGEST = 192
# So many pieces are read at a time: what one sees of the others is of the square of that.
AT_ONCE = 96
# A half byte holds -7 to 7, with 8 added.
MOST, MIDDLE = 7, 8


@dataclass(frozen=True, slots=True)
class Asked:
    """A sentence by its tokens, and the symbols of the trigger and the place of each pair."""

    tokens: Sequence[Token]
    pairs: Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Transformer:
    """The vocabulary and the graph.

    names: the pieces. halves, scales: a row of half bytes and a scale for each. places: what is
    added by position, of shape (LONGEST, width). kinds: by kind of token. graph: an ONNX model from
    rows (n, width), the sentence of each (n,), the rows that pairs need (k,) and spots (pairs, 3),
    the first, trigger's and place's among those, to scores (pairs, 1 + events).
    """

    names: tuple[str, ...]
    halves: Bytes
    scales: Matrix
    places: Matrix
    kinds: Matrix
    graph: Bytes

    @cached_property
    def _pieces(self) -> Pieces:
        return Pieces({name: row for row, name in enumerate(self.names)})

    @cached_property
    def _rows(self) -> Matrix:
        return unpacked(self.halves, self.scales)

    @cached_property
    def _session(self) -> onnxruntime.InferenceSession:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        return onnxruntime.InferenceSession(
            self.graph.tobytes(),
            options,
            providers=["CPUExecutionProvider"],
            # Fused, that step takes as long as the two products beside it; apart, next to nothing.
            disabled_optimizers=["SkipLayerNormFusion"],
        )

    def events(self, asked: Sequence[Asked]) -> list[Matrix | None]:
        """The scores of each sentence's pairs, before any softmax; None for one too long."""
        read = [self._pieces.sentence(one.tokens) for one in asked]
        found: list[Matrix | None] = [None] * len(asked)
        for part in _parts(read):
            scored = self._scores([read[at] for at in part], [asked[at].pairs for at in part])
            ends = np.cumsum([len(asked[at].pairs) for at in part])
            for at, rows in zip(part, np.split(scored, ends[:-1]), strict=True):
                found[at] = rows
        return found

    def _scores(self, read: Sequence[Pieced], pairs: Sequence[Sequence[tuple[int, int]]]) -> Matrix:
        sizes = [len(one.pieces) for one in read]
        rows = self._rows[[piece for one in read for piece in one.pieces]]
        rows += self.kinds[[kind for one in read for kind in one.kinds]]
        rows += np.concatenate([self.places[:size] for size in sizes])
        spots, base = [], 0
        for one, size, asked in zip(read, sizes, pairs, strict=True):
            spots += one.spots(asked, base)
            base += size
        needed, among = np.unique(np.array(spots, np.int64), return_inverse=True)
        given = {
            "rows": rows,
            "sentence": np.repeat(np.arange(len(read)), sizes),
            "needed": needed,
            "spots": among.reshape(-1, 3),
        }
        scores: Matrix = self._session.run(None, given)[0]
        return scores


def _parts(read: Sequence[Pieced]) -> Iterator[list[int]]:
    """The sentences that are short enough, as many at a time as AT_ONCE has room for."""
    part: list[int] = []
    room = AT_ONCE
    for at, one in enumerate(read):
        size = len(one.pieces)
        if size > LONGEST:
            continue
        if part and size > room:
            yield part
            part, room = [], AT_ONCE
        part.append(at)
        room -= size
    if part:
        yield part


def packed(rows: Matrix) -> tuple[Bytes, Matrix]:
    """Rows as half bytes, two in one, and the scale of each row. The width must be even."""
    scales = np.abs(rows).max(axis=1, keepdims=True) / np.float32(MOST)
    scales = scales.astype(np.float16).astype(np.float32)
    whole = np.clip(np.rint(rows / np.maximum(scales, 1e-8)), -MOST, MOST).astype(np.int8) + MIDDLE
    halves: Bytes = (whole[:, ::2] << 4 | whole[:, 1::2]).astype(np.uint8)
    return halves, scales


def unpacked(halves: Bytes, scales: Matrix) -> Matrix:
    """What `packed` packed, to the nearest half byte."""
    rows = np.empty((len(halves), 2 * halves.shape[1]), np.float32)
    rows[:, ::2], rows[:, 1::2] = halves >> 4, halves & 15
    rows -= MIDDLE
    rows *= scales
    return rows


ARRAYS = ("halves", "scales", "places", "kinds", "graph")
