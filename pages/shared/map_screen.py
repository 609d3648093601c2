"""The map page's parts: the map, the tables under it, and what stands there before any claim."""

import hashlib
from collections.abc import Sequence

import streamlit as st

from geodata.payload import Payload, build
from geodata.selection import Row
from geodata.store import default_url
from pages.shared import component, filters, in_view, ledger, passage, records, session
from pages.shared.filters import Choices, choices
from pages.shared.message import message
from pages.shared.session import State

_LISTED = 500
_STYLE = """
<style>
iframe[title="streamlit_folium.st_folium"] {
  height: max(520px, calc(100vh - 9.5rem)) !important;
  border: 1px solid rgba(128, 128, 128, .25);
}
</style>
"""


def show_empty() -> None:
    """What to do before there is a claim."""
    st.title("Claimline", anchor=False)
    st.markdown(
        "A map of who is claimed to control what, when, and by whose word. "
        "**There are no claims yet.** Three ways to them:"
    )
    st.page_link(
        "pages/1_Claims.py", label="Add articles on the Claims page", icon=":material/add:"
    )
    st.markdown(
        "- `make run` reads the samples.\n"
        "- `python -m extract run PATH... --out claims.csv` reads your own articles."
    )


def payload(rows: Sequence[Row]) -> Payload:
    """The file of claims that the browser fetches, made once for one state of the database."""
    built = _payload(rows, _state_of_database())
    component.serve(built)
    return built


def offered(rows: Sequence[Row]) -> Choices:
    """What the filters offer, worked out once for one state of the database."""
    return _choices(rows, _state_of_database())


def _state_of_database() -> tuple[object, ...]:
    return default_url(), *records.stamp(records.store())


@st.cache_resource(show_spinner=False, max_entries=4)
def _payload(_rows: Sequence[Row], state: tuple[object, ...]) -> Payload:  # noqa: ARG001 - the key
    return build(_rows)


@st.cache_resource(show_spinner=False, max_entries=4)
def _choices(_rows: Sequence[Row], state: tuple[object, ...]) -> Choices:  # noqa: ARG001 - the key
    return choices(_rows)


def heard(before: State, built: Payload) -> State:
    """The state after the map's last report; the date fields follow it."""
    after = session.heard(before, built)
    if after is not before:
        filters.follow(after.selection)
    return after


def show_map(built: Payload, state: State) -> None:
    """The line that says what the map is, and the map."""
    st.html(_STYLE)
    st.markdown(
        "**Claimline** &nbsp; Claims, not verified facts. "
        "Each mark says who is claimed to control a place."
    )
    if state.fault:
        st.warning(state.fault)
    theme = st.context.theme.type or "light"
    component.show(message(built, state.selection, state.view, state.echo, theme))


def show_tables(rows: Sequence[Row], state: State) -> None:
    """The claims that the map shows, and those that it cannot show, with the reason.

    `state.bounds` is known: it says what is in view.
    """
    shown = in_view.claims_in_view(rows, state.selection, state.view, state.bounds)
    absent = in_view.off_the_map(rows, state.selection)
    chosen = next((row for row in rows if row["claim_id"] == state.view.claim), None)
    listed, told = (st.container(), None) if chosen is None else st.columns([3, 2], gap="medium")
    if told is not None:
        with told:
            _show_passage(chosen)
    with listed:
        _show_lists(shown, absent, state)


def _show_passage(row: Row) -> None:
    """The selected claim's sentence where it stands in its article."""
    st.markdown("**The selected claim in its article**")
    article = records.store().article(str(row["article_sha256"]))
    if article is not None:
        st.html(passage.passage_html(article, row))
    query = {"claim": str(row["claim_id"])}
    st.page_link("pages/1_Claims.py", label="All that is known of this claim", query_params=query)


def _show_lists(shown: Sequence[Row], absent: Sequence[Row], state: State) -> None:
    seen, unseen = st.tabs(
        [f"Claims in view ({len(shown):,})", f"Not on the map ({len(absent):,})"]
    )
    with seen:
        _show_shown(shown, state)
    with unseen:
        st.caption(
            "Claims without a place that can be located, or without a date, are never guessed."
        )
        st.dataframe(ledger.table(absent[:_LISTED]), hide_index=True)


def _show_shown(shown: Sequence[Row], state: State) -> None:
    if not shown:
        st.caption("No claim is in view: move the map, the day or the filters.")
        return
    listed = shown[:_LISTED]
    if len(shown) > _LISTED:
        st.caption(f"The newest {_LISTED} of {len(shown):,}. The Claims page lists all of them.")
    key = (
        "in_view_"
        + hashlib.sha256("".join(str(row["claim_id"]) for row in listed).encode()).hexdigest()[:12]
    )
    picked = st.dataframe(
        ledger.table(listed),
        key=key,
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
    )
    if picked.selection.rows:
        chosen = str(listed[picked.selection.rows[0]]["claim_id"])
        if st.session_state.get("flown_to") != (key, chosen):
            st.session_state["flown_to"] = (key, chosen)
            session.keep(session.shown_at(state, chosen))
            st.rerun()
