"""The form that takes articles in: files or pasted text, with progress and what came of it."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from extract.read import SUFFIXES
from geodata.errors import ClaimlineError
from geodata.store import Store
from pages.shared.intake import (
    MOST_FILES,
    MOST_MEGABYTES,
    Handed,
    Report,
    pasted,
    take_in,
    too_much,
)

_REPORT = "intake_report"


def show_intake(store: Store) -> None:
    """The two forms, and the report of what was taken in last."""
    st.caption(
        "Articles are read on this machine and kept in its database; nothing is sent anywhere. "
        f"At most {MOST_FILES} files or {MOST_MEGABYTES} MB at once."
    )
    files, text = st.columns(2)
    with files.form("files", clear_on_submit=True):
        _file_form(store)
    with text.form("paste", clear_on_submit=True):
        _paste_form(store)
    if _REPORT in st.session_state:
        _show_report(st.session_state[_REPORT])


def _file_form(store: Store) -> None:
    st.markdown("**Files**")
    kinds = [suffix.lstrip(".") for suffix in SUFFIXES]
    uploads = st.file_uploader(
        "Articles", kinds, accept_multiple_files=True, max_upload_size=MOST_MEGABYTES
    )
    day = st.date_input("Date of those without one", None, key="files_date")
    if st.form_submit_button("Read these files") and uploads:
        _read([Handed(one.name, one.getvalue()) for one in uploads], store, _day(day))


def _paste_form(store: Store) -> None:
    st.markdown("**Text**")
    title = st.text_input("Title", max_chars=300)
    outlet = st.text_input("Outlet", max_chars=100)
    day = st.date_input("Published", None, key="paste_date")
    text = st.text_area("Text", height=180, max_chars=200_000)
    if st.form_submit_button("Read this text") and text.strip():
        _read([pasted(text, title, outlet)], store, _day(day))


def _read(files: Sequence[Handed], store: Store, published: date | None) -> None:
    refusal = too_much(files)
    if refusal:
        st.error(refusal)
        return
    bar = st.progress(0.0)
    try:
        st.session_state[_REPORT] = take_in(
            files, store, published, lambda done, every, _: bar.progress(done / every)
        )
    except ClaimlineError as error:
        st.error(str(error))
        return
    st.rerun()


def _show_report(report: Report) -> None:
    told = f"{report.articles} read, {report.claims} claims found."
    (st.success if report.articles else st.warning)(told)
    if report.lines:
        st.code("\n".join(report.lines), language=None, wrap_lines=True)


def _day(chosen: object) -> date | None:
    return chosen if isinstance(chosen, date) else None
