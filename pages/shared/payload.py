"""The map's file of columns: see geodata.payload, which the frozen page is made with too."""

from geodata.payload import Payload, build

__all__ = ["Payload", "build"]
