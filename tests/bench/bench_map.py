"""The timeline map in headless Chromium without a GPU, beside folium's own time plugins.

Prints `name value` lines: milliseconds from a step to its paint, frames a second, ratios over the
faster peer and over an empty Folium map, bytes a claim, and growth of the heap over 1,000 steps.
"""

import functools
import http.server
import statistics
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from geodata.payload import build
from geodata.store import Store
from tests.bench import _many_claims, _peers
from tests.browser import chromium
from tests.browser.conftest import served
from tests.browser.map_page import MapPage
from tests.conftest import ROOT

PEERS = ROOT / "build" / "peers"
STEPS, SWEEPS, PEER_STEPS_100000, LOADS, FILTERS, SCRUBS = 120, 5, 12, 9, 15, 1000
FLAGS = ["--no-sandbox", "--disable-gpu", "--js-flags=--expose-gc", "--enable-precise-memory-info"]
# Without these a step waits for the next tick of a 60 Hz screen, which hides what it costs.
UNLOCKED = ["--disable-frame-rate-limit", "--disable-gpu-vsync"]
_BARE = Path(__file__).with_name("_bare_map.py")
_MARKS = "window.claimline?.panes[0].painter?.seenCount > 0"
_EMPTY = "window.map?._loaded"
# Looked at inside the page: from outside, a wait for a frame looks twice a second only.
_NOTED = """(() => {
  if (window.top === window) return;
  const waiting = setInterval(() => {
    if (!(CONDITION)) return;
    clearInterval(waiting);
    requestAnimationFrame(() => setTimeout(() => (top.readyAt = top.performance.now())));
  }, 2);
})()"""
# From the call of a step to the moment after the next frame was painted.
_TIMED = """async ([steps, days, name]) => {
  const ours = (i) => claimline.setDay(claimline.timeline.first + i);
  const go = name === "claimline" ? ours : window.step;
  const painted = () => new Promise((done) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  }));
  const times = [];
  for (let n = 0; n < steps + 5; n++) {
    const began = performance.now();
    go(Math.round(days * (0.5 + 0.45 * Math.sin(n))));
    await painted();
    if (n >= 5) times.push(performance.now() - began);
  }
  return times;
}"""
_FRAMES = """(days) => new Promise((done) => {
  let frames = 0;
  const began = performance.now();
  const frame = () => {
    claimline.setDay(claimline.timeline.first + (frames * 7) % days);
    frames++;
    const spent = performance.now() - began;
    if (spent < 3000) requestAnimationFrame(frame);
    else done((frames / spent) * 1000);
  };
  requestAnimationFrame(frame);
})"""
_HEAP = "() => (gc(), performance.memory.usedJSHeapSize)"
_WATCH = """() => {
  const { root } = window.claimline;
  window.seenChange = new Promise((done) => {
    const count = () => claimline.panes[0].painter.seenCount;
    const before = count();
    new MutationObserver((_, watch) => {
      if (count() === before) return;
      watch.disconnect();
      const now = () => done(performance.timeOrigin + performance.now());
      requestAnimationFrame(() => setTimeout(now));
    }).observe(root, { attributes: true });
  });
}"""


def main() -> int:
    """Measure, and print each figure as soon as it is known."""
    program = chromium.find()
    if program is None:
        print("no Chromium: the map is not measured", file=sys.stderr)
        return 1
    _peers.fetch(PEERS)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        start = functools.partial(playwright.chromium.launch, executable_path=program)
        browser, free = start(args=FLAGS), start(args=[*FLAGS, *UNLOCKED])
        for count in map(int, sys.argv[1:] or ("10000", "100000")):
            measure(browser, free, Path(folder), count)
    return 0


def measure(browser: Browser, free: Browser, folder: Path, count: int) -> None:
    """Every figure of one number of claims. `free` waits for no screen between two frames."""
    url = f"sqlite:///{folder / f'{count}.db'}"
    store = Store.open(url)
    _many_claims.fill(store, count)
    with served(url, folder / f"{count}.log") as app:
        ours = scrub(free, app.url, 1280, 800, 1)
        say(f"map_scrub_median_ms_{count}", middle(statistics.median, ours))
        say(f"map_scrub_p95_ms_{count}", middle(p95, ours))
        if count == 10_000:
            fine = scrub(free, app.url, 1920, 1080, 2)
            say("map_scrub_median_ms_10000_ratio2_1920", middle(statistics.median, fine))
            say("map_scrub_p95_ms_10000_ratio2_1920", middle(p95, fine))
            payload = build(store.claim_rows())
            say("map_bytes_per_claim", len(payload.data) / count)
            say("map_ready_ratio_10000", ready(browser, app.url, folder))
            say("map_filter_ms_10000", filters(browser, app.url))
            say("map_heap_growth_kb_1000_scrubs", heap(browser, app.url))
        else:
            say(f"map_fps_{count}", frames(browser, app.url))
    with files(PEERS) as address:
        slower = {name: peer(free, address, name, count) for name in ("timestamped", "timeline")}
    for name, times in slower.items():
        say(f"map_peer_{name}_median_ms_{count}", statistics.median(times))
    say(
        f"map_peer_ratio_{count}",
        min(map(statistics.median, slower.values())) / middle(statistics.median, ours),
    )


def say(name: str, value: float) -> None:
    """One figure, as `name value`."""
    print(f"{name} {value:.2f}", flush=True)


def p95(times: list[float]) -> float:
    """The 95th percentile of milliseconds."""
    return statistics.quantiles(times, n=20)[-1]


def middle(figure: Callable[[list[float]], float], sweeps: list[list[float]]) -> float:
    """The median of a figure over several sweeps: one that the machine disturbed does not count."""
    return statistics.median(map(figure, sweeps))


@contextmanager
def opened(
    browser: Browser, url: str, width: int = 1280, height: int = 800, ratio: int = 1
) -> Iterator[MapPage]:
    """The map page with every claim in view, at a device pixel ratio."""
    page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=ratio)
    page.set_default_timeout(120_000)
    try:
        yield MapPage(page, f"{url}/?at=35.4,39.1&zoom=7")
    finally:
        page.close()


def scrub(browser: Browser, url: str, width: int, height: int, ratio: int) -> list[list[float]]:
    """Milliseconds of each of STEPS steps over the year, in each of SWEEPS sweeps."""
    with opened(browser, url, width, height, ratio) as shown:
        steps = [STEPS, _many_claims.DAYS, "claimline"]
        return [shown.frame.evaluate(_TIMED, steps) for _ in range(SWEEPS)]


def frames(browser: Browser, url: str) -> float:
    """Frames a second while every frame shows another day."""
    with opened(browser, url) as shown:
        return shown.frame.evaluate(_FRAMES, _many_claims.DAYS)


def peer(browser: Browser, address: str, name: str, count: int) -> list[float]:
    """Milliseconds a step of one of folium's own plugins on the same points."""
    points = list(_many_claims.points(count))
    path = _peers.write(PEERS, name, points, _many_claims.BOUNDS)
    page = browser.new_page(viewport={"width": 936, "height": 648})
    page.set_default_timeout(300_000)
    page.goto(f"{address}/{path.name}")
    page.wait_for_function("() => window.step")
    steps = STEPS if count <= 10_000 else PEER_STEPS_100000
    times = page.evaluate(_TIMED, [steps, _many_claims.DAYS - 2, name])
    page.close()
    return times


def ready(browser: Browser, url: str, folder: Path) -> float:
    """Time to the first marks of the map over the time to an empty Folium map, on warm servers.

    The two take turns, so that a busy machine slows both."""
    with served("", folder / "bare.log", script=str(_BARE)) as empty:
        sides = ((url, _MARKS), (empty.url, _EMPTY))
        turns = [[loaded(browser, *side) for side in sides] for _ in range(LOADS + 1)]
    ours, theirs = map(statistics.median, zip(*turns[1:], strict=True))
    say("map_ready_ms_10000", ours)
    say("map_ready_empty_folium_ms", theirs)
    return ours / theirs


def loaded(browser: Browser, url: str, condition: str) -> float:
    """Milliseconds from the start of a page to the first picture with a condition in its frame."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.add_init_script(_NOTED.replace("CONDITION", condition))
    page.goto(url, wait_until="commit")
    page.wait_for_function("() => window.readyAt")
    taken = page.evaluate("() => window.readyAt")
    page.close()
    return taken


def filters(browser: Browser, url: str) -> float:
    """Median milliseconds from a filter's Enter to the picture without what it leaves out."""
    times = []
    with opened(browser, url) as shown:
        field = shown.page.get_by_label("Place", exact=True)
        for n in range(FILTERS):
            shown.frame.evaluate(_WATCH)
            field.fill("" if n % 2 else f"Tell {n + 1}")
            began = shown.page.evaluate("() => performance.timeOrigin + performance.now()")
            field.press("Enter")
            times.append(shown.frame.evaluate("() => window.seenChange") - began)
            shown.settled()
    return statistics.median(times)


def heap(browser: Browser, url: str) -> float:
    """Kilobytes that the heap grew by over SCRUBS steps, garbage collected before and after."""
    with opened(browser, url) as shown:
        shown.frame.evaluate(_TIMED, [50, _many_claims.DAYS, "claimline"])
        before = shown.frame.evaluate(_HEAP)
        shown.frame.evaluate(_TIMED, [SCRUBS, _many_claims.DAYS, "claimline"])
        return (shown.frame.evaluate(_HEAP) - before) / 1024


@contextmanager
def files(folder: Path) -> Iterator[str]:
    """A folder served on this machine, until the block ends."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None: ...

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()


if __name__ == "__main__":
    sys.exit(main())
