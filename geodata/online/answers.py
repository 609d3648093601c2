"""The answers of online geocoders, kept for good with their raw form."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, String, Table, Text, delete, insert, select
from sqlalchemy.engine import Connection

from geodata.place import Place
from geodata.store import Store
from geodata.store.schema import METADATA
from geodata.tables import connected
from geodata.tiers.index import Index
from geodata.vocabulary import GeoPrecision, Tier

ANSWER = Table(
    "online_answer",
    METADATA,
    Column("service", String(16), primary_key=True),
    Column("query", String(200), primary_key=True),
    Column("countries", String(60), primary_key=True),
    Column("raw", Text, nullable=False),
)
_RADIUS_KM = 2.0


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked: a name, and the ISO codes of the countries it was asked for."""

    service: str
    query: str
    countries: str


def stored(store: Store, question: Question) -> bool:
    """True where the question was answered before, be it with nothing."""
    query = select(ANSWER.c.service).where(_is(question))
    with connected(store, ANSWER) as connection:
        return connection.execute(query).first() is not None


def keep(store: Store, question: Question, raw: list[dict[str, Any]]) -> None:
    """Keep an answer, the service's own JSON objects. Raises StoreError."""
    row = {
        "service": question.service,
        "query": question.query,
        "countries": question.countries,
        "raw": json.dumps(raw, ensure_ascii=False, sort_keys=True),
    }
    with connected(store, ANSWER) as connection:
        connection.execute(delete(ANSWER).where(_is(question)))
        connection.execute(insert(ANSWER), [row])


def answers(store: Store) -> Index:
    """Every place that an online geocoder ever answered with, under the name it was asked by."""
    with connected(store, ANSWER) as connection:
        return Index.of(_places(connection))


def _places(connection: Connection) -> list[Place]:
    columns = (ANSWER.c.service, ANSWER.c.query, ANSWER.c.raw)
    found = connection.execute(select(*columns).order_by(ANSWER.c.service, ANSWER.c.query))
    return [
        _place(service, query, raw) for service, query, text in found for raw in json.loads(text)
    ]


def _place(service: str, query: str, raw: dict[str, Any]) -> Place:
    return Place(
        place_id=f"{service}:{raw['id']}",
        name=str(raw["name"]),
        lat=float(raw["lat"]),
        lon=float(raw["lon"]),
        names=(query,),
        kind=str(raw.get("kind", "")),
        country=str(raw.get("country", "")).upper()[:2],
        admin1=str(raw.get("admin1", "")),
        geo_precision=GeoPrecision.EXACT,
        radius_km=_RADIUS_KM,
        source=f"{service}, asked online for {query!r}",
        tier=Tier.ONLINE,
    )


def _is(question: Question) -> Any:
    return (
        (ANSWER.c.service == question.service)
        & (ANSWER.c.query == question.query)
        & (ANSWER.c.countries == question.countries)
    )
