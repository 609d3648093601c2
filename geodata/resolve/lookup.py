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
    text = name
    if near:
        text += f" near {near}"
    if inside:
        text += f" in the province of {inside}"
    article = Article(name="lookup", text=f"{text}.", sha256="")
    use = ToponymUse(name, 0, len(name), "")
    (pin,) = resolve(article, [use], atlas)
    return pin, rank(use, Context.read(article, [use], atlas))
