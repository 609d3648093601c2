"""Which pairs of a trigger and a place are claims, and of what event."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.features import outline, pair_features
from extract.judge import Head, Matrix, softmax
from extract.mentions.places import PlaceMention
from extract.mentions.triggers import Trigger
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
THRESHOLD = 0.32
# A pair this likely that is no claim is kept as a reject, for the analyst to see.
DOUBTED = 0.15


@dataclass(frozen=True, slots=True)
class Pair:
    """A trigger and a place mention of one sentence, with the features of their construction."""

    index: int
    trigger: Trigger
    place: PlaceMention
    features: list[str]


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
        return self.probability >= THRESHOLD


def pairs(scenes: Sequence[Scene]) -> Iterator[Pair]:
    """Every pair of a trigger and a place in one sentence."""
    for index, scene in enumerate(scenes):
        if not scene.places or not scene.triggers:
            continue
        outlined = outline(scene)
        for trigger in scene.triggers:
            for place in scene.places:
                features = pair_features(scene, outlined, trigger, place)
                yield Pair(index, trigger, place, features)


def judged_pairs(text: Text, head: Head) -> list[Judged]:
    """The judged pairs of an article that are claims or nearly, in reading order."""
    found = list(pairs(text.scenes))
    shares = softmax(head.scores([pair.features for pair in found]))
    return best_pairs(found, shares)


def best_pairs(found: Sequence[Pair], shares: Matrix) -> list[Judged]:
    """For each place and event of a sentence its likeliest trigger, if likely enough.

    shares: probabilities of shape (pairs, 1 + events), "none" first.
    """
    best: dict[tuple[int, int, Event], Judged] = {}
    for pair, row in zip(found, shares, strict=True):
        for event, share in zip(EVENTS, row[1:], strict=True):
            if share < DOUBTED:
                continue
            key = (pair.index, pair.place.first, event)
            if key not in best or best[key].probability < share:
                best[key] = Judged(pair.index, pair.trigger, pair.place, event, float(share))
    return sorted(best.values(), key=lambda j: (j.index, j.place.first, j.event))
