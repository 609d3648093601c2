"""Distances and bearings on the WGS84 ellipsoid, in kilometres and degrees."""

import math
from collections.abc import Sequence

from geopy.distance import geodesic

Point = tuple[float, float]
"""Latitude and longitude in degrees WGS84."""
_EARTH_KM = 6371.0088


def quick_km(a: Point, b: Point) -> float:
    """Great-circle distance in km on the mean sphere (haversine); within 0.5% of the geodesic."""
    lat_a, lat_b = math.radians(a[0]), math.radians(b[0])
    half_lat = math.sin((lat_b - lat_a) / 2)
    half_lon = math.sin(math.radians(b[1] - a[1]) / 2)
    chord = half_lat * half_lat + math.cos(lat_a) * math.cos(lat_b) * half_lon * half_lon
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, chord)))


def bearing(start: Point, end: Point) -> float:
    """Initial bearing of the great circle from start to end: degrees clockwise from north."""
    lat_a, lat_b = math.radians(start[0]), math.radians(end[0])
    turn = math.radians(end[1] - start[1])
    east = math.sin(turn) * math.cos(lat_b)
    north = math.cos(lat_a) * math.sin(lat_b) - math.sin(lat_a) * math.cos(lat_b) * math.cos(turn)
    return math.degrees(math.atan2(east, north)) % 360


def angle_between(a: float, b: float) -> float:
    """The smaller angle between two bearings, 0 to 180 degrees."""
    return abs((a - b + 180) % 360 - 180)


def travel(start: Point, km: float, degrees: float) -> Point:
    """The point `km` from start along a bearing, by geopy's geodesic."""
    end = geodesic(kilometers=km).destination(start, degrees)
    return round(end.latitude, 5), round(end.longitude, 5)


def centre(points: Sequence[Point]) -> Point:
    """The mean of points that lie near each other (not across the 180th meridian)."""
    lats, lons = zip(*points, strict=True)
    return round(sum(lats) / len(lats), 5), round(sum(lons) / len(lons), 5)


def spread_km(points: Sequence[Point]) -> float:
    """The largest distance in km between any two of the points."""
    return max((quick_km(a, b) for a in points for b in points), default=0.0)
