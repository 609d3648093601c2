"""An article with all that the stages after the mentions need, read once."""

import re
from dataclasses import dataclass

from extract.anaphora import Gazette, gazette
from extract.discourse import Cast, resolve_cast
from extract.holders import holders
from extract.mentions.persons import persons_of
from extract.scene import Scene, scene
from extract.sentences import split
from geodata.article import Article

_LOWER = re.compile(r"\b[a-z]+\b")


@dataclass(frozen=True, slots=True)
class Text:
    """An article, its scenes, its actors resolved, its named places, and who is said to hold what.

    `holders` as extract.holders gives them.
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
    return Text(article, scenes, cast, gazette(scenes, article.title), holders(scenes, cast))
