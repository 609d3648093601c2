"""Who plays which role in a judged pair: the likeliest actor, then the likeliest other side."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from extract.hearing import Heard, agreed, heard_roles
from extract.judge import Head, Judge, softmax_within
from extract.roles import Situation, candidates, loser_features, role_features, setting

Shares = tuple[tuple[str, float], ...]
# The features of each candidate of one situation.
Rows = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Roles:
    """The actor and the other side ("" if there is none), and each candidate with its share."""

    actor: str = ""
    loser: str = ""
    share: float = 1.0
    actors: Shares = ()
    losers: Shares = ()


def cast_roles(situations: Sequence[Situation], judge: Judge) -> list[Roles]:
    """Choose each situation's actor among its candidates, and among the others whom it faced."""
    heard = heard_roles(situations, judge.network)
    given = [setting(situation) for situation in situations]
    tables: list[Rows] = [
        {name: role_features(one, name) for name in candidates(situation)}
        for one, situation in zip(given, situations, strict=True)
    ]
    actors = _shares(judge.heads["actor"], tables, [one.actor for one in heard])
    for one, table, shares in zip(given, tables, actors, strict=True):
        taken = _likeliest(shares)[0]
        table.pop(taken, None)
        for name, row in table.items():
            row += loser_features(one, name, taken)
    losers = _shares(judge.heads["from"], tables, [one.loser for one in heard])
    return [
        Roles(_likeliest(one)[0], _likeliest(other)[0], _likeliest(one)[1], one, other)
        for one, other in zip(actors, losers, strict=True)
    ]


def _shares(head: Head, tables: Sequence[Rows], heard: Sequence[Heard]) -> list[Shares]:
    """The candidates of each table with their shares, by the features of each and the network."""
    scores = head.scores([row for table in tables for row in table.values()])[:, 0]
    shares = iter(softmax_within(scores, [len(table) for table in tables]).tolist())
    return [
        agreed(dict(zip(table, islice(shares, len(table)), strict=True)), one)
        for table, one in zip(tables, heard, strict=True)
    ]


def _likeliest(shares: Shares) -> tuple[str, float]:
    """The first of the largest share; nobody, surely, where there is no candidate."""
    return max(shares, key=lambda one: one[1], default=("", 1.0))
