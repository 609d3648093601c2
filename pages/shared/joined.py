"""The map's script as one file: Leaflet, the styles, and every module of the layer.

The browser keeps only six requests open at a time, and each costs some 40 ms with Streamlit's
server, whatever its size: thirty small files took a third of a second. The sources stay modules.
"""

import json
import re
from pathlib import Path

from geodata.export.frozen import scripts

ENTRY = "main"
_IMPORT = re.compile(r'^import \{ ([^}]+) \} from "\./(\w+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def script() -> str:
    """A classic script that puts the styles into the page and sets `L` and `claimlineLayer`."""
    return "\n".join(
        (
            'document.head.append(Object.assign(document.createElement("style"), '
            f"{{ textContent: {json.dumps(scripts.styles())} }}));",
            scripts.leaflet_script(),
            f"window.claimlineLayer = {modules(scripts.LAYER, ENTRY)};",
        )
    )


def modules(folder: Path, entry: str) -> str:
    """An expression whose value holds what the module `entry` exports.

    Each module becomes a function called once, after those it imports. Raises ValueError for an
    import or export in another form than the layer's, and for modules that import each other.
    """
    told: dict[str, str] = {}
    _tell(folder, entry, told, ())
    return "\n".join(['(() => {\n"use strict";', *told.values(), f"return ${entry};\n}})()"])


def _tell(folder: Path, name: str, told: dict[str, str], above: tuple[str, ...]) -> None:
    if name in above:
        raise ValueError(f"modules import each other: {' -> '.join((*above, name))}")
    if name in told:
        return
    text = (folder / f"{name}.js").read_text(encoding="utf-8")
    for _, other in _IMPORT.findall(text):
        _tell(folder, other, told, (*above, name))
    exported = ", ".join(_EXPORT.findall(text))
    body = _EXPORT.sub("", _IMPORT.sub(_taken, text))
    odd = _LEFT.search(body)
    if odd:
        raise ValueError(f"{name}.js: {odd[0]!r} cannot be joined to the other modules")
    told[name] = f"const ${name} = (() => {{\n{body}\nreturn {{ {exported} }};\n}})();"


def _taken(found: re.Match[str]) -> str:
    names = found[1].replace(" as ", ": ")
    return f"const {{ {names} }} = ${found[2]};"
