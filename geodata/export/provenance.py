"""What an export rests on: how many claims of which articles, by which filters, with which hash."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from geodata.claim import COLUMNS
from geodata.control import UNDECIDED, PlaceState, control, is_placed
from geodata.selection import Row, Selection

NOTICE = "Claims, not verified facts"


@dataclass(frozen=True, slots=True)
class Source:
    """One article that claims of an export come from. `published` is ISO text or ""."""

    title: str
    outlet: str
    published: str
    url: str
    article: str
    claims: int

    def cited(self) -> str:
        """Outlet, title, date and link in one line, as far as they are known."""
        title = f"“{self.title}”" if self.title else self.article
        return ", ".join(part for part in (self.outlet, title, self.published, self.url) if part)


@dataclass(frozen=True, slots=True)
class Provenance:
    """The counts, sources and identity of a set of claim rows.

    `disputed` counts places whose control is undecided on the last day; `query` is the link's
    query string that brings the same claims back; `digest` is the SHA-256 of the rows.
    """

    claims: int
    placed: int
    disputed: int
    sources: tuple[Source, ...]
    query: str
    digest: str

    @property
    def unplaced(self) -> int:
        """How many claims have no coordinates: they are listed, never drawn."""
        return self.claims - self.placed

    def outlets(self) -> tuple[str, ...]:
        """The outlets, the one with most claims first."""
        counted: Counter[str] = Counter()
        for source in self.sources:
            counted[source.outlet or "outlet not known"] += source.claims
        return tuple(name for name, _ in sorted(counted.items(), key=lambda x: (-x[1], x[0])))

    def lines(self) -> list[tuple[str, str]]:
        """Label and value of each fact, for the cover of a file."""
        return [
            ("notice", NOTICE),
            ("claims", str(self.claims)),
            ("not on the map", str(self.unplaced)),
            ("places in dispute", str(self.disputed)),
            ("articles", str(len(self.sources))),
            ("outlets", "; ".join(self.outlets())),
            ("link", f"?{self.query}"),
            ("data sha256", self.digest),
        ]


def provenance(
    rows: Sequence[Row],
    selection: Selection | None = None,
    as_of: date | None = None,
    states: Sequence[PlaceState] | None = None,
) -> Provenance:
    """The provenance of rows of Store.claim_rows(), as the filters of `selection` left them.

    `states` are those of `control(rows, as_of)`, where the caller has them already.
    """
    states = control(rows, as_of) if states is None else states
    query = (selection or Selection()).to_query()
    if as_of:
        query["on"] = [as_of.isoformat()]
    return Provenance(
        claims=len(rows),
        placed=sum(map(is_placed, rows)),
        disputed=sum(state.controller == UNDECIDED for state in states),
        sources=sources(rows),
        query=urlencode(query, doseq=True),
        digest=digest(rows),
    )


def sources(rows: Iterable[Row]) -> tuple[Source, ...]:
    """The articles behind rows, by outlet, date and title."""
    rows = list(rows)
    counted = Counter(row["article_sha256"] for row in rows)
    articles = {row["article_sha256"]: row for row in rows}
    found = [_source(row, counted[sha256]) for sha256, row in articles.items()]
    return tuple(sorted(found, key=lambda s: (s.outlet, s.published, s.title, s.article)))


def _source(row: Row, claims: int) -> Source:
    title, outlet, published, url, article = (
        str(row[key] or "") for key in ("title", "outlet", "published", "url", "article")
    )
    return Source(title, outlet, published, url, article, claims)


def digest(rows: Iterable[Row]) -> str:
    """SHA-256 of the rows as sorted lines of JSON: the same for the same claims in any order."""
    lines = sorted(json.dumps([row[column] for column in COLUMNS]) for row in rows)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
