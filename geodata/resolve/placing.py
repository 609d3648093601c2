"""Placing what no source knows by what the text says: a road between two places, a site in a
town, "10 km east of A". Each such pin has a radius that is honest about it."""

import re
from collections import Counter
from collections.abc import Sequence

from geodata.claim import Pin
from geodata.names import core_words, kind_of
from geodata.place import Place
from geodata.resolve.company import LANDMARK
from geodata.resolve.context import Context
from geodata.resolve.geometry import Point, centre, quick_km, spread_km, travel
from geodata.resolve.regions import Region, Relation
from geodata.resolve.spans import names
from geodata.resolve.uses import ToponymUse
from geodata.vocabulary import GeoPrecision, Tier

_ROAD = re.compile(
    r"\b(?:road|highway|route|line|axis|railway|motorway|land|area|corridor|strip)\b", re.IGNORECASE
)
_SHORT_ROAD_KM, _LONG_ROAD_KM = 60.0, 160.0
_IN_TOWN = frozenset({"neighbourhood", "building"})
# What a text calls by its noun alone ("the airport") once it has said of which town it speaks.
_NAMELESS = _IN_TOWN | frozenset(
    ["junction", "bridge", "airport", "base", "plant", "crossing", "castle", "settlement"]
)
_TOWN_SITE_KM, _SITE_KM = 5.0, 12.0
_OUTLYING = frozenset({"airport", "base", "plant", "crossing", "hill", "camp"})
# These bear the name of a town that can be a day's march away (Mosul Dam, Mount Sinjar).
FAR_OUT = frozenset({"field", "dam", "mountain", "valley", "area"})
# These are far longer or wider than the place that names them: no point stands for them.
WIDE_OUT = frozenset({"river", "water", "road", "land"})
_NEAR_RADIUS_KM = 10.0
_OWN_SITE_KM = 40.0
_BESIDE_KM = {Relation.NEAR: _NEAR_RADIUS_KM, Relation.WITHIN: _TOWN_SITE_KM + 3}
_FOCUS_SHARE = 0.4


def road_pin(use: ToponymUse, context: Context) -> Pin | None:
    """The middle of a road or stretch between two or more known places, or why it has none."""
    if not _ROAD.search(use.toponym) and not re.search(r"\w–\w", use.toponym):
        return None
    ends = _ends(use.toponym, context)
    if len(ends) < 2:
        return None
    points = [(place.lat, place.lon) for place in ends]
    length = spread_km(points)
    through = ", ".join(place.name for place in ends)
    if length > _LONG_ROAD_KM:
        return Pin(reason=f"a way of {length:.0f} km through {through}: no one point stands for it")
    lat, lon = centre(points)
    return Pin(
        lat,
        lon,
        geo_precision=GeoPrecision.NEAR if length <= _SHORT_ROAD_KM else GeoPrecision.DISTRICT,
        radius_km=round(length / 2, 1),
        place_name=use.toponym,
        tier=Tier.GEOMETRY,
        reason=f"the middle of the way through {through}, {length:.0f} km long",
    )


def measured_pin(use: ToponymUse, regions: Sequence[tuple[Region, Place]]) -> Pin | None:
    """A pin from a distance that goes with the toponym in the text, or None."""
    for region, place in regions:
        point = place.lat, place.lon
        if region.relation is Relation.DISTANCE and region.km is not None:
            if region.direction is not None:
                end = travel(point, region.km, region.direction)
                radius = max(3.0, 0.4 * region.km)
                return _text_pin(use, end, radius, f"{region.km:g} km along {region.direction:.0f}°"
                                 f" from {place.name}")  # fmt: skip
            if region.km <= _NEAR_RADIUS_KM:
                why = f"{region.km:g} km from {place.name}"
                return _text_pin(use, point, region.km + 2, why)
    return None


def beside_pin(use: ToponymUse, regions: Sequence[tuple[Region, Place]]) -> Pin | None:
    """A pin at the place that the text puts the toponym near or in, or None.

    "Near" a large city can be an hour's drive: such a place is not put there.
    """
    for region, place in regions:
        if region.relation in _BESIDE_KM and place.population <= LANDMARK:
            why = f"the text says {region.relation.value} {place.name}"
            return _text_pin(use, (place.lat, place.lon), _BESIDE_KM[region.relation], why)
    return None


def site_pin(use: ToponymUse, context: Context) -> Pin | None:
    """A site of a town ("the airport", "Sirte's port", "the hospital"): near the town, or None.

    The town is the one that the toponym names, else the one that the sentence or the article is
    about. A site with a name of its own that is no part of a town gets none.
    """
    kind = kind_of(use.mention_kind) or kind_of(use.toponym)
    if kind in FAR_OUT | WIDE_OUT:
        return None
    town = _named_town(use, context)
    if town is None:
        nameless = not any(word != word.lower() for word in core_words(use.toponym))
        numbered = any(letter.isdigit() for letter in use.toponym)
        if kind not in (_NAMELESS if nameless and not numbered else _IN_TOWN):
            return None
        town = focus(use, context)
    if town is None:
        return None
    own = _own_site(f"{town.name} {use.toponym}", kind, town, context)
    if own:
        return Pin(
            own.lat, own.lon, own.geo_precision, own.radius_km, own.place_id, own.name, own.tier,
            f"{own.name}, as the text is about {town.name}. Source: {own.source}",
        )  # fmt: skip
    radius = _SITE_KM if kind in _OUTLYING else _TOWN_SITE_KM
    return _text_pin(use, (town.lat, town.lon), radius, f"a site of {town.name}", town)


def _own_site(name: str, kind: str, town: Place, context: Context) -> Place | None:
    """The site itself, where a source knows it under the town's name ("Mayadin airport")."""
    for match in context.atlas.find(name):
        place = match.place
        near = quick_km((place.lat, place.lon), (town.lat, town.lon)) < _OWN_SITE_KM
        if near and place.kind == kind:
            return place
    return None


def focus(use: ToponymUse, context: Context) -> Place | None:
    """The town that a sentence without another, or an article as a whole, is about; or None."""
    first, last = context.sentence(use.start)
    inside = [a.place for a in context.anchors if first <= a.start < last and _is_town(a.place)]
    if inside and spread_km([(p.lat, p.lon) for p in inside]) <= _NEAR_RADIUS_KM:
        return max(inside, key=lambda place: place.population)
    tally = Counter(a.place for a in context.anchors if _is_town(a.place))
    titled = {a.place for a in context.anchors if a.start < 0}
    for place, count in tally.most_common(1):
        share = count / tally.total()
        if count >= 3 and share >= (_FOCUS_SHARE / 2 if place in titled else _FOCUS_SHARE):
            return place
    return None


def _is_town(place: Place) -> bool:
    return place.kind in ("settlement", "")


def _named_town(use: ToponymUse, context: Context) -> Place | None:
    core = " ".join(core_words(use.toponym))
    if not core or not kind_of(use.toponym):
        return None
    return context.known(core)


def _ends(toponym: str, context: Context) -> list[Place]:
    found: list[Place] = []
    end = 0
    parts = re.sub(r"(?<=\w)[–-](?=[^\W\d_a-z])", " ~ ", toponym)
    for name in sorted(names(parts), key=lambda name: (name.start, -name.end)):
        place = context.likely(name.text) if name.start >= end else None
        if place and place not in found:
            found.append(place)
            end = name.end
    return found


def _text_pin(
    use: ToponymUse, point: Point, radius_km: float, why: str, place: Place | None = None
) -> Pin:
    return Pin(
        *point,
        geo_precision=GeoPrecision.NEAR,
        radius_km=round(radius_km, 1),
        place_id=place.place_id if place else "",
        place_name=use.toponym,
        tier=Tier.GEOMETRY,
        reason=f"placed by the text: {why}",
    )


def contradiction(point: Point, regions: Sequence[tuple[Region, Place]], slack: float = 2.5) -> str:
    """What the text says of a point's distance that cannot be so, or ""."""
    for region, place in regions:
        if region.relation is Relation.DISTANCE and region.km is not None:
            km = quick_km(point, (place.lat, place.lon))
            if km > slack * region.km + 10 or km < region.km / slack - 10:
                return f"the text says {region.km:g} km from {place.name}; this is {km:.0f} km"
    return ""
