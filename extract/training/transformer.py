"""Trains a transformer of any size on lessons, and stores it as what reading needs.

Needs requirements-model.txt.
"""

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn

from extract.arrays import Matrix
from extract.pieces import Pieced, Pieces
from extract.training.encoder import Encoder, Weights, begin, model_folder
from extract.training.lessons import Lesson
from extract.training.mpnet import BIAS, Related
from extract.transformer import LONGEST, Transformer, packed, unpacked

WARM_UP, DECAY, CLIP = 200, 0.01, 1.0
# What is added to how well a piece fits where it must not be looked at.
NEVER = -1e4
# So many batches are sorted by length together: little is read in vain, and order stays by chance.
SORTED = 20


@dataclass(frozen=True, slots=True)
class Plan:
    """A transformer's size, how it reads names, and how it is trained.

    new_rate: how much faster what is not pre-trained learns.
    """

    layers: int
    inner: int
    middle: int
    named: bool
    rounds: float
    batch: int
    rate: float
    new_rate: float


@dataclass(frozen=True, slots=True)
class Trained:
    """An encoder with its vocabulary and the plan that it was made by."""

    encoder: Encoder
    pieces: Pieces
    names: tuple[str, ...]
    plan: Plan


@dataclass(frozen=True, slots=True)
class _Item:
    pieced: Pieced
    lesson: Lesson


def pretrained() -> tuple[tuple[str, ...], Weights]:
    """The vocabulary and the weights of MiniLM. Raises ImportError if its package is missing."""
    folder = model_folder()
    names = (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()
    return tuple(names), load_file(folder / "model.safetensors")


def start(plan: Plan, names: Sequence[str], known: Weights, kept: Sequence[str] = ()) -> Trained:
    """An untaught transformer on pre-trained layers; with `kept`, of those pieces only, packed."""
    table = known["embeddings.word_embeddings.weight"]
    if kept:
        row = {name: at for at, name in enumerate(names)}
        chosen = table[[row[name] for name in kept]].numpy()
        table = torch.from_numpy(unpacked(*packed(chosen)))
    shown = tuple(kept or names)
    size = plan.layers, plan.inner, plan.middle
    encoder = Related(table, *size, known[BIAS]) if BIAS in known else Encoder(table, *size)
    begin(encoder, known)
    return Trained(encoder, Pieces({name: at for at, name in enumerate(shown)}), shown, plan)


def train(lessons: Sequence[Lesson], begun: Trained, seed: int) -> Trained:
    """Fit a transformer to the answers of lessons; what no answer is known of counts nothing."""
    torch.manual_seed(seed)
    chance, encoder, plan = random.Random(seed), begun.encoder, begun.plan
    items = _items(begun, [one for one in lessons if one.answers.any()])
    steps = max(1, int(plan.rounds * len(items) / plan.batch))
    new = {id(weight) for weight in encoder.new()}
    known = [weight for weight in encoder.parameters() if id(weight) not in new]
    groups = [
        {"params": known, "lr": plan.rate},
        {"params": encoder.new(), "lr": plan.rate * plan.new_rate},
    ]
    rule = torch.optim.AdamW(groups, weight_decay=DECAY)
    rate = torch.optim.lr_scheduler.LambdaLR(rule, lambda step: _rate(step, steps))
    encoder.train()
    for batch in islice(_rounds(items, plan.batch, chance), steps):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scored = _scored(encoder, batch)
        answers = torch.from_numpy(np.concatenate([one.lesson.answers for one in batch]))
        sizes = torch.tensor([len(one.lesson.pairs) for one in batch])
        weights = torch.tensor([one.lesson.weight for one in batch]).repeat_interleave(sizes)
        weights = weights * answers.sum(1)
        lost = -(torch.log_softmax(scored.float(), 1) * answers).sum(1)
        loss = (lost * weights).sum() / weights.sum()
        rule.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(encoder.parameters(), CLIP)
        rule.step()
        rate.step()
    return begun


def _rate(step: int, steps: int) -> float:
    """Up over the first steps, then down along half a wave."""
    return min(1.0, (step + 1) / WARM_UP) * 0.5 * (1 + math.cos(math.pi * min(step / steps, 1)))


def _items(trained: Trained, lessons: Sequence[Lesson]) -> list[_Item]:
    read = ((trained.pieces.sentence(one.tokens, trained.plan.named), one) for one in lessons)
    return [_Item(pieced, one) for pieced, one in read if len(pieced.pieces) <= LONGEST]


def _rounds(items: list[_Item], size: int, chance: random.Random) -> Iterator[list[_Item]]:
    """Batches of sentences of about one length, in a new order each round, with no end."""
    while True:
        chance.shuffle(items)
        batches = []
        for first in range(0, len(items), size * SORTED):
            part = sorted(items[first : first + size * SORTED], key=lambda i: len(i.pieced.pieces))
            batches += [part[at : at + size] for at in range(0, len(part), size)]
        chance.shuffle(batches)
        yield from batches


def _scored(encoder: Encoder, batch: Sequence[_Item]) -> Tensor:
    """The scores of all pairs of a batch, its sentences side by side."""
    longest = max(len(one.pieced.pieces) for one in batch)
    pieces, kinds, there = (torch.zeros(len(batch), longest, dtype=torch.long) for _ in range(3))
    spots = []
    for row, (pieced, lesson) in enumerate((one.pieced, one.lesson) for one in batch):
        size, base = len(pieced.pieces), row * longest
        pieces[row, :size] = torch.tensor(pieced.pieces)
        kinds[row, :size] = torch.tensor(pieced.kinds)
        there[row, :size] = 1
        spots += pieced.spots(lesson.pairs, base)
    nothing = (1 - there[:, None, None, :]).float() * NEVER
    found: Tensor = encoder(encoder.summed(pieces, kinds), nothing, torch.tensor(spots))
    return found


def scores(trained: Trained, lessons: Sequence[Lesson], size: int = 96) -> list[Matrix | None]:
    """What a transformer answers to the pairs of each lesson; None for one that is too long."""
    read = [trained.pieces.sentence(one.tokens, trained.plan.named) for one in lessons]
    order = [at for at, one in enumerate(read) if len(one.pieces) <= LONGEST]
    order.sort(key=lambda at: len(read[at].pieces))
    found: list[Matrix | None] = [None] * len(lessons)
    trained.encoder.eval()
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for first in range(0, len(order), size):
            part = order[first : first + size]
            scored = _scored(trained.encoder, [_Item(read[at], lessons[at]) for at in part])
            sizes = [len(lessons[at].pairs) for at in part]
            for at, rows in zip(part, scored.float().split(sizes), strict=True):
                found[at] = rows.numpy()
    return found


class _Flat(nn.Module):
    """The encoder over sentences one behind another, each looking at itself only."""

    def __init__(self, encoder: Encoder) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, rows: Tensor, sentence: Tensor, needed: Tensor, spots: Tensor) -> Tensor:
        apart = (sentence[:, None] != sentence[None, :]).float() * NEVER
        return self.encoder.some(rows, apart, needed, spots)


def stored(trained: Trained) -> Transformer:
    """The trained encoder as what reading needs: packed pieces, and an ONNX graph in whole bytes.

    Weights take seven bits, so that no sum of products overflows where a processor adds in 16.
    """
    encoder = trained.encoder.eval()
    width = encoder.places.shape[1]
    long = torch.zeros(8, dtype=torch.long)
    with TemporaryDirectory() as folder:
        whole, small = Path(folder) / "whole.onnx", Path(folder) / "small.onnx"
        torch.onnx.export(
            _Flat(encoder),
            (torch.zeros(8, width), long, long[:4], torch.zeros(2, 3, dtype=torch.long)),
            str(whole),
            input_names=["rows", "sentence", "needed", "spots"],
            output_names=["scores"],
            dynamic_axes={
                "rows": {0: "n"},
                "sentence": {0: "n"},
                "needed": {0: "k"},
                "spots": {0: "pairs"},
                "scores": {0: "pairs"},
            },
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole,
            small,
            op_types_to_quantize=["MatMul", "Gemm"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
        )
        graph = np.frombuffer(small.read_bytes(), np.uint8)
    places, kinds = (_rounded(one) for one in (encoder.places, encoder.kinds))
    halves, scales = packed(encoder.pieces.numpy())
    return Transformer(trained.names, halves, scales, places, kinds, graph)


def _rounded(table: Tensor) -> Matrix:
    """A table as it is after it was stored."""
    found: Matrix = table.detach().numpy().astype(np.float16).astype(np.float32)
    return found
