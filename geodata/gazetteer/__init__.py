"""Gazetteers that a user installs: read, checked, kept in the database, loaded as an index."""

from geodata.gazetteer.shelf import Installed, Shelf

__all__ = ["Installed", "Shelf"]
