"""From a toponym in an article to a pin: the tiers of coordinates, context, and honest doubt."""

from geodata.resolve.atlas import Atlas, Match
from geodata.resolve.resolver import resolve
from geodata.resolve.uses import ToponymUse

__all__ = ["Atlas", "Match", "ToponymUse", "resolve"]
