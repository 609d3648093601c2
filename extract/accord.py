"""How a claim's likely actor accords with the other claims of its article.

A sentence that does not name its actor is read by what stands around it: who attacked in the claim
before, who has held the place since, who is said elsewhere to have done the same. Each candidate
gets columns that tell how well it plays its part beside the claims of other sentences, and a
conditional logit over them corrects the shares that its own sentence gave (docs/MODEL.md). What the
others say is taken from their own sentences alone, so that no order of reading matters.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

import numpy as np

from extract.arrays import Matrix, numbered, together
from extract.shares import Shares, softmax_within
from geodata.vocabulary import Event

# Who attacks is the actor of these; that of a repelled attack or of a withdrawal held the place.
ATTACKS = frozenset((Event.CAPTURED, Event.CONTESTED, Event.ENCIRCLED))
# Behind these the actor holds the place; behind the others but denials it does not.
HOLDS = frozenset((Event.CAPTURED, Event.REPELLED))
VIEWS = (
    "on this side elsewhere",
    "on the other side elsewhere",
    "on this side in the claims before",
    "on the other side in the claims before",
    "on this side in the claims behind",
    "on the other side in the claims behind",
    "in this event elsewhere",
)
COLUMNS = (
    "own sentence",
    *VIEWS,
    *(f"{view}, but not named here" for view in VIEWS),
    "held the place and captures it",
    "held the place and attacks it",
    "held the place and keeps or leaves it",
    "in this claim elsewhere",
)
# Added to what all weighs, so that little evidence tells little; chosen by cross-validation.
SLACK, SLACK_HELD, SLACK_CLAIM = 1.0, 0.3, 0.5
LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class Told:
    """A claim as its own sentence tells it.

    index: of the sentence. place: a key of the place. share: the probability of the event, 0 to 1.
    actors: the candidates with their shares. here: those whom the sentence names.
    """

    index: int
    place: str
    event: Event
    share: float
    actors: Shares
    here: frozenset[str]


def columns(told: Sequence[Told]) -> Matrix:
    """The COLUMNS of every candidate of an article's claims, which stand in reading order.

    Of shape (candidates of all claims, columns), claim by claim.
    """
    column = numbered(name for one in told for name, _ in one.actors)
    claim = np.repeat(np.arange(len(told)), [len(one.actors) for one in told])
    who = np.array([column[name] for one in told for name, _ in one.actors], np.intp)
    own = np.array([share for one in told for _, share in one.actors], np.float32)
    away = np.array([name not in one.here for one in told for name, _ in one.actors], np.float32)
    acting = np.zeros((len(told), len(column) + 1), np.float32)
    acting[claim, who] = own
    acting[:, -1] = 1
    acting *= np.array([[one.share] for one in told], np.float32)
    *views, held, again = (view[claim, who] for view in _views(told, acting))
    captures, attacks = (
        np.array([one.event in kinds for one in told], np.float32)[claim]
        for kinds in ((Event.CAPTURED,), ATTACKS)
    )
    return np.stack(
        [
            np.log(own + LEAST),
            *views,
            *(view * away for view in views),
            held * captures,
            held * (attacks - captures),
            held * (1 - attacks),
            again,
        ],
        axis=1,
    )


def _views(told: Sequence[Told], acting: Matrix) -> list[Matrix]:
    """What other sentences say of each actor, a row for each claim: VIEWS, holding, this claim.

    acting: a row for each claim, a column for each actor and at last one for what all weighs.
    """
    attacks = np.array([[one.event in ATTACKS] for one in told], np.float32)
    # A denial tells of no side.
    firm = np.array([[one.event is not Event.DENIED] for one in told], np.float32)
    sides = np.concatenate([acting * attacks, acting * (firm - attacks)], axis=1)
    sentences = [one.index for one in told]
    scopes: list[Matrix] = [
        _elsewhere(sides, sentences, [0] * len(told)),
        *(_beside(sides, sentences, step) for step in (-1, 1)),
    ]
    found = []
    for attack, defence in (np.split(scope, 2, axis=1) for scope in scopes):
        weight = attack[:, -1:] + defence[:, -1:] + SLACK
        same = np.where(attacks, attack, defence)
        found += [same[:, :-1] / weight, (attack + defence - same)[:, :-1] / weight]
    events = [one.event for one in told]
    claims = [(one.place, one.event) for one in told]
    return [
        *found,
        _part(_elsewhere(acting, sentences, events), SLACK),
        _part(_held(told, acting), SLACK_HELD),
        _part(_elsewhere(acting, sentences, claims), SLACK_CLAIM),
    ]


def _part(sums: Matrix, slack: float) -> Matrix:
    part: Matrix = sums[:, :-1] / (sums[:, -1:] + np.float32(slack))
    return part


def _elsewhere(rows: Matrix, sentences: Sequence[int], keys: Sequence[Hashable]) -> Matrix:
    """For each row the sum of the rows with its key in other sentences."""
    here = list(zip(keys, sentences, strict=True))
    return together(rows, keys) - together(rows, here)


def _beside(rows: Matrix, sentences: Sequence[int], step: int) -> Matrix:
    """For each row the sum of the rows of the nearest sentence before or behind that has any."""
    order = sorted(set(sentences))
    rank = {sentence: number for number, sentence in enumerate(order, start=1)}
    sums = np.zeros((len(order) + 2, rows.shape[1]), np.float32)
    group = np.array([rank[sentence] for sentence in sentences], np.intp)
    np.add.at(sums, group, rows)
    found: Matrix = sums[group + step]
    return found


def _held(told: Sequence[Told], acting: Matrix) -> Matrix:
    """For each claim who held its place by the last sentence before that tells of the place."""
    rows = acting * np.array([[_hold(one.event)] for one in told], np.float32)
    rows[:, -1] = abs(rows[:, -1])
    claims = together(rows, [(one.place, one.index) for one in told])
    found = np.zeros_like(acting)
    last: dict[str, int] = {}
    for _, group in groupby(range(len(told)), key=lambda row: told[row].index):
        sentence = list(group)
        for row in sentence:
            if told[row].place in last:
                found[row] = claims[last[told[row].place]]
        last.update((told[row].place, row) for row in sentence if _hold(told[row].event))
    return found


def _hold(event: Event) -> int:
    """1 if the actor holds the place behind the event, -1 if not, 0 if nothing happened."""
    return 0 if event is Event.DENIED else 1 if event in HOLDS else -1


@dataclass(frozen=True, slots=True)
class Accord:
    """The weights of COLUMNS, of shape (columns,)."""

    weights: Matrix

    def shares(self, told: Sequence[Told], table: Matrix) -> list[Shares]:
        """The shares of every claim's candidates beside the other claims, by their `columns`."""
        sizes = [len(one.actors) for one in told]
        found = iter(softmax_within(table @ self.weights, sizes).tolist())
        return [
            tuple(zip((name for name, _ in one.actors), islice(found, size), strict=True))
            for one, size in zip(told, sizes, strict=True)
        ]


# Leaves all shares as they are.
ALONE = Accord(np.eye(1, len(COLUMNS), dtype=np.float32)[0])
