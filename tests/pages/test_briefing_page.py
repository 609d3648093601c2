"""The Briefing page, run by Streamlit's own AppTest over a real database."""

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from geodata.export.brief import Compare, Paper
from geodata.export.formats import Format
from geodata.selection import Selection
from geodata.store import Store
from pages.shared import briefing
from pages.shared.briefing import Extent, Wishes
from pages.shared.session import State
from pages.shared.view import View
from tests.builders import a_claim, an_article
from tests.conftest import ROOT
from tests.geodata.claim_rows import claim

ARTICLE = an_article("The army took Ara. ISIS left Bira.", title="A day")
STATE = State(Selection(), View())


@pytest.fixture
def filled(database):
    store = Store.open(database)
    claims = [
        a_claim(ARTICLE, "The army took Ara.", "Ara"),
        a_claim(ARTICLE, "ISIS left Bira.", "Bira", actor="ISIS"),
    ]
    store.save(ARTICLE, claims, [])
    return store


def opened(**query):
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params.update(query)
    return app.switch_page("pages/3_Briefing.py").run()


def field(app, label):
    everything = [*app.text_input, *app.date_input, *app.selectbox, *app.radio]
    return next(one for one in everything if one.label == label)


def button(app, label):
    return next(one for one in app.button if one.label == label)


def captions(app):
    return " ".join(one.value for one in app.caption)


def test_the_page_shows_a_picture_of_what_the_database_holds(filled):
    app = opened()
    assert not app.exception
    assert len(app.get("image")) == 1
    assert "2 claims of 1 articles" in captions(app)


def test_the_filters_are_taken_over_from_the_link(filled):
    app = opened(gaining="ISIS")
    assert "1 claims of 1 articles" in captions(app)
    assert "gaining: ISIS" in app.get("text")[0].value


def test_an_empty_database_gives_a_picture_that_says_so(database):
    app = opened()
    assert not app.exception
    assert "0 claims of 0 articles" in captions(app)


@pytest.mark.parametrize("label", ["CSV", "Markdown summary", "SVG picture"])
def test_a_file_is_made_when_it_is_asked_for_and_can_be_downloaded(filled, label):
    app = opened()
    field(app, "Take it away as").set_value(label).run()
    assert not app.get("download_button")
    button(app, "Make the file").click().run()
    assert not app.exception
    assert len(app.get("download_button")) == 1


def test_a_file_that_was_made_for_other_wishes_is_not_offered(filled):
    app = opened()
    field(app, "Take it away as").set_value("CSV").run()
    button(app, "Make the file").click().run()
    field(app, "Title").set_value("Another title").run()
    assert not app.get("download_button")


def test_the_changes_between_two_days_stand_in_a_table(filled):
    app = opened()
    field(app, "Changes since").set_value(date(2000, 1, 1)).run()
    assert not app.exception
    assert list(app.dataframe[0].value.columns)[:3] == ["Now", "Place", "Before"]


def test_days_out_of_order_are_named_and_nothing_is_drawn(filled):
    app = opened()
    field(app, "From").set_value(date(2017, 5, 2)).run()
    field(app, "To").set_value(date(2017, 5, 1)).run()
    assert not app.exception
    assert "“From” 2017-05-02 is after “To” 2017-05-01" in app.error[0].value


def test_the_day_follows_the_map_until_the_reader_sets_another():
    moved = State(Selection(end=date(2017, 9, 1)), View(day="2017-08-01"))
    wishes = briefing.following(Wishes(title="T"), moved)
    assert (wishes.as_of, wishes.end, wishes.title) == (date(2017, 8, 1), date(2017, 9, 1), "T")
    assert briefing.origin(moved) != briefing.origin(STATE)


def test_wishes_become_the_briefing():
    wishes = Wishes(
        title="T", as_of=date(2017, 6, 1), since=date(2017, 5, 1), compare=Compare.BESIDE,
        start=date(2017, 4, 1), paper=Paper.A3, handling="H", notes="N", produced="P",
    )  # fmt: skip
    made = briefing.made([claim()], STATE, wishes)
    assert (made.title, made.paper, made.handling, made.notes) == ("T", Paper.A3, "H", "N")
    assert (made.as_of, made.since, made.compare) == (wishes.as_of, wishes.since, Compare.BESIDE)
    assert made.selection.start == wishes.start


def test_the_extent_of_the_map_is_taken_over():
    state = State(Selection(), View(), bounds=(33.0, 36.0, 37.0, 42.0))
    assert briefing.extent(state, Wishes(extent=Extent.MAP)) == (36.0, 33.0, 42.0, 37.0)
    assert briefing.extent(state, Wishes()) is None


def test_the_name_of_a_download_is_plain_whatever_the_title():
    made = briefing.made([claim()], STATE, Wishes(title='../a "b" <c>'))
    assert briefing.file_name(made, Format.ACLED) == "a-b-c-2017-05-10.acled.csv"
