"""The Briefing page's parts: the reader's wishes, the preview, the downloads."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from geodata.errors import ClaimlineError
from geodata.export import picture
from geodata.export.brief import Brief, Compare, Paper, date_time_group, subtitle
from geodata.export.formats import KINDS, Format, Options, make
from geodata.selection import Row
from pages.shared import briefing
from pages.shared.briefing import Extent, Wishes
from pages.shared.session import State

# The wishes outlive the page's widgets, so that a look at the map does not lose them.
WISHES = "briefing_wishes"
_PREFIX = "briefing_"
# Streamlit offers ten years about today unless it is told otherwise.
_ANY = (date(1900, 1, 1), date(2150, 1, 1))
_PAPERS = {
    Paper.SLIDE: "16:9 slide",
    Paper.A4: "A4, lying",
    Paper.A3: "A3, lying",
    Paper.SQUARE: "Square",
}
_COMPARISONS = {Compare.CHANGES: "Only what changed", Compare.BESIDE: "Both days side by side"}
_SCREEN, _PRINT = "PNG picture, 1920 wide", "PNG picture, 300 dpi"
_NO_EVIDENCE = "One frozen page, without sentences"


def asked(rows: Sequence[Row], state: State) -> Brief:
    """Draw the controls and give the briefing that they ask for; an error stops the page."""
    wishes = _wishes(_start(state), state)
    st.session_state[WISHES] = (wishes, briefing.origin(state))
    try:
        return briefing.made(rows, state, wishes)
    except ClaimlineError as error:
        st.error(str(error))
        st.stop()


def _start(state: State) -> Wishes:
    """The wishes of the last run; if the map's day or range moved since, with those of the map."""
    wishes, origin = st.session_state.get(WISHES, (None, None))
    if wishes is None:
        return briefing.fresh(state, date_time_group())
    if origin == briefing.origin(state):
        return wishes
    for name in ("as_of", "start", "end"):
        st.session_state.pop(_PREFIX + name, None)
    return briefing.following(wishes, state)


def show_preview(brief: Brief) -> None:
    """The picture as it will be, and the filters that it was made with."""
    st.image(picture.encode(brief), width="stretch")
    about = brief.provenance
    st.caption(
        f"{about.claims:,} claims of {len(about.sources):,} articles. Filters are those of the map."
    )
    st.text(f"{subtitle(brief)}\nLink: ?{about.query}\nData sha256: {about.digest}")


def show_downloads(brief: Brief) -> None:
    """One choice and one button; a file is made when the button asks for it."""
    choices = _choices()
    label = st.selectbox("Take it away as", list(choices), key="briefing_format")
    form, options = choices[label]
    made = st.session_state.get("briefing_made")
    identity = (label, repr(_identity(brief)))
    if st.button("Make the file", type="primary"):
        try:
            with st.spinner("Making the file …"):
                made = (identity, make(brief, form, options))
        except ClaimlineError as error:
            made = None
            st.error(str(error))
        st.session_state["briefing_made"] = made
    if made and made[0] == identity:
        name = briefing.file_name(brief, form)
        size = f"{len(made[1]) / 1e6:.1f} MB" if len(made[1]) > 1e5 else f"{len(made[1]):,} bytes"
        st.download_button(
            f"Download {name} ({size})", made[1], name, KINDS[form].media, on_click="ignore"
        )


def show_changes(brief: Brief) -> None:
    """What changed between the two days, by side and place."""
    if not brief.since:
        return
    st.subheader("What changed", anchor=False)
    if brief.changes:
        st.dataframe(briefing.changes(brief), hide_index=True)
    else:
        st.caption("No claim of these days passes the filters.")


def _wishes(before: Wishes, state: State) -> Wishes:
    options = list(Paper)
    wishes = replace(
        before,
        title=st.text_input("Title", max_chars=400, **_seeded("title", before.title)),
        paper=st.selectbox(
            "Paper", options, format_func=_PAPERS.get, **_seeded("paper", before.paper)
        ),
    )
    wishes = _extent(_days(wishes), state)
    with st.expander("Words on the picture"):
        return replace(
            wishes,
            produced=st.text_input("Date-time group", **_seeded("produced", wishes.produced)),
            handling=st.text_input("Handling line", **_seeded("handling", wishes.handling)),
            notes=st.text_area("Notes", max_chars=1000, **_seeded("notes", wishes.notes)),
            graticule=st.checkbox(
                "Latitudes and longitudes", **_seeded("graticule", wishes.graticule)
            ),
        )


def _days(wishes: Wishes) -> Wishes:
    left, right = st.columns(2)
    wishes = replace(
        wishes,
        as_of=left.date_input("As of", help="Empty: the last claim's day", **_day("as_of", wishes)),
        since=right.date_input("Changes since", help="Empty: none", **_day("since", wishes)),
        start=left.date_input("From", **_day("start", wishes)),
        end=right.date_input("To", **_day("end", wishes)),
    )
    if wishes.since is None:
        return wishes
    seeded = _seeded("compare", wishes.compare)
    compare = st.radio("Compare", list(Compare), format_func=_COMPARISONS.get, **seeded)
    return replace(wishes, compare=compare)


def _extent(wishes: Wishes, state: State) -> Wishes:
    options = [one for one in Extent if one is not Extent.MAP or state.bounds]
    chosen = wishes.extent if wishes.extent in options else Extent.FIT
    extent = st.radio("Extent", options, horizontal=True, **_seeded("extent", chosen))
    if extent is not Extent.BOX:
        return replace(wishes, extent=extent)
    columns = st.columns(2) * 2
    names = ("West", "South", "East", "North")
    box: Any = tuple(
        column.number_input(name, -180.0, 180.0, step=0.5, **_seeded(name, value))
        for column, name, value in zip(columns, names, wishes.box, strict=True)
    )
    return replace(wishes, extent=extent, box=box)


def _day(name: str, wishes: Wishes) -> dict[str, Any]:
    first, last = _ANY
    limits = {"min_value": first, "max_value": last, "format": "YYYY-MM-DD"}
    return limits | _seeded(name, getattr(wishes, name))


def _seeded(name: str, value: Any) -> dict[str, Any]:
    """The key of a widget; it starts with the wish, since leaving the page drops its key."""
    key = _PREFIX + name
    if key not in st.session_state:
        st.session_state[key] = value
    return {"key": key}


def _choices() -> dict[str, tuple[Format, Options]]:
    """Every format by its label; some come in two ways."""
    found = {kind.label: (form, Options()) for form, kind in KINDS.items() if form != Format.PNG}
    png = {
        _SCREEN: (Format.PNG, Options()),
        _PRINT: (Format.PNG, Options(dpi=picture.PRINT_DPI)),
    }
    return png | found | {_NO_EVIDENCE: (Format.HTML, Options(evidence=False))}


def _identity(brief: Brief) -> tuple[object, ...]:
    """What tells one briefing from another without naming every row."""
    return (brief.provenance.digest, replace(brief, rows=()))
