"""Which pairs of a trigger and a place are claims, and of what event."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from extract.arrays import Matrix, together
from extract.features import (
    Outline,
    joint_part,
    outline,
    pair_features,
    place_part,
    trigger_part,
)
from extract.judge import Head, Judge
from extract.mentions.places import PlaceMention
from extract.mentions.triggers import Trigger
from extract.network import Network, Seen
from extract.scene import Scene
from extract.shares import any_of, softmax
from extract.text import Text
from geodata.vocabulary import Event

EVENTS = (
    Event.CAPTURED,
    Event.WITHDREW,
    Event.REPELLED,
    Event.CONTESTED,
    Event.ENCIRCLED,
    Event.DENIED,
)
# Below this probability an event is no claim; chosen by cross-validation (docs/MODEL.md).
THRESHOLDS = {Event.DENIED: 0.22}
THRESHOLD = 0.43
# Triggers of this class are context only (rules/triggers.toml).
ASIDE = "aside"
# Below this share of all claims together, as the network sees it, a pair is looked at no further.
HOPELESS = 0.15
# How far the places of one list share what is made of a trigger there. F1 out of fold was .791
# without, .794 at .35 and at .5, .790 with one answer for the whole list.
SHARED = 0.5
# A list farther than this many symbols from a trigger is hardly ever labelled with it.
FARTHEST = 28
# A second trigger of the same event and place counts from this probability on, so many words away.
SECOND = 0.4
APART = 4
# A trigger's share of an event, and the row of its pair.
Rival = tuple[float, int]
# An event this likely that is no claim is kept as a reject, for the analyst to see.
DOUBTED = 0.16
# A trigger less likely than this tells nothing of an event.
UNHEARD = 0.05


def least(event: Event) -> float:
    """The probability from which a pair is kept as a claim."""
    return THRESHOLDS.get(event, THRESHOLD)


@dataclass(frozen=True, slots=True)
class Pair:
    """A trigger and a place mention of one sentence.

    `spot` holds the skeleton indices of the trigger, the place, and the first and last of its list.
    """

    index: int
    trigger: Trigger
    place: PlaceMention
    spot: tuple[int, int, int, int]
    scene: Scene
    outlined: Outline

    @property
    def features(self) -> list[str]:
        """All features of the pair; no two parts name one feature."""
        return pair_features(self.scene, self.outlined, self.trigger, self.place)


@dataclass(frozen=True, slots=True)
class Judged:
    """The best trigger of one place for one event, with the probability of that event.

    `weaker` is the probability that the less sure of the two readers gives it at that trigger.
    """

    index: int
    trigger: Trigger
    place: PlaceMention
    event: Event
    probability: float
    weaker: float

    @property
    def accepted(self) -> bool:
        """Whether the pair is a claim rather than a reject."""
        return self.probability >= least(self.event)


def pairs(scenes: Sequence[Scene]) -> Iterator[Pair]:
    """Every pair of a trigger and a place in one sentence."""
    for index, scene in enumerate(scenes):
        if not scene.places or not scene.triggers:
            continue
        outlined = outline(scene)
        places = [(place, outlined.spots[place.first]) for place in scene.places]
        for trigger in scene.triggers:
            if trigger.classes[0] == ASIDE:
                continue
            at = scene.at[trigger.index]
            for place, spot in places:
                if min(abs(at - spot.head), abs(at - spot.tail)) <= FARTHEST:
                    rows = (at, spot.at, spot.head, spot.tail)
                    yield Pair(index, trigger, place, rows, scene, outlined)


def judged_pairs(text: Text, judge: Judge, seen: Seen) -> list[Judged]:
    """The judged pairs of an article that are claims or nearly, in reading order.

    seen: the article's scenes as the judge's network reads them. The network judges all pairs;
    those that it does not hold quite hopeless are read by the linear head too, which is slower, and
    both have an equal say.
    """
    found = list(pairs(text.scenes))
    if not found:
        return []
    heard = _heard(found, judge.network, seen)
    likely = np.flatnonzero(softmax(heard)[:, 0] <= 1 - HOPELESS)
    kept = [found[row] for row in likely.tolist()]
    heard, weighed = heard[likely], scores(kept, judge.heads["event"])
    # The mean of two scores is the geometric mean of what both readers hold likely.
    shares = softmax(drawn_together(kept, (heard + weighed) / np.float32(2)))
    return _best(kept, shares, np.minimum(softmax(heard), softmax(weighed)))


def drawn_together(found: Sequence[Pair], scored: Matrix) -> Matrix:
    """Scores of shape (pairs, classes): a trigger's with a list's places are nearer their mean."""
    lists = [(p.index, p.trigger.index, *p.spot[2:]) for p in found]
    mean = together(scored, lists) / together(np.ones((len(found), 1), np.float32), lists)
    drawn: Matrix = scored + np.float32(SHARED) * (mean - scored)
    return drawn


def _heard(found: Sequence[Pair], network: Network, seen: Seen) -> Matrix:
    """The network's scores of shape (pairs, classes)."""
    spots = [(seen.row[pair.index], *pair.spot) for pair in found]
    return network.events(seen, np.array(spots, np.int32))


def scores(found: Sequence[Pair], head: Head) -> Matrix:
    """The linear head's scores of shape (pairs, classes); a shared part is summed once."""
    joint = [joint_part(p.scene, p.outlined, p.trigger, p.place) for p in found]
    # Backwards, so that the first of two mentions at one word stands for both.
    triggers = {(p.index, p.trigger.index): p for p in reversed(found)}
    places = {(p.index, p.place.first): p for p in reversed(found)}
    total: Matrix = head.sums(joint) + head.bias
    own = head.sums([trigger_part(p.scene, p.outlined, p.trigger) for p in triggers.values()])
    row_of = {key: row for row, key in enumerate(triggers)}
    total += own[[row_of[p.index, p.trigger.index] for p in found]]
    its = head.sums([place_part(p.outlined, p.place) for p in places.values()])
    row_of = {key: row for row, key in enumerate(places)}
    total += its[[row_of[p.index, p.place.first] for p in found]]
    return total


def _best(found: Sequence[Pair], shares: Matrix, weaker: Matrix) -> list[Judged]:
    """The likely events of each place, with the trigger that tells them best.

    shares, weaker: probabilities of shape (pairs, 1 + events), "none" first.
    """
    rows, columns = np.nonzero(shares[:, 1:] >= UNHEARD)
    best: dict[tuple[int, int, int], list[Rival]] = {}
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        pair = found[row]
        rival = (float(shares[row, 1 + column]), row)
        best.setdefault((pair.index, pair.place.first, column), []).append(rival)
    return sorted(
        (
            Judged(
                (pair := found[row]).index,
                pair.trigger,
                pair.place,
                EVENTS[column],
                probability,
                float(weaker[row, 1 + column]),
            )
            for (_, _, column), rivals in best.items()
            for probability, row in _apart(rivals, found)
        ),
        key=lambda j: (j.index, j.place.first, j.event, -j.probability),
    )


def _apart(rivals: list[Rival], found: Sequence[Pair]) -> Iterator[Rival]:
    """The likeliest, and others so far from it that they tell of another event of its kind.

    A place has the event if any of its triggers tells it: the likeliest stands for all of them.
    """
    together = any_of(share for share, _ in rivals)
    if together < DOUBTED:
        return
    rivals.sort(key=lambda rival: -rival[0])
    taken: list[int] = []
    for share, row in rivals:
        at = found[row].trigger.index
        if not taken:
            yield together, row
        elif share >= SECOND and all(abs(at - other) > APART for other in taken):
            yield share, row
        else:
            continue
        taken.append(at)
