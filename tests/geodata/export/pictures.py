"""Builders of briefings, and the boxes of every text that a figure shows."""

import random
from dataclasses import replace
from itertools import combinations

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.text import Text

from geodata.export.brief import Brief
from geodata.export.picture.render import SETTINGS
from tests.conftest import ROOT
from tests.geodata.claim_rows import claim

OUTPUT = ROOT / "build" / "pictures"
ACTORS = ("SAA", "ISIS", "SDF", "rebels", "HTS", "Turkey/TFSA", "a band that no list names")
EVENTS = (
    "captured",
    "captured",
    "held",
    "withdrew",
    "repelled",
    "contested",
    "encircled",
    "denied",
)
TOUCH = 0.5


def spread(count, places=None, seed=7):
    """Claims of many sides at places spread over the east of Syria."""
    draw = random.Random(seed)
    spots = [(draw.uniform(33.5, 36.5), draw.uniform(37.5, 41.5)) for _ in range(places or count)]
    rows = []
    for number in range(count):
        spot = number % len(spots)
        day = f"2017-{draw.randint(1, 12):02}-{draw.randint(1, 28):02}"
        rows.append(
            claim(
                place=f"Tell {spot}", place_name=f"Tell {spot}", place_id=f"spot-{spot}",
                lat=spots[spot][0], lon=spots[spot][1], date=day, published=day,
                event=draw.choice(EVENTS), actor=draw.choice(ACTORS),
                from_actor=draw.choice(ACTORS), outlet=f"Outlet {number % 9}",
                radius_km=draw.choice((0.5, 1.0, 12.0)),
            )
        )  # fmt: skip
    return rows


def briefing(rows, **words):
    """A briefing with every piece of furniture on it."""
    plain = Brief(
        tuple(rows), title="Who claims what", produced="2017-12-31 12:00Z", graticule=True,
        handling="FOR EXERCISE ONLY", notes="Read the evidence before use.",
    )  # fmt: skip
    return replace(plain, **words)


def text_boxes(figure):
    """(text, box in pixels) of each text that shows something, as matplotlib itself measures it."""
    with mpl.rc_context(SETTINGS):
        renderer = FigureCanvasAgg(figure).get_renderer()
        shown = [t for t in figure.findobj(Text) if t.get_visible() and t.get_text().strip()]
        return [(text.get_text(), text.get_window_extent(renderer)) for text in shown]


def overlapping(figure):
    """Pairs of texts that cover each other by more than TOUCH pixels."""
    boxes = text_boxes(figure)
    return [(a, b) for (a, one), (b, other) in combinations(boxes, 2) if _cover(one, other)]


def running_off(figure):
    """Texts that leave the page, or reach into its margin at the left or right."""
    width, height = figure.get_size_inches() * figure.dpi
    margin = 0.27 * figure.dpi
    return [
        text
        for text, box in text_boxes(figure)
        if box.x0 < margin or box.y0 < 0 or box.x1 > width - margin or box.y1 > height
    ]


def _cover(one, other):
    wide = min(one.x1, other.x1) - max(one.x0, other.x0)
    tall = min(one.y1, other.y1) - max(one.y0, other.y0)
    return wide > TOUCH and tall > TOUCH
