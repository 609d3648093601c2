"""The ledger on the screen: search, table, the evidence of the chosen claim, what was set aside."""

import hashlib
from collections.abc import Sequence
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geodata import confidence
from geodata.errors import InputError
from geodata.export import comma
from geodata.selection import Row, Selection
from geodata.store import Store
from pages.shared import ledger, passage

_CONFIDENCE = st.column_config.ProgressColumn(
    "Confidence", min_value=0.0, max_value=1.0, format="%.2f", help="That the claim is read right"
)
_COLUMNS = {
    "Confidence": _CONFIDENCE,
    "Sentence": st.column_config.TextColumn("Sentence", width="large"),
    "Link": st.column_config.LinkColumn("Link", display_text="open"),
}
# More lines than a person reads; each run of the page sends the table to the browser.
_MOST_SHOWN = 10_000
_PLACED = {"All": None, "On the map": True, "Not on the map": False}


def show_claims(rows: Sequence[Row], store: Store) -> None:
    """The claims that the link and the search leave, and the evidence of one of them.

    A claim that the link names is shown first, above the table; one that is chosen, below it.
    """
    linked = _of_link(rows)
    if linked is not None:
        _show_evidence(linked, store)
        st.divider()
    shown = _searched(_selected(rows))
    counted, download = st.columns([3, 2], vertical_alignment="center")
    counted.caption(_counted(len(shown), len(rows)))
    _offer(download, shown)
    picked = st.dataframe(
        ledger.table(shown[:_MOST_SHOWN]),
        key=f"ledger-{_fingerprint(shown)}",
        hide_index=True,
        column_config=_COLUMNS,
        on_select="rerun",
        selection_mode="single-row",
    )
    if picked.selection.rows:
        _show_evidence(shown[picked.selection.rows[0]], store)


def show_set_aside(store: Store) -> None:
    """What looked like a claim, or an input, and was set aside, each with its reason."""
    frame = ledger.reject_table(store.rejects())
    st.caption(f"{len(frame):,} set aside. Nothing is dropped in silence.")
    st.dataframe(frame, hide_index=True)


def _counted(shown: int, every: int) -> str:
    told = f"{shown:,} of {every:,} claims. Select one to read it where it stands."
    more = f" The first {_MOST_SHOWN:,} are listed: search for others, or download all."
    return told + more if shown > _MOST_SHOWN else told


def _of_link(rows: Sequence[Row]) -> Row | None:
    wanted = st.query_params.get("claim")
    found = next((row for row in rows if row["claim_id"] == wanted), None)
    if wanted and found is None:
        st.warning("The claim that the link names is not in this database.")
    return found


def _selected(rows: Sequence[Row]) -> Sequence[Row]:
    query = {key: st.query_params.get_all(key) for key in st.query_params}
    try:
        selection = Selection.from_query(query)
    except InputError as error:
        st.warning(str(error))
        return rows
    if selection == Selection():
        return rows
    told, undo = st.columns([4, 1], vertical_alignment="center")
    told.info("Filtered as on the map, by the link.")
    if undo.button("Show all claims", width="stretch"):
        st.query_params.clear()
        st.rerun()
    return selection.select(rows)


def _searched(rows: Sequence[Row]) -> list[Row]:
    box, place = st.columns([3, 2], vertical_alignment="bottom")
    text = box.text_input("Search", placeholder="a place, an actor, words of a sentence, an outlet")
    wanted = _PLACED[str(place.segmented_control("Place", list(_PLACED), default="All") or "All")]
    found = ledger.found(rows, text)
    return [row for row in found if wanted is None or (row["lat"] is not None) == wanted]


def _offer(place: DeltaGenerator, rows: Sequence[Row]) -> None:
    place.download_button(
        "Download these claims (CSV)",
        partial(comma.encode, list(rows)),
        "claims.csv",
        "text/csv",
        help="Cells that a spreadsheet would run as a formula are made plain text.",
        # A run of the page would drop the file before the browser has fetched it.
        on_click="ignore",
        width="stretch",
    )


def _show_evidence(row: Row, store: Store) -> None:
    st.subheader("Where this stands", anchor=False)
    article = store.article(str(row["article_sha256"]))
    words, facts = st.columns(2)
    if article is not None:
        words.html(passage.passage_html(article, row))
    facts.html(passage.facts_html(_facts(row)))
    others = store.candidates(str(row["claim_id"]))
    if others:
        with facts.expander("Other places that were considered"):
            st.html(passage.facts_html((str(n), line) for n, line in enumerate(others, 1)))
    place = Selection(text=str(row["place"])).to_query()
    facts.page_link("app.py", label="Show this place on the map", query_params=place)


def _facts(row: Row) -> list[tuple[str, str]]:
    said = {name: str(row[name] or "") for name in row}
    return [
        ("Event", said["event"]),
        ("Place", said["place"]),
        ("Actor", said["actor"] or "not said"),
        ("From", said["from_actor"]),
        ("Claimed by", said["claimant"] or "the article itself"),
        ("Doubt", "the text hedges it" if row["hedged"] else ""),
        ("Date", f"{ledger.date_shown(row)} ({ledger.date_status(row)})".strip()),
        ("Why this date", said["date_reason"]),
        ("On the map", ledger.pin_status(row)),
        ("Taken for", said["place_name"]),
        ("Why this place", said["geo_reason"]),
        ("Rule", said["rule"]),
        ("Confidence", confidence.told(float(row["confidence"] or 0))),
        ("Article", said["title"] or said["article"]),
        ("File", said["article"]),
        ("Outlet", said["outlet"]),
        ("Published", said["published"]),
        ("Link", said["url"]),
        ("Characters", f"{said['sentence_start']} to {said['sentence_end']}"),
        ("Article's SHA-256", said["article_sha256"]),
        ("Claim", said["claim_id"]),
    ]


def _fingerprint(rows: Sequence[Row]) -> str:
    """A key that changes with the rows, so that a selected row never points at another claim."""
    named = "".join(str(row["claim_id"]) for row in rows)
    return hashlib.sha256(named.encode()).hexdigest()[:16]
