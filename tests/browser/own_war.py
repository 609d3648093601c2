"""A small made-up war over real towns, for tests of the map: every look that a mark can have."""

from dataclasses import replace
from datetime import date, timedelta

from geodata.article import Article
from geodata.claim import Claim, DateReading, Pin
from geodata.store import Store
from geodata.vocabulary import DatePrecision, Event, GeoPrecision, Tier

PLACES = {
    "Raqqa": (35.9528, 39.0079), "Tabqa": (35.8367, 38.5482), "Maskanah": (35.9633, 38.0419),
    "Palmyra": (34.5560, 38.2840), "Deir ez-Zor": (35.3354, 40.1408), "Mayadin": (35.0197, 40.4533),
    "Abu Kamal": (34.4506, 40.9171), "al-Bab": (36.3706, 37.5157), "Manbij": (36.5281, 37.9549),
    "Aleppo": (36.2021, 37.1343), "Idlib": (35.9306, 36.6339), "Hama": (35.1318, 36.7578),
    "Homs": (34.7324, 36.7137), "Sukhnah": (34.8850, 38.8721), "Resafa": (35.6286, 38.7578),
    "Kobani": (36.8910, 38.3536), "Hasakah": (36.5024, 40.7477), "Qaryatayn": (34.2292, 37.2406),
}  # fmt: skip
FIRST = date(2017, 5, 1)
NOWHERE = Pin(reason="no place of that name is known")

# place, event, actor, from_actor, days after FIRST, outlet, claimant, hedged
EVENTS = [
    ("Raqqa", "held", "ISIS", "", 0, "Desk One", "", False),
    ("Palmyra", "captured", "SAA", "ISIS", 1, "Desk One", "", False),
    ("Tabqa", "captured", "SDF", "ISIS", 9, "Desk One", "SDF press office", False),
    ("Tabqa", "denied", "SDF", "ISIS", 10, "Desk Two", "Amaq", True),
    ("Maskanah", "held", "ISIS", "", 2, "Desk Two", "", False),
    ("Maskanah", "captured", "SAA", "ISIS", 34, "Desk One", "", False),
    ("al-Bab", "captured", "Turkey/TFSA", "ISIS", 3, "Desk Two", "", False),
    ("Manbij", "held", "SDF", "", 5, "Desk Two", "", False),
    ("Aleppo", "held", "SAA", "", 0, "Desk One", "", False),
    ("Idlib", "captured", "HTS", "rebels", 12, "Desk Two", "", True),
    ("Idlib", "held", "rebels", "", 12, "Desk One", "", False),
    ("Hama", "repelled", "SAA", "rebels", 15, "Desk One", "military source", False),
    ("Homs", "held", "SAA", "", 4, "Desk One", "", False),
    ("Sukhnah", "contested", "SAA", "ISIS", 40, "Desk One", "", False),
    ("Sukhnah", "held", "ISIS", "", 6, "Desk Two", "", False),
    ("Sukhnah", "captured", "SAA", "ISIS", 55, "Desk One", "", False),
    ("Resafa", "captured", "SAA", "ISIS", 49, "Desk Two", "pro-government sources", True),
    ("Kobani", "held", "SDF", "", 0, "Desk Two", "", False),
    ("Hasakah", "held", "SDF", "", 7, "Desk Two", "", False),
    ("Qaryatayn", "withdrew", "ISIS", "SAA", 20, "Desk One", "", False),
    ("Deir ez-Zor", "encircled", "ISIS", "SAA", 25, "Desk Two", "", False),
    ("Deir ez-Zor", "held", "SAA", "", 8, "Desk Two", "", False),
    ("Mayadin", "captured", "SAA", "ISIS", 58, "Desk One", "", False),
    ("Mayadin", "captured", "SDF", "ISIS", 58, "Desk Two", "", False),
    ("Abu Kamal", "contested", "FSA", "ISIS", 30, "Desk Two", "", False),
    ("Raqqa", "contested", "SDF", "ISIS", 36, "Desk One", "", False),
    ("Raqqa", "captured", "SDF", "ISIS", 57, "Desk One", "SDF press office", False),
]


def fill(store: Store) -> None:
    """Put the war into a store, one article an event, with one undated and one unlocated claim."""
    for number, (place, event, actor, loser, day, outlet, claimant, hedged) in enumerate(EVENTS):
        sentence = f"{actor} forces changed what is said of {place} on that day."
        article = make_article(number, outlet, FIRST + timedelta(days=day + 1), sentence)
        store.save(
            article,
            [
                make_claim(
                    article,
                    sentence,
                    place,
                    event,
                    actor,
                    loser,
                    FIRST + timedelta(days=day),
                    claimant,
                    hedged,
                )
            ],
            [],
        )
    sentence = "Rebels are said to have entered Hama and a farm nobody can find."
    article = make_article(len(EVENTS), "Desk Three", None, sentence)
    undated = make_claim(article, sentence, "Hama", "contested", "rebels", "SAA", None, "", True)
    unlocated = replace(undated, place="a farm", place_start=44, pin=NOWHERE)
    store.save(article, [undated, unlocated], [])


def make_article(
    number: int, outlet: str, published: date | None, text: str, **changes: str
) -> Article:
    """An article of one sentence with a hash of its own."""
    values = {
        "title": f"Report {number}",
        "outlet": outlet,
        "url": f"https://desk.example/{number}",
    }
    return Article(
        f"report_{number:03}.txt", text, f"{number:064x}", published=published, **(values | changes)
    )


def make_claim(
    article: Article, sentence: str, place: str, event: str, actor: str, loser: str,
    day: date | None, claimant: str = "", hedged: bool = False,
) -> Claim:  # fmt: skip
    """One claim on one of PLACES; Resafa is placed near, Qaryatayn by its district."""
    lat, lon = PLACES[place]
    precision, radius = {
        "Resafa": (GeoPrecision.NEAR, 5.0),
        "Qaryatayn": (GeoPrecision.DISTRICT, 20.0),
    }.get(place, (GeoPrecision.EXACT, 0.0))
    when = (
        DateReading(day, day, day, DatePrecision.DAY, "that day", "the day before the dateline")
        if day
        else DateReading()
    )
    return Claim(
        article.sha256, Event(event), place, sentence, 0, len(sentence),
        max(0, sentence.find(place)),
        actor=actor, from_actor=loser, claimant=claimant, hedged=hedged, confidence=0.9,
        rule="made-up", trigger="changed", when=when,
        pin=Pin(lat, lon, precision, radius, f"own:{place}", place, Tier.CACHE, "the only one"),
    )  # fmt: skip
