"""The trained judge: two readers of events, linear models over named features, plain arrays.

Each head scores rows of feature names; a feature that the training did not see counts for nothing.
The artefact is extract/model/judge.npz (docs/MODEL.md): for each head the feature names, their
weights and the biases, the arrays of the network and of the transformer with its graph, and the
weights of the accord. It is read without pickle.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from sys import intern

import numpy as np

from extract.accord import ALONE, Accord
from extract.arrays import Matrix
from extract.network import ARRAYS as NETWORK_ARRAYS
from extract.network import Network
from extract.transformer import ARRAYS as TRANSFORMER_ARRAYS
from extract.transformer import Transformer

MODEL = Path(__file__).parent / "model" / "judge.npz"
HEADS = ("actor", "from", "place")


@dataclass(frozen=True, slots=True)
class Head:
    """One linear model: weights of shape (features, classes) and biases of shape (classes,)."""

    index: dict[str, int]
    weights: Matrix
    bias: Matrix

    def scores(self, rows: Sequence[Iterable[str]]) -> Matrix:
        """Scores of shape (rows, classes), before any softmax."""
        return self.sums(rows) + self.bias

    def sums(self, rows: Sequence[Iterable[str]]) -> Matrix:
        """The summed weights of each row's features, of shape (rows, classes), without the bias."""
        if not rows:
            return np.zeros((0, len(self.bias)), np.float32)
        find = self.index.get
        columns: list[int] = []
        starts = []
        for row in rows:
            starts.append(len(columns))
            columns.append(0)
            # Once each, in the row's own order: a sum of floats depends on it.
            columns.extend(dict.fromkeys(filter(None, map(find, row))))
        sums: Matrix = np.add.reduceat(self.weights.take(columns, axis=0), starts, axis=0)
        return sums


@dataclass(frozen=True, slots=True)
class Judge:
    """The heads by name, the network, what actors owe other claims, and the second reader.

    Without a transformer the network alone judges which pairs are claims.
    """

    heads: dict[str, Head]
    network: Network
    accord: Accord = ALONE
    transformer: Transformer | None = None


@cache
def judge() -> Judge:
    """The committed artefact."""
    with np.load(MODEL, allow_pickle=False) as stored:
        heads = {name: _head(stored, name) for name in HEADS}
        accord = Accord(stored["accord"].astype(np.float32))
        return Judge(heads, _network(stored), accord, _transformer(stored))


def _head(stored: "np.lib.npyio.NpzFile", name: str) -> Head:
    names = _names(stored, name)
    weights = stored[f"{name}_weights"].astype(np.float32)
    # The weightiest first: those that most sentences have lie close together in memory.
    order = np.argsort(-np.abs(weights).sum(axis=1), kind="stable")
    padded = np.vstack([np.zeros((1, weights.shape[1]), np.float32), weights[order]])
    # Interned, so that a name that the features intern too is found without comparing letters.
    index = {intern(names[at]): row for row, at in enumerate(order.tolist(), start=1)}
    return Head(index, padded, stored[f"{name}_bias"].astype(np.float32))


def _network(stored: "np.lib.npyio.NpzFile") -> Network:
    words, symbols = (
        {one: row for row, one in enumerate(_names(stored, name), start=1)}
        for name in ("network_word", "network_symbol")
    )
    arrays = {name: stored[f"network_{name}"].astype(np.float32) for name in NETWORK_ARRAYS}
    return Network(words, symbols, **arrays)


def _transformer(stored: "np.lib.npyio.NpzFile") -> Transformer:
    plain = {name: stored[f"transformer_{name}"] for name in TRANSFORMER_ARRAYS}
    for name in ("scales", "places", "kinds"):
        plain[name] = plain[name].astype(np.float32)
    return Transformer(tuple(_names(stored, "transformer")), **plain)


def _names(stored: "np.lib.npyio.NpzFile", name: str) -> list[str]:
    return bytes(stored[f"{name}_names"]).decode().split("\n")
