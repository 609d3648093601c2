"""The layer's modules, run in the browser on their own, against Python's answers."""

import base64
import math
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geodata.control import UNDECIDED, Clock, control, known_on
from geodata.payload import EPOCH, NO_DAY, build
from pages.shared.message import bits
from tests.browser.conftest import ROOT
from tests.geodata.claim_rows import claim
from tests.geodata.test_control import ROWS

pytestmark = pytest.mark.browser
LAYER = ROOT / "pages" / "shared" / "layer"
_STATES = """async ([data, day, clock]) => {
  const { decode, NO_DAY } = await import("/layer/payload.js");
  const { knownDays, spells, UNDECIDED } = await import("/layer/control.js");
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const claims = decode(bytes.buffer);
  const kept = new Uint8Array(claims.count).fill(1);
  const name = (actor) => claims.actors[actor].name;
  return spells(claims, kept, knownDays(claims, clock))
    .filter(({ from, until }) => from <= day && day < until)
    .map(({ place, controller, rivals, behind }) => ({
      place: claims.names[place],
      controller: controller === UNDECIDED ? "undecided" : name(controller),
      rivals: rivals.map(name).sort(),
      behind,
    }));
}"""


@pytest.fixture(scope="module")
def layer(browser_context):
    """A page in which `import("/layer/NAME.js")` gives a module of the map's layer."""
    page = browser_context[0].new_page()

    def answer(route):
        path = LAYER / Path(route.request.url).name
        if path.suffix == ".js":
            route.fulfill(path=path, content_type="text/javascript")
        else:
            route.fulfill(body="<!DOCTYPE html>", content_type="text/html")

    page.route("http://localhost/layer/**", answer)
    page.goto("http://localhost/layer/")
    yield page
    page.close()


def encoded(built):
    return base64.b64encode(built.data).decode()


@settings(max_examples=120)
@given(ROWS, st.integers(1, 9), st.sampled_from(Clock))
def test_the_browser_folds_claims_to_the_same_control_as_python(layer, rows, day, clock):
    as_of, built = date(2017, 5, day), build(rows)
    found = layer.evaluate(_STATES, [encoded(built), (as_of - EPOCH).days, clock])
    numbered = {id(row): n for n, row in enumerate(built.rows)}
    expected = [
        {
            "place": state.place,
            "controller": state.controller,
            "rivals": list(state.rivals),
            "behind": [numbered[id(row)] for row in state.claims],
        }
        for state in control(rows, as_of, clock)
    ]
    key = str
    assert sorted(found, key=key) == sorted(expected, key=key)
    assert {s["controller"] for s in found} <= {"SAA", "ISIS", "SDF", "", UNDECIDED}


@given(st.lists(st.booleans(), max_size=70))
def test_the_filters_bits_arrive_as_they_were_sent(layer, flags):
    script = """async ([text, count]) =>
        [...(await import("/layer/payload.js")).unmask(text, count)]"""
    assert layer.evaluate(script, [bits(flags), len(flags)]) == [int(f) for f in flags]


def test_a_payload_keeps_days_names_and_places(layer):
    rows = [
        claim(date="2017-03-15", date_start="2017-03-01", date_end="2017-03-31", hedged=True),
        claim(date=None, place_id="b", place_name="Söl <b>", lat=-12.5, lon=130.25, radius_km=7.5),
        claim(lat=None, lon=None),
    ]
    built = build(rows)
    script = """async (data) => {
      const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
      const c = (await import("/layer/payload.js")).decode(bytes.buffer);
      const { day, before, after, lat, lon, radius } = c;
      const lists = { day, before, after, lat, lon, radius, hedged: c.dating.map((d) => d & 1) };
      for (const name in lists) lists[name] = [...lists[name]];
      return { ...lists, names: c.names };
    }"""
    found = layer.evaluate(script, encoded(built))
    assert built.rows == (rows[1], rows[0])
    assert found["day"] == [NO_DAY, (date(2017, 3, 15) - EPOCH).days]
    assert (found["before"], found["after"]) == ([0, 14], [0, 16])
    assert (found["lat"], found["lon"], found["radius"]) == ([-12.5, 35.0], [130.25, 38.0], [75, 0])
    assert (found["names"], found["hedged"]) == (["Söl <b>", "Tell Alpha"], [0, 1])


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=40),
    st.tuples(st.integers(0, 300), st.integers(0, 300)),
)
def test_a_click_finds_the_same_marks_as_looking_at_every_one(layer, points, at):
    script = """async ([points, [x, y]]) =>
        (await import("/layer/hit_grid.js"))
            .hitGrid(points.length, (k) => points[k])(x, y, 20, 7)"""
    near = [(math.dist(p, at), -n) for n, p in enumerate(points) if math.dist(p, at) <= 20]
    expected = []
    if near:
        centre = points[-min(near)[1]]
        expected = [n for n, p in enumerate(points) if math.dist(p, centre) <= 7][::-1]
    assert layer.evaluate(script, [points, at]) == expected


@pytest.mark.parametrize("count", [*range(2, 13), 25, 40, 60])
def test_marks_that_are_spread_lie_apart_and_off_their_spot(layer, count):
    script = """async (count) => (await import("/layer/fan.js")).spread(count)"""
    offsets = layer.evaluate(script, count)
    assert len(offsets) == min(count, 40)
    assert all(math.hypot(*offset) >= 29 for offset in offsets)
    apart = [math.dist(a, b) for n, a in enumerate(offsets) for b in offsets[:n]]
    assert min(apart) > 20


def test_the_counts_of_shared_spots_never_hide_each_other_and_the_largest_stay(layer):
    script = """async ([points, size]) => {
      const { Painter } = await import("/layer/painter.js");
      const painter = Object.create(Painter.prototype);
      painter.at = (m) => points[m].slice(0, 2);
      const drawn = [];
      const nothing = () => {};
      const context = {
        beginPath: nothing, roundRect: nothing, fill: nothing, stroke: nothing,
        measureText: () => ({ width: 7 }), fillText: (text) => drawn.push(text),
      };
      painter.paintCounts(context, new Map(points.map(([, , n], m) => [m, [m, n]])), size);
      return drawn;
    }"""
    points = [[100, 100, 3], [110, 105, 9], [150, 100, 2], [300, 100, 1], [400, 100, 4]]
    assert layer.evaluate(script, [points, 19]) == ["9", "4", "2"]
    assert layer.evaluate(script, [points, 10]) == ["9", "4"]


@pytest.mark.parametrize(
    ("colour", "rim", "seen"),
    [
        ("#111111", "#C9D1DB", [0xC9, 0xD1, 0xDB]),
        ("#111111", None, [0x11] * 3),
        ("#B2182B", "#C9D1DB", [0xB2, 0x18, 0x2B]),
    ],
)
def test_a_bar_too_dark_for_the_dark_theme_is_drawn_in_the_outline_of_its_mark(
    layer, colour, rim, seen
):
    script = """async ([colour, rim]) => {
      const { drawBars } = await import("/layer/histogram.js");
      const canvas = document.createElement("canvas");
      canvas.style.cssText = "width: 40px; height: 20px";
      document.body.append(canvas);
      drawBars(canvas, { columns: [[0, [1]]], highest: 1 }, () => ({ colour }), 4, rim);
      const { data } = canvas.getContext("2d").getImageData(1, 10, 1, 1);
      canvas.remove();
      return [...data].slice(0, 3);
    }"""
    assert layer.evaluate(script, [colour, rim]) == seen


def test_playing_follows_the_clock_and_not_the_number_of_frames(layer):
    script = """async (frames) => {
      const { Player } = await import("/layer/player.js");
      let now = 0, next = null, done = false;
      const shown = [];
      const finish = () => (done = true);
      const player = new Player((day) => shown.push(day), finish, () => now, (f) => (next = f));
      player.start(100, 10, 120);
      for (const ms of frames) { now += ms; next(); }
      return { last: shown.at(-1), done };
    }"""
    assert layer.evaluate(script, [16] * 60) == {"last": 109, "done": False}
    assert layer.evaluate(script, [320, 320, 320]) == {"last": 109, "done": False}
    assert layer.evaluate(script, [5000]) == {"last": 120, "done": True}


def test_a_stopped_player_shows_no_more(layer):
    script = """async () => {
      const { Player } = await import("/layer/player.js");
      let next = null;
      const shown = [];
      const player = new Player((day) => shown.push(day), () => {}, () => 0, (f) => (next = f));
      player.start(1, 1, 9);
      player.stop();
      next();
      return shown;
    }"""
    assert layer.evaluate(script) == []


@pytest.mark.parametrize(("lat", "lon"), [(0, 0), (35.95, 39.01), (-60, -120), (85, 179)])
def test_the_projection_is_web_mercator(layer, lat, lon):
    script = """async ([lat, lon]) => {
      const m = await import("/layer/mercator.js");
      return [m.worldX(lon), m.worldY(lat), m.pixelsPerKm(lat, 8)];
    }"""
    x, y, km = layer.evaluate(script, [lat, lon])
    assert x == pytest.approx((lon + 180) / 360 * 256)
    # OGC 17-083r2, annex D: y = 0.5 - asinh(tan(lat)) / 2 pi, in parts of the world's width.
    assert y == pytest.approx((0.5 - math.asinh(math.tan(math.radians(lat))) / math.tau) * 256)
    metres_a_pixel = 40075016.686 * math.cos(math.radians(lat)) / (256 * 2**8)
    assert km == pytest.approx(1000 / metres_a_pixel)


@given(st.lists(st.integers(0, 50), min_size=1, max_size=60), st.integers(1, 30))
def test_the_histogram_counts_every_claim_of_its_days_once(layer, days, width):
    rows = [claim(date=(date(2017, 5, 1) + timedelta(days=d)).isoformat()) for d in days]
    script = """async ([data, width]) => {
      const { decode } = await import("/layer/payload.js");
      const { bins } = await import("/layer/histogram.js");
      const c = decode(Uint8Array.from(atob(data), (x) => x.charCodeAt(0)).buffer);
      const kept = new Uint8Array(c.count).fill(1);
      const first = Math.min(...c.day), last = Math.max(...c.day);
      return bins(c, kept, c.day, first, last, width).columns.map(([, values]) => [...values]);
    }"""
    columns = layer.evaluate(script, [encoded(build(rows)), width])
    assert sum(map(sum, columns)) == len(days)
    assert len(columns[0]) == width


def test_only_web_addresses_become_links(layer):
    script = (
        """async (address) => (await import("/layer/dom.js")).webLink(address, "x")?.href ?? null"""
    )
    for hostile in (
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "not a link",
        "",
    ):
        assert layer.evaluate(script, hostile) is None
    assert layer.evaluate(script, "https://desk.example/1") == "https://desk.example/1"


def test_every_published_known_day_is_the_later_of_event_and_publication():
    late = claim(date="2017-05-10", published="2017-05-01")
    assert known_on(late, Clock.PUBLISHED) == "2017-05-10"
