"""How well one candidate place fits one use of a toponym: points, each with its reason."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from geodata.names import aliases, core_key, key, kind_of
from geodata.place import Place
from geodata.resolve.atlas import Match
from geodata.resolve.context import Anchor, Context
from geodata.resolve.geometry import Point, angle_between, bearing, quick_km
from geodata.resolve.regions import Region, Relation
from geodata.resolve.uses import ToponymUse
from geodata.vocabulary import Tier

_HOW = {
    "named so": 0.0,
    "also named so": -0.4,
    "named so, type aside": -0.4,
    "also named so, type aside": -0.8,
    "short for": -1.0,
    "spelt nearly so": -0.5,
}
_OF_A_TOWN = frozenset(
    ["neighbourhood", "district", "area", "farm", "castle", "building", "crossing", "settlement"]
)
_NEAR_KM, _FAR_KM = 30.0, 150.0
_PROVINCE_KM = 110.0
_OTHER_WAR_KM = 600.0
_WIDE = 80.0
_PARAGRAPH = 600
_NAMED_NEAR_BY = 0.12
# By ring (a few words off, same sentence, near by or in the title, anywhere): how far off a
# place feels, and how much it supports. A large city is a landmark for much that is far from it.
_FELT = (0.8, 1.0, 1.3, 1.8)
_WEIGHT = (1.5, 1.0, 0.6, 0.35)
_BESIDE = 45
_LANDMARK, _LANDMARK_FELT, _LANDMARK_WEIGHT = 200_000, 1.5, 0.5
_FAMOUS, _LONELY, _FAR_FROM_TITLE = 1.2, -0.8, -1.2


@dataclass(frozen=True, slots=True)
class Scored:
    """A candidate with its points and the reasons for them; more points fit better."""

    match: Match
    points: float
    reasons: tuple[str, ...]
    nearest_km: float | None = None
    other_kind: str = ""

    @property
    def place(self) -> Place:
        """The candidate place."""
        return self.match.place

    @property
    def point(self) -> Point:
        """Latitude and longitude of the candidate."""
        return self.match.place.lat, self.match.place.lon


def score(
    match: Match, use: ToponymUse, context: Context, hints: Sequence["Hint"], around: "Rings"
) -> Scored:
    """Points of one candidate for one use; 0 is an exact name with nothing for or against it."""
    found = company(match.place, around)
    parts = [
        (_name_points(match), match.how),
        _tier_part(match.place),
        _kind_part(match.place, use),
        _country_part(match.place, use, context),
        *_hint_parts(match.place, hints),
        _company_part(found, around),
        _famous_part(match.place, use, context),
        _title_part(match.place, context),
        _population_part(match.place),
    ]
    return Scored(
        match,
        round(sum(points for points, _ in parts), 2),
        tuple(f"{reason} ({points:+.1f})" for points, reason in parts if reason and points),
        found.km if found else None,
        _other_kind(match.place, use),
    )


def _hint_parts(place: Place, hints: Sequence["Hint"]) -> list[tuple[float, str]]:
    """Points of every hint; what speaks against a place close by outweighs a fitting province."""
    parts = [(hint, *hint.part((place.lat, place.lon), place)) for hint in hints]
    against = any(points < 0 and hint.weight > 1 for hint, points, _ in parts)
    return [
        (points, reason)
        for hint, points, reason in parts
        if not (against and points > 0 and hint.region.relation is Relation.AREA)
    ]


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


@dataclass(frozen=True, slots=True)
class Company:
    """How near a place lies to the sure places of the article.

    `km` and `anchor` are of the nearest, felt farther the farther off the text names it;
    `support` grows with every sure place within some tens of kilometres.
    """

    km: float
    felt_km: float
    anchor: Place
    support: float


Rings = dict[str, tuple[Place, int]]
"""By id, the sure places around a use and how far off in the text each is named."""


def rings(use: ToponymUse, context: Context) -> Rings:
    """The places around a use by ring: the index into _FELT and _WEIGHT."""
    first, last = context.sentence(use.start)
    found: Rings = {}
    for anchor in context.anchors:
        if anchor.start < use.end and use.start < anchor.end:
            continue
        ring = _ring(anchor, use, first, last)
        place = anchor.place
        if place.place_id not in found or ring < found[place.place_id][1]:
            found[place.place_id] = place, ring
    return found


def _ring(anchor: Anchor, use: ToponymUse, first: int, last: int) -> int:
    gap = max(anchor.start - use.end, use.start - anchor.end)
    if first <= anchor.start < last:
        return 0 if gap < _BESIDE else 1
    return 2 if anchor.start < 0 or gap < _PARAGRAPH else 3


def company(place: Place, around: Rings) -> Company | None:
    """The company of a place among the others around; None where there is no other."""
    nearest: tuple[float, float, Place] | None = None
    support = 0.0
    for place_id, (other, ring) in around.items():
        if place_id == place.place_id:
            continue
        km = quick_km((place.lat, place.lon), (other.lat, other.lon))
        if km > _OTHER_WAR_KM and other.country != place.country:
            continue
        landmark = other.population > _LANDMARK
        felt = km * _FELT[ring] * (_LANDMARK_FELT if landmark else 1)
        if nearest is None or felt < nearest[0]:
            nearest = felt, km, other
        weight = _WEIGHT[ring] * (_LANDMARK_WEIGHT if landmark else 1)
        support += weight * math.exp(-km / _NEAR_KM)
    return Company(nearest[1], nearest[0], nearest[2], support) if nearest else None


def _name_points(match: Match) -> float:
    return _HOW[match.how] - (100 - match.likeness) / 8


def _tier_part(place: Place) -> tuple[float, str]:
    return (1.0, "in the cache") if place.tier is Tier.CACHE else (0.0, "")


def _kind_part(place: Place, use: ToponymUse) -> tuple[float, str]:
    told = _told_kind(use)
    if not told or not place.kind:
        return 0.0, ""
    if told == place.kind:
        return 0.8, f"a {told}"
    loose = told in _OF_A_TOWN and place.kind == "settlement"
    return (-0.3 if loose else -1.5), f"a {place.kind}, not a {told}"


def _told_kind(use: ToponymUse) -> str:
    return kind_of(use.mention_kind) or kind_of(use.toponym)


def _other_kind(place: Place, use: ToponymUse) -> str:
    """The kind that the text tells where the place is of another; "" where they agree."""
    told = _told_kind(use)
    return told if place.kind and told not in ("", place.kind) else ""


def _country_part(place: Place, use: ToponymUse, context: Context) -> tuple[float, str]:
    if not place.country or not context.countries:
        return 0.0, ""
    share = context.countries.get(place.country, 0.0)
    if context.is_about(place, use.start):
        share = max(share, _NAMED_NEAR_BY)
    return max(-5.0, min(0.0, 2 * math.log10(max(share, 1e-3) / 0.3))), f"country {place.country}"


def _famous_part(place: Place, use: ToponymUse, context: Context) -> tuple[float, str]:
    famous = context.famous(use.toponym)
    if famous is None or famous.place_id != place.place_id:
        return 0.0, ""
    return _FAMOUS, "the one place of note that is named so"


def _title_part(place: Place, context: Context) -> tuple[float, str]:
    if not context.titled or place.population > _LANDMARK or place.tier is Tier.CACHE:
        return 0.0, ""
    km = min(quick_km((place.lat, place.lon), point) for point in context.titled)
    far = km > _FAR_KM
    return (_FAR_FROM_TITLE, f"{km:.0f} km from the title's place") if far else (0.0, "")


def _company_part(found: Company | None, around: Rings) -> tuple[float, str]:
    if found is None:
        return (_LONELY, "no sure place of its country") if around else (0.0, "")
    far = min(1.0, math.log1p(found.felt_km / _NEAR_KM) / math.log1p(_FAR_KM / _NEAR_KM))
    points = 1.0 - 2.5 * far + 1.5 * (1 - math.exp(-found.support))
    return points, f"{found.km:.0f} km from {found.anchor.name}"


def _population_part(place: Place) -> tuple[float, str]:
    points = min(0.9, math.log10(place.population) / 7) if place.population > 500 else 0.0
    return points, f"{place.population} people" if points else ""
