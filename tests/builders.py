"""Short builders of records for tests: an article, a claim that stands in it, a filled store."""

import hashlib
from dataclasses import replace
from datetime import date

from geodata.article import Article
from geodata.claim import Claim, DateReading, Pin
from geodata.store import Store
from geodata.vocabulary import DatePrecision, Event, GeoPrecision, Tier

DAY = date(2017, 8, 24)


def an_article(text: str = "The army took Ara. Rain fell.", **known: object) -> Article:
    """An article of this text, with a title, an outlet, a link and a date unless told otherwise."""
    fields = {
        "name": "brief.txt",
        "title": "A day in Ara",
        "outlet": "The Daily Test",
        "url": "https://example.org/ara",
        "published": DAY,
    }
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return Article(text=text, sha256=sha256, **{**fields, **known})


def a_claim(article: Article, sentence: str, place: str, **read: object) -> Claim:
    """A capture by the SAA of a place, which is pinned, claimed by a sentence of the article."""
    start = article.text.index(sentence)
    fields: dict[str, object] = {
        "actor": "SAA",
        "from_actor": "ISIS",
        "confidence": 0.9,
        "rule": "captured.take",
        "when": dated(DAY),
        "pin": pinned(35.5, 38.5, place),
    }
    return Claim(
        article.sha256,
        **{"event": Event.CAPTURED, **fields, **read},  # type: ignore[arg-type]
        place=place,
        sentence=sentence,
        sentence_start=start,
        sentence_end=start + len(sentence),
        place_start=article.text.index(place, start),
    )


def dated(day: date, precision: DatePrecision = DatePrecision.DAY) -> DateReading:
    """A reading of one day."""
    return DateReading(day, day, day, precision, "on 24 August", "a day in the text")


def pinned(lat: float, lon: float, name: str) -> Pin:
    """An exact pin from the cache."""
    return Pin(lat, lon, GeoPrecision.EXACT, 1.0, f"cl:{name}", name, Tier.CACHE, "named so", ())


def numbered(store: Store, number: int) -> None:
    """Fill a store with one article of `number` claims on as many places and days."""
    text = " ".join(f"The army took Ara{n}." for n in range(number))
    article = an_article(text)
    claims = [
        replace(
            a_claim(article, f"The army took Ara{n}.", f"Ara{n}"),
            when=dated(date.fromordinal(DAY.toordinal() + n % 365)),
            pin=pinned(33 + n % 40 / 10, 36 + n % 50 / 10, f"Ara{n}"),
        )
        for n in range(number)
    ]
    store.save(article, claims, [])
