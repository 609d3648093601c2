"""One store: opening it, writing one article's reading in one transaction, reading claims back."""

import os
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from pathlib import Path

from sqlalchemy import Engine, create_engine, delete, event, func, insert, select
from sqlalchemy.engine import Connection, RowMapping
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from geodata.article import Article
from geodata.claim import COLUMNS, Cell, Claim, Reject, row
from geodata.errors import StoreError
from geodata.store.schema import ARTICLE, CLAIM, METADATA, REJECT

DEFAULT_PATH = Path("claimline.db")
_ARTICLE_COLUMNS = {"article": "name", **{c: c for c in ("outlet", "title", "url", "published")}}
_BUSY_SECONDS = 15


def default_url() -> str:
    """The SQLAlchemy URL of CLAIMLINE_DB, or of claimline.db in the working folder."""
    return os.environ.get("CLAIMLINE_DB") or f"sqlite:///{DEFAULT_PATH}"


class Store:
    """Articles with their text, claims, and rejects with reasons.

    Every method raises StoreError, naming the database, when the database cannot be used.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @classmethod
    def open(cls, url: str | None = None) -> "Store":
        """Open the database at an SQLAlchemy URL and make the tables that are missing."""
        url = url or default_url()
        try:
            engine = create_engine(url, connect_args=_connect_args(url))
            if engine.dialect.name == "sqlite":
                event.listen(engine, "connect", _enforce_foreign_keys)
            METADATA.create_all(engine)
        except (SQLAlchemyError, ArgumentError, NoSuchModuleError, ImportError) as error:
            raise StoreError(
                f"cannot open the database {_shown(url)}: {_cause(error)}. "
                "Set CLAIMLINE_DB to a database that can be written, such as sqlite:///claims.db."
            ) from error
        return cls(engine)

    def save(self, article: Article, claims: Iterable[Claim], rejects: Iterable[Reject]) -> None:
        """Replace all that is known of one article, in one transaction: all of it or nothing."""
        try:
            with self.engine.begin() as connection:
                _replace(connection, article, list(claims), list(rejects))
        except SQLAlchemyError as error:
            raise self._error("write", error) from error

    def save_reject(self, reject: Reject) -> None:
        """Keep an input that could not be read at all, once however often it is met."""
        try:
            with self.engine.begin() as connection:
                connection.execute(
                    delete(REJECT).where(
                        REJECT.c.article_sha256 == reject.article_sha256,
                        REJECT.c.article == reject.article,
                    )
                )
                connection.execute(insert(REJECT), [asdict(reject)])
        except SQLAlchemyError as error:
            raise self._error("write", error) from error

    def claim_rows(self) -> list[dict[str, Cell]]:
        """Every claim as a row with the columns of geodata.claim.COLUMNS, in a stable order."""
        columns = [
            ARTICLE.c[_ARTICLE_COLUMNS[name]].label(name)
            if name in _ARTICLE_COLUMNS
            else CLAIM.c[name]
            for name in COLUMNS
        ]
        query = (
            select(*columns)
            .join_from(CLAIM, ARTICLE)
            .order_by(ARTICLE.c.name, CLAIM.c.sentence_start, CLAIM.c.place_start, CLAIM.c.claim_id)
        )
        return [dict(found) for found in self._read(query)]

    def candidates(self, claim_id: str) -> tuple[str, ...]:
        """The other places that were considered for a claim, each with why it lost."""
        query = select(CLAIM.c.geo_candidates).where(CLAIM.c.claim_id == claim_id)
        found = self._read(query)
        return tuple(found[0]["geo_candidates"].splitlines()) if found else ()

    def article(self, sha256: str) -> Article | None:
        """The article with this hash, or None."""
        found = self._read(select(ARTICLE).where(ARTICLE.c.sha256 == sha256))
        return _article(found[0]) if found else None

    def articles(self) -> list[Article]:
        """Every article, by name."""
        return [_article(a) for a in self._read(select(ARTICLE).order_by(ARTICLE.c.name))]

    def rejects(self) -> list[Reject]:
        """Every reject, in the order in which it was met."""
        names = [c for c in REJECT.c if c.name != "id"]
        return [Reject(**found) for found in self._read(select(*names).order_by(REJECT.c.id))]

    def count_articles(self) -> int:
        """How many articles the store holds."""
        return int(self._read(select(func.count()).select_from(ARTICLE))[0]["count_1"])

    def _read(self, query) -> list[RowMapping]:  # type: ignore[no-untyped-def]
        try:
            with self.engine.connect() as connection:
                return list(connection.execute(query).mappings())
        except SQLAlchemyError as error:
            raise self._error("read", error) from error

    def _error(self, verb: str, error: SQLAlchemyError) -> StoreError:
        return StoreError(f"cannot {verb} the database {self.engine.url!r}: {_cause(error)}")


def _replace(
    connection: Connection, article: Article, claims: list[Claim], rejects: list[Reject]
) -> None:
    connection.execute(delete(CLAIM).where(CLAIM.c.article_sha256 == article.sha256))
    connection.execute(delete(REJECT).where(REJECT.c.article_sha256 == article.sha256))
    connection.execute(delete(ARTICLE).where(ARTICLE.c.sha256 == article.sha256))
    connection.execute(insert(ARTICLE), [_stored_article(article)])
    if claims:
        connection.execute(insert(CLAIM), [_stored_claim(claim, article) for claim in claims])
    if rejects:
        connection.execute(insert(REJECT), [asdict(reject) for reject in rejects])


def _stored_article(article: Article) -> dict[str, Cell]:
    stored = asdict(article)
    for name in ("published", "reposted"):
        stored[name] = stored[name].isoformat() if stored[name] else None
    return stored


def _stored_claim(claim: Claim, article: Article) -> dict[str, Cell]:
    stored = {k: v for k, v in row(claim, article).items() if k not in _ARTICLE_COLUMNS}
    stored["geo_candidates"] = "\n".join(claim.pin.candidates)
    return stored


def _article(found: RowMapping) -> Article:
    values = dict(found)
    for name in ("published", "reposted"):
        values[name] = date.fromisoformat(values[name]) if values[name] else None
    return Article(**values)


def _connect_args(url: str) -> dict[str, int]:
    return {"timeout": _BUSY_SECONDS} if url.startswith("sqlite") else {}


def _enforce_foreign_keys(connection, _record) -> None:  # type: ignore[no-untyped-def]
    connection.execute("PRAGMA foreign_keys=ON")


def _shown(url: str) -> str:
    head, at, tail = url.rpartition("@")
    return f"{head.split('://')[0]}://…@{tail}" if at else url


def _cause(error: Exception) -> str:
    return str(getattr(error, "orig", None) or error).splitlines()[0]
