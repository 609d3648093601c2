"""An article with all that the stages after the mentions need, read once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.anaphora import Gazette, gazette
from extract.discourse import Cast, resolve_cast
from extract.mentions.actor import ActorKind
from extract.mentions.persons import persons_of
from extract.scene import Scene, scene
from extract.sentences import split
from geodata.article import Article

_LOWER = re.compile(r"\b[a-z]+\b")


@dataclass(frozen=True, slots=True)
class Text:
    """An article, its scenes, its actors resolved, its named places, and who is said to hold what.

    `holders` maps a place's folded name to the actor B of a "B-held A".
    """

    article: Article
    scenes: tuple[Scene, ...]
    cast: Cast
    known: Gazette
    holders: dict[str, str]


def prepare(article: Article) -> Text:
    """Read the mentions of an article."""
    common = frozenset(_LOWER.findall(article.text))
    persons = persons_of(article.text)
    scenes = tuple(scene(sentence, common, persons) for sentence in split(article))
    cast = resolve_cast(scenes, article.title, article.published)
    return Text(article, scenes, cast, gazette(scenes, article.title), _holders(scenes, cast))


def _holders(scenes: Sequence[Scene], cast: Cast) -> dict[str, str]:
    found = {}
    for one, row in zip(scenes, cast.named, strict=True):
        for named in row:
            if named.kind is not ActorKind.HOLDER:
                continue
            for place in one.places:
                if 0 <= place.first - named.mention.after <= 4:
                    found[place.text.casefold()] = named.name
    return found
