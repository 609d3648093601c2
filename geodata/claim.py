"""The claim record: who is said to control a place, from which sentence, by whose word."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from geodata.article import Article
from geodata.vocabulary import DatePrecision, Event, GeoPrecision, Tier

Cell = str | float | int | bool | None


@dataclass(frozen=True, slots=True)
class DateReading:
    """When the event happened, as an interval of days (both ends included), and why.

    `day` is the one day that stands for the interval on the timeline; `text` is the expression
    as written ("On Saturday"); `reason` tells a reader how it was resolved.
    """

    day: date | None = None
    start: date | None = None
    end: date | None = None
    precision: DatePrecision = DatePrecision.UNKNOWN
    text: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pin:
    """Where a claim is drawn. lat and lon are degrees WGS84; radius_km is the honest uncertainty.

    `reason` tells a reader why this place was chosen; `candidates` holds one line for each other
    place that was considered and why it lost. An unresolved pin has no lat and no lon.
    """

    lat: float | None = None
    lon: float | None = None
    geo_precision: GeoPrecision = GeoPrecision.UNRESOLVED
    radius_km: float | None = None
    place_id: str = ""
    place_name: str = ""
    tier: Tier = Tier.NONE
    reason: str = ""
    candidates: tuple[str, ...] = ()


UNRESOLVED = Pin()


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim about one place, read from one sentence of one article.

    What the text said (`place`, `mention`, `actor_text`, `when.text`) stands beside what was
    understood (`pin`, `actor`, `when.day`). `sentence_start` and `sentence_end` are offsets into
    `Article.text`; `confidence` is a calibrated probability from 0 to 1.
    """

    article_sha256: str
    event: Event
    place: str
    sentence: str
    sentence_start: int
    sentence_end: int
    place_start: int
    actor: str = ""
    from_actor: str = ""
    actor_text: str = ""
    mention: str = ""
    trigger: str = ""
    claimant: str = ""
    hedged: bool = False
    confidence: float = 0.0
    rule: str = ""
    when: DateReading = field(default_factory=DateReading)
    pin: Pin = UNRESOLVED

    @property
    def claim_id(self) -> str:
        """Sixteen hexadecimal digits that depend on the key fields only."""
        key = (
            self.article_sha256,
            self.sentence_start,
            self.sentence_end,
            self.place_start,
            self.place,
            self.event,
            self.actor,
            self.from_actor,
        )
        return hashlib.sha256("\x1f".join(map(str, key)).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Reject:
    """Something that looked like a claim, or an input, and was set aside, with the reason."""

    article_sha256: str
    article: str
    reason: str
    sentence: str = ""
    sentence_start: int | None = None
    sentence_end: int | None = None


COLUMNS: tuple[str, ...] = (
    "article",
    "event",
    "place",
    "actor",
    "from_actor",
    "date",
    "date_start",
    "date_end",
    "date_precision",
    "claimant",
    "hedged",
    "lat",
    "lon",
    "geo_precision",
    "place_id",
    "place_name",
    "confidence",
    "sentence",
    "sentence_start",
    "sentence_end",
    "rule",
    "claim_id",
    "article_sha256",
    "outlet",
    "title",
    "url",
    "published",
    "mention",
    "actor_text",
    "trigger",
    "date_text",
    "date_reason",
    "radius_km",
    "geo_tier",
    "geo_reason",
    "place_start",
)


def row(claim: Claim, article: Article) -> dict[str, Cell]:
    """The claim as one flat row with the columns of COLUMNS: dates as ISO text, None if unknown."""
    values: Mapping[str, Cell] = {
        "article": article.name,
        "event": str(claim.event),
        "place": claim.place,
        "actor": claim.actor,
        "from_actor": claim.from_actor,
        "date": _iso(claim.when.day),
        "date_start": _iso(claim.when.start),
        "date_end": _iso(claim.when.end),
        "date_precision": str(claim.when.precision),
        "claimant": claim.claimant,
        "hedged": claim.hedged,
        "lat": claim.pin.lat,
        "lon": claim.pin.lon,
        "geo_precision": str(claim.pin.geo_precision),
        "place_id": claim.pin.place_id,
        "place_name": claim.pin.place_name,
        "confidence": round(claim.confidence, 3),
        "sentence": claim.sentence,
        "sentence_start": claim.sentence_start,
        "sentence_end": claim.sentence_end,
        "rule": claim.rule,
        "claim_id": claim.claim_id,
        "article_sha256": claim.article_sha256,
        "outlet": article.outlet,
        "title": article.title,
        "url": article.url,
        "published": _iso(article.published),
        "mention": claim.mention,
        "actor_text": claim.actor_text,
        "trigger": claim.trigger,
        "date_text": claim.when.text,
        "date_reason": claim.when.reason,
        "radius_km": claim.pin.radius_km,
        "geo_tier": str(claim.pin.tier),
        "geo_reason": claim.pin.reason,
        "place_start": claim.place_start,
    }
    return {column: values[column] for column in COLUMNS}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
