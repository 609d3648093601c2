"""CSV in ACLED's columns and vocabulary, so that claims line up beside event data.

The vocabulary stands in geodata/data/acled.toml, each decision in docs/EXPORTS.md. UCDP's
precision codes follow in two columns of their own, and `tags` holds what ACLED has no column for.
"""

import csv
import io
import tomllib
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

from geodata.export.cells import defuse, written
from geodata.selection import Row, interval
from geodata.vocabulary import Event

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type"),
    *("sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2"),
    *("interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2"),
    *("admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale"),
    *("notes", "fatalities", "tags", "timestamp", "ucdp_where_prec", "ucdp_date_prec"),
)
_TAGS = (
    *("claim_id", "event", "place", "place_id", "claimant", "hedged", "confidence", "date_start"),
    *("date_end", "date_precision", "geo_precision", "article", "sentence_start", "sentence_end"),
    "url",
)
_STATE, _LONG_SPAN_DAYS = 1, 7


def encode(rows: Iterable[Row]) -> bytes:
    """The rows as ACLED-shaped CSV; a column that claims know nothing of stays empty."""
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    table.writeheader()
    table.writerows({key: _cell(value) for key, value in event(row).items()} for row in rows)
    return text.getvalue().encode("utf-8")


def event(row: Row) -> dict[str, str | int | float | None]:
    """One claim as the cells of an ACLED event; columns that are not known are left out."""
    actor, other = str(row["actor"] or ""), str(row["from_actor"] or "")
    disorder, kind, sub_kind = _kind(str(row["event"]), actor)
    day = row["date"] or row["date_end"] or row["date_start"]
    time_code, ucdp_time = _time_codes(row)
    place_code, ucdp_place = _data()["geo_precision"].get(row["geo_precision"], (None, None))
    return {
        "event_id_cnty": f"CLAIM-{row['claim_id']}",
        "event_date": day,
        "year": int(str(day)[:4]) if day else None,
        "time_precision": time_code,
        "disorder_type": disorder,
        "event_type": kind,
        "sub_event_type": sub_kind,
        "actor1": actor,
        "inter1": _inter(actor),
        "actor2": other,
        "inter2": _inter(other),
        "interaction": "-".join(filter(None, (_inter(actor), _inter(other)))),
        "location": row["place_name"] or row["place"],
        "latitude": row["lat"],
        "longitude": row["lon"],
        "geo_precision": place_code,
        "source": row["outlet"],
        "notes": f"Claim, not a verified fact ({row['event']}): {row['sentence']}",
        "tags": urlencode([(key, written(row[key])) for key in _TAGS]),
        "ucdp_where_prec": ucdp_place,
        "ucdp_date_prec": ucdp_time,
    }


def _kind(name: str, actor: str) -> tuple[str, str, str]:
    if name == Event.CAPTURED:
        whose = "state" if _data()["inter"].get(actor) == _STATE else "other"
        return tuple(_data()["captured"][whose])
    return tuple(_data()["events"][name])


def _time_codes(row: Row) -> tuple[int | None, int | None]:
    days = interval(row)
    if days is None:
        return None, None
    precision = str(row["date_precision"])
    length = (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days + 1
    if precision == "span" and length > _LONG_SPAN_DAYS:
        precision = "month"
    found = _data()["time_precision"].get(precision, (None, None))
    return found[0], found[1]


def _inter(actor: str) -> str:
    code = _data()["inter"].get(actor)
    return str(_data()["inter_names"][str(code)]) if code else ""


def _cell(value: str | int | float | None) -> str:
    return defuse(value) if isinstance(value, str) else written(value)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("geodata").joinpath("data/acled.toml").read_text("utf-8"))
