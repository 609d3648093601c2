"""Who is said to be speaking, and whether the text doubts it."""

from extract.attribution.reading import Attribution, AttributionReader, attribute

__all__ = ["Attribution", "AttributionReader", "attribute"]
