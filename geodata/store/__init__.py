"""The database of articles, claims and rejects, reached through SQLAlchemy."""

from geodata.store.database import Store, default_url

__all__ = ["Store", "default_url"]
