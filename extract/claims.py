"""One article to its claims: the stages in order."""

from extract.assembly import Assembler
from extract.judge import judge
from extract.judging import judged_pairs
from extract.records import Reading
from extract.sureness import sureness
from extract.telling import tell
from extract.text import prepare
from extract.unfulfilled import unfulfilled
from geodata.article import Article


def read(article: Article, *, explain: bool = False) -> Reading:
    """Read one article's claims, in reading order and without coordinates.

    With `explain`, the steps to them too.
    """
    known, text = judge(), prepare(article)
    seen = known.network.listen(text.scenes)
    judged = judged_pairs(text, known, seen)
    assembled = Assembler(text, known, judged, seen)
    claims = assembled.claims(sureness())
    rejects = (*assembled.rejects, *unfulfilled(text, judged))
    steps = tuple(tell(text, known.transformer, judged, assembled.drafts)) if explain else ()
    return Reading(claims, rejects, steps)
