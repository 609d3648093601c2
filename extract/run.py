"""A run: every article of the inputs to claims, in the table and in the store, in one stream."""

import hashlib
import logging
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tqdm import tqdm

from extract.folders import Input, find_inputs
from extract.pipeline import ReadArticle, reader
from extract.read import read_articles
from extract.summary import Summary
from extract.table import ClaimTable
from geodata.article import Article
from geodata.claim import Reject, row
from geodata.resolve import Atlas
from geodata.store import Store

if TYPE_CHECKING:
    from geodata.online.ask import OnlineGeocoder


def run(
    paths: Iterable[Path],
    out: Path | None = None,
    store: Store | None = None,
    published: date | None = None,
    online: str = "",
) -> Summary:
    """Read every article of the paths; write the claims to `out` and everything to `store`.

    Memory does not grow with the number of articles. An article that is met again (the same
    SHA-256) is read once. Each article is one transaction, so a run that is killed leaves a store
    that the next run completes. `published` dates articles that give no date of their own.
    `online` names an online geocoder to ask for places that nothing else knows: the only requests
    that a run makes. Raises InputError for a path that does not exist or cannot be written,
    StoreError for the database.
    """
    inputs = find_inputs(paths, leave_out=out)
    summary = Summary()
    for suffix in inputs.skipped:
        summary.notice("left out, no article", suffix)
    known = store or Store.open("sqlite://")
    geocoder = _online(online, known) if online else None
    read = reader(Atlas.open(known), geocoder)
    with ClaimTable(out) if out else nullcontext() as table:
        try:
            for article, parts in _articles(inputs.files, published, summary, store):
                _take(article, parts, read, summary, table, store)
        except KeyboardInterrupt:
            summary.interrupted = True
            if table:
                table.abandon()
    for message in geocoder.messages if geocoder else ():
        summary.notice("online geocoder", message)
    return summary


def _online(service: str, store: Store) -> "OnlineGeocoder":
    from geodata.online.ask import OnlineGeocoder  # geopy is slow to import

    logging.getLogger("geopy").setLevel(logging.CRITICAL)  # the summary tells what went wrong
    return OnlineGeocoder(service, store)


def _take(
    article: Article,
    parts: list[Reject],
    read: ReadArticle,
    summary: Summary,
    table: ClaimTable | None,
    store: Store | None,
) -> None:
    reading = read(article)
    if table:
        table.write(row(claim, article) for claim in reading.claims)
    if store:
        store.save(article, reading.claims, [*parts, *reading.rejects])
    summary.articles += 1
    summary.claims += len(reading.claims)
    for part in parts:
        summary.notice("set aside", part.reason)
    if not article.published:
        summary.notice("no date found (give one with --published)", article.name)
    if not reading.claims:
        summary.notice("no claim found", article.name)


def _articles(
    files: Iterable[Input], published: date | None, summary: Summary, store: Store | None
) -> Iterator[tuple[Article, list[Reject]]]:
    """Each article once, with the parts of it that were set aside; other rejects are kept."""
    seen: dict[bytes, str] = {}
    with _progress(files) as bar:
        for file in bar:
            waiting: list[Reject] = []
            for found in read_articles(file.path, file.name):
                if isinstance(found, Reject):
                    waiting.append(found)
                    continue
                parts = [reject for reject in waiting if reject.article_sha256 == found.sha256]
                _keep([reject for reject in waiting if reject not in parts], summary, store)
                waiting = []
                first = seen.setdefault(_digest(found), found.name)
                if first != found.name:
                    summary.notice("read once", f"{found.name} is the same as {first}")
                    continue
                yield _dated(found, published), parts
                bar.set_postfix(claims=summary.claims, refresh=False)
            _keep(waiting, summary, store)


def _keep(rejects: list[Reject], summary: Summary, store: Store | None) -> None:
    for reject in rejects:
        summary.rejects.append(reject.reason)
        if store:
            store.save_reject(reject)


def _digest(article: Article) -> bytes:
    return hashlib.blake2b(article.sha256.encode(), digest_size=16).digest()


def _dated(article: Article, published: date | None) -> Article:
    return article if article.published or not published else replace(article, published=published)


def _progress(files: Iterable[Input]) -> "tqdm[Input]":
    """A bar on a terminal's standard error, nothing in a pipe."""
    return tqdm(files, unit="file", disable=not sys.stderr.isatty(), file=sys.stderr, leave=False)
