"""What changed between two days: for each place, who held it before, who after, by which claims."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from geodata.control import UNDECIDED, UNKNOWN, Clock, PlaceState, known_on
from geodata.selection import Row


@dataclass(frozen=True, slots=True)
class Change:
    """One place about which something was claimed after the first day, up to the second.

    `before` and `after` are controllers as in PlaceState; `before` is UNKNOWN where nothing was
    claimed. `claims` are the rows that were new, newest first.
    """

    place_id: str
    place: str
    before: str
    after: str
    claims: tuple[Row, ...]

    @property
    def changed_hands(self) -> bool:
        """Whether control is claimed to have passed, or to have become known or disputed."""
        return self.before != self.after


def changes(
    before: Iterable[PlaceState], after: Iterable[PlaceState], since: date
) -> tuple[Change, ...]:
    """The changes between two folds of the same claims, by the side that holds the place after.

    `since` is the day of the first fold. Places that changed hands come first for each side.
    """
    held = {state.place_id: state.controller for state in before}
    found = []
    for state in after:
        new = tuple(row for row in state.claims if _is_after(row, since))
        if new:
            was = held.get(state.place_id, UNKNOWN)
            found.append(Change(state.place_id, state.place, was, state.controller, new))
    return tuple(sorted(found, key=lambda c: (c.after, not c.changed_hands, c.place, c.place_id)))


def named(controller: str) -> str:
    """A controller in words."""
    return {UNDECIDED: "undecided", UNKNOWN: "not known"}.get(controller, controller)


def _is_after(row: Row, since: date) -> bool:
    day = known_on(row, Clock.EVENT)
    return day is not None and day > since.isoformat()
