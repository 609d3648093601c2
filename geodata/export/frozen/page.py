"""The frozen page put together: claims, base map, scripts, and the words about them."""

import json
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable
from html import escape
from importlib.resources import files
from math import floor
from string import Template
from typing import Any

from geodata import confidence
from geodata.basemap.load import FOLDER, TILE_DEGREES, basemap
from geodata.errors import InputError
from geodata.export import wording
from geodata.export.brief import Brief, subtitle
from geodata.export.frozen import scripts
from geodata.export.geojson import inert_json
from geodata.export.provenance import NOTICE
from geodata.export.summary import source
from geodata.payload import Payload, build
from geodata.selection import Row

_SHEET_BYTES = 900_000


def encode(brief: Brief, *, evidence: bool = True) -> bytes:
    """The page. `evidence` puts the sentence of each claim into it; without it popups name only
    the source. Raises InputError where the map's layer does not lie beside the package."""
    if not scripts.LAYER.is_dir():
        raise InputError(f"{scripts.LAYER}: the map's layer is missing; export from the repository")
    built = build(brief.rows)
    return (
        Template(_data("page.html"))
        .substitute(
            digest=brief.provenance.digest,
            title=escape(brief.title),
            notice=escape(f"{NOTICE}. {subtitle(brief)}"),
            about=about(brief),
            styles=scripts.styles() + _data("page.css"),
            files=inert_json(_files(built)),
            message=inert_json(_message(brief, built, evidence)),
            imports=inert_json(scripts.imports()),
            leaflet=scripts.leaflet_script(),
            start=_data("start.js"),
        )
        .encode("utf-8")
    )


def about(brief: Brief) -> str:
    """What the page says of itself, as HTML in which every value is escaped."""
    parts = [f'<p class="handling">{escape(brief.handling)}</p>'] if brief.handling else []
    parts += [f"<p>{escape(brief.notes)}</p>"] if brief.notes else []
    produced = [f"produced: {brief.produced}"] if brief.produced else []
    facts = [f"{label}: {value}" for label, value in brief.provenance.lines()]
    parts += _list("What this rests on", [*produced, *facts])
    cited = [f"{s.cited()} ({s.claims} claims)" for s in brief.provenance.sources]
    parts += _list("Sources", cited)
    absent = (f"{wording.dated(r)}: {wording.statement(r)}. {source(r)}" for r in brief.absent)
    return "\n".join([*parts, *_list("Not on the map, or not dated", absent)])


def _list(heading: str, lines: Iterable[str]) -> list[str]:
    items = "".join(f'<li dir="auto">{escape(line)}</li>' for line in lines)
    return [f"<h2>{heading}</h2><ul>{items}</ul>"] if items else []


def _files(built: Payload) -> dict[str, Any]:
    """What the layer fetches: the claims, the world's sheet, the fine ones that claims lie on."""
    found: dict[str, Any] = {f"payload/{built.name}.bin": b64encode(built.data).decode()}
    for name in ("world", *_sheets(built.rows)):
        found[f"sheet/{name}.json"] = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return found


def _sheets(rows: Iterable[Row]) -> list[str]:
    """The fine sheets with most claims, as many as the page has room for."""
    counted = Counter(_sheet(row) for row in rows)
    chosen, size = [], 0
    for name, _ in counted.most_common():
        if name not in basemap().tiles:
            continue
        size += (FOLDER / f"{name}.json").stat().st_size
        if size > _SHEET_BYTES:
            break
        chosen.append(name)
    return chosen


def _sheet(row: Row) -> str:
    lon, lat = (floor(float(row[c] or 0) / TILE_DEGREES) * TILE_DEGREES for c in ("lon", "lat"))
    return f"{lon}_{lat}"


def _message(brief: Brief, built: Payload, evidence: bool) -> dict[str, Any]:
    """The one message that the layer takes: the state that pages/shared/message.py describes."""
    day = brief.day.isoformat() if brief.day else None
    view = {"day": day, "mode": "state", "clock": "event", "days": 7, "center": None, "zoom": 6,
            "claim": None}  # fmt: skip
    return {
        "payload": built.name,
        "masks": {"left": "", "right": None},
        "titles": ["", ""],
        "hidden": [],
        "range": None,
        "palette": "safe" if brief.safe else "conventional",
        "base": "offline",
        "theme": "light",
        "nonce": 1,
        "seq": 0,
        "view": view,
        "evidence": {n: _told(row, evidence) for n, row in enumerate(built.rows)},
    }


def _told(row: Row, evidence: bool) -> dict[str, Any]:
    """What a popup shows of a claim; its sentence only if evidence is wanted."""
    kept = ("place", "place_name", "mention", "published", "url", "article")
    radius = f", within {float(row['radius_km']):g} km" if row["radius_km"] else ""
    read = f"“{row['date_text']}” " if row["date_text"] else ""
    return {name: row[name] or "" for name in kept} | {
        "title": row["title"] or row["article"],
        "sentence": row["sentence"] if evidence else "",
        "where": f"{row['geo_precision']}{radius}",
        "when": f"{read}({row['date_precision']}) {row['date_reason'] or ''}".strip(),
        "sure": confidence.told(float(row["confidence"] or 0)),
    }


def _data(name: str) -> str:
    return files("geodata").joinpath(f"data/frozen/{name}").read_text("utf-8")
