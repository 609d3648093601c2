"""The services, each through geopy: how it is reached, asked, and what its answers say."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from geopy.geocoders import GeoNames, Nominatim, Photon
from geopy.geocoders.base import Geocoder

from geodata.errors import InputError
from geodata.names import kind_of
from geodata.resolve.geometry import Point

USER_AGENT = "claimline/0.1 (timeline map of claimed control changes)"
ADDRESS_VARIABLE = "CLAIMLINE_ONLINE_URL"
ACCOUNT_VARIABLE = "CLAIMLINE_GEONAMES_USER"
_MOST_ANSWERS = 5

Raw = dict[str, Any]
Box = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Service:
    """One kind of service.

    `options` are geopy's arguments for countries and a view box; `said` reads one raw answer.
    """

    name: str
    geocoder: Callable[[dict[str, Any]], Geocoder]
    options: Callable[[tuple[str, ...], Box | None], dict[str, Any]]
    said: Callable[[Raw], Raw]


def reached(service: Service, timeout: float) -> Geocoder:
    """The geocoder, at CLAIMLINE_ONLINE_URL where that names a server of one's own."""
    reach: dict[str, Any] = {"user_agent": USER_AGENT, "timeout": timeout}
    own = os.environ.get(ADDRESS_VARIABLE)
    if own:
        parts = urlsplit(own)
        if parts.scheme not in ("http", "https") or not parts.netloc:
            raise InputError(f"{ADDRESS_VARIABLE}: {own!r} is no address such as http://host:8080")
        reach |= {"scheme": parts.scheme, "domain": parts.netloc + parts.path.rstrip("/")}
    return service.geocoder(reach)


def _geonames(reach: dict[str, Any]) -> Geocoder:
    account = os.environ.get(ACCOUNT_VARIABLE)
    if not account:
        raise InputError(f"geonames asks for an account: set {ACCOUNT_VARIABLE} to its name.")
    return GeoNames(account, **reach)


def _nominatim_options(countries: tuple[str, ...], box: Box | None) -> dict[str, Any]:
    found: dict[str, Any] = {"limit": _MOST_ANSWERS, "addressdetails": True, "language": "en"}
    if countries:
        found["country_codes"] = [code.lower() for code in countries]
    if box:
        found["viewbox"] = list(box)
    return found


def _photon_options(_countries: tuple[str, ...], box: Box | None) -> dict[str, Any]:
    found: dict[str, Any] = {"limit": _MOST_ANSWERS, "language": "en"}
    if box:
        found["bbox"] = list(box)
    return found


def _geonames_options(countries: tuple[str, ...], _box: Box | None) -> dict[str, Any]:
    return {"country": list(countries)} if countries else {}


def _nominatim_said(raw: Raw) -> Raw:
    address = raw.get("address", {})
    return {
        "id": raw.get("place_id", ""),
        "name": raw.get("name") or str(raw.get("display_name", "")).split(",")[0],
        "lat": raw["lat"],
        "lon": raw["lon"],
        "country": address.get("country_code", ""),
        "admin1": address.get("state", ""),
        "kind": kind_of(str(raw.get("addresstype") or raw.get("type") or "")),
    }


def _photon_said(raw: Raw) -> Raw:
    said, (lon, lat) = raw.get("properties", {}), raw["geometry"]["coordinates"][:2]
    return {
        "id": said.get("osm_id", ""),
        "name": said.get("name", ""),
        "lat": lat,
        "lon": lon,
        "country": said.get("countrycode", ""),
        "admin1": said.get("state", ""),
        "kind": kind_of(str(said.get("osm_value", ""))),
    }


def _geonames_said(raw: Raw) -> Raw:
    return {
        "id": raw.get("geonameId", ""),
        "name": raw.get("name") or raw.get("toponymName", ""),
        "lat": raw["lat"],
        "lon": raw["lng"],
        "country": raw.get("countryCode", ""),
        "admin1": raw.get("adminName1", ""),
        "kind": "settlement" if raw.get("fcl") == "P" else "",
    }


SERVICES = {
    service.name: service
    for service in (
        Service("nominatim", lambda r: Nominatim(**r), _nominatim_options, _nominatim_said),
        Service("photon", lambda r: Photon(**r), _photon_options, _photon_said),
        Service("geonames", _geonames, _geonames_options, _geonames_said),
    )
}
