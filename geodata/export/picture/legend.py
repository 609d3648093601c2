"""The side panel: the counts, who is in view, what a mark's outline means, notes, newest claims."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from geodata.control import UNDECIDED, UNKNOWN
from geodata.export.picture import ruler
from geodata.export.picture.column import Column
from geodata.export.picture.looks import Look

_MEANINGS = {
    "captured": "took it or holds it",
    "contested": "fought over: two sides’ colours",
    "encircled": "encircled: a ring",
    "repelled": "an attack failed: hollow",
    "withdrew": "left it: hollow, dashed",
    "denied": "control denied: struck through",
}
_DISAGREE = "sources disagree: undecided"
_NEW = "new in the last 7 days"
_ROUGH = "place known to this radius only"
# Any side but the unknown one, so that two colours can be seen.
_OTHER = "SDF"
_NOTE_ROWS, _FEWEST_NEWS, _NEWS_ROWS = 5, 3, 2


@dataclass(frozen=True, slots=True)
class Story:
    """What the panel tells. `looks` are those of every mark in view; `fresh` and `rough` say
    whether a new claim, and a pin known only to some kilometres, are among them."""

    facts: Sequence[tuple[str, int]]
    looks: Sequence[Look]
    fresh: bool
    rough: bool
    notes: str
    news: Sequence[str]


def draw(column: Column, story: Story) -> None:
    """Draw the panel from the top; the newest claims come last, as far as there is room."""
    for fact, number in story.facts:
        column.entry(None, fact, f"{number:,}")
    column.gap()
    outlines = {look.event for look in story.looks}
    notes = ruler.wrap(story.notes, column.panel.width, column.size, _NOTE_ROWS)
    below = len(outlines) + story.fresh + story.rough + (len(notes) + 1 if notes else 0)
    _actors(column, story.looks, column.rows - below - 3)
    _outlines(column, outlines, story)
    if notes:
        column.heading("Notes")
        column.text(story.notes, _NOTE_ROWS)
        column.gap()
    _news(column, story.news)


def _actors(column: Column, looks: Iterable[Look], rows: int) -> None:
    """A row an actor, those with most marks first; two columns, then a last row, if they must."""
    counted = Counter(look.shape for look in looks)
    found = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    if not found:
        return
    column.heading("Sides in view")
    columns = 1 if len(found) <= rows else 2
    room = max(1, rows * columns)
    shown = found if len(found) <= room else found[: room - 1]
    entries: list[tuple[Look | None, str, str]] = [
        (_plain(actor), _named(actor), str(count)) for actor, count in shown
    ]
    left = found[len(shown) :]
    if left:
        marks = sum(count for _, count in left)
        entries.append((None, f"{len(left)} more sides", str(marks)))
    column.entries(entries, columns)
    column.gap()


def _outlines(column: Column, outlines: set[str], story: Story) -> None:
    """What an outline means, for the outlines in view."""
    if not outlines:
        return
    column.heading("What a mark says")
    for event, meaning in _MEANINGS.items():
        if event in outlines:
            fills = (UNKNOWN, _OTHER) if event == "contested" else (UNKNOWN,)
            column.entry(Look(fills, UNKNOWN, event, UNKNOWN), meaning, lettered=False)
    if UNDECIDED in outlines:
        column.entry(_plain(UNDECIDED), _DISAGREE)
    if story.fresh:
        column.swatch(_NEW, 11.5, "#1F6FEB38", "none")
    if story.rough:
        column.swatch(_ROUGH, 10.5, "#3D465012", "#3D4650")
    column.gap()


def _news(column: Column, news: Sequence[str]) -> None:
    if not news or column.rows < 1 + _NEWS_ROWS * min(_FEWEST_NEWS, len(news)):
        return
    column.heading("Newest claims")
    for line in news:
        if column.rows < _NEWS_ROWS:
            return
        column.text(line, _NEWS_ROWS)


def _plain(actor: str) -> Look:
    if actor == UNDECIDED:
        return Look((UNKNOWN, UNKNOWN), UNDECIDED, UNDECIDED)
    return Look((actor,), actor, "captured")


def _named(actor: str) -> str:
    return {UNDECIDED: "Undecided", UNKNOWN: "Side not known"}.get(actor, actor)
