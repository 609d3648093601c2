"""The place record that every tier of coordinates yields."""

from dataclasses import dataclass

from geodata.vocabulary import GeoPrecision, Tier


@dataclass(frozen=True, slots=True)
class Place:
    """A named place. lat and lon are degrees WGS84; radius_km says how far off the point may be.

    `place_id` names the source's own id ("gn:166651", "wof:85903157", "cl:zaza-triangle").
    `kind` is one of geodata/data/names/kinds.csv, or "" where the source does not tell.
    `country` is an ISO 3166 code of two letters; admin1 and admin2 are as the source spells them.
    """

    place_id: str
    name: str
    lat: float
    lon: float
    names: tuple[str, ...] = ()
    kind: str = ""
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    geo_precision: GeoPrecision = GeoPrecision.EXACT
    radius_km: float = 1.0
    source: str = ""
    tier: Tier = Tier.GAZETTEER
