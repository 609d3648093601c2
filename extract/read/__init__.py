"""Files to articles: decoding, markup, metadata, boilerplate. Offsets of a text file are kept."""

from extract.read.files import SUFFIXES, read_articles

__all__ = ["SUFFIXES", "read_articles"]
