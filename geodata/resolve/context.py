"""What an article tells of its own geography: countries, places sure of, regions, sentences."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from geodata.article import Article
from geodata.names import core_key, key, kind_of, tokens
from geodata.names.tables import common_words
from geodata.place import Place
from geodata.resolve.atlas import Atlas, Match
from geodata.resolve.countries import abroad, countries_of, country_votes, country_words
from geodata.resolve.geometry import Point, quick_km
from geodata.resolve.regions import Region, regions
from geodata.resolve.spans import Name, names, sentence_bounds
from geodata.resolve.uses import ToponymUse
from geodata.vocabulary import Tier

_TOWN = 5_000
_CITY = 50_000
_ONE_PLACE_KM = 10.0
_CLAIMED_VOTE, _NAMED_VOTE, _VILLAGE_VOTE = 1.0, 0.5, 0.5
# A place that bears a name as another of its names tells less of where an article plays.
_BY_NAME, _OTHER_VOTE = ("named so", "named so, type aside"), 0.8
# A country that the text never names leads with a larger share, larger yet if it names another.
_LEADING_SHARE, _UNTOLD_SHARE, _DOUBTED_SHARE, _TOLD = 0.12, 0.3, 0.5, 0.9
_LIKELY_KM = 60.0
_HOME_PART = 3
_DWARFS, _CACHED_DWARFS = 10, 4
_TOWN_RADIUS_KM, _UNCOUNTED = 2.0, 20_000
_PASSAGE, _LOCAL_WEIGHT = 300, 0.5
_SHORTEST_NAME = 3
# Type nouns after which a town's name still means the town; after others it may be a unit's name
# (the Ara Brigade).
_PLACE_LIKE = ("", "settlement", "province", "district", "area", "neighbourhood")
_UNIT = "base"
PARTS_OF_A_TOWN = frozenset({"neighbourhood", "building", "junction", "road", "base"})
"""Kinds whose names repeat from town to town: such a name alone is never sure."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place that the article surely means, named at text[start:end]."""

    place: Place
    start: int
    end: int

    @property
    def point(self) -> Point:
        """Latitude and longitude."""
        return self.place.lat, self.place.lon


@dataclass
class Context:
    """The geography of one article; `anchors` grows as its toponyms are resolved."""

    article: Article
    atlas: Atlas
    uses: Sequence[ToponymUse]
    anchors: list[Anchor] = field(default_factory=list)
    _leading_at: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _known: dict[str, Place | None] = field(default_factory=dict)

    @classmethod
    def read(cls, article: Article, uses: Sequence[ToponymUse], atlas: Atlas) -> "Context":
        """Read the article: look up every name in it at once and keep what is sure."""
        context = cls(article, atlas, uses)
        asked = [use.toponym for use in uses]
        asked += [name.text for name in context.names]
        asked += [name for region in context.regions for name in (region.name, region.other)]
        atlas.prepare(filter(None, asked))
        context.anchors.extend(context._sure())
        return context

    @cached_property
    def names(self) -> list[Name]:
        """Capitalised names of title and text; those of the title have offsets below 0."""
        title = [
            Name(name.text, name.start - len(self.article.title) - 1, -1)
            for name in names(self.article.title)
        ]
        return [n for n in (*title, *names(self.article.text)) if len(n.text) >= _SHORTEST_NAME]

    @cached_property
    def regions(self) -> list[Region]:
        """The region phrases of the text."""
        return list(regions(self.article.text))

    @cached_property
    def titled(self) -> list[Point]:
        """Where the places of the title lie that are sure."""
        return [anchor.point for anchor in self.anchors if anchor.start < 0]

    @cached_property
    def _bounds(self) -> list[int]:
        return sentence_bounds(self.article.text)

    def sentence(self, offset: int) -> tuple[int, int]:
        """Start and end of the sentence that holds the offset."""
        after = min(bisect_right(self._bounds, offset), len(self._bounds) - 1)
        return self._bounds[max(after - 1, 0)], self._bounds[after]

    @cached_property
    def countries(self) -> dict[str, float]:
        """Shares (adding up to 1) of the countries that the article points to."""
        votes = defaultdict(float, self._told)
        for toponym in {use.toponym for use in self.uses}:
            _vote(votes, self.atlas.find(toponym), _CLAIMED_VOTE)
        for name in {name.text for name in self.names}:
            matches = [match for match in self.atlas.find(name) if _is_city(match.place)]
            if not countries_of(name) and not _is_generic(name):
                _vote(votes, matches, _NAMED_VOTE)
        total = sum(votes.values())
        return {code: value / total for code, value in votes.items()} if total else {}

    @cached_property
    def _told(self) -> dict[str, float]:
        return country_votes(self.article)

    @cached_property
    def leading(self) -> tuple[str, ...]:
        """The countries that the article is about, the first the most."""
        ranked = sorted(self.countries.items(), key=lambda pair: (-pair[1], pair[0]))
        untold = _UNTOLD_SHARE if max(self._told.values(), default=0) < _TOLD else _DOUBTED_SHARE
        return tuple(
            code
            for number, (code, share) in enumerate(ranked)
            if share >= (_LEADING_SHARE if self._told.get(code) or not number else untold)
        )

    def is_about(self, place: Place, offset: int | None = None) -> bool:
        """True where the place lies in a country that the article, or the passage, is about."""
        return not place.country or place.country in self.leading_at(offset)

    def leading_at(self, offset: int | None) -> tuple[str, ...]:
        """The leading countries, and those that words just around an offset name."""
        if offset is None:
            return self.leading
        if offset not in self._leading_at:
            self._leading_at[offset] = self._find_leading_at(offset)
        return self._leading_at[offset]

    def _find_leading_at(self, offset: int) -> tuple[str, ...]:
        first, last = self.sentence(offset)
        near = [
            code
            for start, code, weight in self._country_words
            if min(first, offset - _PASSAGE) <= start < last and weight >= _LOCAL_WEIGHT
        ]
        return tuple(dict.fromkeys((*self.leading, *near)))

    @cached_property
    def _country_words(self) -> list[tuple[int, str, float]]:
        return country_words(self.article.text)

    def _sure(self) -> list[Anchor]:
        found: list[Anchor] = []
        end = -(10**6)
        for name in sorted(self.names, key=lambda n: (n.start, -n.end)):
            if name.start < end or countries_of(name.text):
                continue
            place, kind = self.known(name.text), kind_of(name.text)
            if place and kind in (place.kind, *_PLACE_LIKE):
                found.append(Anchor(place, name.start, name.end))
            if place and kind in (place.kind, *_PLACE_LIKE, _UNIT):
                end = name.end
        return found

    def known(self, name: str) -> Place | None:
        """The one place that a name surely means in this article, or None."""
        if name not in self._known:
            self._known[name] = self._find_known(name)
        return self._known[name]

    def _find_known(self, name: str) -> Place | None:
        matches = [m.place for m in self.atlas.find(name) if self.is_about(m.place)]
        known = [place for place in matches if _is_known(place)]
        known = [place for place in known if place.country in self._home] or known
        if not known or len(name) < _SHORTEST_NAME or _is_generic(name):
            return None
        best = max(known, key=_people)
        # So short a key is many a name's: "Gao" is known where a town bears it itself.
        if len(key(name)) < _SHORTEST_NAME and best.name != name:
            return None
        rivals = [
            place
            for place in matches
            if not _near(place, best) and not _dwarfs(best, place)
            if place.country in self._home or best.country not in self._home
        ]
        return None if rivals else best

    @cached_property
    def _home(self) -> frozenset[str]:
        """The countries that the article plays in, without those that only act in it."""
        return frozenset(code for code in self.leading if self.weight(code) >= 1 / _HOME_PART)

    def weight(self, country: str) -> float:
        """How likely the article plays in a country, beside the likeliest: 0 to 1."""
        return self._weights.get(country, 0.0) / max(self._weights.values(), default=1.0)

    @cached_property
    def _weights(self) -> dict[str, float]:
        return {code: share * abroad(code) for code, share in self.countries.items()}

    def famous(self, name: str) -> Place | None:
        """The known place of a name if it is a city or a site of the cache; or None."""
        place = self.known(name)
        if place is None or not _is_famous(place):
            return None
        by_own_name = key(place.name) in (key(name), core_key(name))
        return place if by_own_name or place.tier is not Tier.WORLD else None

    def likely(self, name: str) -> Place | None:
        """The place that a name surely means, else the one nearest to what is sure; or None."""
        place = self.known(name)
        if place or not self.anchors:
            return place
        points = [anchor.point for anchor in self.anchors]
        near = [
            (min(quick_km((m.place.lat, m.place.lon), point) for point in points), m.place)
            for m in self.atlas.find(name)
            if self.is_about(m.place)
        ]
        km, place = min(near, key=lambda pair: pair[0], default=(_LIKELY_KM, None))
        return place if km < _LIKELY_KM else None


def _vote(votes: defaultdict[str, float], matches: Sequence[Match], weight: float) -> None:
    tally: dict[str, float] = defaultdict(float)
    for match in matches:
        if match.place.country:
            vote = 1.0 if _is_known(match.place) else _VILLAGE_VOTE
            vote *= 1.0 if match.how in _BY_NAME else _OTHER_VOTE
            tally[match.place.country] = max(tally[match.place.country], vote)
    for code, value in tally.items():
        votes[code] += weight * abroad(code) * value * value / sum(tally.values())


def is_weak(name: str) -> bool:
    """True for a name too short or too common to be sure of by itself ("Khirba", "Sor")."""
    return len(key(name)) <= _SHORTEST_NAME or _is_generic(name)


def _is_generic(name: str) -> bool:
    return common_words("generic").issuperset(tokens(name))


def _is_city(place: Place) -> bool:
    return (
        place.tier is Tier.CACHE and place.kind not in PARTS_OF_A_TOWN
    ) or place.population >= _CITY


def _is_famous(place: Place) -> bool:
    town = place.kind in ("settlement", "")
    return _people(place) >= (_TOWN if place.tier is Tier.CACHE and town else _CITY) or (
        place.tier is Tier.CACHE and not town and place.kind not in PARTS_OF_A_TOWN
    )


def _is_known(place: Place) -> bool:
    if place.kind in PARTS_OF_A_TOWN:
        return False
    return place.tier is Tier.CACHE or place.population >= _TOWN


def _near(place: Place, other: Place) -> bool:
    return quick_km((place.lat, place.lon), (other.lat, other.lon)) <= _ONE_PLACE_KM


def _dwarfs(place: Place, other: Place) -> bool:
    factor = _CACHED_DWARFS if place.tier is Tier.CACHE else _DWARFS
    return _people(place) > factor * max(other.population, 2_000)


def _people(place: Place) -> int:
    """How many people a place has; a town of the cache that no source counts has some."""
    town = place.tier is Tier.CACHE and place.kind == "settlement"
    counted = not town or place.radius_km < _TOWN_RADIUS_KM or place.geo_precision != "exact"
    return place.population if counted else max(place.population, _UNCOUNTED)
