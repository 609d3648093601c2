"""GeoJSON (RFC 7946): one feature a claim; a claim that is not placed has no geometry."""

import json
from collections.abc import Iterable, Mapping

from geodata.claim import COLUMNS
from geodata.control import is_placed
from geodata.export.provenance import Provenance
from geodata.marks import mark
from geodata.selection import Row

# In JSON these mean the same, and no page that embeds the file can be broken out of.
_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def encode(rows: Iterable[Row], about: Provenance) -> bytes:
    """A FeatureCollection in WGS84, with the provenance as a foreign member `claimline`."""
    collection = {
        "type": "FeatureCollection",
        "claimline": dict(about.lines()) | {"sources": [s.cited() for s in about.sources]},
        "features": [_feature(row) for row in rows],
    }
    return inert_json(collection).encode("utf-8")


def inert_json(value: object) -> str:
    """JSON that may stand in a page: no tag, no entity, no line separator of JavaScript."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for character, escape in _ESCAPES.items():
        text = text.replace(character, escape)
    return text


def _feature(row: Row) -> Mapping[str, object]:
    drawn = mark(str(row["actor"] or ""))
    look = {"marker-color": drawn.colour, "marker-symbol": drawn.letter.lower()}
    return {
        "type": "Feature",
        "id": row["claim_id"],
        "geometry": _point(row),
        "properties": {column: row[column] for column in COLUMNS} | look,
    }


def _point(row: Row) -> Mapping[str, object] | None:
    if not is_placed(row):
        return None
    return {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
