"""One article to its claims: the stages in order."""

from extract.assembly import Assembler
from extract.judge import Head, judge
from extract.judging import judged_pairs
from extract.records import Reading
from extract.text import prepare
from geodata.article import Article


def read(article: Article, *, explain: bool = False) -> Reading:
    """Read one article's claims, without coordinates; with `explain`, the steps to them too."""
    return read_with(judge(), article, explain=explain)


def read_with(heads: dict[str, Head], article: Article, *, explain: bool = False) -> Reading:
    """Read one article with given heads: the committed ones, or those of one fold in training."""
    text = prepare(article)
    assembler = Assembler(text, heads)
    for judged in judged_pairs(text, heads["event"]):
        assembler.add(judged)
    return assembler.reading(explain=explain)
