"""One article to its claims with pins: the stages in their order."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from extract.claims import read
from extract.records import Reading
from geodata.article import Article
from geodata.claim import Claim, Pin
from geodata.resolve import Atlas, ToponymUse, resolve

ReadArticle = Callable[[Article], Reading]


class Geocoder(Protocol):
    """What may place that which the atlas leaves unresolved (geodata.online)."""

    def resolve(
        self, article: Article, uses: Sequence[ToponymUse], pins: Sequence[Pin], atlas: Atlas
    ) -> list[Pin]:
        """The pins, with more of them resolved."""


def reader(
    atlas: Atlas | None, online: Geocoder | None = None, explain: bool = False
) -> ReadArticle:
    """A function that reads an article; without an atlas the claims keep unresolved pins."""

    def read_one(article: Article) -> Reading:
        reading = read(article, explain=explain)
        if atlas is None:
            return reading
        return replace(reading, claims=_pinned(article, reading.claims, atlas, online))

    return read_one


def _pinned(
    article: Article, claims: tuple[Claim, ...], atlas: Atlas, online: Geocoder | None
) -> tuple[Claim, ...]:
    uses = [_use(article, claim) for claim in claims]
    pins = resolve(article, uses, atlas)
    if online:
        pins = online.resolve(article, uses, pins, atlas)
    return tuple(replace(claim, pin=pin) for claim, pin in zip(claims, pins, strict=True))


def _use(article: Article, claim: Claim) -> ToponymUse:
    """Where the text names the claim's place: in its sentence, or before a mention ("the town")."""
    start = claim.place_start
    if claim.mention:
        start = max(article.text.rfind(claim.place, 0, start), 0)
    return ToponymUse(claim.place, start, start + len(claim.place), claim.mention)
