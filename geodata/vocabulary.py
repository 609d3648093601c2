"""The closed vocabularies. Each value is what is stored, written to CSV and shown in a link."""

from enum import StrEnum


class Event(StrEnum):
    """What a claim says happened to control of a place (docs/CODEBOOK.md)."""

    CAPTURED = "captured"
    WITHDREW = "withdrew"
    REPELLED = "repelled"
    CONTESTED = "contested"
    ENCIRCLED = "encircled"
    DENIED = "denied"
    HELD = "held"


class DatePrecision(StrEnum):
    """How precisely the text dates an event; never finer than the text."""

    DAY = "day"
    SPAN = "span"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    PUBLICATION = "publication"
    UNKNOWN = "unknown"


class GeoPrecision(StrEnum):
    """How precisely a claim is placed; `unresolved` is never drawn."""

    EXACT = "exact"
    NEAR = "near"
    DISTRICT = "district"
    PROVINCE = "province"
    COUNTRY = "country"
    UNRESOLVED = "unresolved"


class Tier(StrEnum):
    """Which source of coordinates gave a pin, in the order in which they are asked."""

    DECISION = "decision"
    CACHE = "cache"
    GAZETTEER = "gazetteer"
    WORLD = "world"
    ONLINE = "online"
    GEOMETRY = "geometry"
    NONE = "none"


class Confidence(StrEnum):
    """How sure a claim's reading is, in a word (geodata/data/confidence.toml)."""

    FIRM = "firm"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"
