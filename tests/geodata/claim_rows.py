"""Short builders of claim rows, as Store.claim_rows() gives them."""

from collections.abc import Iterator
from itertools import count

from geodata.claim import COLUMNS

_NUMBERS: Iterator[int] = count(1)

_PLAIN = dict.fromkeys(COLUMNS) | {
    "event": "captured",
    "place": "Tell Alpha",
    "place_id": "alpha",
    "place_name": "Tell Alpha",
    "actor": "SAA",
    "from_actor": "",
    "date": "2017-05-10",
    "date_precision": "day",
    "claimant": "",
    "hedged": False,
    "lat": 35.0,
    "lon": 38.0,
    "geo_precision": "exact",
    "confidence": 0.9,
    "sentence": "The army took Tell Alpha.",
    "trigger": "took",
    "sentence_start": 0,
    "sentence_end": 25,
    "place_start": 14,
    "article": "brief.txt",
    "article_sha256": "a" * 64,
    "outlet": "Daily",
    "title": "Brief",
    "url": "",
    "published": "2017-05-11",
    "mention": "",
    "rule": "test",
    "radius_km": 0.0,
    "geo_tier": "cache",
    "geo_reason": "",
    "date_text": "",
    "date_reason": "",
    "actor_text": "",
}


def claim(**changes):
    """A row of a plain capture with some values changed and an id of its own.

    `date` alone dates the event to that day; `outlet` gives the row an article of its own.
    """
    row = _PLAIN | {"claim_id": f"{next(_NUMBERS):016x}"} | changes
    if "outlet" in changes and "article_sha256" not in changes:
        row["article_sha256"] = changes["outlet"].ljust(64, "0")
    for name in ("date_start", "date_end"):
        if name not in changes:
            row[name] = row["date"]
    return row
