"""Looking a set of places over: repeats, points far from their unit, names that collide."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from geodata.names import key
from geodata.place import Place
from geodata.resolve.geometry import quick_km

_SAME_KM = 1.0
_APART_KM = 25.0
_NEIGHBOURS = 8
_OUTSIDE_KM = 15.0
_LEAST_IN_UNIT = 4


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at: `what` is "duplicate", "outside" or "collision"."""

    what: str
    text: str


def check(places: Sequence[Place]) -> Iterator[Finding]:
    """Every finding on a set of places, in a stable order."""
    yield from _duplicates(places)
    yield from _outside(places)
    yield from _collisions(places)


def _by_name(places: Iterable[Place]) -> dict[tuple[str, str], list[Place]]:
    named: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in places:
        named[place.country, key(place.name)].append(place)
    return named


def _duplicates(places: Sequence[Place]) -> Iterator[Finding]:
    ids: dict[str, Place] = {}
    for place in places:
        if place.place_id in ids:
            yield Finding("duplicate", f"{_shown(place)} and {_shown(ids[place.place_id])}: one id")
        ids.setdefault(place.place_id, place)
    for same in _by_name(places).values():
        for number, place in enumerate(same):
            for other in same[number + 1 :]:
                if place.kind == other.kind and _apart(place, other) <= _SAME_KM:
                    yield Finding("duplicate", f"{_shown(place)} and {_shown(other)}: one place?")


def _collisions(places: Sequence[Place]) -> Iterator[Finding]:
    for same in _by_name(places).values():
        if any(_apart(same[0], other) > _APART_KM for other in same[1:]):
            where = "; ".join(f"{p.admin1 or p.country} {p.lat:.2f} {p.lon:.2f}" for p in same[:6])
            more = f" and {len(same) - 6} more" if len(same) > 6 else ""
            yield Finding("collision", f"{same[0].name} stands for {len(same)}: {where}{more}")


def _outside(places: Sequence[Place]) -> Iterator[Finding]:
    """Places whose nearest neighbours all lie in other units, far from any of their own unit."""
    units: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        if place.admin1:
            units[place.country, place.admin1].append(number)
    points = np.radians(np.array([(p.lat, p.lon) for p in places], dtype=float).reshape(-1, 2))
    for unit, members in sorted(units.items()):
        if len(members) >= _LEAST_IN_UNIT:
            yield from _outliers(places, points, unit, members)


def _outliers(
    places: Sequence[Place], points: NDArray[np.float64], unit: tuple[str, str], members: list[int]
) -> Iterator[Finding]:
    own = np.array(members)
    for number in members:
        km = _km(points[own], points[number])
        nearest_own = float(np.partition(km, 1)[1])
        if nearest_own <= _OUTSIDE_KM:
            continue
        around = np.argsort(_km(points, points[number]))[1 : _NEIGHBOURS + 1]
        others = {(places[i].country, places[i].admin1) for i in around if places[i].admin1}
        if others and unit not in others:
            yield Finding(
                "outside",
                f"{_shown(places[number])} is said to lie in {unit[1]}, but its neighbours lie in "
                f"{', '.join(sorted(name for _, name in others))}",
            )


def _km(points: NDArray[np.float64], point: NDArray[np.float64]) -> NDArray[np.float64]:
    """Great-circle distances in km of (n, 2) points from one, both in radians (haversine)."""
    half = (points - point) / 2
    chord = np.sin(half[:, 0]) ** 2
    chord += np.cos(points[:, 0]) * np.cos(point[0]) * np.sin(half[:, 1]) ** 2
    km: NDArray[np.float64] = 2 * 6371.0088 * np.arcsin(np.sqrt(np.clip(chord, 0, 1)))
    return km


def _apart(place: Place, other: Place) -> float:
    return quick_km((place.lat, place.lon), (other.lat, other.lon))


def _shown(place: Place) -> str:
    return f"{place.name} ({place.place_id}, {place.lat:.4f} {place.lon:.4f})"
