"""Which pairs of a trigger and a place are claims, and of what event."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from extract.arrays import Matrix, together
from extract.judge import Judge
from extract.mentions.nouns import nouns
from extract.mentions.places import PlaceMention
from extract.mentions.triggers import Trigger
from extract.network import Network, Seen
from extract.outline import list_edges
from extract.pieces import tokens_of
from extract.scene import Scene
from extract.shares import any_of, softmax
from extract.text import Text
from extract.transformer import Asked, Transformer
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
HOPELESS = 0.08
# A sentence is read again by the transformer if the network gives the likeliest answer of a pair
# less than this. F1 out of fold was .816 at .65, .818 at .7 and at .8, for ever more to read.
SURE = 0.7
# What the transformer's opinion counts there, and the network's the rest.
AGAIN = 0.7
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
# What stands between "took", "control" and "eastern Ara".
_BETWEEN = frozenset(("of", "over", "back", "control", "the", "V:take"))
# What is held is not thereby taken.
_HOLDING = frozenset(("hold", "control", "keep", "retain"))
# The scores of a pair that tells of a part of a place: fought over, at .9.
PART = np.array([0, *(4.0 * (event is Event.CONTESTED) for event in EVENTS)], np.float32)
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
        # Of "Aleppo's Salaheddin district", one symbol, the district is what is taken.
        last = {scene.at[place.first]: place for place in scene.places}
        places = [(place, _spot(scene, place)) for place in last.values()]
        for trigger in scene.triggers:
            if trigger.classes[0] == ASIDE:
                continue
            at = scene.at[trigger.index]
            for place, spot in places:
                if min(abs(at - spot[1]), abs(at - spot[2])) <= FARTHEST:
                    yield Pair(index, trigger, place, (at, *spot))


def _spot(scene: Scene, place: PlaceMention) -> tuple[int, int, int]:
    """The skeleton indices of a place, and of the first and last of its list."""
    at = scene.at[place.first]
    return at, *list_edges(scene.skeleton, at)


def judged_pairs(text: Text, judge: Judge, seen: Seen) -> list[Judged]:
    """The judged pairs of an article that are claims or nearly, in reading order.

    seen: the article's scenes as the judge's network reads them. The network judges all pairs;
    the transformer, which is slower, reads the sentences again in which it is unsure of a pair that
    it does not hold quite hopeless, and there has most of the say.
    """
    found = list(pairs(text.scenes))
    if not found:
        return []
    heard = _heard(found, judge.network, seen)
    parts = [row for row, pair in enumerate(found) if _takes_part(text.scenes[pair.index], pair)]
    heard[parts] = PART
    told = softmax(heard)
    likely = np.flatnonzero(told[:, 0] <= 1 - HOPELESS)
    kept = [found[row] for row in likely.tolist()]
    heard, told = heard[likely], told[likely]
    again = _again(text, kept, heard, told, judge.transformer) if judge.transformer else heard
    again[np.isin(likely, parts)] = PART
    # The mean of two scores is the geometric mean of what both readers hold likely.
    scored = heard + np.float32(AGAIN) * (again - heard)
    shares = softmax(drawn_together(kept, scored))
    return _best(kept, shares, np.minimum(told, softmax(again)))


def _takes_part(scene: Scene, pair: Pair) -> bool:
    """Whether it tells of a part, which is fought over: "captured eastern Ara", "Ara's centre".

    "The eastern Ara quarter" is the quarter, and halves with a name of their own are places.
    """
    at, trigger = pair.spot[1], pair.spot[0]
    if pair.trigger.classes[0] != "take" or trigger >= at:
        return False
    if pair.trigger.lemma in _HOLDING and scene.skeleton[trigger - 1 : trigger] != ("V:take",):
        return False
    between = scene.skeleton[trigger + 1 : at]
    noun = pair.place.noun
    if noun in nouns().centres and not pair.place.text.casefold().endswith(noun):
        return all(word in _BETWEEN or word in nouns().centring for word in between)
    halved = bool(between) and between[-1] in nouns().compass and not noun
    return halved and _BETWEEN.issuperset(between[:-1])


def _again(
    text: Text, found: Sequence[Pair], heard: Matrix, told: Matrix, transformer: Transformer
) -> Matrix:
    """The transformer's scores of shape (pairs, classes); the network's where that is sure.

    heard, told: the network's scores and their shares.
    """
    unsure = np.flatnonzero(told.max(axis=1) < SURE).tolist()
    rows: dict[int, list[int]] = {found[row].index: [] for row in unsure}
    for row, pair in enumerate(found):
        if pair.index in rows:
            rows[pair.index].append(row)
    asked = [
        Asked(tokens_of(text.scenes[index]), [found[row].spot[:2] for row in listed])
        for index, listed in rows.items()
    ]
    scores = heard.copy()
    for listed, scored in zip(rows.values(), transformer.events(asked), strict=True):
        if scored is not None:
            scores[listed] = scored
    return scores


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
