"""Which window of the earth a frame shows: Web Mercator, as on the map."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import asinh, atan, cos, degrees, log2, pi, radians, sinh, tan

from geodata.control import PlaceState
from geodata.export.brief import Box

MAX_LAT = 85.05
EARTH_RADIUS_KM = 6371.0088
_WORLD: Box = (-170.0, -56.0, 179.0, 75.0)
_LEAST_DEGREES = 1.4
_PADDING = 0.14
_TILE_INCHES = 256 / 96


def project(lat: float) -> float:
    """The Mercator ordinate of a latitude, in degrees of longitude."""
    return degrees(asinh(tan(radians(max(-MAX_LAT, min(MAX_LAT, lat))))))


def unproject(y: float) -> float:
    """The latitude of a Mercator ordinate."""
    return degrees(atan(sinh(radians(y))))


@dataclass(frozen=True, slots=True)
class View:
    """A window: longitudes and Mercator ordinates in degrees, and its frame's width in inches."""

    west: float
    east: float
    bottom: float
    top: float
    inches: float

    @property
    def box(self) -> Box:
        """West, south, east, north in degrees WGS84."""
        return (self.west, unproject(self.bottom), self.east, unproject(self.top))

    @property
    def inches_per_degree(self) -> float:
        """Inches on paper for one degree of longitude."""
        return self.inches / (self.east - self.west)

    @property
    def zoom(self) -> float:
        """The zoom level of a web map at which the ground is as large as in this frame."""
        return log2(self.inches_per_degree * 360 / _TILE_INCHES)

    def place(self, lat: float, lon: float) -> tuple[float, float]:
        """Inches from the left and from the top of the frame."""
        unit = self.inches_per_degree
        return (lon - self.west) * unit, (self.top - project(lat)) * unit

    def inches_per_km(self, lat: float) -> float:
        """Inches on paper for one kilometre at a latitude."""
        return self.inches_per_degree / (cos(radians(lat)) * EARTH_RADIUS_KM * pi / 180)

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point lies in the window."""
        return self.west <= lon <= self.east and self.bottom <= project(lat) <= self.top


def view(extent: Box, width: float, height: float) -> View:
    """The smallest window that holds an extent and has the shape of a frame, both in inches."""
    west, south, east, north = extent
    bottom, top = project(south), project(north)
    wide, tall = max(east - west, 1e-6), max(top - bottom, 1e-6)
    grown = max(wide, tall * width / height)
    x, y = (west + east) / 2, (bottom + top) / 2
    grown = min(grown, 360.0)
    half = grown * height / width / 2
    limit = max(0.0, project(MAX_LAT) - half)
    y = max(-limit, min(limit, y))
    return View(x - grown / 2, x + grown / 2, y - half, y + half, width)


def fitted(states: Sequence[PlaceState]) -> Box:
    """The box of the places without the outermost hundredth on each side, and some air."""
    if not states:
        return _WORLD
    south, north = _inner(sorted(state.lat for state in states))
    west, east = _inner(sorted(state.lon for state in states))
    wide = max(east - west, _LEAST_DEGREES) * (1 + 2 * _PADDING)
    tall = max(north - south, _LEAST_DEGREES) * (1 + 2 * _PADDING)
    x, y = (west + east) / 2, (south + north) / 2
    return (x - wide / 2, max(-MAX_LAT, y - tall / 2), x + wide / 2, min(MAX_LAT, y + tall / 2))


def _inner(values: Sequence[float]) -> tuple[float, float]:
    cut = len(values) // 100
    return values[cut], values[-1 - cut]
