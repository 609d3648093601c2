"""What is read from a text, in short: events, places and actors."""

from datetime import date

from extract.claims import read
from extract.records import Reading, Sentence
from extract.tokens import Words, words
from geodata.article import Article
from tests.builders import an_article

SYRIA = "Syria: "


def reading(text: str, title: str = "", published: date | None = date(2016, 5, 6)) -> Reading:
    """The reading of an article of this text."""
    return read(an_article(text, title=title, published=published))


def claims(text: str, title: str = "") -> set[tuple[str, str, str]]:
    """The event, place and actor of each claim of a text."""
    return {(str(c.event), c.place, c.actor) for c in reading(text, title).claims}


def split(text: str) -> Words:
    """The words of a text taken as one sentence."""
    return words(Sentence(0, 0, len(text), text, 0))


def article(text: str, title: str = "", published: date = date(2016, 5, 6)) -> Article:
    """An article of this text, of May 2016 if nothing else is said."""
    return an_article(text, title=title, published=published)
