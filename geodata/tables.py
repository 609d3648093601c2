"""Tables beside the store's own: made when a part of the program first asks for them."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Table
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError

from geodata.errors import StoreError
from geodata.store import Store
from geodata.store.schema import METADATA


@contextmanager
def connected(store: Store, *tables: Table) -> Iterator[Connection]:
    """One transaction on a store that has these tables. Raises StoreError naming the cause."""
    try:
        METADATA.create_all(store.engine, tables=list(tables))
        with store.engine.begin() as connection:
            yield connection
    except SQLAlchemyError as error:
        cause = str(getattr(error, "orig", None) or error).splitlines()[0]
        raise StoreError(
            f"cannot use the database {store.engine.url!r}: {cause}. "
            "Set CLAIMLINE_DB to a database that can be written, such as sqlite:///claims.db."
        ) from error
