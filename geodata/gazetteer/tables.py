"""The tables of installed gazetteers. Keys of names are stored, so that loading folds none."""

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, String, Table, Text

from geodata.store.schema import METADATA

GAZETTEER = Table(
    "gazetteer",
    METADATA,
    Column("name", String(80), primary_key=True),
    Column("source", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("places", Integer, nullable=False),
    Column("key_version", Integer, nullable=False),
)

PLACE = Table(
    "place",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("gazetteer", ForeignKey("gazetteer.name"), nullable=False),
    Column("place_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
    Column("names", Text, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("country", String(2), nullable=False),
    Column("admin1", Text, nullable=False),
    Column("admin2", Text, nullable=False),
    Column("population", Integer, nullable=False),
    Column("strong", Text, nullable=False),
    Column("weak", Text, nullable=False),
    Index("place_by_gazetteer", "gazetteer"),
)
