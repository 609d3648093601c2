"""Which pairs of a trigger and a place are claims, and of what event."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from extract.features import joint_part, outline, place_part, trigger_part
from extract.judge import Head, Judge, softmax
from extract.mentions.places import PlaceMention
from extract.mentions.triggers import Trigger
from extract.network import Matrix, Network
from extract.scene import Scene
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
# Below this probability a pair is no claim; chosen by cross-validation (docs/MODEL.md).
THRESHOLDS = {Event.ENCIRCLED: 0.22, Event.DENIED: 0.22}
THRESHOLD = 0.3
# Triggers of this class are context only (rules/triggers.toml).
ASIDE = "aside"
# A place farther than this many symbols from a trigger is hardly ever labelled with it.
FARTHEST = 36
# A second trigger of the same event and place counts from this probability on, so many words away.
SECOND = 0.4
APART = 4
# A pair this likely that is no claim is kept as a reject, for the analyst to see.
DOUBTED = 0.12


def least(event: Event) -> float:
    """The probability from which a pair is kept as a claim."""
    return THRESHOLDS.get(event, THRESHOLD)


@dataclass(frozen=True, slots=True)
class Pair:
    """A trigger and a place mention of one sentence, with the features of their construction.

    `parts` are the features of the trigger, of the place, and of both together; the pairs of one
    trigger hold the same list for it, as do those of one place. `spot` holds the skeleton indices
    of the trigger, the place, and the first and last place of its list.
    """

    index: int
    trigger: Trigger
    place: PlaceMention
    spot: tuple[int, int, int, int]
    parts: tuple[list[str], list[str], list[str]]

    @property
    def features(self) -> list[str]:
        """All features of the pair; no two parts name one feature."""
        return [name for part in self.parts for name in part]


@dataclass(frozen=True, slots=True)
class Judged:
    """The best trigger of one place for one event, with the probability of that event."""

    index: int
    trigger: Trigger
    place: PlaceMention
    event: Event
    probability: float

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
        places = [(place, place_part(outlined, place)) for place in scene.places]
        for trigger in scene.triggers:
            if trigger.classes[0] == ASIDE:
                continue
            own = trigger_part(scene, outlined, trigger)
            for place, its in places:
                if abs(scene.at[trigger.index] - scene.at[place.first]) > FARTHEST:
                    continue
                joint = joint_part(scene, outlined, trigger, place)
                at = outlined.spots[place.first]
                spot = (scene.at[trigger.index], at.at, at.head, at.tail)
                yield Pair(index, trigger, place, spot, (own, its, joint))


def judged_pairs(text: Text, judge: Judge) -> list[Judged]:
    """The judged pairs of an article that are claims or nearly, in reading order."""
    found = list(pairs(text.scenes))
    if not found:
        return []
    # The mean of two scores is the geometric mean of what both readers hold likely.
    scores = _scores(found, judge.heads["event"]) + _read(text, found, judge.network)
    return best_pairs(found, softmax(scores / np.float32(2)))


def _read(text: Text, found: Sequence[Pair], network: Network) -> Matrix:
    """The network's scores of shape (pairs, classes)."""
    row_of = {index: row for row, index in enumerate(dict.fromkeys(p.index for p in found))}
    spots = np.array([(row_of[pair.index], *pair.spot) for pair in found], np.int32)
    return network.events(network.read([text.scenes[index] for index in row_of]), spots)


def _scores(found: Sequence[Pair], head: Head) -> Matrix:
    """Scores of shape (pairs, classes): a part that pairs share is summed once."""
    total = np.zeros((len(found), len(head.bias)), np.float32) + head.bias
    for parts in zip(*(pair.parts for pair in found), strict=True):
        distinct = {id(part): part for part in parts}
        row_of = {key: row for row, key in enumerate(distinct)}
        total += head.sums(list(distinct.values()))[[row_of[id(part)] for part in parts]]
    return total


def best_pairs(found: Sequence[Pair], shares: Matrix) -> list[Judged]:
    """The likely events of each pair; of triggers that stand together, the likeliest.

    shares: probabilities of shape (pairs, 1 + events), "none" first.
    """
    best: dict[tuple[int, int, Event], list[Judged]] = {}
    for row, column in np.argwhere(shares[:, 1:] >= DOUBTED).tolist():
        pair, event = found[row], EVENTS[column]
        share = float(shares[row, 1 + column])
        judged = Judged(pair.index, pair.trigger, pair.place, event, share)
        best.setdefault((pair.index, pair.place.first, event), []).append(judged)
    return sorted(
        (judged for rivals in best.values() for judged in _apart(rivals)),
        key=lambda j: (j.index, j.place.first, j.event, -j.probability),
    )


def _apart(rivals: list[Judged]) -> list[Judged]:
    """The likeliest, and others so far from it that they tell of another event of its kind."""
    rivals.sort(key=lambda j: -j.probability)
    kept: list[Judged] = []
    for judged in rivals:
        if not kept or (
            judged.probability >= SECOND
            and all(abs(judged.trigger.index - k.trigger.index) > APART for k in kept)
        ):
            kept.append(judged)
    return kept
