"""What a briefing shows: the claims, the day, and the words around them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property

from geodata.control import Clock, PlaceState, control, counts, is_placed, known_on, place_key
from geodata.export.provenance import Provenance, provenance
from geodata.selection import Row, Selection

Box = tuple[float, float, float, float]
DEFAULT_TITLE = "Claims of control"


class Paper(StrEnum):
    """The shapes of a picture: a slide, two sheets lying on their side, a square."""

    SLIDE = "16:9"
    A4 = "a4"
    A3 = "a3"
    SQUARE = "square"


@dataclass(frozen=True)
class Brief:
    """One briefing. `rows` are what the filters of `selection` left of Store.claim_rows().

    `as_of` is the last day that counts (None: the last day of any claim). `extent` is (west, south,
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

    @cached_property
    def day(self) -> date | None:
        """The day that is shown: `as_of`, or the last day on which a claim counts."""
        if self.as_of:
            return self.as_of
        known = [day for row in self.rows if (day := known_on(row, Clock.EVENT))]
        return date.fromisoformat(max(known)) if known else None

    @cached_property
    def states(self) -> list[PlaceState]:
        """Every place as of that day."""
        return control(self.rows, self.day)

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
        return provenance(self.rows, self.selection, self.day, self.states)


def brief(rows: Iterable[Row], selection: Selection, **words: object) -> Brief:
    """The briefing of what a selection leaves of rows; `words` are further fields of Brief."""
    return Brief(tuple(selection.select(rows)), selection, **words)  # type: ignore[arg-type]


def date_time_group(moment: datetime | None = None) -> str:
    """A date-time group that reads the same in every language: 2017-09-30 14:05Z. Now if None."""
    return (moment or datetime.now(UTC)).astimezone(UTC).strftime("%Y-%m-%d %H:%MZ")


def subtitle(brief: Brief) -> str:
    """The day or range shown and the filters that are set, in one line."""
    chosen = brief.selection
    parts = [f"As of {brief.day.isoformat()}" if brief.day else "No dated claim"]
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
