import shutil
from dataclasses import replace
from pathlib import Path

import streamlit_folium
from streamlit.testing.v1 import AppTest

from geodata.store import Store
from pages.shared import component
from tests.browser import own_war
from tests.conftest import ROOT


def run(query=None, *, reported=True):
    """The page after its first run; `reported`: after the map's first report as well."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    for key, values in (query or {}).items():
        app.query_params[key] = values
    app.run()
    if reported and "map_state" in app.session_state:
        bounds = (33.0, 36.0, 37.5, 42.0)
        app.session_state["map_state"] = replace(app.session_state["map_state"], bounds=bounds)
        app.run()
    return app


def test_the_map_comes_first_and_the_filters_and_tables_wait_for_its_report(database):
    own_war.fill(Store.open(database))
    app = run(reported=False)
    assert not app.exception
    assert "Claims, not verified facts" in app.markdown[0].value
    assert not app.multiselect
    assert not app.tabs
    app = run()
    assert app.multiselect
    assert app.tabs


def test_an_empty_database_says_what_to_do(database):
    Store.open(database)
    app = run()
    assert not app.exception
    said = " ".join(part.value for part in app.markdown)
    assert "There are no claims yet" in said
    assert "make run" in said


def test_the_page_says_that_these_are_claims_and_offers_every_filter(database):
    own_war.fill(Store.open(database))
    app = run()
    assert not app.exception
    assert "Claims, not verified facts" in app.markdown[0].value
    app.session_state["unfolded_Sources and certainty"] = True
    app.run()
    labels = {widget.label for widget in (*app.multiselect, *app.date_input, *app.text_input)}
    assert labels == {
        *("From", "To", "Side that gains or holds", "Side that loses", "Event", "Place"),
        *("Outlet", "Claimant", "Precision of the pin"),
    }


def test_a_filter_in_a_folded_part_still_filters_and_is_counted(database):
    own_war.fill(Store.open(database))
    app = run({"outlet": ["Desk One"], "hedged": ["no"]})
    assert app.session_state["map_state"].selection.outlets == {"Desk One"}
    assert "Sources and certainty (2 set)" in [part.label for part in app.expander]
    app.text_input[0].set_value("palm").run()
    assert app.query_params["outlet"] == "Desk One"
    assert app.query_params["hedged"] == "no"


def test_the_map_is_built_the_same_on_every_run_whatever_the_filters(database, monkeypatch):
    own_war.fill(Store.open(database))
    built = []

    def seen(drawn, **_options):
        drawn.get_root().render()
        built.append(streamlit_folium._get_map_string(drawn))

    monkeypatch.setattr("pages.shared.component.st_folium", seen)
    app = run()
    app.text_input[0].set_value("palm").run()
    app.multiselect[0].set_value(["SAA"]).run()
    assert len(built) == 4
    assert len(set(built)) == 1


def test_files_that_were_cleared_away_are_made_again(database):
    own_war.fill(Store.open(database))
    run()
    made = Path(component._made_folder().name)
    names = sorted(path.name for path in made.iterdir())
    assert {Path(name).suffix for name in names} == {".js", ".bin"}
    shutil.rmtree(made)
    run()
    assert {".js", ".bin"} == {path.suffix for path in made.iterdir()}
    assert {path.name for path in made.iterdir()} <= set(names)


def test_a_filter_that_is_set_goes_into_the_link_and_reset_takes_it_out(database):
    own_war.fill(Store.open(database))
    app = run({"event": ["captured"]})
    assert app.multiselect(key="filter_events").value == ["captured"]
    app.multiselect(key="filter_gaining").set_value(["SAA"]).run()
    assert app.query_params["gaining"] == "SAA"
    next(button for button in app.button if button.label == "Reset filters").click().run()
    assert "gaining" not in app.query_params
    assert "event" not in app.query_params


def test_a_link_that_cannot_be_read_is_said_once_and_the_page_still_opens(database):
    own_war.fill(Store.open(database))
    app = run({"from": ["soon"]})
    assert not app.exception
    assert "from='soon'" in app.warning[0].value
