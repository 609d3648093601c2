"""The analyst's own decisions: where a toponym lies, everywhere or in one article."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Column, Float, Integer, String, Table, Text, delete, insert, select

from geodata.article import Article
from geodata.errors import InputError
from geodata.names import key
from geodata.store import Store
from geodata.store.schema import METADATA
from geodata.tables import connected
from geodata.vocabulary import GeoPrecision

DECISION = Table(
    "decision",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("key", Text, nullable=False, index=True),
    Column("toponym", Text, nullable=False),
    Column("article", Text, nullable=False),
    Column("lat", Float),
    Column("lon", Float),
    Column("geo_precision", String(16), nullable=False),
    Column("radius_km", Float),
    Column("place_name", Text, nullable=False),
    Column("place_id", Text, nullable=False),
    Column("note", Text, nullable=False),
)


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `article` is an article's name or SHA-256, or "" for every article.

    lat and lon are degrees WGS84, or both None: the toponym is to stay off the map.
    """

    toponym: str
    lat: float | None
    lon: float | None
    article: str = ""
    geo_precision: GeoPrecision = GeoPrecision.EXACT
    radius_km: float | None = 1.0
    place_name: str = ""
    place_id: str = ""
    note: str = ""
    number: int = 0


def decide(store: Store, decision: Decision) -> Decision:
    """Keep a decision in the place of an earlier one for the same name and article.

    Returns it with its number. Raises InputError for impossible coordinates or an empty name,
    StoreError if the database cannot be written.
    """
    _check(decision)
    name_key = key(decision.toponym)
    row = {
        "key": name_key,
        "toponym": decision.toponym,
        "article": decision.article,
        "lat": decision.lat,
        "lon": decision.lon,
        "geo_precision": str(
            decision.geo_precision if decision.lat is not None else GeoPrecision.UNRESOLVED
        ),
        "radius_km": decision.radius_km if decision.lat is not None else None,
        "place_name": decision.place_name or decision.toponym,
        "place_id": decision.place_id,
        "note": decision.note,
    }
    same = (DECISION.c.key == name_key) & (DECISION.c.article == decision.article)
    with connected(store, DECISION) as connection:
        connection.execute(delete(DECISION).where(same))
        connection.execute(insert(DECISION), [row])
    return next(d for d in decisions(store) if key(d.toponym) == name_key
                and d.article == decision.article)  # fmt: skip


def withdraw(store: Store, number: int) -> bool:
    """Forget a decision; False where there is none of that number."""
    with connected(store, DECISION) as connection:
        return connection.execute(delete(DECISION).where(DECISION.c.number == number)).rowcount > 0


def decisions(store: Store) -> list[Decision]:
    """Every decision, oldest first. Raises StoreError if the database cannot be read."""
    columns = (*(c for c in DECISION.c if c.name not in ("key", "number")), DECISION.c.number)
    with connected(store, DECISION) as connection:
        rows = connection.execute(select(*columns).order_by(DECISION.c.number)).mappings()
        return [
            Decision(**{**row, "geo_precision": GeoPrecision(row["geo_precision"])}) for row in rows
        ]


def decision_for(known: Iterable[Decision], toponym: str, article: Article) -> Decision | None:
    """The decision on a toponym in an article: one for the article before one for all."""
    wanted = key(toponym)
    fitting = [
        decision
        for decision in known
        if decision.article in ("", article.name, article.sha256)
        and key(decision.toponym) == wanted
    ]
    return max(fitting, key=lambda d: (d.article != "", d.number), default=None)


def _check(decision: Decision) -> None:
    if not key(decision.toponym):
        raise InputError(f"{decision.toponym!r} is no name of a place.")
    if decision.lat is None and decision.lon is None:
        return
    if decision.lat is None or decision.lon is None:
        raise InputError("a decision needs both a latitude and a longitude, or neither.")
    if not (-90 <= decision.lat <= 90 and -180 <= decision.lon <= 180):
        raise InputError(
            f"{decision.lat}, {decision.lon} are no latitude (-90 to 90) and longitude "
            "(-180 to 180)."
        )
