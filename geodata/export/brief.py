"""What a briefing shows: the claims, the day, and the words around them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property

from geodata.control import Clock, PlaceState, control, counts, is_placed, known_on, place_key
from geodata.export.changes import Change, changes
from geodata.export.provenance import Provenance, provenance
from geodata.selection import Row, Selection, interval

Box = tuple[float, float, float, float]
DEFAULT_TITLE = "Claims of control"


class Compare(StrEnum):
    """How two days are compared: only what changed between them, or two maps side by side."""

    CHANGES = "changes"
    BESIDE = "beside"


class Paper(StrEnum):
    """The shapes of a picture: a slide, two sheets lying on their side, a square."""

    SLIDE = "16:9"
    A4 = "a4"
    A3 = "a3"
    SQUARE = "square"


@dataclass(frozen=True)
class Brief:
    """One briefing. `rows` are what the filters of `selection` left of Store.claim_rows().

    `as_of` is the last day that counts (None: the last day of any claim); with `since`, an earlier
    day, the picture compares the two in the way of `compare`. `extent` is (west, south,
    east, north) in degrees; None fits the claims. `produced` is the date-time group, `handling` the
    handling line and `notes` the briefer's own words; "" leaves each out. `safe` takes the colours
    for colour-blind readers.
    """

    rows: tuple[Row, ...]
    selection: Selection = field(default_factory=Selection)
    as_of: date | None = None
    title: str = DEFAULT_TITLE
    paper: Paper = Paper.SLIDE
    extent: Box | None = None
    produced: str = ""
    handling: str = ""
    notes: str = ""
    safe: bool = False
    graticule: bool = False
    since: date | None = None
    compare: Compare = Compare.CHANGES

    @cached_property
    def day(self) -> date | None:
        """The day that is shown: `as_of`, or the last day on which a claim counts."""
        if self.as_of:
            return self.as_of
        known = [day for row in self.rows if (day := known_on(row, Clock.EVENT))]
        return date.fromisoformat(max(known)) if known else None

    @cached_property
    def all_states(self) -> list[PlaceState]:
        """Every place as of that day."""
        return control(self.rows, self.day)

    @cached_property
    def absent(self) -> tuple[Row, ...]:
        """The claims that no map can show: without a place or without a day."""
        return tuple(row for row in self.rows if not is_placed(row) or interval(row) is None)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """What changed after `since`, up to the day that is shown; nothing without `since`."""
        if self.since is None:
            return ()
        return changes(self.states_before, self.all_states, self.since)

    @cached_property
    def states_before(self) -> list[PlaceState]:
        """Every place as of `since`; none without it."""
        return control(self.rows, self.since) if self.since else []

    @cached_property
    def states(self) -> list[PlaceState]:
        """The places that are drawn: all, or only those that changed."""
        if self.since is None or self.compare is Compare.BESIDE:
            return self.all_states
        changed = {change.place_id for change in self.changes}
        return [state for state in self.all_states if state.place_id in changed]

    @cached_property
    def claims_at(self) -> Counter[str]:
        """How many claims each place has by then, by PlaceState.place_id."""
        return Counter(
            place_key(row)
            for row in self.rows
            if is_placed(row) and counts(row, self.day, Clock.EVENT)
        )

    @cached_property
    def provenance(self) -> Provenance:
        """Counts, sources, link and hash of the claims."""
        return provenance(self.rows, self.selection, self.day, self.all_states)


def brief(rows: Iterable[Row], selection: Selection, **words: object) -> Brief:
    """The briefing of what a selection leaves of rows; `words` are further fields of Brief.

    With `as_of`, claims that are known to be of a later day are left out everywhere.
    """
    found = Brief(tuple(selection.select(rows)), selection, **words)  # type: ignore[arg-type]
    if found.as_of is None:
        return found
    last = found.as_of.isoformat()
    told = (row for row in found.rows if (known_on(row, Clock.EVENT) or "") <= last)
    return replace(found, rows=tuple(told))


def date_time_group(moment: datetime | None = None) -> str:
    """A date-time group that reads the same in every language: 2017-09-30 14:05Z. Now if None."""
    return (moment or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%d %H:%MZ")


def subtitle(brief: Brief) -> str:
    """The day or range shown and the filters that are set, in one line."""
    chosen = brief.selection
    parts = [_days(brief)]
    if chosen.start or chosen.end:
        first = chosen.start.isoformat() if chosen.start else "…"
        last = chosen.end.isoformat() if chosen.end else "…"
        parts.append(f"claims of {first} to {last}")
    lists = {
        "gaining": chosen.gaining,
        "losing": chosen.losing,
        "without": chosen.hidden,
        "events": chosen.events,
        "outlets": chosen.outlets,
        "claimants": chosen.claimants,
        "pins": chosen.precisions,
    }
    parts += [f"{name}: {', '.join(sorted(values))}" for name, values in lists.items() if values]
    if chosen.hedged is not None:
        parts.append("hedged only" if chosen.hedged else "unhedged only")
    if chosen.min_confidence:
        parts.append(f"confidence ≥ {chosen.min_confidence:g}")
    if chosen.text:
        parts.append(f"place: {chosen.text}")
    return " · ".join(parts)


def _days(brief: Brief) -> str:
    if brief.day is None:
        return "No dated claim"
    if brief.since is None:
        return f"As of {brief.day.isoformat()}"
    what = "Only changes" if brief.compare is Compare.CHANGES else "Compared"
    return f"{what}: {brief.since.isoformat()} to {brief.day.isoformat()}"
