"""The reader's state across runs: filters, view, and what the map last reported."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import streamlit as st

from geodata.control import Clock
from geodata.errors import InputError
from geodata.payload import Payload
from geodata.selection import Selection
from pages.shared.component import KEY as MAP
from pages.shared.message import Echo
from pages.shared.view import Mode, View

STATE = "map_state"


@dataclass(frozen=True, slots=True)
class State:
    """All that the page shows depends on this and on the claims.

    `bounds` is what the map shows: (south, west, north, east) in degrees. `fault` says what of the
    link could not be read.
    """

    selection: Selection
    view: View
    echo: Echo = field(default_factory=Echo)
    bounds: tuple[float, float, float, float] | None = None
    fault: str = ""


def state() -> State:
    """The state of this session; on its first run, that of the link."""
    if STATE not in st.session_state:
        st.session_state[STATE] = _of_link({k: st.query_params.get_all(k) for k in st.query_params})
    return st.session_state[STATE]


def keep(found: State) -> None:
    """Make a state that of the session, and write its link into the address."""
    st.session_state[STATE] = found
    query = found.selection.to_query() | found.view.to_query()
    if query != {k: st.query_params.get_all(k) for k in st.query_params}:
        st.query_params.from_dict(query)


def heard(before: State, payload: Payload) -> State:
    """The state after what the map last reported, if that is news and about these claims."""
    report = st.session_state.get(MAP)
    if not report or report.get("payload") != payload.name:
        return before
    if report["seq"] <= before.echo.seq or report["nonce"] != before.echo.nonce:
        return before
    return told(before, payload, report)


def told(before: State, payload: Payload, report: Mapping[str, Any]) -> State:
    """The state after one report of the map. Pure."""
    start, end = map(_day, report["range"] or (None, None))
    number = report["claim"]
    return replace(
        before,
        selection=replace(
            before.selection, hidden=frozenset(report["hidden"]), start=start, end=end
        ),
        view=replace(
            before.view,
            day=None if report["last_day"] else report["day"],
            mode=Mode(report["mode"]),
            clock=Clock(report["clock"]),
            days=report["days"],
            center=tuple(report["center"]),
            zoom=report["zoom"],
            claim="" if number is None else str(payload.rows[number]["claim_id"]),
        ),
        echo=replace(before.echo, seq=report["seq"]),
        bounds=tuple(report["bounds"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def shown_at(before: State, claim_id: str) -> State:
    """The state in which the map is asked to fly to a claim."""
    echo = replace(before.echo, nonce=before.echo.nonce + 1)
    return replace(before, view=replace(before.view, claim=claim_id, center=None), echo=echo)


def _of_link(query: Mapping[str, list[str]]) -> State:
    try:
        return State(Selection.from_query(query), View.from_query(query))
    except InputError as error:
        return State(Selection(), View(), fault=str(error))
