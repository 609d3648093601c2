"""All sources of coordinates behind one question: which places bear this name?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from geodata.article import Article
from geodata.decisions import Decision, decision_for, decisions
from geodata.gazetteer import Shelf
from geodata.names import aliases, core_key, distinguishing, key, likeness
from geodata.online.answers import answers
from geodata.place import Place
from geodata.resolve.geometry import quick_km
from geodata.store import Store
from geodata.tiers.cache import cached_places
from geodata.tiers.index import Index
from geodata.tiers.near import CUTOFF
from geodata.tiers.world import World, world

_SAME_KM = 3.0
_SHORTEST_FUZZY = 4
_KEPT = 60_000
_OTHER_NAME = {
    "named so": "also named so",
    "named so, type aside": "also named so, type aside",
}


@dataclass(frozen=True, slots=True)
class Match:
    """A place that bears the name asked for, and how well: `how` and a likeness of 0 to 100."""

    place: Place
    how: str
    likeness: float = 100.0


class Atlas:
    """The tiers of coordinates, asked together."""

    def __init__(
        self, tiers: Iterable[Index], towns: World, decided: Iterable[Decision] = ()
    ) -> None:
        self._tiers = tuple(tiers)
        self._towns = towns
        self._decided = tuple(decided)
        self._known: dict[str, tuple[Match, ...]] = {}
        self._nearly: dict[tuple[str, tuple[str, ...]], tuple[Match, ...]] = {}

    @classmethod
    def open(cls, store: Store) -> "Atlas":
        """Every tier that needs no network: decisions, cache, installed gazetteers, world."""
        tiers = (cached_places(), Shelf(store).index(), answers(store))
        return cls(tiers, world(), decisions(store))

    def with_tier(self, tier: Index) -> "Atlas":
        """The same atlas with one more tier, asked after the others."""
        return Atlas((*self._tiers, tier), self._towns, self._decided)

    def decision(self, toponym: str, article: Article) -> Decision | None:
        """What the analyst decided on a toponym in this article or in all, or None."""
        return decision_for(self._decided, toponym, article)

    def prepare(self, names: Iterable[str]) -> None:
        """Look up many names at once, so that each is answered from memory afterwards."""
        if len(self._known) > _KEPT:
            self._known.clear()
            self._nearly.clear()
        wanted = {name for name in names if name not in self._known}
        keys = {name: _asked(name) for name in wanted}
        towns = self._towns.find(one for asked in keys.values() for one, _ in asked)
        for name in wanted:
            self._known[name] = self._matches(name, keys[name], towns)

    def find(self, name: str) -> tuple[Match, ...]:
        """The places of every tier that bear the name, its alias, or its core; best first."""
        if name not in self._known:
            self.prepare((name,))
        return self._known[name]

    def near(self, name: str, countries: Iterable[str]) -> tuple[Match, ...]:
        """The places with a name nearly like this one in one of the countries (ISO codes)."""
        asked = name, tuple(countries)
        if asked not in self._nearly:
            self._nearly[asked] = self._find_near(*asked)
        return self._nearly[asked]

    def _find_near(self, name: str, countries: tuple[str, ...]) -> tuple[Match, ...]:
        asked = core_key(name) or key(name)
        if len(asked) < _SHORTEST_FUZZY:
            return ()
        found = [pair for tier in self._tiers for pair in tier.near(asked)]
        found += [p for country in countries for p in self._towns.near(asked, country, CUTOFF)]
        matches = (
            Match(place, "spelt nearly so", score)
            for place, score in found
            if (not place.country or place.country in countries) and _same_twin(name, place)
        )
        return _once(sorted(matches, key=lambda match: -match.likeness))

    def _matches(
        self, name: str, asked: list[tuple[str, str]], towns: dict[str, list[Place]]
    ) -> tuple[Match, ...]:
        found: list[Match] = []
        for one, how in asked:
            places = [place for tier in self._tiers for place in tier.exact(one)]
            found += [Match(place, how) for place in places]
            found += [Match(town, _town_how(town, one, how)) for town in towns.get(one, ())]
        if not found:
            core = core_key(name)
            weak = [place for tier in self._tiers for place in tier.weak(core)] if core else []
            found = [Match(place, "short for") for place in weak if _same_twin(name, place)]
        return _once(found)

    @cached_property
    def countries(self) -> frozenset[str]:
        """ISO codes of the countries for which the tiers but the world's hold places."""
        return frozenset(p.country for tier in self._tiers for p in tier.places if p.country)


def _asked(name: str) -> list[tuple[str, str]]:
    strong, core = key(name), core_key(name)
    asked = {strong: "named so"}
    asked.update((one, "also named so") for one in aliases(strong))
    if core and core != strong:
        asked.setdefault(core, "named so, type aside")
        for one in aliases(core):
            asked.setdefault(one, "also named so, type aside")
    return [(one, how) for one, how in asked.items() if one]


def _town_how(town: Place, asked: str, how: str) -> str:
    """A town's other names come from every language and age: they count as aliases."""
    return how if key(town.name) == asked else _OTHER_NAME.get(how, how)


def _same_twin(name: str, place: Place) -> bool:
    """False where the name says "big" or "eastern" and the place is the other twin."""
    told = distinguishing(name)
    return not told or any(told == distinguishing(other) for other in (place.name, *place.names))


def _once(matches: Iterable[Match]) -> tuple[Match, ...]:
    """The matches without repeats: one place known to several tiers is the first tier's.

    The first tier's place takes the largest population that any of them gives.
    """
    kept: list[Match] = []
    for match in matches:
        for number, other in enumerate(kept):
            if _repeats(match.place, other.place):
                people = max(match.place.population, other.place.population)
                if people > other.place.population:
                    kept[number] = replace(other, place=replace(other.place, population=people))
                break
        else:
            kept.append(match)
    return tuple(kept)


def _repeats(place: Place, other: Place) -> bool:
    if place.place_id == other.place_id:
        return True
    close = quick_km((place.lat, place.lon), (other.lat, other.lon)) <= _SAME_KM
    return close and place.tier != other.tier and likeness(place.name, other.name) >= 90
