"""The sidebar: every filter, and how the map is drawn. Widgets in, one Selection and View out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st

from geodata.claim import Cell
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


@dataclass(frozen=True, slots=True)
class Choices:
    """What the claims offer to choose from: names sorted, and the first and last day."""

    gaining: tuple[str, ...]
    losing: tuple[str, ...]
    outlets: tuple[str, ...]
    claimants: tuple[str, ...]
    first: date
    last: date


def choices(rows: Sequence[Row]) -> Choices:
    """What the rows offer to choose from."""
    gains, losses = zip(*map(sides, rows), strict=True)
    outlets, claimants = (_names(row[c] for row in rows) for c in ("outlet", "claimant"))
    return Choices(_names(gains), _names(losses), outlets, claimants, *_days(rows))


def show(offered: Choices, state: State) -> State:
    """Draw the sidebar and give the state that its reader set."""
    with st.sidebar:
        st.header("Filters", anchor=False)
        selection = _selection(offered, state.selection)
        view = _display(offered, state.view)
        st.button("Reset filters", on_click=_reset, width="stretch")
    return replace(state, selection=selection, view=view)


def follow(selection: Selection) -> None:
    """Bring the date fields to a range that was set on the map."""
    for name in ("start", "end"):
        st.session_state[_PREFIX + name] = getattr(selection, name)


def _selection(offered: Choices, selection: Selection) -> Selection:
    left, right = st.columns(2)
    limits = _limits(offered, selection)
    found: dict[str, Any] = {
        "start": left.date_input("From", **_seeded("start", selection.start), **limits),
        "end": right.date_input("To", **_seeded("end", selection.end), **limits),
        "gaining": _several("Side that gains or holds", "gaining", offered.gaining, selection),
        "losing": _several("Side that loses", "losing", offered.losing, selection),
        "events": _several("Event", "events", tuple(Event), selection),
        "text": st.text_input(
            "Place", placeholder="part of a name", **_seeded("text", selection.text)
        ),
    }
    with st.expander("Sources and certainty"):
        found |= _certainty(offered, selection)
    hidden = selection.hidden
    if hidden and st.button(f"Show again: {', '.join(sorted(hidden))}", width="stretch"):
        hidden = frozenset()
    return Selection(**found, hidden=hidden)


def _certainty(offered: Choices, selection: Selection) -> dict[str, Any]:
    word = next(word for word, value in _HEDGED.items() if value is selection.hedged)
    least = selection.min_confidence
    return {
        "outlets": _several("Outlet", "outlets", offered.outlets, selection),
        "claimants": _several("Claimant", "claimants", offered.claimants, selection),
        "hedged": _HEDGED[
            st.radio("Wording", list(_HEDGED), horizontal=True, **_seeded("hedged", word))
        ],
        "min_confidence": st.slider(
            "Confidence at least", 0.0, 1.0, step=0.05, **_seeded("confidence", least)
        ),
        "precisions": _several(
            "Precision of the pin", "precisions", tuple(GeoPrecision), selection
        ),
    }


def _display(offered: Choices, view: View) -> View:
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
        names = {*offered.outlets, *offered.claimants, *view.beside, *view.against} - {""}
        beside = st.multiselect(
            "Left map (empty: all)", sorted(names), **_seeded("beside", list(view.beside))
        )
        against = st.multiselect(
            "Right map", sorted(names), **_seeded("against", list(view.against))
        )
    return replace(view, colours=colours, base=base, beside=tuple(beside), against=tuple(against))


def _several(label: str, name: str, known: tuple[str, ...], selection: Selection) -> frozenset[str]:
    chosen = getattr(selection, name)
    options = list(dict.fromkeys(str(value) for value in (*known, *sorted(chosen))))
    empty = _OWN_VOICE if name == "claimants" else "not named"
    return frozenset(
        st.multiselect(
            label,
            options,
            format_func=lambda value: value or empty,
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


def _names(values: Iterable[Cell]) -> tuple[str, ...]:
    return tuple(sorted({str(value or "") for value in values}))


def _days(rows: Sequence[Row]) -> tuple[date, date]:
    known = [days for days in map(interval, rows) if days]
    first = min((first for first, _ in known), default=date.min.isoformat())
    last = max((last for _, last in known), default=date.max.isoformat())
    return date.fromisoformat(first), date.fromisoformat(last)


def _limits(offered: Choices, selection: Selection) -> dict[str, date]:
    chosen = [day for day in (selection.start, selection.end) if day]
    return {
        "min_value": min([offered.first, *chosen]),
        "max_value": max([offered.last, *chosen]),
    }


def _reset() -> None:
    for key in [key for key in st.session_state if str(key).startswith(_PREFIX)]:
        del st.session_state[key]
    st.session_state["reset_filters"] = True
