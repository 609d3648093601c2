"""What the network holds of the actors of a sentence, and how that meets the linear heads."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from extract.judging import EVENTS
from extract.network import OUTSIDE, Network, Seen
from extract.roles import Situation
from extract.shares import Shares, softmax_within

# The share of each actor of the sentence; "" stands for all whom it does not mention.
Heard = Mapping[str, float]
Spot = tuple[int, int, int, int]
# Nobody is ruled out.
LEAST = 1e-9


@dataclass(frozen=True, slots=True)
class HeardRoles:
    """Who is heard as the actor and as the other side; empty where a sentence names nobody."""

    actor: Heard
    loser: Heard


def spots_of(situation: Situation) -> list[tuple[str, Spot]]:
    """The actors of the sentence by name, then "" for any other, as rows for Network.roles."""
    scene = situation.scenes[situation.index]
    trigger, place = scene.at[situation.trigger.index], scene.at[situation.place.first]
    event = 1 + EVENTS.index(situation.event)
    named = [
        (named.name, (trigger, place, scene.at[named.mention.first], event))
        for named in situation.cast.named[situation.index]
        if named.name
    ]
    return [*named, ("", (trigger, place, OUTSIDE, event))]


def heard_roles(situations: Sequence[Situation], network: Network, seen: Seen) -> list[HeardRoles]:
    """Hear every situation of an article, of whose scenes the network has made what is seen."""
    if not situations:
        return []
    tables = [spots_of(situation) for situation in situations]
    spots = [
        (seen.row[one.index], *spot)
        for one, table in zip(situations, tables, strict=True)
        for _, spot in table
    ]
    scores = network.roles(seen, np.array(spots, np.int32))
    sizes = [len(table) for table in tables]
    actors, losers = (iter(softmax_within(column, sizes).tolist()) for column in scores.T)
    return [HeardRoles(_heard(table, actors), _heard(table, losers)) for table in tables]


def _heard(table: Sequence[tuple[str, Spot]], shares: Iterator[float]) -> Heard:
    """The next of the shares, one for each mention of the table, by the mentions' names."""
    found: dict[str, float] = defaultdict(float)
    for (name, _), share in zip(table, shares, strict=False):
        found[name] += share
    return found


def agreed(shares: Mapping[str, float], heard: Heard) -> Shares:
    """The geometric mean of two opinions of the candidates, as shares.

    What the network leaves to others is theirs in the proportion of their own shares.
    """
    others = sum(share for name, share in shares.items() if name not in heard) or 1.0
    mean = {
        name: (share * heard.get(name, heard[""] * share / others)) ** 0.5 + LEAST
        for name, share in shares.items()
    }
    total = sum(mean.values())
    return tuple((name, value / total) for name, value in mean.items())
