"""The frozen page, opened as a file with every host blocked, is scrubbed and read."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from geodata.control import control
from geodata.export import frozen
from geodata.export.picture.looks import look
from tests.browser import chromium
from tests.browser.conftest import FLAGS
from tests.geodata.claim_rows import claim
from tests.geodata.export.pictures import briefing, spread

pytestmark = pytest.mark.browser
Opener = Callable[..., Page]
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
_LOOKS = """() => {
  const { panes: [p], claims, view } = window.claimline;
  const named = (actor) => (actor === -1 ? "undecided" : claims.actors[actor].name);
  const { marks } = p;
  const found = {};
  for (let m = 0; m < marks.size; m++) {
    if (marks.from[m] > view.day || marks.until[m] <= view.day) continue;
    const { fills, shape, look } = marks.styles[marks.style[m]];
    found[claims.names[marks.place[m]]] = [fills.map(named).sort(), named(shape), look];
  }
  return found;
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
def opened(tmp_path_factory: pytest.TempPathFactory, asked: list[str]) -> Iterator[Opener]:
    """A function that opens the frozen page of some claims in a browser without a network."""
    folder = tmp_path_factory.mktemp("frozen")
    program = chromium.find()
    assert program, "no Chromium is installed: `make test` installs one or says how"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))

        def open_page(name: str, **words: object) -> Page:
            path = folder / f"{name}.html"
            path.write_bytes(frozen.encode(briefing(**words)))
            page = browser.new_page(viewport={"width": 1200, "height": 800}, offline=True)
            page.on("request", lambda request: asked.append(request.url))
            page.goto(path.as_uri())
            page.locator(".cl-root[data-ready]").wait_for(state="attached")
            page.wait_for_function("() => window.claimline.panes[0].painter?.seenCount > 0")
            return page

        yield open_page
        browser.close()


@pytest.fixture(scope="module")
def shown(opened: Opener) -> Page:
    return opened("page", rows=ROWS, title=f"May {HOSTILE}")


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
    assert {url.rpartition("/")[2] for url in elsewhere} <= {"page.html", "looks.html"}


def test_the_sheets_of_the_base_map_are_inside(shown):
    assert shown.evaluate("() => window.claimline.panes[0].basemap.sheets.size") > 0


def test_the_picture_draws_each_place_as_the_map_does(opened):
    rows = spread(600, places=120)
    drawn = {}
    for state in control(rows):
        found = look(state)
        drawn[state.place] = [sorted(found.fills), found.shape, found.event]
    assert opened("looks", rows=rows).evaluate(_LOOKS) == drawn
