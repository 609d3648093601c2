"""What a first visitor sees: the map of the sample briefs. `make screenshot` keeps its picture."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from extract import samples
from geodata.store import Store
from tests.browser.map_page import MapPage

pytestmark = pytest.mark.browser


@pytest.fixture
def sampled(database):
    assert samples.main() == 0
    return database


def test_the_sample_briefs_stand_on_the_map_and_a_mark_opens_its_sentence(
    serve, sampled, page, requests_elsewhere, tmp_path
):
    page.set_viewport_size({"width": 1600, "height": 1000})
    shown = MapPage(page, serve(sampled).url)
    placed = {row["place"] for row in Store.open(sampled).claim_rows() if row["lat"] is not None}
    assert len(set(shown.places()) & placed) > 20
    shown.click("al-Qaryatayn")
    expect(shown.part(".cl-popup")).to_contain_text("The army has surrounded al-Qaryatayn")
    shown.settled()
    page.wait_for_timeout(600)  # the map glides until the popup is wholly in view
    kept = Path(os.environ.get("CLAIMLINE_SCREENSHOT") or tmp_path / "screenshot.png")
    page.screenshot(path=str(kept))
    assert kept.stat().st_size > 50_000
    assert requests_elsewhere == []
