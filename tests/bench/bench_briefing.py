"""The briefing's picture and frozen page, beside a bare scatter and a Chromium screenshot.

Prints `name value` lines: seconds (median and 95th percentile) to draw and write a 1920x1080 PNG of
10,000 claims at 6,000 places, the same for a bare matplotlib scatter and for a screenshot of the
frozen page by headless Chromium, and the frozen page's size in megabytes at 1,000 claims.
"""

import functools
import io
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from geodata.claim import Cell
from geodata.export import frozen, picture
from geodata.export.brief import Brief
from tests.browser import chromium
from tests.geodata.claim_rows import claim

CLAIMS, PLACES, RUNS, SHOTS = 10_000, 6_000, 9, 3
BUDGET_S, BUDGET_MB = 2.0, 3.0
_ACTORS = ("SAA", "SDF", "ISIS", "rebels", "HTS", "Turkey/TFSA")
_EVENTS = ("captured",) * 6 + ("withdrew", "repelled", "contested", "encircled", "denied", "held")
_SENTENCE = "The army took the village after a day of fighting, a source said. " * 4


def made_up(count: int, places: int) -> list[dict[str, Cell]]:
    """Claims of all kinds, spread over two years and the north of Syria."""
    dice = random.Random(count)
    spots = [(dice.uniform(33, 37), dice.uniform(36, 42)) for _ in range(places)]
    rows = []
    for number in range(count):
        spot = dice.randrange(places)
        day = (date(2016, 1, 1) + timedelta(dice.randrange(730))).isoformat()
        actor, loser = dice.sample(_ACTORS, 2)
        name = f"Tell {spot}"
        rows.append(
            claim(
                place=name, place_name=name, place_id=name, lat=spots[spot][0], lon=spots[spot][1],
                date=day, published=day, event=dice.choice(_EVENTS), actor=actor, from_actor=loser,
                outlet=f"Desk {number % 7}", sentence=_SENTENCE,
            )
        )  # fmt: skip
    return rows


def timed(
    work: Callable[[], object], runs: int, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    """Seconds of each run by a clock, after one that is not counted."""
    work()
    times = []
    for _ in range(runs):
        began = clock()
        work()
        times.append(clock() - began)
    return times


def scatter(rows: list[dict[str, Cell]]) -> bytes:
    """The peer: every claim as one dot of one colour, no base map and no text."""
    figure = Figure(figsize=(40 / 3, 7.5))
    FigureCanvasAgg(figure)
    figure.add_subplot().scatter([r["lon"] for r in rows], [r["lat"] for r in rows], s=8)
    data = io.BytesIO()
    figure.savefig(data, dpi=144)
    return data.getvalue()


def screenshot(page: Path, program: str) -> None:
    """The peer: what folium's own way to a picture does, a hidden browser."""
    out = page.with_suffix(".png")
    flags = ("--headless", "--no-sandbox", "--disable-gpu", "--window-size=1920,1080")
    command = [program, *flags, "--virtual-time-budget=4000", f"--screenshot={out}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True)


def _draw(rows: tuple[dict[str, Cell], ...]) -> bytes:
    return picture.encode(Brief(rows))


def report(name: str, times: list[float]) -> None:
    """Median and 95th percentile in seconds."""
    last = statistics.quantiles(times, n=20)[-1] if len(times) > 2 else max(times)
    print(f"{name} {statistics.median(times):.2f}", flush=True)
    print(f"{name}_p95 {last:.2f}", flush=True)


def main() -> int:
    rows = made_up(CLAIMS, PLACES)
    drawn = functools.partial(_draw, tuple(rows))
    report("briefing_png_s_10000", timed(drawn, RUNS))
    # On a machine that is busy with other work the processor's own time says more.
    report("briefing_png_cpu_s_10000", timed(drawn, RUNS, time.process_time))
    print(f"briefing_png_limit_s {BUDGET_S}")
    report("briefing_peer_scatter_s_10000", timed(lambda: scatter(rows), RUNS))
    size = len(frozen.encode(Brief(tuple(made_up(1_000, 800)))))
    print(f"frozen_page_mb_1000 {size / 1e6:.2f}")
    print(f"frozen_page_limit_mb {BUDGET_MB}")
    program = chromium.find()
    if program is None:
        print("no Chromium: the screenshot is not measured", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_bytes(frozen.encode(Brief(tuple(rows))))
        report("briefing_peer_screenshot_s_10000", timed(lambda: screenshot(page, program), SHOTS))
    return 0


if __name__ == "__main__":
    sys.exit(main())
