"""Which claims the map shows, as rows for the tables under it. Pure; no Streamlit in here."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geodata.control import is_placed, known_on
from geodata.selection import Row, Selection, interval
from pages.shared.message import spoken_by
from pages.shared.view import Mode, View

Bounds = tuple[float, float, float, float]


def claims_in_view(
    rows: Sequence[Row], selection: Selection, view: View, bounds: Bounds | None
) -> list[Row]:
    """The claims behind the marks on the map, newest first.

    `bounds` is (south, west, north, east) in degrees, None for the whole earth.
    """
    near = [r for r in rows if is_placed(r) and _inside(r, bounds) and _on_day(r, view)]
    told = [row for row in selection.select(near) if _compared(row, view)]
    return sorted(told, key=lambda row: str(known_on(row, view.clock)), reverse=True)


def off_the_map(rows: Sequence[Row], selection: Selection) -> list[Row]:
    """The claims that the filters keep and that cannot be drawn on the timeline map.

    A range of days leaves out the undated; they are listed all the same: no day rules them out.
    """
    unplaced = [row for row in rows if not is_placed(row)]
    undated = [row for row in rows if is_placed(row) and interval(row) is None]
    any_day = replace(selection, start=None, end=None)
    return any_day.select(undated) + selection.select(unplaced)


def _inside(row: Row, bounds: Bounds | None) -> bool:
    if bounds is None:
        return True
    south, west, north, east = bounds
    return south <= float(row["lat"] or 0) <= north and west <= float(row["lon"] or 0) <= east


def _compared(row: Row, view: View) -> bool:
    """Whether one of the maps of a comparison shows the sources of a row."""
    left = not view.beside or spoken_by(row, view.beside)
    return left or spoken_by(row, view.against)


def _on_day(row: Row, view: View) -> bool:
    known = known_on(row, view.clock)
    if known is None or (view.day is not None and known > view.day):
        return False
    if view.mode is Mode.STATE or view.day is None:
        return True
    return known > (date.fromisoformat(view.day) - timedelta(days=view.days)).isoformat()
