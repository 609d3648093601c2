"""The map's own layer and Leaflet as parts of one page: no second way of drawing a claim.

The layer's modules are those that the map page serves. Each becomes a data: address in an import
map, since a page that is opened from a folder may not import files beside it.
"""

import re
from base64 import b64encode
from pathlib import Path

from xstatic.pkg import leaflet

LAYER = Path(__file__).resolve().parents[3] / "pages" / "shared" / "layer"
_FROM = re.compile(r'((?:from|import)\s+|import\()"\./')
_URL = re.compile(r"url\([^)]*\)")


def imports() -> dict[str, dict[str, str]]:
    """The import map of every module of the layer."""
    return {"imports": {f"claimline/{path.name}": _address(path) for path in LAYER.glob("*.js")}}


def leaflet_script() -> str:
    """Leaflet, as it may stand inside a script element; its source map is not named."""
    text = (Path(leaflet.BASE_DIR) / "leaflet.js").read_text(encoding="utf-8")
    return text.rpartition("//# sourceMappingURL")[0].replace("</", "<\\/")


def styles() -> str:
    """The styles of Leaflet and of the layer, without the pictures that neither of them needs."""
    sheets = (Path(leaflet.BASE_DIR) / "leaflet.css", LAYER / "style.css")
    text = "\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets)
    return _URL.sub("none", text).replace("</", "<\\/")


def _address(path: Path) -> str:
    text = _FROM.sub(r'\1"claimline/', path.read_text(encoding="utf-8"))
    return "data:text/javascript;base64," + b64encode(text.encode()).decode()
