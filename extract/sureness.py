"""How likely each claim of an article is right: its own evidence, and the claims around it.

A logistic regression over the columns of COLUMNS, fitted on out-of-fold claims (extract/training,
docs/MODEL.md). Right means: place, event and actor as a reader would label them.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from extract.judge import MODEL
from geodata.claim import Claim
from geodata.vocabulary import Event

Table = NDArray[np.float64]
_EVENTS = tuple(event for event in Event if event is not Event.HELD)
COLUMNS = (
    "event odds",
    "event odds of the less sure reader",
    "actor odds",
    "weaker odds",
    "odds together",
    "likeliest other event",
    "through a mention",
    "no type noun",
    "actor named elsewhere",
    "no other candidate",
    "place named often",
    "place located",
    "long before the dateline",
    "read again elsewhere",
    "other actors elsewhere",
    "other events there",
    "one of a list",
    "actors differ in the sentence",
    "events differ in the sentence",
    "sureness of the article",
    *(f"is {event}" for event in _EVENTS),
)
_LONG_DAYS = 45
# A claim less sure than this is kept as a reject only; chosen by cross-validation (docs/MODEL.md).
LEAST = 0.46


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the stages know of one claim.

    Shares run from 0 to 1: of its event, that by the less sure of the two readers, of the likeliest
    other event at the place, of its actor. `named` counts the mentions of the place, `located` is
    the part of them that tells of a place.
    """

    event_share: float
    weaker_share: float
    other_share: float
    actor_share: float
    noun: str
    named: int
    located: float

    @property
    def raw(self) -> float:
        """The shares together, before calibration."""
        return self.event_share * self.actor_share


def columns(claims: Sequence[Claim], evidence: Sequence[Evidence], published: int) -> Table:
    """The columns of an article's claims, shape (claims, columns).

    `published` is the ordinal of the article's day, 0 if it is not known.
    """
    places = [claim.place.casefold() for claim in claims]
    pairs = list(zip(places, claims, strict=True))
    again = _sets(((p, c.event, c.actor), c.sentence_start) for p, c in pairs)
    actors = _sets(((p, c.event), c.actor) for p, c in pairs)
    events = _sets(((p, c.sentence_start), c.event) for p, c in pairs)
    listed = _sets(((c.sentence_start, c.event, c.actor), p) for p, c in pairs)
    actors_here = _sets((c.sentence_start, c.actor) for c in claims)
    events_here = _sets((c.sentence_start, c.event) for c in claims)
    mean = sum(known.raw for known in evidence) / max(1, len(evidence))
    rows = [
        [
            *_own(claim, known, published),
            min(len(again[place, claim.event, claim.actor]), 3) - 1,
            len(actors[place, claim.event]) > 1,
            len(events[place, claim.sentence_start]) > 1,
            len(listed[claim.sentence_start, claim.event, claim.actor]) > 1,
            len(actors_here[claim.sentence_start]) > 1,
            len(events_here[claim.sentence_start]) > 1,
            mean,
            *(claim.event is event for event in _EVENTS),
        ]
        for (place, claim), known in zip(pairs, evidence, strict=True)
    ]
    return np.array(rows, np.float64).reshape(len(rows), len(COLUMNS))


def _sets(pairs: Iterable[tuple[object, object]]) -> dict[object, set[object]]:
    found: dict[object, set[object]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return found


def _own(claim: Claim, known: Evidence, published: int) -> list[float]:
    event, actor = _odds(known.event_share), _odds(known.actor_share)
    day = claim.when.day
    return [
        event,
        _odds(known.weaker_share),
        actor,
        min(event, actor),
        event * actor,
        known.other_share,
        bool(claim.mention),
        not known.noun,
        not claim.actor_text,
        known.actor_share >= 1.0,
        min(known.named, 4),
        known.located,
        bool(day and published and published - day.toordinal() > _LONG_DAYS),
    ]


def _odds(share: float) -> float:
    held = min(max(share, 0.001), 0.999)
    return float(np.log(held / (1 - held)))


@dataclass(frozen=True, slots=True)
class Sureness:
    """The weights of the columns, shape (columns,), and the bias."""

    weights: Table
    bias: float

    def of(self, table: Table) -> list[float]:
        """The probability of being right of each row of columns, from 0 to 1."""
        scores = table @ self.weights + self.bias
        return [float(share) for share in 1 / (1 + np.exp(-scores))]


@cache
def sureness() -> Sureness:
    """The committed weights, the bias last. Raises KeyError if the artefact has none."""
    with np.load(MODEL, allow_pickle=False) as stored:
        weights = stored["sureness"].astype(np.float64)
    return Sureness(weights[:-1], float(weights[-1]))
