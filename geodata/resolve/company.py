"""The company that a candidate keeps: the sure places of the article around it."""

import math
from dataclasses import dataclass

from geodata.place import Place
from geodata.resolve.context import Anchor, Context
from geodata.resolve.geometry import quick_km
from geodata.resolve.uses import ToponymUse

NEAR_KM, FAR_KM = 30.0, 150.0
"""Within the first a place supports another well; beyond the second it hardly does."""
LANDMARK = 200_000
"""A city of more people is a landmark for much that is far from it."""
_OTHER_WAR_KM = 600.0
_PARAGRAPH = 600
# By ring (a few words off, same sentence, near by or in the title, anywhere): how far off a
# place feels, and how much it supports.
_FELT = (0.8, 1.0, 1.3, 1.8)
_WEIGHT = (1.5, 1.0, 0.6, 0.35)
_BESIDE = 45
_LANDMARK_FELT, _LANDMARK_WEIGHT = 1.5, 0.5
_FULL, _FALL, _SUPPORTED, _LONELY = 1.0, 2.5, 1.5, -0.8


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
        landmark = other.population > LANDMARK
        felt = km * _FELT[ring] * (_LANDMARK_FELT if landmark else 1)
        if nearest is None or felt < nearest[0]:
            nearest = felt, km, other
        weight = _WEIGHT[ring] * (_LANDMARK_WEIGHT if landmark else 1)
        support += weight * math.exp(-km / NEAR_KM)
    return Company(nearest[1], nearest[0], nearest[2], support) if nearest else None


def company_points(found: Company | None, around: Rings) -> tuple[float, str]:
    """Points for the company of a candidate, and the reason."""
    if found is None:
        return (_LONELY, "no sure place of its country") if around else (0.0, "")
    far = min(1.0, math.log1p(found.felt_km / NEAR_KM) / math.log1p(FAR_KM / NEAR_KM))
    points = _FULL - _FALL * far + _SUPPORTED * (1 - math.exp(-found.support))
    return points, f"{found.km:.0f} km from {found.anchor.name}"
