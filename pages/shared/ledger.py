"""The ledger's table: rows of the store in the words that a reader sees. No Streamlit in here."""

from collections.abc import Iterable, Sequence

import pandas as pd

from geodata.claim import Reject
from geodata.selection import Row, folded
from geodata.vocabulary import DatePrecision, GeoPrecision, Tier

_SEARCHED = (
    "place", "place_name", "mention", "actor", "from_actor", "actor_text", "event", "claimant",
    "sentence", "title", "outlet", "article", "date_text", "claim_id",
)  # fmt: skip
_DATED = {
    DatePrecision.DAY: "that day",
    DatePrecision.SPAN: "within these days",
    DatePrecision.WEEK: "within this week",
    DatePrecision.MONTH: "within this month",
    DatePrecision.YEAR: "within this year",
    DatePrecision.PUBLICATION: "that day or before: the article's date",
    DatePrecision.UNKNOWN: "undated: not on the timeline",
}
_PLACED = {
    GeoPrecision.EXACT: "exact",
    GeoPrecision.NEAR: "near",
    GeoPrecision.DISTRICT: "district only",
    GeoPrecision.PROVINCE: "province only",
    GeoPrecision.COUNTRY: "country only",
}
_BY = {
    Tier.DECISION: "an analyst's decision",
    Tier.CACHE: "the checked cache",
    Tier.GAZETTEER: "an installed gazetteer",
    Tier.WORLD: "the world's towns",
    Tier.ONLINE: "an online geocoder",
    Tier.GEOMETRY: "the wording",
}
COLUMNS = (
    "Date", "Event", "Place", "Actor", "From", "Sentence", "Claimant", "Doubt", "Dated",
    "On the map", "Confidence", "Outlet", "Article", "Link",
)  # fmt: skip


def found(rows: Iterable[Row], text: str) -> list[Row]:
    """The rows in which every word of `text` occurs, whatever its case and accents."""
    words = folded(text).split()
    if not words:
        return list(rows)
    return [row for row in rows if all(word in _searchable(row) for word in words)]


def table(rows: Sequence[Row]) -> pd.DataFrame:
    """One line a row, in the same order, with the columns of COLUMNS."""
    return pd.DataFrame([_line(row) for row in rows], columns=list(COLUMNS))


def reject_table(rejects: Iterable[Reject]) -> pd.DataFrame:
    """What was set aside: article, reason and, where there is one, the sentence."""
    lines = [(reject.article, reject.reason, reject.sentence) for reject in rejects]
    return pd.DataFrame(lines, columns=["Article", "Reason", "Sentence"])


def date_shown(row: Row) -> str:
    """The day, or the first and last day, on which the event happened; "" if undated."""
    start, end = row["date_start"] or row["date"], row["date_end"] or row["date"]
    return str(start or "") if start == end else f"{start or '…'} to {end or '…'}"


def date_status(row: Row) -> str:
    """How precisely the text dates the event."""
    return _DATED[DatePrecision(str(row["date_precision"]))]


def pin_status(row: Row) -> str:
    """Where the claim stands on the map and by whose coordinate, or why it is not on it."""
    precision = GeoPrecision(str(row["geo_precision"]))
    if precision not in _PLACED or row["lat"] is None:
        return "not on the map"
    radius = f", within {float(row['radius_km']):g} km" if row["radius_km"] else ""
    tier = _BY.get(Tier(str(row["geo_tier"])))
    return _PLACED[precision] + radius + (f", from {tier}" if tier else "")


def safe_link(url: object) -> str:
    """A link as it may be clicked: http and https only, else ""."""
    text = str(url or "")
    return text if text.startswith(("https://", "http://")) else ""


def _line(row: Row) -> tuple[object, ...]:
    return (
        date_shown(row),
        row["event"],
        row["place"],
        row["actor"],
        row["from_actor"],
        row["sentence"],
        row["claimant"] or "the article itself",
        "hedged" if row["hedged"] else "",
        date_status(row),
        pin_status(row),
        row["confidence"],
        row["outlet"],
        row["title"] or row["article"],
        safe_link(row["url"]) or None,
    )


def _searchable(row: Row) -> str:
    return folded("\n".join(str(row[name] or "") for name in _SEARCHED))
