"""Who is last claimed to control each place: a pure fold over claims, never stored, never a vote.

The rules, for one place:

1. A claim counts from its day on. On the clock `published` it counts once it is published too,
   so that the fold gives what was believed on a day; events keep the order in which they happened.
   A claim with no date, or no pin, takes no part.
2. `captured` and `held` say that the actor controls the place; `repelled` says it of the defender.
   Only the newest of these stand: one that ends before another starts is settled by it. Those
   whose intervals of days overlap stand side by side.
3. A source is an outlet and its claimant. A source's own later word replaces its earlier one; in
   one article the order of the text is the order of its words, and a change outranks a status.
4. A capture that names the loser comes after an overlapping `captured` or `held` of that loser. It
   does not silence a `repelled`: then the two sides tell the same fight differently.
5. `withdrew` ends the actor's control. Nobody is known to control the place then, unless a claim
   says who took it. From another source, on days that overlap, it is a disagreement.
6. `denied` gives control to nobody. It takes back the same source's earlier word; against another
   source's standing claim it is a disagreement.
7. `contested` and `encircled` change nothing, and are shown.
8. One actor left standing controls the place; a claim whose actor is not known yields to one whose
   is. Two actors, or a disagreement, make it `undecided`.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from geodata.claim import Cell
from geodata.selection import Row, interval
from geodata.vocabulary import Event

UNDECIDED = "undecided"
UNKNOWN = ""

_ASSERTING = frozenset({Event.CAPTURED, Event.HELD, Event.REPELLED})
_YIELDING = frozenset({Event.CAPTURED, Event.HELD})


class Clock(StrEnum):
    """By which date a claim counts: that of the event, or that on which it became known."""

    EVENT = "event"
    PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class PlaceState:
    """One place as of a day.

    `controller` is an actor, UNDECIDED, or UNKNOWN (""); `rivals` are the actors that the standing
    claims name, sorted. `since` is the ISO day of the earliest standing claim. `claims` are the
    rows behind the state and those that happened since, newest first. lat and lon are degrees
    WGS84, `radius_km` the honest uncertainty.
    """

    place_id: str
    place: str
    lat: float
    lon: float
    geo_precision: str
    radius_km: float | None
    controller: str
    rivals: tuple[str, ...]
    since: str
    claims: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    """A row with what the fold reads of it. `rank` is its place in the order of telling."""

    row: Row
    event: str
    actor: str
    loser: str
    start: str
    end: str
    source: tuple[Cell, Cell]
    rank: int


def control(
    rows: Iterable[Row], as_of: date | None = None, clock: Clock = Clock.EVENT
) -> list[PlaceState]:
    """The state of every place that a claim reached by the end of `as_of` (None: by the last day).

    `rows` are those of Store.claim_rows(), in any order; places come out sorted by `place_id`.
    """
    counted = [row for row in rows if is_placed(row) and counts(row, as_of, clock)]
    places: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(counted, key=telling):
        places[place_key(row)].append(row)
    return [_state(key, places[key]) for key in sorted(places)]


def counts(row: Row, as_of: date | None, clock: Clock) -> bool:
    """Whether a row counts by the end of a day on a clock: rule 1."""
    day = known_on(row, clock)
    return day is not None and (as_of is None or day <= as_of.isoformat())


def known_on(row: Row, clock: Clock) -> str | None:
    """The ISO day from which a row counts on a clock, or None if it has no such day."""
    days = interval(row)
    if days is None:
        return None
    happened = str(row["date"] or days[1])
    if clock is Clock.EVENT:
        return happened
    return max(happened, str(row["published"])) if row["published"] else None


def is_placed(row: Row) -> bool:
    """Whether a row has coordinates to be drawn at."""
    return row["lat"] is not None and row["lon"] is not None


def place_key(row: Row) -> str:
    """What two claims about one place share: the place's id, or its coordinates."""
    return str(row["place_id"] or f"{row['lat']:.4f},{row['lon']:.4f}")


def telling(row: Row) -> tuple[Cell, ...]:
    """The sort key of the order of telling: by day, publication, status before change, text."""
    first, last = interval(row) or ("", "")
    found = str(row["sentence"]).find(str(row["trigger"] or ""))
    return (
        str(row["date"] or last),
        last,
        first,
        str(row["published"] or ""),
        row["event"] != Event.HELD,
        str(row["article_sha256"]),
        row["sentence_start"],
        found,
        row["place_start"],
        str(row["claim_id"]),
    )


def _state(key: str, rows: Sequence[Row]) -> PlaceState:
    told = [_told(row, rank) for rank, row in enumerate(rows)]
    standing = _standing(told)
    controller, rivals = _verdict(standing, told)
    first = max((t.start for t in standing), default="")
    behind = [t for t in told if t.end >= first]
    newest = (standing or behind)[-1].row
    return PlaceState(
        place_id=key,
        place=str(newest["place_name"] or newest["place"]),
        lat=float(newest["lat"] or 0),
        lon=float(newest["lon"] or 0),
        geo_precision=str(newest["geo_precision"]),
        radius_km=_number(newest["radius_km"]),
        controller=controller,
        rivals=rivals,
        since=min(t.start for t in standing or behind),
        claims=tuple(t.row for t in reversed(behind)),
    )


def _told(row: Row, rank: int) -> _Told:
    start, end = interval(row) or ("", "")
    source = (row["outlet"] or row["article_sha256"], row["claimant"])
    actor, loser = str(row["actor"] or ""), str(row["from_actor"] or "")
    return _Told(row, str(row["event"]), actor, loser, start, end, source, rank)


def _standing(told: Sequence[_Told]) -> list[_Told]:
    """The assertions of control that nothing settles, in the order of telling: rules 2 to 4."""
    denials = [t for t in told if t.event == Event.DENIED]
    asserting = [t for t in told if t.event in _ASSERTING and not _taken_back(t, denials)]
    newest = max((t.start for t in asserting), default="")
    live = [t for t in asserting if t.end >= newest]
    last_word = {t.source: t.rank for t in live}
    live = [t for t in live if t.rank == last_word[t.source]]
    return [t for t in live if not _taken_from(t, live)] or live


def _taken_back(claim: _Told, denials: Iterable[_Told]) -> bool:
    return any(
        d.actor == claim.actor and d.source == claim.source and d.rank > claim.rank for d in denials
    )


def _taken_from(claim: _Told, others: Iterable[_Told]) -> bool:
    return claim.event in _YIELDING and any(
        o.event == Event.CAPTURED
        and o.loser == claim.actor != o.actor
        and not (claim.event == Event.CAPTURED and claim.loser == o.actor)
        for o in others
    )


def _verdict(standing: Sequence[_Told], told: Sequence[_Told]) -> tuple[str, tuple[str, ...]]:
    """Rules 5 to 8: the controller, and the actors still named."""
    left = [t for t in told if t.event == Event.WITHDREW]
    holding = [t for t in standing if not any(_left_after(w, t) for w in left)]
    actors = {t.actor for t in holding}
    named = tuple(sorted(actors - {UNKNOWN}))
    doubted = any(_doubts(t, claim) for claim in holding for t in told)
    if len(named) > 1 or (named and doubted):
        return UNDECIDED, named
    return (named[0] if named else UNKNOWN), named


def _left_after(withdrawal: _Told, claim: _Told) -> bool:
    later = withdrawal.start > claim.end or (
        withdrawal.source == claim.source and withdrawal.rank > claim.rank
    )
    return withdrawal.actor == claim.actor and later


def _doubts(other: _Told, claim: _Told) -> bool:
    """Whether a withdrawal or a denial from another source speaks against a standing claim."""
    return (
        other.event in (Event.WITHDREW, Event.DENIED)
        and other.actor == claim.actor
        and other.source != claim.source
        and other.end >= claim.start
    )


def _number(value: Cell) -> float | None:
    return None if value is None else float(value)
