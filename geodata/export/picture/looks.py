"""How a place's state looks: whose colours fill its mark, whose shape it has, what the event adds.

The rules are those of the map (pages/shared/layer/marks.js), so that a picture shows what the
screen shows; tests/geodata/export/test_looks.py holds each of them.
"""

from dataclasses import dataclass

from geodata.control import UNDECIDED, UNKNOWN, PlaceState
from geodata.vocabulary import Event

HOLLOW = frozenset({Event.REPELLED, Event.DENIED, Event.WITHDREW})
_SETTLED = frozenset({Event.CAPTURED, Event.HELD, Event.REPELLED})


@dataclass(frozen=True, slots=True)
class Look:
    """`fills` are the actors whose colours fill the mark from left to right, `shape` the actor
    whose shape and letter it has, `ring` the one whose ring surrounds it when encircled."""

    fills: tuple[str, ...]
    shape: str
    event: str
    ring: str = UNKNOWN


def look(state: PlaceState) -> Look:
    """The look of a place: that of its controller, and of the newest claim about it."""
    newest = state.claims[0]
    event, actor = str(newest["event"]), str(newest["actor"] or "")
    holder = state.controller
    if holder == UNDECIDED:
        rivals = state.rivals if len(state.rivals) > 1 else (*state.rivals, UNKNOWN)
        return Look(rivals, UNDECIDED, UNDECIDED)
    if holder == UNKNOWN:
        # Where nobody is known to control a place, nothing may look taken.
        event = str(Event.WITHDREW) if event in _SETTLED else event
        return Look(_untaken(event, actor), actor, event, actor)
    if event == Event.CONTESTED and actor not in (holder, UNKNOWN):
        return Look((holder, actor), holder, event, actor)
    shown = event if event in (Event.ENCIRCLED, Event.DENIED) else str(Event.CAPTURED)
    return Look((holder,), holder, shown, actor)


def _untaken(event: str, actor: str) -> tuple[str, ...]:
    """Whose colours fill a place that nobody is known to control: a besieger's do not."""
    if event == Event.CONTESTED:
        return (UNKNOWN, actor)
    return (UNKNOWN,) if event == Event.ENCIRCLED else (actor,)
