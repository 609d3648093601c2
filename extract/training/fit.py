"""Fits the judge: rows of features with targets for each head, and the network; stores all."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from extract.anaphora import choices, stands_alone
from extract.antecedents import antecedent_features
from extract.judge import HEADS, Head, Judge
from extract.mentions.places import PlaceKind
from extract.network import ARRAYS as NETWORK_ARRAYS
from extract.roles import candidates, loser_features, role_features, setting
from extract.sureness import Sureness
from extract.training.labels import Label, Labelled, situation_of
from extract.training.lessons import Taught, lessons
from extract.training.names import actor_key, same_name
from extract.training.network import train
from extract.transformer import ARRAYS as TRANSFORMER_ARRAYS
from extract.transformer import Transformer

LEAST = 3
# Features that weigh less are left out: three quarters of all, and F1 out of fold stays the same.
LIGHT = 0.03
STRENGTH = {"actor": 0.3, "from": 0.3, "place": 0.2}
# What a passage counts for in learning what a phrase takes up, beside its weight elsewhere: its few
# sentences name few places. Of 413 phrases out of fold 323 are right, 305 at full weight.
SHORT = 0.1


@dataclass(slots=True)
class Rows:
    """The training rows of one head."""

    features: list[list[str]] = field(default_factory=list)
    targets: list[int] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)

    def add(self, features: list[str], target: int, weight: float) -> None:
        """Add one row."""
        self.features.append(features)
        self.targets.append(target)
        self.weights.append(weight)


def fit(labelled: Sequence[Labelled], taught: Taught | None = None) -> Judge:
    """Train on labelled articles. Raises ValueError if a head lacks an answer to learn.

    taught: what a school made of them; without it the network learns the labels alone.
    """
    known = taught or Taught(list(lessons(labelled)))
    return Judge(fit_heads(labelled), train(known.lessons), transformer=known.transformer)


def fit_heads(labelled: Sequence[Labelled]) -> dict[str, Head]:
    """Train every head. Raises ValueError if one lacks an answer to learn."""
    rows = {name: Rows() for name in HEADS}
    for one in labelled:
        for (index, trigger, first), labels in one.pairs.items():
            for label in labels:
                if not label.optional:
                    _role_rows(one, index, trigger, first, label, rows)
                    _place_rows(one, index, first, label, rows["place"])
    for name in HEADS:
        if len(set(rows[name].targets)) < 2:
            raise ValueError(f"too few labels to train on: the {name} head needs every answer")
    return {name: _head(rows[name], STRENGTH[name]) for name in HEADS}


def _role_rows(
    one: Labelled, index: int, trigger: int, first: int, label: Label, rows: dict[str, Rows]
) -> None:
    situation = situation_of(one, index, trigger, first, label)
    given = setting(situation)
    names = candidates(situation)
    actor = next((name for name in names if actor_key(name) in label.actors), "")
    for name in names if actor else ():
        target = int(actor_key(name) in label.actors)
        rows["actor"].add(role_features(given, name), target, one.weight)
    if label.losers.isdisjoint(map(actor_key, names)):
        return
    for name in names:
        if name != actor:
            target = int(actor_key(name) in label.losers)
            features = role_features(given, name)
            if actor:
                features += loser_features(given, name, actor)
            rows["from"].add(features, target, one.weight)


def _place_rows(one: Labelled, index: int, first: int, label: Label, rows: Rows) -> None:
    scene = one.text.scenes[index]
    place = next(p for p in scene.places if p.first == first)
    if place.kind is PlaceKind.NAME or place.plural:
        return
    found = choices(one.text.known, place, scene, index)
    if not found or stands_alone(place, found):
        return
    features = antecedent_features(one.text.scenes, one.text.known, place, index, found)
    for choice, row in zip(found, features, strict=True):
        right = int(same_name(choice.text, label.place))
        rows.add(row, right, one.weight * (SHORT if one.written else 1))


def _head(rows: Rows, strength: float) -> Head:
    counts = Counter(name for row in rows.features for name in set(row))
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    index = {name: column for column, name in enumerate(names)}
    columns, starts = [], [0]
    for row in rows.features:
        columns += sorted({index[name] for name in row if name in index})
        starts.append(len(columns))
    matrix = csr_matrix((np.ones(len(columns)), columns, starts), (len(starts) - 1, len(names)))
    model = LogisticRegression(C=strength, max_iter=300, tol=1e-3)
    model.fit(matrix, rows.targets, sample_weight=rows.weights)
    weights = model.coef_.T.astype(np.float32)
    kept = np.flatnonzero(np.abs(weights).max(axis=1) >= LIGHT).tolist()
    return Head(
        {names[row]: count for count, row in enumerate(kept, start=1)},
        np.vstack([np.zeros((1, weights.shape[1]), np.float32), weights[kept]]),
        model.intercept_.astype(np.float32),
    )


def store(judge: Judge, sure: Sureness, path: Path) -> None:
    """Write a judge as plain arrays, weights as half floats."""
    network = judge.network
    arrays: dict[str, NDArray[Any]] = {
        f"network_{name}": getattr(network, name).astype(np.float16) for name in NETWORK_ARRAYS
    }
    arrays["network_word_names"] = _names(network.words)
    arrays["network_symbol_names"] = _names(network.symbols)
    if judge.transformer:
        arrays |= _transformer(judge.transformer)
    for name, head in judge.heads.items():
        arrays[f"{name}_names"] = _names(head.index)
        arrays[f"{name}_weights"] = head.weights[1:].astype(np.float16)
        arrays[f"{name}_bias"] = head.bias.astype(np.float16)
    arrays["accord"] = judge.accord.weights
    arrays["sureness"] = np.append(sure.weights, sure.bias).astype(np.float32)
    path.parent.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def _transformer(transformer: Transformer) -> dict[str, NDArray[Any]]:
    arrays = {f"transformer_{name}": getattr(transformer, name) for name in TRANSFORMER_ARRAYS}
    for name, array in arrays.items():
        if array.dtype == np.float32:
            arrays[name] = array.astype(np.float16)
    return {**arrays, "transformer_names": _names(transformer.names)}


def _names(names: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), np.uint8)
