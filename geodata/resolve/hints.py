"""Region phrases that bear on a use: how each agrees with a candidate."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from geodata.names import aliases, core_key, key
from geodata.place import Place
from geodata.resolve.context import Context
from geodata.resolve.geometry import Point, angle_between, bearing, quick_km
from geodata.resolve.regions import Region, Relation
from geodata.resolve.uses import ToponymUse
from geodata.vocabulary import Tier

_PROVINCE_KM = 110.0
_WIDE = 80.0
_ATTACHED = 45
_GOES_WITH = 2.0


@dataclass(frozen=True, slots=True)
class Hint:
    """A region phrase that bears on a use, with the place that it refers to.

    `weight` is 1 where the phrase only shares the sentence and 2 where it goes with the toponym.
    """

    region: Region
    places: tuple[Place, ...]
    weight: float

    def part(self, point: Point, place: Place) -> tuple[float, str]:
        """Points for or against a candidate at `point`, and the reason."""
        best = max(_agreement(self.region, point, place, other) for other in self.places)
        shown = " ".join(filter(None, (self.region.relation.value, self.region.name)))
        return best * self.weight, f"{'fits' if best > 0 else 'against'} {shown!r}"


def find_hints(use: ToponymUse, context: Context) -> list[Hint]:
    """The region phrases in the sentence of a use whose own place is sure."""
    first, last = context.sentence(use.start)
    hints = []
    for region in context.regions:
        inside = first <= region.start < last
        if not inside or (region.start < use.end and use.start < region.end):
            continue
        places = _region_places(region, context)
        if places:
            hints.append(
                Hint(region, places, _GOES_WITH if _goes_with(region, use, context) else 1.0)
            )
    return hints


def measures(use: ToponymUse, context: Context) -> list[tuple[Region, Place]]:
    """The geometry that goes with a use, the more precise first."""
    return [
        (hint.region, hint.places[0])
        for hint in find_hints(use, context)
        if hint.weight == _GOES_WITH
    ]


def hint_points(place: Place, hints: Sequence[Hint]) -> list[tuple[float, str]]:
    """Points of every hint; what speaks against a place close by outweighs a fitting province."""
    parts = [(hint, *hint.part((place.lat, place.lon), place)) for hint in hints]
    against = any(points < 0 and hint.weight > 1 for hint, points, _ in parts)
    return [
        (points, reason)
        for hint, points, reason in parts
        if not (against and points > 0 and hint.region.relation is Relation.AREA)
    ]


def _region_places(region: Region, context: Context) -> tuple[Place, ...]:
    words = region.name.split(" ")
    for length in range(len(words), 0, -1):
        place = context.known(" ".join(words[:length]))
        if place:
            return (place,)
    return ()


def _goes_with(region: Region, use: ToponymUse, context: Context) -> bool:
    if region.relation in (Relation.AREA, Relation.WITHIN):
        gap = context.article.text[region.end : use.start]
        return region.end <= use.start and len(gap) < _ATTACHED
    gap = context.article.text[use.end : region.start]
    return region.start >= use.end and len(gap) < _ATTACHED and not set(gap) & set(".;")


def _agreement(region: Region, point: Point, place: Place, other: Place) -> float:
    centre = other.lat, other.lon
    km = quick_km(centre, point)
    off = (
        angle_between(bearing(centre, point), region.direction)
        if region.direction is not None
        else 0.0
    )
    if region.relation is Relation.DISTANCE and region.km is not None:
        return 1.0 if abs(km - region.km) <= max(5.0, 0.35 * region.km) and off <= 60 else -1.0
    if region.relation is Relation.DIRECTION:
        return 0.8 if km <= 90 and (off <= 60 or km < 5) else -0.3 if km <= 90 else -1.0
    if region.relation is Relation.NEAR:
        return 1.0 if km <= 15 else 0.3 if km <= 30 else -1.0
    if region.relation is Relation.WITHIN:
        return 1.0 if km <= 20 else -1.0
    if region.relation is Relation.BETWEEN:
        return 0.5 if km <= 60 else -0.5
    return _area_agreement(region, place, other, km, off)


def _area_agreement(region: Region, place: Place, other: Place, km: float, off: float) -> float:
    wide = off <= _WIDE or km < 12
    inside = _in_unit(place, region.name, other)
    if inside is not None:
        return (1.0 if wide else 0.2) if inside else -1.5 if km > _PROVINCE_KM else -0.5
    return -1.5 if km > 1.5 * _PROVINCE_KM else 0.5 if wide and km < 80 else 0.0


def _in_unit(place: Place, name: str, other: Place) -> bool | None:
    """Whether a place lies in the first-level unit of that name; None where none can tell."""
    if not place.admin1:
        return None
    if place.admin1 == other.admin1:
        return True
    wanted = key(name)
    if not _unit_keys(place.admin1).isdisjoint({wanted, *aliases(wanted)}):
        return True
    return None if place.tier is Tier.WORLD or place.tier != other.tier else False


@lru_cache(maxsize=4096)
def _unit_keys(admin1: str) -> frozenset[str]:
    """The keys of a unit's name and of what stands in brackets after it."""
    parts = [core_key(part) or key(part) for part in re.split(r"[()]", admin1)]
    return frozenset(filter(None, parts))
