"""Pages with folium's own time plugins on given points, to measure beside the timeline map.

Their JavaScript comes from npm, into build/peers, when the benchmark is run; nothing of it is kept.
"""

import shutil
import subprocess
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import folium
from folium.plugins import TimelineSlider, TimestampedGeoJson
from folium.plugins.timeline import Timeline
from folium.utilities import JsCode

Point = tuple[float, float, date]
PACKAGES = {
    "leaflet@1.9.3": ("leaflet/dist/leaflet.js", "leaflet/dist/leaflet.css"),
    "jquery@3.7.1": ("jquery/dist/jquery.min.js",),
    "moment@2.18.1": ("moment/min/moment.min.js",),
    "iso8601-js-period@0.2.1": ("iso8601-js-period/iso8601.js",),
    "leaflet-timedimension@1.1.1": ("leaflet-timedimension/dist/leaflet.timedimension.min.js",),
    "leaflet.timeline@1.6.0": ("leaflet.timeline/dist/leaflet.timeline.js",),
}
_FIT = "{map}.fitBounds({bounds}, {{animate: false}}); window.peerMap = {map};"
_STEPS = {
    "timestamped": "window.step = (i) => peerMap.timeDimension.setCurrentTimeIndex(i);",
    "timeline": "window.step = (i) => window.slider.setTime({start} + i * 86400000);",
}


def fetch(folder: Path) -> None:
    """Install the peers into a folder with npm. Raises CalledProcessError if it cannot."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["npm", "install", "--no-audit", "--no-fund", "--silent", "--prefix", str(folder)]
    subprocess.run([*command, *PACKAGES], check=True)
    for paths in PACKAGES.values():
        for path in paths:
            shutil.copy(folder / "node_modules" / path, folder / Path(path).name)


def write(folder: Path, name: str, points: Sequence[Point], bounds: list[list[float]]) -> Path:
    """A page of one peer ("timestamped" or "timeline") beside the fetched files.

    `window.step(i)` shows the day i days after the first.
    """
    built = folium.Map(tiles=None, prefer_canvas=True)
    start = min(day for _, _, day in points)
    first_ms = int(datetime(start.year, start.month, start.day).timestamp() * 1000)
    _LAYERS[name](points, built)
    html = built.get_root().render()
    map_name = built.get_name()
    script = _FIT.format(map=map_name, bounds=bounds) + _STEPS[name].replace(
        "{start}", str(first_ms)
    )
    if name == "timeline":
        slider = next(c for c in built._children.values() if isinstance(c, TimelineSlider))
        script += f"window.slider = {slider.get_name()};"
    path = folder / f"{name}_{len(points)}.html"
    body = html.split("</head>", 1)[1]
    path.write_text(f"<!DOCTYPE html><html>{_head(map_name)}{body}<script>{script}</script></html>")
    return path


def _head(map_name: str) -> str:
    files = [Path(path).name for paths in PACKAGES.values() for path in paths]
    links = [f'<link rel="stylesheet" href="{f}"/>' for f in files if f.endswith(".css")]
    links += [f'<script src="{f}"></script>' for f in files if f.endswith(".js")]
    style = f"<style>html,body,#{map_name}{{width:100%;height:100%;margin:0}}</style>"
    return f'<head><meta charset="utf-8">{"".join(links)}{style}</head>'


def _timestamped(points: Sequence[Point], built: folium.Map) -> None:
    style = {"radius": 3, "fillOpacity": 1, "stroke": False, "fillColor": "#B2182B"}
    features = [
        _feature(lat, lon, {"time": f"{day}T00:00:00", "icon": "circle", "iconstyle": style})
        for lat, lon, day in points
    ]
    collection = {"type": "FeatureCollection", "features": features}
    TimestampedGeoJson(collection, period="P1D", auto_play=False, add_last_point=False).add_to(
        built
    )


def _timeline(points: Sequence[Point], built: folium.Map) -> None:
    last = max(day for _, _, day in points) + timedelta(days=1)
    features = [
        _feature(lat, lon, {"start": _ms(day), "end": _ms(last)}) for lat, lon, day in points
    ]
    marker = "(f, at) => L.circleMarker(at, {radius: 3, stroke: false, fillOpacity: 1})"
    layer = Timeline(
        {"type": "FeatureCollection", "features": features}, point_to_layer=JsCode(marker)
    ).add_to(built)
    TimelineSlider(auto_play=False, show_ticks=False).add_timelines(layer).add_to(built)


_LAYERS = {"timestamped": _timestamped, "timeline": _timeline}


def _feature(lat: float, lon: float, properties: dict[str, object]) -> dict[str, object]:
    geometry = {"type": "Point", "coordinates": [lon, lat]}
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _ms(day: date) -> int:
    return int(datetime(day.year, day.month, day.day).timestamp() * 1000)
