"""Text of articles, file names and links that tries to be script stays text, in every field."""

from dataclasses import replace
from datetime import date
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from geodata.store import Store
from tests.browser import own_war
from tests.browser.map_page import MapPage

pytestmark = pytest.mark.browser

HOSTILE = (
    "</script><script>parent.ran=window.ran=1</script><img src=x onerror='top.ran=window.ran=2'>"
    "\"'`${window.ran=3}`{{ran}}\\u0027</textarea>_a1"
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A store in which every text that an article can bring is hostile."""
    url = f"sqlite:///{tmp_path_factory.mktemp('hostile') / 'claims.db'}"
    store = Store.open(url)
    article = own_war.make_article(
        1,
        HOSTILE,
        date(2017, 5, 2),
        HOSTILE,
        title=HOSTILE,
        url=f"javascript:window.ran=4//{HOSTILE}",
    )
    article = replace(article, name=HOSTILE)
    claim = own_war.make_claim(
        article, HOSTILE, "Palmyra", "captured", HOSTILE, HOSTILE + "2", date(2017, 5, 1), HOSTILE
    )
    pin = replace(claim.pin, place_name=HOSTILE, place_id=HOSTILE, reason=HOSTILE)
    when = replace(claim.when, text=HOSTILE, reason=HOSTILE)
    loud = replace(
        claim, place=HOSTILE, mention=HOSTILE + "3", trigger=HOSTILE, rule=HOSTILE, pin=pin
    )
    lost = replace(loud, place=HOSTILE + "4", pin=replace(own_war.NOWHERE, reason=HOSTILE))
    store.save(article, [replace(loud, when=when), lost], [])
    return url


def ran(shown):
    """What a script of the text would have left behind, in the page or in the map's frame."""
    return shown.page.evaluate("() => window.ran") or shown.call("() => window.ran")


def test_hostile_text_in_every_field_is_shown_as_text(page, serve, hostile, requests_elsewhere):
    dialogs = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    shown = MapPage(page, serve(hostile).url)
    expect(shown.part(".cl-actors")).to_contain_text(HOSTILE)
    at, box = shown.mark(HOSTILE), page.locator("iframe").first.bounding_box()
    page.mouse.move(box["x"] + at["x"], box["y"] + at["y"])
    expect(shown.part(".cl-tip")).to_contain_text(HOSTILE)
    shown.click(HOSTILE)
    popup = shown.part(".cl-popup")
    for part in ("h3", "blockquote", ".cl-what", ".cl-who", "dl"):
        expect(popup.locator(part).first).to_contain_text(HOSTILE)
    assert popup.locator("a").count() == 0
    assert popup.locator("img, script").count() == 0
    page.get_by_role("tab", name="Not on the map").click()
    page.wait_for_timeout(300)
    assert ran(shown) is None
    assert dialogs == []
    assert requests_elsewhere == []


def test_a_hostile_link_is_shown_as_text(page, serve, hostile):
    page.goto(
        f"{serve(hostile).url}/?on=%3Cimg%20src%3Dx%20onerror%3Dtop.ran%3D1%3E&hide=%3Cscript%3E"
    )
    shown = MapPage(page)
    expect(page.get_by_text("cannot be read")).to_be_visible()
    assert page.locator('img[src="x"]').count() == 0
    assert ran(shown) is None


def test_hostile_names_in_a_comparison_are_shown_as_text(page, serve, hostile):
    name = quote(HOSTILE)
    shown = MapPage(page, f"{serve(hostile).url}/?beside={name}&against={name}")
    expect(shown.part(".cl-title").first).to_have_text(HOSTILE)
    assert ran(shown) is None
