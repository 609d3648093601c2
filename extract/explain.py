"""`python -m extract explain`: an article sentence by sentence, with what fired and why."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.folders import find_inputs
from extract.pipeline import reader
from extract.read import read_articles
from extract.records import Reading, Sentence
from extract.sentences import split
from geodata.article import Article
from geodata.claim import Claim, Reject
from geodata.confidence import level
from geodata.resolve import Atlas
from geodata.store import Store


def explain(paths: Iterable[Path], store: Store) -> Iterator[str]:
    """The lines that tell how each article of the paths is read. Raises InputError.

    For every sentence: each step that a stage took, each claim with where its date, roles and
    coordinates came from, each place that was considered and lost, each reject with the reason.
    """
    read = reader(Atlas.open(store), explain=True)
    for file in find_inputs(paths).files:
        for found in read_articles(file.path, file.name):
            if isinstance(found, Reject):
                yield f"rejected: {found.reason}"
            else:
                yield from _article(found, read(found))


def _article(article: Article, reading: Reading) -> Iterator[str]:
    yield f"{article.name}: {article.title or 'no title'}"
    yield f"  outlet: {article.outlet or 'not known'}"
    yield f"  published: {article.published or 'not known'}"
    if article.reposted or article.reposted_by:
        yield f"  reposted: {article.reposted or 'on a day not known'} by {article.reposted_by}"
    for sentence in split(article):
        yield ""
        yield from _sentence(sentence, reading)
    loose = [reject for reject in reading.rejects if reject.sentence_start is None]
    yield from (f"rejected: {reject.reason}" for reject in loose)


def _sentence(sentence: Sentence, reading: Reading) -> Iterator[str]:
    kind = "heading" if sentence.heading else "sentence"
    yield f"[{sentence.index}] {kind} {sentence.start}-{sentence.end}: {_line(sentence.text)}"
    for step in reading.steps:
        if step.sentence == sentence.index:
            yield f"    {step.stage}: {_line(step.text)}"
    for claim in reading.claims:
        if _stands_in(claim.sentence_start, sentence):
            yield from _claim(claim)
    for reject in reading.rejects:
        if reject.sentence_start is not None and _stands_in(reject.sentence_start, sentence):
            yield f"  - rejected: {_line(reject.reason)}"


def _claim(claim: Claim) -> Iterator[str]:
    lost = f" from {claim.from_actor}" if claim.from_actor else ""
    yield f"  + {claim.event} {claim.place} by {claim.actor or 'nobody named'}{lost}"
    sure = level(claim.confidence)
    yield f"      rule {claim.rule}, trigger {claim.trigger!r}"
    yield f"      confidence {claim.confidence:.2f}, {sure.tier}: {sure.promise}"
    yield f"      actor as written: {claim.actor_text or 'not written'}"
    yield f"      claimant: {claim.claimant or 'the article itself'}{', in doubt' * claim.hedged}"
    yield f"      date: {claim.when.day or 'none'} ({claim.when.precision}): {claim.when.reason}"
    yield f"      place: {_pin(claim)}"
    yield from (f"        not {_line(candidate)}" for candidate in claim.pin.candidates)


def _pin(claim: Claim) -> str:
    pin = claim.pin
    if pin.lat is None or pin.lon is None:
        return f"unresolved: {pin.reason or 'no place bears the name'}"
    where = f"{pin.place_name} {pin.lat:.4f} {pin.lon:.4f}"
    return f"{where} ({pin.geo_precision}, {pin.tier}): {_line(pin.reason)}"


def _stands_in(start: int, sentence: Sentence) -> bool:
    return sentence.start <= start < sentence.end


def _line(text: str) -> str:
    return " ".join(text.split())
