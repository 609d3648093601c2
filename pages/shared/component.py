"""The map in the page: the one place that knows folium and what the browser loads.

The map's script is the same on every run, so the frame is never mounted again; all that changes
reaches it as one message, handed over through `feature_group_to_add`. Every file comes from the
app's own origin. Messages are base64 of JSON: no text in one can become script.
"""

import base64
import json
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import folium
import streamlit.components.v1 as components
from branca.element import MacroElement
from folium.template import Template
from streamlit_folium import st_folium
from xstatic.pkg import leaflet

from geodata.basemap import load as basemap
from geodata.payload import Payload

KEY = "timeline_map"
HEIGHT = 640
_KEPT_PAYLOADS = 8


class _Layer(MacroElement):
    """Starts the timeline map's own layer on a Leaflet map."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            window.claimlineInbox = window.claimlineInbox || [];
            import("{{ this.module }}").then((layer) => layer.start(
                L, {{ this._parent.get_name() }}, window.claimlineInbox, {{ this.options|tojson }}
            ));
        {% endmacro %}
    """)

    def __init__(self, module: str, options: dict[str, Any]) -> None:
        super().__init__()
        self._name = "Layer"
        self.module = module
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
        _map(),
        key=KEY,
        height=HEIGHT,
        use_container_width=True,
        returned_objects=[],
        feature_group_to_add=group,
    )


def serve(payload: Payload) -> None:
    """Put a payload where the browser can fetch it, and drop the oldest of those before it."""
    folder = Path(_payload_folder().name)
    path = folder / f"{payload.name}.bin"
    if path.exists():
        path.touch()
        return
    partial = path.with_suffix(".partial")
    partial.write_bytes(payload.data)
    partial.replace(path)
    served = sorted(folder.glob("*.bin"), key=lambda p: p.stat().st_mtime)
    for old in served[:-_KEPT_PAYLOADS]:
        old.unlink(missing_ok=True)


def _map() -> folium.Map:
    """A map built anew, the same each time, whose files are the app's own."""
    built = folium.Map(
        location=[34, 38], zoom_start=6, min_zoom=2, max_zoom=16, tiles=None, zoom_control=True
    )
    layer, leaflet_folder = _folder("layer"), _folder("leaflet")
    built.default_js = [
        ("claimline", f"{layer}/preload.js"),
        ("leaflet", f"{leaflet_folder}/leaflet.js"),
    ]
    built.default_css = [
        ("leaflet", f"{leaflet_folder}/leaflet.css"),
        ("claimline", f"{layer}/style.css"),
    ]
    sheets = {
        "folder": _folder("basemap"),
        "tiles": sorted(basemap.basemap().tiles),
        "complete": True,
    }
    options = {"basemap": sheets, "payloads": _folder("payload")}
    _Layer(f"{layer}/main.js", options).add_to(built)
    return built


@cache
def _payload_folder() -> tempfile.TemporaryDirectory[str]:
    """Held until the server ends, and then removed."""
    return tempfile.TemporaryDirectory(prefix="claimline-")


@cache
def _folder(name: str) -> str:
    """The address, seen from the map's frame, of a folder that the app's server serves."""
    folders = {
        "layer": lambda: str(Path(__file__).with_name("layer")),
        "leaflet": lambda: leaflet.BASE_DIR,
        "basemap": lambda: str(basemap.FOLDER),
        "payload": lambda: _payload_folder().name,
    }
    return f"../{components.declare_component(name, path=folders[name]()).name}"
