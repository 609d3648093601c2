"""A run: every article of the inputs to claims, in the table and in the store, in one stream."""

import hashlib
import logging
import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
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
    for name in inputs.skipped:
        summary.notice("left out, no article", name)
    known = store or Store.open("sqlite://")
    geocoder = _online(online, known) if online else None
    read = reader(Atlas.open(known), geocoder)
    with ClaimTable(out) if out else nullcontext() as table:
        try:
            _Run(read, table, store, published, summary).take(inputs.files)
        except KeyboardInterrupt:
            summary.interrupted = True
            if table:
                table.abandon()
    for message in geocoder.messages if geocoder else ():
        summary.notice("online geocoder", message)
    return summary


@dataclass
class _Run:
    """What a run needs at every article, and the articles that it has met, by their hash."""

    read: ReadArticle
    table: ClaimTable | None
    store: Store | None
    published: date | None
    summary: Summary
    met: dict[bytes, str] = field(default_factory=dict)

    def take(self, files: tuple[Input, ...]) -> None:
        """Read every file, with a bar on a terminal's standard error and none in a pipe."""
        silent = not sys.stderr.isatty()
        with tqdm(total=len(files), unit="file", disable=silent, leave=False, miniters=0) as bar:
            for file in files:
                for article, rejects in _with_rejects(read_articles(file.path, file.name)):
                    self._take(article, rejects)
                    bar.set_postfix(claims=self.summary.claims, refresh=False)
                    bar.update(0)
                bar.update(1)

    def _take(self, article: Article | None, rejects: list[Reject]) -> None:
        """Read one article; without one, keep why an input gave none."""
        if article is None:
            self._reject(rejects)
        elif not self._is_met(article):
            if self.published and not article.published:
                article = replace(article, published=self.published)
            self._read(article, rejects)

    def _read(self, article: Article, parts: list[Reject]) -> None:
        reading = self.read(article)
        if self.table:
            self.table.write(row(claim, article) for claim in reading.claims)
        if self.store:
            self.store.save(article, reading.claims, [*parts, *reading.rejects])
        self.summary.articles += 1
        self.summary.claims += len(reading.claims)
        for part in parts:
            self.summary.notice("set aside", part.reason)
        if not article.published:
            self.summary.notice("no date found (give one with --published)", article.name)
        if not reading.claims:
            self.summary.notice("no claim found", article.name)

    def _reject(self, rejects: list[Reject]) -> None:
        for reject in rejects:
            self.summary.rejects.append(reject.reason)
            if self.store:
                self.store.save_reject(reject)

    def _is_met(self, article: Article) -> bool:
        # Sixteen bytes an article: the hash itself, as text, takes seven times as much.
        digest = hashlib.blake2b(article.sha256.encode(), digest_size=16).digest()
        first = self.met.get(digest)
        self.met.setdefault(digest, article.name)
        if first is not None:
            self.summary.notice("read once", f"{article.name} is the same as {first}")
        return first is not None


def _with_rejects(
    found: Iterable[Article | Reject],
) -> Iterator[tuple[Article | None, list[Reject]]]:
    """Each article with the parts of it that were set aside; other rejects by themselves."""
    waiting: list[Reject] = []
    for one in found:
        if isinstance(one, Reject):
            waiting.append(one)
            continue
        parts = [reject for reject in waiting if reject.article_sha256 == one.sha256]
        if len(parts) < len(waiting):
            yield None, [reject for reject in waiting if reject not in parts]
        yield one, parts
        waiting = []
    if waiting:
        yield None, waiting


def _online(service: str, store: Store) -> "OnlineGeocoder":
    from geodata.online.ask import OnlineGeocoder  # geopy is slow to import

    logging.getLogger("geopy").setLevel(logging.CRITICAL)  # the summary tells what went wrong
    return OnlineGeocoder(service, store)
