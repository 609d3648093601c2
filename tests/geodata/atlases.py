"""Short builders for tests of the resolver: an invented country around 10 N 20 E."""

from collections.abc import Iterable

from geodata.article import Article
from geodata.claim import Pin
from geodata.place import Place
from geodata.resolve import Atlas, ToponymUse, resolve
from geodata.tiers.index import Index
from geodata.vocabulary import Tier


class NoTowns:
    """A world tier that knows no town."""

    def find(self, _keys: Iterable[str]) -> dict[str, list[Place]]:
        return {}

    def near(self, _key: str, _country: str, _cutoff: float) -> list[tuple[Place, float]]:
        return []


def place(name: str, lat: float, lon: float, **more: object) -> Place:
    values = {"place_id": f"t:{name}:{lat}:{lon}", "country": "SY", "kind": "settlement", **more}
    return Place(name=name, lat=lat, lon=lon, source="a test", **values)  # type: ignore[arg-type]


def atlas(*places: Place, decided=()) -> Atlas:
    return Atlas((Index.of(places),), NoTowns(), decided)  # type: ignore[arg-type]


def cached(name: str, lat: float, lon: float, **more: object) -> Place:
    return place(name, lat, lon, tier=Tier.CACHE, **more)


def pins(text: str, toponyms: list[str], known: Atlas, title: str = "") -> list[Pin]:
    """The pins of toponyms at their first mention in an article of this text."""
    article = Article("brief.txt", text, "a" * 64, title)
    uses = [ToponymUse(t, text.index(t), text.index(t) + len(t), "") for t in toponyms]
    return resolve(article, uses, known)


def pin(text: str, toponym: str, known: Atlas, title: str = "") -> Pin:
    (only,) = pins(text, [toponym], known, title)
    return only
