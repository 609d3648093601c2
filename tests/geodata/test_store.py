"""The store keeps what it is given, once, all or nothing."""

from datetime import date

import pytest

from geodata.article import Article
from geodata.claim import COLUMNS, Claim, DateReading, Reject
from geodata.errors import StoreError
from geodata.store import Store
from geodata.vocabulary import DatePrecision, Event

ARTICLE = Article("brief.txt", "The army took Ara.", "a" * 64, "T", "O", "u", date(2017, 8, 2))
CLAIM = Claim(
    "a" * 64,
    Event.CAPTURED,
    "Ara",
    "The army took Ara.",
    0,
    18,
    14,
    actor="SAA",
    when=DateReading(date(2017, 8, 1), date(2017, 8, 1), date(2017, 8, 1), DatePrecision.DAY),
)


@pytest.fixture
def store(tmp_path):
    return Store.open(f"sqlite:///{tmp_path}/c.db")


def test_a_saved_claim_comes_back_with_every_column(store):
    store.save(ARTICLE, [CLAIM], [])
    (found,) = store.claim_rows()
    assert tuple(found) == COLUMNS
    assert (found["article"], found["place"], found["date"]) == ("brief.txt", "Ara", "2017-08-01")
    assert store.article("a" * 64) == ARTICLE


def test_saving_twice_changes_nothing(store):
    reject = Reject("a" * 64, "brief.txt", "plan")
    store.save(ARTICLE, [CLAIM], [reject])
    before = store.claim_rows(), store.rejects()
    store.save(ARTICLE, [CLAIM], [reject])
    assert (store.claim_rows(), store.rejects()) == before


def test_a_failing_write_leaves_the_store_as_it_was(store):
    store.save(ARTICLE, [CLAIM], [])
    with pytest.raises(StoreError):
        store.save(ARTICLE, [CLAIM, CLAIM], [])
    assert len(store.claim_rows()) == 1


def test_an_unwritable_database_is_named(tmp_path):
    with pytest.raises(StoreError, match="CLAIMLINE_DB"):
        Store.open(f"sqlite:///{tmp_path}/no/such/folder/c.db")


def test_a_password_is_not_shown():
    with pytest.raises(StoreError) as caught:
        Store.open("nosuch://me:secret@host/db")
    assert "secret" not in str(caught.value)
