"""What the Briefing page makes of a reader's wishes. Pure; no Streamlit in here."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import pandas as pd

from geodata.errors import InputError
from geodata.export.brief import DEFAULT_TITLE, Box, Brief, Compare, Paper, brief
from geodata.export.formats import KINDS, Format
from geodata.export.summary import change_table
from geodata.selection import Row
from pages.shared.session import State
from pages.shared.view import Colours

_NOT_IN_NAMES = re.compile(r"[^\w-]+")


class Extent(StrEnum):
    """Which window of the earth the picture shows."""

    FIT = "Fit the claims"
    MAP = "As on the map"
    BOX = "By degrees"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a reader chose on the page. `box` counts where `extent` is BOX; days may be None."""

    title: str = DEFAULT_TITLE
    as_of: date | None = None
    since: date | None = None
    compare: Compare = Compare.CHANGES
    start: date | None = None
    end: date | None = None
    extent: Extent = Extent.FIT
    box: Box = (35.0, 32.0, 43.0, 38.0)
    paper: Paper = Paper.SLIDE
    produced: str = ""
    handling: str = ""
    notes: str = ""
    graticule: bool = False


def fresh(state: State, produced: str) -> Wishes:
    """The wishes of a reader who comes from the map."""
    return following(Wishes(produced=produced), state)


def following(wishes: Wishes, state: State) -> Wishes:
    """Wishes with the map's day and range."""
    day, start, end = origin(state)
    return replace(wishes, as_of=date.fromisoformat(day) if day else None, start=start, end=end)


def origin(state: State) -> tuple[str | None, date | None, date | None]:
    """The map's day and range, from which the wishes start."""
    return state.view.day, state.selection.start, state.selection.end


def made(rows: Sequence[Row], state: State, wishes: Wishes) -> Brief:
    """The briefing. Raises InputError, naming the value, for days or degrees out of order."""
    if wishes.since and wishes.as_of and wishes.since >= wishes.as_of:
        raise InputError(f"“Changes since” {wishes.since} is not before “As of” {wishes.as_of}")
    if wishes.start and wishes.end and wishes.start > wishes.end:
        raise InputError(f"“From” {wishes.start} is after “To” {wishes.end}")
    return brief(
        rows,
        replace(state.selection, start=wishes.start, end=wishes.end),
        as_of=wishes.as_of,
        since=wishes.since,
        compare=wishes.compare,
        title=wishes.title,
        paper=wishes.paper,
        extent=extent(state, wishes),
        produced=wishes.produced,
        handling=wishes.handling,
        notes=wishes.notes,
        safe=state.view.colours is Colours.SAFE,
        graticule=wishes.graticule,
    )


def extent(state: State, wishes: Wishes) -> Box | None:
    """The window that was chosen, or None to fit the claims."""
    if wishes.extent is Extent.MAP and state.bounds:
        south, west, north, east = state.bounds
        return west, south, east, north
    if wishes.extent is not Extent.BOX:
        return None
    west, south, east, north = wishes.box
    if not (-180 <= west < east <= 180 and -85 <= south < north <= 85):
        raise InputError("West must be less than east and south than north, all on earth")
    return wishes.box


def file_name(asked: Brief, form: Format) -> str:
    """A name for the download: the title in plain letters, the day, the ending."""
    stem = _NOT_IN_NAMES.sub("-", asked.title).strip("-").lower()[:60] or "claims"
    day = f"-{asked.day.isoformat()}" if asked.day else ""
    return f"{stem}{day}.{KINDS[form].suffix}"


def changes(asked: Brief) -> pd.DataFrame:
    """What changed, a line a place."""
    header, *lines = change_table(asked)
    return pd.DataFrame(lines, columns=list(header))
