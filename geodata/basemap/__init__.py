"""The base map that needs no network: land, borders, provinces, rivers, lakes and towns.

`basemap().world` is one coarse sheet of the whole earth; `basemap().view(west, south, east, north)`
is what to draw for a window of the map. docs/DATA.md names the sources and licences.
"""

from geodata.basemap.load import Basemap, basemap
from geodata.basemap.sheet import Area, Label, Line, Sheet

__all__ = ["Area", "Basemap", "Label", "Line", "Sheet", "basemap"]
