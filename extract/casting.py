"""Who plays which role in a judged pair: the likeliest actor, then the likeliest other side."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, islice, pairwise

from extract.accord import Told, columns
from extract.arrays import Matrix
from extract.hearing import Heard, HeardRoles, agreed, heard_roles
from extract.judge import Head, Judge
from extract.network import Seen
from extract.roles import (
    Situation,
    candidates,
    doer,
    loser_features,
    only_helps,
    role_features,
    setting,
)
from extract.shares import Shares, likeliest, softmax_within

# From this share on the network holds another to act than the one who is named.
NOBODY = 0.5
# The share of an actor whom the construction names; so often it is right where labels tell.
PLAIN = 0.97
# The features of each candidate of one situation.
Rows = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Part:
    """A judged pair that needs its roles: its situation, the place meant, the event's share."""

    situation: Situation
    place: str
    share: float


@dataclass(frozen=True, slots=True)
class Roles:
    """The actor and the other side ("" if there is none), and each candidate with its share.

    alone: the actors by their sentence alone. beside: how each accords with the article's other
    claims, of shape (candidates, extract.accord.COLUMNS).
    """

    actor: str
    loser: str
    share: float
    actors: Shares
    losers: Shares
    alone: Shares
    beside: Matrix


def cast_roles(parts: Sequence[Part], judge: Judge, seen: Seen) -> list[Roles]:
    """Choose each part's actor among its candidates, and among the others whom it faced.

    parts: of one article, in reading order. seen: its scenes as the judge's network reads them.
    Each sentence has its say first; then the actors are weighed again beside the other claims.
    """
    if not parts:
        return []
    situations = [part.situation for part in parts]
    heard = [
        _by_grammar(one, doer(situation))
        for one, situation in zip(
            heard_roles(situations, judge.network, seen), situations, strict=True
        )
    ]
    given = [setting(situation) for situation in situations]
    tables: list[Rows] = [
        {name: role_features(one, name) for name in candidates(situation)}
        for one, situation in zip(given, situations, strict=True)
    ]
    alone = _shares(judge.heads["actor"], tables, [one.actor for one in heard])
    told = [_told(part, shares) for part, shares in zip(parts, alone, strict=True)]
    beside = columns(told)
    actors = [
        _or_nobody(shares, one.actor)
        for shares, one in zip(judge.accord.shares(told, beside), heard, strict=True)
    ]
    for one, table, shares in zip(given, tables, actors, strict=True):
        taken = likeliest(shares)[0]
        here = one.situation.scenes[one.situation.index]
        for name in [name for name in table if only_helps(here, one.row, name)]:
            del table[name]
        table.pop(taken, None)
        for name, row in table.items():
            row += loser_features(one, name, taken)
    losers = _shares(judge.heads["from"], tables, [one.loser for one in heard])
    ends = accumulate(map(len, alone), initial=0)
    return [
        Roles(likeliest(one)[0], likeliest(other)[0], likeliest(one)[1], one, other, first, rows)
        for one, other, first, rows in zip(
            actors, losers, alone, (beside[a:b] for a, b in pairwise(ends)), strict=True
        )
    ]


def _by_grammar(heard: HeardRoles, plain: str) -> HeardRoles:
    """What is heard, but for the actor where the sentence's grammar is plain."""
    if not plain:
        return heard
    others = [name for name in heard.actor if name != plain]
    actor = {plain: PLAIN, **{name: (1 - PLAIN) / len(others) for name in others}}
    return HeardRoles(actor, heard.loser)


def _or_nobody(shares: Shares, heard: Heard) -> Shares:
    """The actors, with "" among them if the one who is named at all is hardly the one who acts.

    "ISIS was driven out of Ara": by whom, nobody says.
    """
    unnamed = heard.get("", 0.0)
    if unnamed <= NOBODY or len(shares) != 1 or shares[0][0] not in heard:
        return shares
    return (*((name, 1 - unnamed) for name, _ in shares), ("", unnamed))


def _told(part: Part, actors: Shares) -> Told:
    situation = part.situation
    here = frozenset(situation.cast.names[situation.index])
    place = part.place.casefold()
    return Told(situation.index, place, situation.event, part.share, actors, here)


def _shares(head: Head, tables: Sequence[Rows], heard: Sequence[Heard]) -> list[Shares]:
    """The candidates of each table with their shares, by the features of each and the network."""
    scores = head.scores([row for table in tables for row in table.values()])[:, 0]
    shares = iter(softmax_within(scores, [len(table) for table in tables]).tolist())
    return [
        agreed(dict(zip(table, islice(shares, len(table)), strict=True)), one)
        for table, one in zip(tables, heard, strict=True)
    ]
