"""The ledger page, run by Streamlit's own AppTest over a real database."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from geodata.claim import UNRESOLVED, Reject
from geodata.store import Store
from tests.builders import a_claim, an_article
from tests.conftest import ROOT

HOSTILE = "<script>alert(1)</script>`${7*7}` <img src=x onerror=alert(2)>"
ARTICLE = an_article(
    f"Rain fell in the morning.\n\nThe army took Ara and Bira. {HOSTILE} fell silent.",
    title=f"A day {HOSTILE}",
    url="javascript:alert(3)",
)
ARA = a_claim(ARTICLE, "The army took Ara and Bira.", "Ara")
BIRA = a_claim(
    ARTICLE, "The army took Ara and Bira.", "Bira", actor="FSA", pin=UNRESOLVED, claimant="Amaq"
)


@pytest.fixture
def filled(database):
    store = Store.open(database)
    store.save(ARTICLE, [ARA, BIRA], [Reject(ARTICLE.sha256, "brief.txt", "a plan, no event")])
    return store


def opened(**query):
    """The page as a reader finds it, by a link with this query string."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    app.query_params.update(query)
    return app.switch_page("pages/1_Claims.py").run()


def places(app):
    return list(app.dataframe[0].value["Place"])


def evidence(app):
    return "\n".join(block.proto.body for block in app.get("html"))


def test_every_claim_stands_in_the_table_with_the_status_of_its_pin_and_date(filled):
    app = opened()
    assert not app.exception
    table = app.dataframe[0].value.set_index("Place")
    assert set(table.index) == {"Ara", "Bira"}
    assert table.loc["Bira", "On the map"] == "not on the map"
    assert table.loc["Ara", "On the map"] == "exact, within 1 km, from the checked cache"
    assert table.loc["Ara", "Dated"] == "that day" and table.loc["Ara", "Date"] == "2017-08-24"


def test_search_finds_words_wherever_they_stand(filled):
    app = opened()
    app.text_input[0].set_value("amaq bira").run()
    assert places(app) == ["Bira"]


def test_the_link_filters_and_one_button_shows_all_again(filled):
    app = opened(gaining="FSA")
    assert places(app) == ["Bira"]
    next(button for button in app.button if button.label == "Show all claims").click().run()
    assert places(app) == ["Ara", "Bira"]


def test_a_link_that_cannot_be_read_is_told_and_hides_nothing(filled):
    app = opened(**{"from": "yesterday"})
    assert "yesterday" in app.warning[0].value
    assert places(app) == ["Ara", "Bira"]


def test_a_link_to_a_claim_shows_its_sentence_in_its_article_with_nothing_run(filled):
    app = opened(claim=ARA.claim_id)
    assert not app.exception
    shown = evidence(app)
    assert re.search("<mark[^>]*>The army took Ara and Bira.</mark>", shown)
    assert "Rain fell in the morning." in shown
    assert "<script" not in shown and "<img" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


def test_a_link_that_is_not_http_is_not_offered(filled):
    assert list(opened().dataframe[0].value["Link"]) == [None, None]


def test_what_was_set_aside_is_listed_with_its_reason(filled):
    table = opened().dataframe[1].value
    assert list(table["Reason"]) == ["a plan, no event"]


def test_a_pasted_text_is_read_and_its_claims_join_the_ledger(database):
    app = opened()
    assert len(app.dataframe[0].value) == 0
    app.text_area[0].set_value("On 3 May 2018, the Syrian army captured Palmyra from ISIS.")
    next(button for button in app.button if button.label == "Read this text").click().run()
    assert not app.exception
    assert "Palmyra" in places(app)


def test_a_database_that_cannot_be_opened_is_told_in_words(monkeypatch):
    monkeypatch.setenv("CLAIMLINE_DB", "sqlite:////no/such/folder/claims.db")
    app = opened()
    assert not app.exception
    assert "cannot open the database" in app.error[0].value
