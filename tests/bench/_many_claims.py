"""A made-up war of any size: one capture a place, spread over a year and the north of Syria."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from geodata.article import Article
from geodata.claim import Claim, DateReading, Pin
from geodata.store import Store
from geodata.vocabulary import DatePrecision, Event, GeoPrecision, Tier

FIRST = date(2017, 1, 1)
DAYS = 365
BOUNDS = [[34.0, 36.0], [37.0, 42.0]]
_SIDES = ["SAA", "SDF", "ISIS", "rebels", "HTS", "Turkey/TFSA"]
_AN_ARTICLE = 100


def points(count: int) -> Iterator[tuple[float, float, date]]:
    """Latitude, longitude (degrees) and day of each claim, the same on every run."""
    (south, west), (north, east) = BOUNDS
    dice = random.Random(count)
    for _ in range(count):
        day = FIRST + timedelta(days=dice.randrange(DAYS))
        yield round(dice.uniform(south, north), 4), round(dice.uniform(west, east), 4), day


def fill(store: Store, count: int) -> None:
    """Put `count` claims into a store, a hundred an article."""
    found = list(points(count))
    dice = random.Random(1)
    for start in range(0, count, _AN_ARTICLE):
        number = start // _AN_ARTICLE
        published = FIRST + timedelta(days=DAYS)
        article = Article(
            f"{number}.txt", "An army took a place.", f"{number:064x}", f"Report {number}",
            f"Desk {number % 7}", published=published,
        )  # fmt: skip
        chunk = enumerate(found[start : start + _AN_ARTICLE])
        store.save(article, [_claim(article, start + n, dice, *point) for n, point in chunk], [])


def _claim(
    article: Article, number: int, dice: random.Random, lat: float, lon: float, day: date
) -> Claim:
    actor, loser = dice.sample(_SIDES, 2)
    place = f"Tell {number}"
    return Claim(
        article.sha256, Event.CAPTURED, place, article.text, 0, len(article.text), number,
        actor=actor, from_actor=loser, confidence=0.9, rule="made-up", trigger="took",
        when=DateReading(day, day, day, DatePrecision.DAY),
        pin=Pin(lat, lon, GeoPrecision.EXACT, 0.0, f"made-up:{number}", place, Tier.CACHE),
    )  # fmt: skip
