"""The sidebar: every filter, and how the map is drawn.

What its widgets hold is read before they are drawn, so that the map comes first.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import streamlit as st

from geodata.claim import Cell
from geodata.selection import Row, Selection, interval, sides
from geodata.vocabulary import Event, GeoPrecision
from pages.shared.session import State, keep
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
_SEVERAL = ("gaining", "losing", "events", "outlets", "claimants", "precisions")
_COMPARED_LABELS = (("Left map (empty: all)", "beside"), ("Right map", "against"))
_COMPARED = tuple(name for _, name in _COMPARED_LABELS)


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


def read(state: State) -> State:
    """The state with what the sidebar's widgets hold, which is known before they are drawn."""
    before, view = state.selection, state.view
    several = {name: frozenset(_held(name, getattr(before, name))) for name in _SEVERAL}
    selection = replace(
        before,
        start=_held("start", before.start),
        end=_held("end", before.end),
        text=_held("text", before.text),
        hedged=_HEDGED[_held("hedged", _word(before))],
        min_confidence=_held("min_confidence", before.min_confidence),
        **several,
    )
    sides_compared = {name: tuple(_held(name, getattr(view, name))) for name in _COMPARED}
    shown = replace(
        view,
        colours=_held("colours", view.colours),
        base=_held("base", view.base),
        **sides_compared,
    )
    return replace(state, selection=selection, view=shown)


def draw(offered: Choices, state: State) -> None:
    """Draw the sidebar."""
    selection, view = state.selection, state.view
    with st.sidebar:
        st.header("Filters", anchor=False)
        _draw_claims(offered, selection)
        _folded(
            "Sources and certainty", _certainty_set(selection), _draw_certainty, offered, selection
        )
        _folded("Display", 0, _draw_display, view)
        _folded("Compare two sets of sources", bool(view.against), _draw_compared, offered, view)
        if selection.hidden:
            hidden = ", ".join(sorted(selection.hidden))
            st.button(f"Show again: {hidden}", on_click=_show_hidden, args=[state], width="stretch")
        st.button("Reset filters", on_click=_reset, args=[state], width="stretch")


def follow(selection: Selection) -> None:
    """Bring the date fields to a range that was set on the map."""
    for name in ("start", "end"):
        st.session_state[_PREFIX + name] = getattr(selection, name)


def _folded(label: str, used: int, fill: Callable[..., None], *arguments: object) -> None:
    """A part of the sidebar that costs nothing until unfolded; `used` of its filters are set."""
    told = f"{label} ({used} set)" if used else label
    with st.expander(told, key=f"unfolded_{label}", on_change="rerun") as part:
        if part.open:
            fill(*arguments)


def _certainty_set(selection: Selection) -> int:
    named = (selection.outlets, selection.claimants, selection.precisions)
    return sum(map(bool, named)) + (selection.hedged is not None) + bool(selection.min_confidence)


def _draw_claims(offered: Choices, selection: Selection) -> None:
    limits = _limits(offered, selection)
    st.date_input("From", **_seeded("start", selection.start), **limits)
    st.date_input("To", **_seeded("end", selection.end), **limits)
    _several("Side that gains or holds", "gaining", offered.gaining, selection)
    _several("Side that loses", "losing", offered.losing, selection)
    _several("Event", "events", tuple(Event), selection)
    st.text_input("Place", placeholder="part of a name", **_seeded("text", selection.text))


def _draw_certainty(offered: Choices, selection: Selection) -> None:
    _several("Outlet", "outlets", offered.outlets, selection)
    _several("Claimant", "claimants", offered.claimants, selection)
    st.radio("Wording", list(_HEDGED), horizontal=True, **_seeded("hedged", _word(selection)))
    least = _seeded("min_confidence", selection.min_confidence)
    st.slider("Confidence at least", 0.0, 1.0, step=0.05, **least)
    _several("Precision of the pin", "precisions", tuple(GeoPrecision), selection)


def _draw_display(view: View) -> None:
    seeded = _seeded("colours", view.colours)
    st.radio("Colours", list(Colours), format_func=_COLOURS.get, **seeded)
    st.radio("Base map", list(Base), format_func=_BASES.get, **_seeded("base", view.base))
    if view.base is not Base.OFFLINE:
        st.caption("Online maps ask another host for pictures of what you look at.")


def _draw_compared(offered: Choices, view: View) -> None:
    names = {*offered.outlets, *offered.claimants, *view.beside, *view.against} - {""}
    for label, name in _COMPARED_LABELS:
        st.multiselect(label, sorted(names), **_seeded(name, list(getattr(view, name))))


def _several(label: str, name: str, known: tuple[str, ...], selection: Selection) -> None:
    chosen = sorted(getattr(selection, name))
    options = list(dict.fromkeys(str(value) for value in (*known, *chosen)))
    empty = _OWN_VOICE if name == "claimants" else "not named"
    st.multiselect(
        label,
        options,
        format_func=lambda value: value or empty,
        placeholder="all",
        **_seeded(name, chosen),
    )


def _held(name: str, otherwise: Any) -> Any:
    return st.session_state.get(_PREFIX + name, otherwise)


def _word(selection: Selection) -> str:
    return next(word for word, value in _HEDGED.items() if value is selection.hedged)


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


def _show_hidden(state: State) -> None:
    keep(replace(state, selection=replace(state.selection, hidden=frozenset())))


def _reset(state: State) -> None:
    for key in [key for key in st.session_state if str(key).startswith(_PREFIX)]:
        del st.session_state[key]
    keep(replace(state, selection=Selection(), fault=""))
