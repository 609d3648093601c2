"""What a briefing says in words, before any format: who claims what since when, and what is new."""

from collections import defaultdict
from dataclasses import dataclass

from geodata.control import UNDECIDED, UNKNOWN, PlaceState
from geodata.export import wording
from geodata.export.brief import Brief
from geodata.export.changes import Change, named
from geodata.selection import Row


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a place, since when, the claim in words, and the source that it rests on."""

    place: str
    since: str
    text: str
    evidence: str
    source: str


@dataclass(frozen=True, slots=True)
class Section:
    """The places of one side, or the claims of one kind."""

    heading: str
    entries: tuple[Entry, ...]


def sections(brief: Brief) -> list[Section]:
    """A section a side, then the claims that are on no map."""
    found: dict[str, list[PlaceState]] = defaultdict(list)
    for state in sorted(brief.states, key=lambda s: (s.place, s.place_id)):
        found[state.controller].append(state)
    told = [
        Section(heading(side), tuple(map(_state_entry, found[side])))
        for side in sorted(found, key=lambda side: (side in (UNDECIDED, UNKNOWN), side))
    ]
    if brief.absent:
        told.append(Section("Not on the map", tuple(map(_row_entry, brief.absent))))
    return told


def heading(side: str) -> str:
    """The heading of a side's section: last claimed by it, not controlled by it."""
    special = {UNDECIDED: "Undecided: sources disagree", UNKNOWN: "Controller not known"}
    return special.get(side) or f"Last claimed by {side}"


def bullets(brief: Brief, most: int) -> list[str]:
    """The key changes, at most so many: those between two days, or else the newest claims."""
    if brief.since:
        newest = sorted(brief.changes, key=_weight, reverse=True)
        return [change_line(change) for change in newest[:most]]
    latest = sorted(brief.states, key=lambda s: str(s.claims[0]["date"]), reverse=True)
    rows = [state.claims[0] for state in latest[:most]]
    return [f"{wording.dated(row)}: {wording.statement(row)}" for row in rows]


def change_line(change: Change) -> str:
    """One change in words."""
    told = f"{wording.dated(change.claims[0])}: {wording.statement(change.claims[0])}"
    if not change.changed_hands:
        return told
    return f"{told}. {change.place}: {named(change.before)} → {named(change.after)}"


def change_table(brief: Brief) -> list[tuple[str, ...]]:
    """A header, and a row a change: side after, place, side before, day, claim, source."""
    header = ("Now", "Place", "Before", "Day", "Claim", "Source")
    return [header, *(_change_row(change) for change in brief.changes)]


def source(row: Row) -> str:
    """Outlet, title, date and link of a claim's article, as far as they are known."""
    title = f"“{row['title']}”" if row["title"] else row["article"]
    return ", ".join(str(p) for p in (row["outlet"], title, row["published"], row["url"]) if p)


def _weight(change: Change) -> tuple[bool, str]:
    """Key changes: those that changed hands before others, the newest first."""
    return change.changed_hands, str(change.claims[0]["date"] or "")


def _change_row(change: Change) -> tuple[str, ...]:
    row = change.claims[0]
    return (
        named(change.after), change.place, named(change.before), wording.dated(row),
        wording.statement(row), str(row["outlet"] or row["article"] or ""),
    )  # fmt: skip


def _state_entry(state: PlaceState) -> Entry:
    return _entry(state.claims[0], state.place, state.since)


def _row_entry(row: Row) -> Entry:
    return _entry(row, str(row["place"]), wording.dated(row))


def _entry(row: Row, place: str, since: str) -> Entry:
    text = f"{wording.statement(row)}, {wording.dated(row)}"
    return Entry(place, since, text, str(row["sentence"] or ""), source(row))
