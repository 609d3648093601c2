"""KML 2.2 and KMZ: a placemark a claim, in its actor's colour, on the time slider of a viewer.

A placemark's TimeSpan begins on the day of the claim and ends where the next claim about the same
place begins, so that the slider shows what was last claimed; the interval as read stands in the
data. KMZ carries its icons inside; KML names none, so that opening it asks no other host.
"""

import io
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from itertools import pairwise
from xml.etree import ElementTree as Tree

from geodata.claim import COLUMNS
from geodata.control import Clock, is_placed, known_on, place_key, telling
from geodata.export.cells import written, xml_text
from geodata.export.provenance import Provenance
from geodata.marks import mark
from geodata.selection import Row

NAMESPACE = "http://www.opengis.net/kml/2.2"
_STAMP = (2000, 1, 1, 0, 0, 0)
Look = tuple[str, str]
# A function from (actor, event) to the PNG of its icon.
Icons = Callable[[Look], bytes]


def encode(
    rows: Sequence[Row], about: Provenance, icons: Mapping[Look, str] | None = None
) -> bytes:
    """The KML document; `icons` maps (actor, event) to the address of an image."""
    root = Tree.Element("kml", xmlns=NAMESPACE)
    document = _add(root, "Document")
    _add(document, "name", f"Claimline: {about.claims} claims")
    _add(document, "open", "1")
    _add(document, "description", "\n".join(f"{key}: {value}" for key, value in about.lines()))
    names = _styles(rows)
    for look, name in names.items():
        _style(document, name, look, (icons or {}).get(look))
    ends = _ends(rows)
    for actor, claims in _by_actor(rows).items():
        folder = _add(document, "Folder")
        _add(folder, "name", actor or "actor not known")
        for row in claims:
            _placemark(folder, row, names[_look(row)], ends.get(str(row["claim_id"])))
    text = Tree.tostring(root, encoding="unicode").replace("\r", "&#13;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def zipped(rows: Sequence[Row], about: Provenance, icons: Icons) -> bytes:
    """The KMZ: the KML as doc.kml, and an icon for each actor and event under files/."""
    looks = _styles(rows)
    paths = {look: f"files/{name}.png" for look, name in looks.items()}
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_member("doc.kml"), encode(rows, about, paths))
        for look, path in paths.items():
            archive.writestr(_member(path), icons(look))
    return data.getvalue()


def _member(name: str) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, _STAMP)
    member.compress_type = zipfile.ZIP_DEFLATED
    return member


def _look(row: Row) -> Look:
    return str(row["actor"] or ""), str(row["event"])


def _styles(rows: Iterable[Row]) -> dict[Look, str]:
    return {look: f"look-{n}" for n, look in enumerate(sorted({_look(row) for row in rows}))}


def _by_actor(rows: Iterable[Row]) -> dict[str, list[Row]]:
    folders: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=telling):
        folders[str(row["actor"] or "")].append(row)
    return dict(sorted(folders.items()))


def _ends(rows: Iterable[Row]) -> dict[str, str]:
    """For each dated claim that another at its place follows on a later day: that day."""
    places: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        day = known_on(row, Clock.EVENT)
        if day and is_placed(row):
            places[place_key(row)].append((day, str(row["claim_id"])))
    ends: dict[str, str] = {}
    for told in places.values():
        days = sorted({day for day, _ in told})
        following = dict(pairwise(days))
        ends.update((claim_id, following[day]) for day, claim_id in told if day in following)
    return ends


def _placemark(folder: Tree.Element, row: Row, style: str, end: str | None) -> None:
    placemark = _add(folder, "Placemark", id=f"claim-{row['claim_id']}")
    _add(placemark, "name", str(row["place_name"] or row["place"]))
    _add(placemark, "description", _balloon(row))
    _time(placemark, row, end)
    _add(placemark, "styleUrl", f"#{style}")
    data = _add(placemark, "ExtendedData")
    for column in COLUMNS:
        if row[column] is not None:
            _add(_add(data, "Data", name=column), "value", written(row[column]))
    if is_placed(row):
        point = _add(placemark, "Point")
        _add(point, "coordinates", f"{row['lon']},{row['lat']}")


def _time(placemark: Tree.Element, row: Row, end: str | None) -> None:
    begin = known_on(row, Clock.EVENT)
    if begin is None:
        return
    span = _add(placemark, "TimeSpan")
    _add(span, "begin", begin)
    if end:
        _add(span, "end", end)


def _balloon(row: Row) -> str:
    """HTML that a viewer shows: every value is escaped, so none of it is markup."""
    facts = (
        ("Claim", f"{row['event']} by {row['actor'] or 'an unnamed side'}"),
        ("From", row["from_actor"]),
        ("Day", f"{row['date'] or 'not known'} ({row['date_precision']})"),
        ("Claimant", row["claimant"]),
        ("Evidence", row["sentence"]),
        ("Source", ", ".join(str(row[k]) for k in ("outlet", "title", "url") if row[k])),
    )
    return "<br>".join(f"<b>{key}:</b> {escape(str(value))}" for key, value in facts if value)


def _style(document: Tree.Element, name: str, look: Look, icon: str | None) -> None:
    style = _add(document, "Style", id=name)
    drawn = _add(style, "IconStyle")
    if icon is None:
        _add(drawn, "color", _abgr(mark(look[0]).colour))
    _add(drawn, "scale", "0.8")
    if icon is not None:
        _add(_add(drawn, "Icon"), "href", icon)
    _add(_add(style, "LabelStyle"), "scale", "0.7")


def _abgr(colour: str) -> str:
    """#RRGGBB as KML writes a colour: alpha, blue, green, red."""
    return f"ff{colour[5:7]}{colour[3:5]}{colour[1:3]}".lower()


def _add(parent: Tree.Element, tag: str, text: str = "", **attributes: str) -> Tree.Element:
    child = Tree.SubElement(parent, tag, attributes)
    child.text = xml_text(text) or None
    return child
