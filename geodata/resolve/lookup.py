"""Asking for one name outside an article: every candidate, and why the first one won."""

from geodata.article import Article
from geodata.claim import Pin
from geodata.resolve.atlas import Atlas
from geodata.resolve.context import Context
from geodata.resolve.resolver import rank, resolve
from geodata.resolve.score import Scored
from geodata.resolve.uses import ToponymUse


def lookup(name: str, atlas: Atlas, near: str = "", inside: str = "") -> tuple[Pin, list[Scored]]:
    """The pin that a name gets beside another place or in a first-level unit, and its candidates.

    The question is put as a sentence, so that it is answered as a claim in an article is.
    """
    text, uses = name, [ToponymUse(name, 0, len(name), "")]
    for other, words in ((near, " near "), (inside, " in the province of ")):
        if other:
            text += words + other
            uses.append(ToponymUse(other, len(text) - len(other), len(text), ""))
    article = Article(name="lookup", text=f"{text}.", sha256="")
    pin = resolve(article, uses, atlas)[0]
    return pin, rank(uses[0], Context.read(article, uses, atlas))
