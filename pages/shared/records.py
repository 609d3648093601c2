"""What the pages show, read from the database once and again only when it has changed."""

from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from geodata.claim import Cell, Reject
from geodata.errors import ClaimlineError
from geodata.store import Store, default_url

Rows = list[dict[str, Cell]]


def store() -> Store:
    """The open store of CLAIMLINE_DB; where it cannot be opened the page says why and stops."""
    try:
        return _open(default_url())
    except ClaimlineError as error:
        st.error(str(error))
        st.stop()


def claim_rows() -> Rows:
    """Every claim, as Store.claim_rows() gives it. The list is shared: it is not to be changed."""
    return _claim_rows(default_url(), stamp(store()))


def rejects() -> Sequence[Reject]:
    """Everything that was set aside, with its reason."""
    return store().rejects()


def stamp(opened: Store) -> tuple[int, ...]:
    """Numbers that differ once the database has changed: of its files, or else of its articles."""
    database = opened.engine.url.database
    if opened.engine.dialect.name != "sqlite" or not database:
        return (opened.count_articles(),)
    files = (Path(database), Path(f"{database}-wal"))
    stats = [file.stat() for file in files if file.exists()]
    return tuple(number for stat in stats for number in (stat.st_mtime_ns, stat.st_size))


@st.cache_resource(show_spinner=False, max_entries=4)
def _open(url: str) -> Store:
    return Store.open(url)


@st.cache_resource(show_spinner="Reading the claims …", max_entries=2)
def _claim_rows(url: str, stamp: tuple[int, ...]) -> Rows:  # noqa: ARG001 - the key of the cache
    return _open(url).claim_rows()
