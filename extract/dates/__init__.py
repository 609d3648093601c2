"""When the events of an article happened: time expressions found, resolved and carried over."""

from extract.dates.reader import DateReader
from extract.dates.scope import DateMention

__all__ = ["DateMention", "DateReader"]
