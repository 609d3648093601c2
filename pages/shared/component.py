"""The map in the page: the one place that knows folium and what the browser loads.

The map's script is the same on every run, so the frame is never mounted again; all that changes
reaches it as one message, handed over through `feature_group_to_add`. Every file comes from the
app's own origin: one script, and the claims, which are asked for before the script so that the two
come together. Messages are base64 of JSON: no text in one can become script.
"""

import base64
import hashlib
import json
import tempfile
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import folium
import streamlit.components.v1 as components
from branca.element import MacroElement
from folium.template import Template
from streamlit_folium import st_folium

from geodata.basemap import load as basemap
from geodata.payload import Payload
from pages.shared import joined

KEY = "timeline_map"
HEIGHT = 640
_KEPT_PAYLOADS = 8


class _Layer(MacroElement):
    """Starts the timeline map's own layer on a Leaflet map."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            window.claimlineInbox = window.claimlineInbox || [];
            claimlineLayer.start(
                L, {{ this._parent.get_name() }}, window.claimlineInbox, {{ this.options|tojson }}
            );
        {% endmacro %}
    """)

    def __init__(self, options: dict[str, Any]) -> None:
        super().__init__()
        self._name = "Layer"
        self.options = options


class _Message(MacroElement):
    """Hands one message to the layer."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            (window.claimlineInbox = window.claimlineInbox || []).push("{{ this.text }}");
        {% endmacro %}
    """)

    def __init__(self, message: dict[str, Any]) -> None:
        super().__init__()
        self._name = "Message"
        packed = json.dumps(message, ensure_ascii=False, separators=(",", ":"))
        self.text = base64.b64encode(packed.encode()).decode()


def show(message: dict[str, Any]) -> dict[str, Any] | None:
    """Draw the map with a message of `pages.shared.message`; what its reader last did, or None."""
    group = folium.FeatureGroup(name="message", control=False)
    _Message(message).add_to(group)
    return st_folium(
        _map(message["payload"]),
        key=KEY,
        height=HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=group,
    )


def serve(payload: Payload) -> None:
    """Put a payload where the browser can fetch it, and drop the oldest of those before it."""
    if not _put(f"{payload.name}.bin", payload.data):
        return
    folder = Path(_made_folder().name)
    served = sorted(folder.glob("*.bin"), key=lambda p: p.stat().st_mtime)
    for old in served[:-_KEPT_PAYLOADS]:
        old.unlink(missing_ok=True)


def _put(name: str, data: bytes) -> bool:
    """Write a file to be served where it is not, or no longer is, and say so; else touch it."""
    path = Path(_made_folder().name) / name
    if path.exists():
        path.touch()
        return False
    path.parent.mkdir(exist_ok=True)
    partial = path.with_suffix(".partial")
    partial.write_bytes(data)
    partial.replace(path)
    return True


def _map(payload: str) -> folium.Map:
    """A map built anew, whose files are the app's own. Its script is the same for every payload."""
    built = folium.Map(
        location=[34, 38], zoom_start=6, min_zoom=2, max_zoom=16, tiles=None, zoom_control=True
    )
    made, (script, data) = _folder("made"), _script()
    _put(script, data)
    ahead = f'window.claimlineAhead=fetch("{made}/{payload}.bin")'
    built.default_js = [
        ("claims", f"data:text/javascript,{quote(ahead)}"),
        ("claimline", f"{made}/{script}"),
    ]
    built.default_css = []
    sheets = {
        "folder": _folder("basemap"),
        "tiles": sorted(basemap.basemap().tiles),
        "complete": True,
    }
    _Layer({"basemap": sheets, "payloads": made}).add_to(built)
    return built


@cache
def _script() -> tuple[str, bytes]:
    """The map's script and its name, which changes with it."""
    data = joined.script().encode()
    return f"claimline-{hashlib.sha256(data).hexdigest()[:16]}.js", data


@cache
def _made_folder() -> tempfile.TemporaryDirectory[str]:
    """Held until the server ends, and then removed."""
    return tempfile.TemporaryDirectory(prefix="claimline-")


@cache
def _folder(name: str) -> str:
    """The address, seen from the map's frame, of a folder that the app's server serves."""
    folders = {"basemap": str(basemap.FOLDER), "made": _made_folder().name}
    return f"../{components.declare_component(name, path=folders[name]).name}"
