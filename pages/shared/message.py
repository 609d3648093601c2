"""What Python tells the map: one message that holds the whole state. Pure; no Streamlit in here."""

import base64
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from geodata import confidence
from geodata.control import place_key
from geodata.payload import Payload
from geodata.selection import Row, Selection
from pages.shared import ledger
from pages.shared.view import View

_WITH_EVIDENCE = 12


@dataclass(frozen=True, slots=True)
class Echo:
    """What the map needs to tell a new wish from its own word come back.

    `nonce` changes when the map is asked to take the view of the message; `seq` is the number of
    the map's last report that is part of this message.
    """

    nonce: int = 1
    seq: int = 0


def message(
    payload: Payload, selection: Selection, view: View, echo: Echo, theme: str
) -> dict[str, Any]:
    """The message for one state. `theme` is "light" or "dark"."""
    open_range = replace(selection, start=None, end=None, hidden=frozenset())
    left, right = masks(payload.rows, open_range, view)
    return {
        "payload": payload.name,
        "masks": {"left": left, "right": right},
        "titles": [", ".join(view.beside) or "All sources", ", ".join(view.against)],
        "hidden": sorted(selection.hidden),
        "range": _range(selection),
        "palette": view.colours,
        "base": view.base,
        "theme": theme,
        "nonce": echo.nonce,
        "seq": echo.seq,
        "view": _view(payload, view),
        "evidence": evidence(payload, view.claim),
    }


def masks(rows: Sequence[Row], selection: Selection, view: View) -> tuple[str, str | None]:
    """Which rows each map shows, a bit each in base64; None for a second map that is not there."""
    kept = selection.flags(rows)
    left = kept
    if view.beside:
        left = [k and spoken_by(row, view.beside) for k, row in zip(kept, rows, strict=True)]
    if not view.against:
        return bits(left), None
    right = [k and spoken_by(row, view.against) for k, row in zip(kept, rows, strict=True)]
    return bits(left), bits(right)


def spoken_by(row: Row, names: Sequence[str]) -> bool:
    """Whether one of the names is the row's outlet or claimant."""
    return row["outlet"] in names or row["claimant"] in names


def bits(flags: Sequence[bool]) -> str:
    """Flags as base64, eight a byte, the first in the lowest bit; "" if all are set."""
    if all(flags):
        return ""
    packed = bytearray((len(flags) + 7) // 8)
    for number, flag in enumerate(flags):
        packed[number >> 3] |= flag << (number & 7)
    return base64.b64encode(packed).decode()


def evidence(payload: Payload, claim_id: str) -> dict[int, dict[str, Any]]:
    """What a popup shows of a claim and of the newest others on its place, by number."""
    chosen = payload.numbers.get(claim_id)
    if chosen is None:
        return {}
    place = place_key(payload.rows[chosen])
    others = (n for n in reversed(range(len(payload.rows))) if place_key(payload.rows[n]) == place)
    return {n: _shown(payload.rows[n]) for n in _first(others, _WITH_EVIDENCE, chosen)}


def _first(numbers: Iterable[int], count: int, chosen: int) -> set[int]:
    found = {chosen}
    for number in numbers:
        if len(found) >= count:
            break
        found.add(number)
    return found


def _shown(row: Row) -> dict[str, Any]:
    kept = ("place", "place_name", "mention", "sentence", "title", "published", "url", "article")
    how = "; ".join(
        str(part)
        for part in (row["date_text"] and f"“{row['date_text']}”", row["date_reason"])
        if part
    )
    where = "; ".join(
        part for part in (ledger.pin_status(row), str(row["geo_reason"] or "")) if part
    )
    return {name: row[name] or "" for name in kept} | {
        "title": row["title"] or row["article"],
        "where": where,
        "when": f"{ledger.date_shown(row)} ({ledger.date_status(row)}) {how}".strip(),
        "sure": confidence.told(float(row["confidence"] or 0)),
    }


def _range(selection: Selection) -> list[str] | None:
    if selection.start is None and selection.end is None:
        return None
    return [day.isoformat() if day else "" for day in (selection.start, selection.end)]


def _view(payload: Payload, view: View) -> dict[str, Any]:
    return {
        "day": view.day,
        "mode": view.mode,
        "clock": view.clock,
        "days": view.days,
        "center": view.center,
        "zoom": view.zoom,
        "claim": payload.numbers.get(view.claim),
    }
