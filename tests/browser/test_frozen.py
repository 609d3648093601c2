"""The frozen page, opened as a file with every host blocked, is scrubbed and read."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from geodata.export import frozen
from tests.browser import chromium
from tests.browser.conftest import FLAGS
from tests.geodata.claim_rows import claim
from tests.geodata.export.pictures import briefing

pytestmark = pytest.mark.browser
HOSTILE = (
    "</script><script>window.struck = 1</script>`${window.struck = 2}`"
    "<img src=x onerror=window.struck=3>"
)
ROWS = [
    claim(place_name="Tell Alpha", sentence=f"The army took Tell Alpha. {HOSTILE}", title=HOSTILE),
    claim(
        place_id="beta", place_name="Tell Beta", lat=35.6, lon=38.9, date="2017-06-20", actor="ISIS"
    ),
    claim(place_id="", place="Hill 5", place_name="", lat=None, lon=None),
]
_SEEN = """() => {
  const { panes: [p], claims } = window.claimline;
  const seen = [...p.painter.seen.subarray(0, p.painter.seenCount)];
  return seen.map((m) => claims.names[p.marks.place[m]]).sort();
}"""
_AT = """(place) => {
  const { panes: [p], claims } = window.claimline;
  const n = claims.names.indexOf(place);
  const at = p.map.latLngToContainerPoint([claims.lat[n], claims.lon[n]]);
  return [at.x, at.y];
}"""


@pytest.fixture(scope="module")
def asked() -> list[str]:
    """The addresses of other files and hosts that the page asked for."""
    return []


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory, asked: list[str]) -> Iterator[Page]:
    path = tmp_path_factory.mktemp("frozen") / "page.html"
    path.write_bytes(frozen.encode(briefing(ROWS, title=f"May {HOSTILE}")))
    program = chromium.find()
    assert program, "no Chromium is installed: `make test` installs one or says how"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        page = browser.new_page(viewport={"width": 1200, "height": 800}, offline=True)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path.as_uri())
        page.locator(".cl-root[data-ready]").wait_for(state="attached")
        page.wait_for_function("() => window.claimline.panes[0].painter?.seenCount > 0")
        yield page
        browser.close()


def drag(page: Page, part: float) -> None:
    box, handle = (page.locator(x).bounding_box() for x in (".cl-track", ".cl-handle"))
    assert box and handle
    page.mouse.move(handle["x"] + 1, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + part * (box["width"] - 1), box["y"] + 20, steps=5)
    page.mouse.up()
    page.wait_for_timeout(300)


def test_it_is_scrubbed_without_a_server(shown):
    assert shown.evaluate(_SEEN) == ["Tell Alpha", "Tell Beta"]
    drag(shown, 0.3)
    assert shown.evaluate(_SEEN) == ["Tell Alpha"]
    drag(shown, 1)
    assert shown.evaluate(_SEEN) == ["Tell Alpha", "Tell Beta"]


def test_a_click_reads_the_evidence(shown):
    drag(shown, 1)
    shown.mouse.click(*shown.evaluate(_AT, "Tell Alpha"))
    expect(shown.locator(".cl-popup")).to_contain_text("The army took Tell Alpha.")


def test_it_says_what_it_rests_on_and_lists_what_no_map_can_show(shown):
    about = shown.locator("#frozen-about")
    about.locator("summary").click()
    for said in (
        "Claims, not verified facts",
        "data sha256",
        "Daily",
        "Hill 5",
        "FOR EXERCISE ONLY",
    ):
        expect(about).to_contain_text(said)
    about.locator("summary").click()


def test_hostile_text_is_shown_and_never_run(shown):
    expect(shown.locator("#frozen-about summary")).to_contain_text("</script><script>")
    assert shown.evaluate("() => window.struck ?? null") is None


def test_nothing_was_asked_of_any_host_or_other_file(shown, asked):
    elsewhere = [url for url in asked if not url.startswith(("data:", "blob:"))]
    assert elsewhere == [url for url in elsewhere if url.endswith("/page.html")]
    assert len(elsewhere) == 1


def test_the_sheets_of_the_base_map_are_inside(shown):
    assert shown.evaluate("() => window.claimline.panes[0].basemap.sheets.size") > 0
