"""Which claims the map shows, as rows for the tables under it. Pure; no Streamlit in here."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from geodata.control import is_placed, known_on
from geodata.selection import Row, Selection
from pages.shared.view import Mode, View

Bounds = tuple[float, float, float, float]


def claims_in_view(
    rows: Sequence[Row], selection: Selection, view: View, bounds: Bounds | None
) -> list[Row]:
    """The claims behind the marks on the map, newest first.

    `bounds` is (south, west, north, east) in degrees, None for the whole earth.
    """
    shown = [
        row
        for row in rows
        if is_placed(row) and _inside(row, bounds) and _on_day(row, view) and selection.keeps(row)
    ]
    return sorted(shown, key=lambda row: str(known_on(row, view.clock)), reverse=True)


def off_the_map(rows: Sequence[Row], selection: Selection) -> list[Row]:
    """The claims that the filters keep and that cannot be drawn on the timeline map.

    A range of days leaves out the undated; they are listed all the same: no day rules them out.
    """
    return [
        row
        for row in rows
        if (not is_placed(row) and selection.keeps(row))
        or (row["date"] is None and _undated(selection).keeps(row))
    ]


def _undated(selection: Selection) -> Selection:
    return replace(selection, start=None, end=None)


def _inside(row: Row, bounds: Bounds | None) -> bool:
    if bounds is None:
        return True
    south, west, north, east = bounds
    return south <= float(row["lat"] or 0) <= north and west <= float(row["lon"] or 0) <= east


def _on_day(row: Row, view: View) -> bool:
    known = known_on(row, view.clock)
    if known is None or (view.day is not None and known > view.day):
        return False
    if view.mode is Mode.STATE or view.day is None:
        return True
    return known > (date.fromisoformat(view.day) - timedelta(days=view.days)).isoformat()
