"""Placing stored claims again, with the decisions and gazetteers of now."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.engine import RowMapping

from geodata.article import Article
from geodata.claim import Cell, Pin
from geodata.resolve import Atlas, ToponymUse, resolve
from geodata.store import Store
from geodata.store.schema import CLAIM
from geodata.tables import connected


def repin(store: Store, atlas: Atlas | None = None) -> int:
    """Place every stored claim again, one transaction an article; how many pins changed.

    What was read from the text stays as it is. Raises StoreError.
    """
    atlas = atlas or Atlas.open(store)
    return sum(_repin_article(store, article, atlas) for article in store.articles())


def _repin_article(store: Store, article: Article, atlas: Atlas) -> int:
    columns = [CLAIM.c[name] for name in ("claim_id", "place", "place_start", "mention")]
    pinned = [CLAIM.c[name] for name in _columns(Pin())]
    own = CLAIM.c.article_sha256 == article.sha256
    query = select(*columns, *pinned).where(own).order_by(CLAIM.c.place_start, CLAIM.c.claim_id)
    with connected(store) as connection:
        rows = connection.execute(query).mappings().all()
        changed = [
            (row["claim_id"], values)
            for row, pin in zip(rows, resolve(article, _uses(rows), atlas), strict=True)
            if (values := _columns(pin)) != {name: row[name] for name in values}
        ]
        for claim_id, values in changed:
            connection.execute(update(CLAIM).where(CLAIM.c.claim_id == claim_id).values(values))
    return len(changed)


def _uses(rows: Sequence[RowMapping]) -> list[ToponymUse]:
    return [
        ToponymUse(
            row["place"], row["place_start"], row["place_start"] + len(row["place"]), row["mention"]
        )
        for row in rows
    ]


def _columns(pin: Pin) -> dict[str, Cell]:
    return {
        "lat": pin.lat,
        "lon": pin.lon,
        "geo_precision": str(pin.geo_precision),
        "radius_km": pin.radius_km,
        "place_id": pin.place_id,
        "place_name": pin.place_name,
        "geo_tier": str(pin.tier),
        "geo_reason": pin.reason,
        "geo_candidates": "\n".join(pin.candidates),
    }
