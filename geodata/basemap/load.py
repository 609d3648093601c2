"""Reading the stored base map, each sheet once and only when it is asked for."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import floor
from pathlib import Path

from geodata.basemap.sheet import Box, Sheet, decode, joined

FOLDER = Path(__file__).resolve().parents[1] / "data" / "basemap"
TILE_DEGREES = 10
FINE_WIDTH_DEGREES = 25.0


@dataclass(frozen=True, slots=True)
class Basemap:
    """The coarse sheet of the whole earth, and the fine ones of TILE_DEGREES on a side."""

    world: Sheet
    tiles: frozenset[str]

    def view(self, west: float, south: float, east: float, north: float) -> Sheet:
        """What to draw for a window in degrees: fine if it is narrow, else the world sheet.

        Fine sheets reach a little beyond their box, so that neighbours leave no seam.
        """
        box = (west, south, east, north)
        if max(east - west, north - south) > FINE_WIDTH_DEGREES:
            return self.world
        return joined(box, tuple(tile(name) for name in tile_names(box) if name in self.tiles))


def tile_names(box: Box) -> Iterator[str]:
    """The names of the fine sheets that a window touches: `WEST_SOUTH` of each, in degrees."""
    west, south, east, north = (floor(edge / TILE_DEGREES) * TILE_DEGREES for edge in box)
    for lat in range(south, north + 1, TILE_DEGREES):
        for lon in range(west, east + 1, TILE_DEGREES):
            yield f"{lon}_{lat}"


@cache
def basemap() -> Basemap:
    """The base map of the repository. Fine sheets are read when a view first touches them."""
    tiles = frozenset(path.stem for path in FOLDER.glob("*_*.json"))
    return Basemap(_read(FOLDER / "world.json"), tiles)


@cache
def tile(name: str) -> Sheet:
    """The fine sheet with this name, as listed in Basemap.tiles."""
    return _read(FOLDER / f"{name}.json")


def _read(path: Path) -> Sheet:
    return decode(json.loads(path.read_text(encoding="utf-8")))
