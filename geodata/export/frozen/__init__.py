"""One frozen page: the scrubbable map with its claims in a single HTML file that asks no host."""

from geodata.export.frozen.page import encode

__all__ = ["encode"]
