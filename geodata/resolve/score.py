"""How well one candidate place fits one use of a toponym: points, each with its reason."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from geodata.names import kind_of
from geodata.place import Place
from geodata.resolve.atlas import Match
from geodata.resolve.company import FAR_KM, LANDMARK, Rings, company, company_points
from geodata.resolve.context import Context
from geodata.resolve.geometry import Point, quick_km
from geodata.resolve.hints import Hint, hint_points
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
_NAMED_NEAR_BY, _HOME = 0.2, 0.5
_FAMOUS, _FAR_FROM_TITLE = 1.2, -1.2


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
    match: Match, use: ToponymUse, context: Context, hints: Sequence[Hint], around: Rings
) -> Scored:
    """Points of one candidate for one use; 0 is an exact name with nothing for or against it."""
    found = company(match.place, around)
    parts = [
        (_name_points(match), match.how),
        _tier_part(match.place),
        _kind_part(match.place, use),
        _country_part(match.place, use, context),
        *hint_points(match.place, hints),
        company_points(found, around),
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
    weight = context.weight(place.country)
    if context.is_about(place, use.start):
        weight = max(weight, _NAMED_NEAR_BY)
    points = 2 * math.log10(max(weight, 1e-3) / _HOME)
    return max(-5.0, min(0.0, points)), f"country {place.country}"


def _famous_part(place: Place, use: ToponymUse, context: Context) -> tuple[float, str]:
    famous = context.famous(use.toponym)
    if famous is None or famous.place_id != place.place_id:
        return 0.0, ""
    return _FAMOUS, "the one place of note that is named so"


def _title_part(place: Place, context: Context) -> tuple[float, str]:
    if not context.titled or place.population > LANDMARK or place.tier is Tier.CACHE:
        return 0.0, ""
    km = min(quick_km((place.lat, place.lon), point) for point in context.titled)
    far = km > FAR_KM
    return (_FAR_FROM_TITLE, f"{km:.0f} km from the title's place") if far else (0.0, "")


def _population_part(place: Place) -> tuple[float, str]:
    points = min(0.9, math.log10(place.population) / 7) if place.population > 500 else 0.0
    return points, f"{place.population} people" if points else ""
