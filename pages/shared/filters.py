"""The sidebar: every filter, and how the map is drawn. Widgets in, one Selection and View out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from geodata.selection import Row, Selection, interval, sides
from geodata.vocabulary import Event, GeoPrecision
from pages.shared.session import State
from pages.shared.view import Base, Colours, View

_PREFIX = "filter_"
_HEDGED = {"All": None, "Plain only": False, "Hedged only": True}
_COLOURS = {Colours.CONVENTIONAL: "As on war maps", Colours.SAFE: "For colour-blind readers"}
_BASES = {
    Base.OFFLINE: "Vector, offline",
    Base.STREETS: "OpenStreetMap, online",
    Base.LIGHT: "Light, online",
    Base.SATELLITE: "Satellite, online",
}
_OWN_VOICE = "the article’s own voice"


def show(rows: Sequence[Row], state: State) -> State:
    """Draw the sidebar for the rows and give the state that its reader set."""
    with st.sidebar:
        st.header("Filters", anchor=False)
        selection = _selection(rows, state.selection)
        view = _display(rows, state.view)
        st.button("Reset filters", on_click=_reset, width="stretch")
    return replace(state, selection=selection, view=view)


def follow(selection: Selection) -> None:
    """Bring the date fields to a range that was set on the map."""
    for name in ("start", "end"):
        st.session_state[_PREFIX + name] = getattr(selection, name)


def _selection(rows: Sequence[Row], selection: Selection) -> Selection:
    first, last = _days(rows)
    left, right = st.columns(2)
    days = {
        "start": left.date_input(
            "From", **_seeded("start", selection.start), **_limits(first, last, selection)
        ),
        "end": right.date_input(
            "To", **_seeded("end", selection.end), **_limits(first, last, selection)
        ),
    }
    gains, losses = zip(*(sides(row) for row in rows), strict=True)
    found = {
        "gaining": _several("Side that gains or holds", "gaining", gains, selection),
        "losing": _several("Side that loses", "losing", losses, selection),
        "events": _several("Event", "events", Event, selection),
        "text": st.text_input(
            "Place", placeholder="part of a name", **_seeded("text", selection.text)
        ),
    }
    with st.expander("Sources and certainty"):
        found |= {
            "outlets": _several("Outlet", "outlets", (row["outlet"] for row in rows), selection),
            "claimants": _several(
                "Claimant", "claimants", (row["claimant"] for row in rows), selection
            ),
            "hedged": _HEDGED[
                st.radio(
                    "Hedged wording",
                    list(_HEDGED),
                    horizontal=True,
                    **_seeded("hedged", _word(selection)),
                )
            ],
            "min_confidence": st.slider(
                "Confidence at least",
                0.0,
                1.0,
                step=0.05,
                **_seeded("confidence", selection.min_confidence),
            ),
            "precisions": _several("Precision of the pin", "precisions", GeoPrecision, selection),
        }
    hidden = selection.hidden
    if hidden and st.button(f"Show again: {', '.join(sorted(hidden))}", width="stretch"):
        hidden = frozenset()
    return Selection(**days, **found, hidden=hidden)


def _display(rows: Sequence[Row], view: View) -> View:
    with st.expander("Display"):
        colours = st.radio(
            "Colours", list(Colours), format_func=_COLOURS.get, **_seeded("colours", view.colours)
        )
        base = st.radio(
            "Base map", list(Base), format_func=_BASES.get, **_seeded("base", view.base)
        )
        if base is not Base.OFFLINE:
            st.caption("Online maps ask another host for pictures of what you look at.")
    with st.expander("Compare two sets of sources"):
        names = {str(row[c]) for row in rows for c in ("outlet", "claimant") if row[c]}
        options = sorted(names | {*view.beside, *view.against})
        beside = st.multiselect(
            "Left map (empty: all)", options, **_seeded("beside", list(view.beside))
        )
        against = st.multiselect("Right map", options, **_seeded("against", list(view.against)))
    return replace(view, colours=colours, base=base, beside=tuple(beside), against=tuple(against))


def _several(label: str, name: str, values: Iterable[Any], selection: Selection) -> frozenset[str]:
    chosen = getattr(selection, name)
    known = dict.fromkeys(str(value or "") for value in values)
    options = [*known] if name in ("events", "precisions") else sorted({*known, *chosen})
    empty = _OWN_VOICE if name == "claimants" else "not named"
    return frozenset(
        st.multiselect(
            label,
            options,
            format_func=lambda v: v or empty,
            placeholder="all",
            **_seeded(name, sorted(chosen)),
        )
    )


def _seeded(name: str, value: Any) -> dict[str, str]:
    """The key of a widget, which starts with `value`: leaving the page drops its own."""
    key = _PREFIX + name
    if key not in st.session_state:
        st.session_state[key] = value
    return {"key": key}


def _word(selection: Selection) -> str:
    return next(word for word, value in _HEDGED.items() if value is selection.hedged)


def _days(rows: Sequence[Row]) -> tuple[date, date]:
    known = [days for days in map(interval, rows) if days]
    if not known:
        return date(2000, 1, 1), date(2100, 1, 1)
    return (
        date.fromisoformat(min(first for first, _ in known)),
        date.fromisoformat(max(last for _, last in known)),
    )


def _limits(first: date, last: date, selection: Selection) -> dict[str, date]:
    set_days = [day for day in (selection.start, selection.end) if day]
    return {"min_value": min([first, *set_days]), "max_value": max([last, *set_days])}


def _reset() -> None:
    for key in [key for key in st.session_state if str(key).startswith(_PREFIX)]:
        del st.session_state[key]
    st.session_state["reset_filters"] = True
