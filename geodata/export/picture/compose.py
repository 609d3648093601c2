"""The whole sheet: heading, map, side panel and the lines below, each in its own room."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matplotlib.figure import Figure

from geodata.control import UNDECIDED, PlaceState
from geodata.export import wording
from geodata.export.brief import Brief, Compare, subtitle
from geodata.export.picture import furniture, legend, ruler, scene
from geodata.export.picture.column import Column, Panel
from geodata.export.picture.marks import Pen
from geodata.export.picture.page import INK, RULE, SOFT, Page
from geodata.export.picture.view import View, fitted, view
from geodata.export.provenance import NOTICE

CREDIT = "Base map: Natural Earth (public domain), towns: GeoNames (CC BY 4.0)"
_MARK = "\u200e"
"""The left-to-right mark: it sets a line's direction and has no width."""
_TITLE_SIZES = (20.0, 16.0, 13.0, 11.0)
_PANEL_INCHES, _INSET_SHAPE = 2.55, 0.52


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle on the page in inches from its top left."""

    left: float
    top: float
    width: float
    height: float


def draw(brief: Brief) -> Figure:
    """The picture of a briefing as a figure of the paper's size."""
    page = Page(brief.paper)
    top = _heading(page, brief)
    bottom = _foot(page, brief)
    panel = _PANEL_INCHES * page.scale
    gap = 0.18 * page.scale
    left = page.margin
    room = Frame(left, top, page.width - 2 * left - panel - gap, bottom - top)
    side = Frame(room.left + room.width + gap, top, panel, room.height)
    maps = _maps(brief)
    wide = (room.width - gap * (len(maps) - 1)) / len(maps)
    window = view(brief.extent or fitted(brief.states), wide, room.height)
    for number, (day, states) in enumerate(maps):
        frame = Frame(left + number * (wide + gap), top, wide, room.height)
        shown = scene.in_view(states, window, day)
        caption = f"{day}" if len(maps) > 1 else ""
        scene.draw(_axes(page, frame, f"map {number}"), window, shown, brief, page.scale, caption)
    _side(page, side, brief, window, shown)
    return page.figure


def _maps(brief: Brief) -> list[tuple[date | None, Sequence[PlaceState]]]:
    """The day and states of each map: one, or two side by side."""
    after = (brief.day, brief.states)
    if brief.since and brief.compare is Compare.BESIDE:
        return [(brief.since, brief.states_before), after]
    return [after]


def _heading(page: Page, brief: Brief) -> float:
    """Handling line, title and subtitle; where the map may begin."""
    room = page.width - 2 * page.margin
    y = page.margin * 0.7
    if brief.handling:
        y = _handling(page, brief.handling, y) + 0.05 * page.scale
    small = 10 * page.scale
    produced = f"Produced {brief.produced}" if brief.produced else ""
    lines, size = _title(brief.title, room, page.scale)
    y = page.lines(lines, page.margin, y, size, weight="bold")
    reserved = ruler.width(produced, small) + 0.3 if produced else 0
    under = ruler.wrap(subtitle(brief), room - reserved, small, 2)
    if produced:
        page.write(produced, page.width - page.margin, y, small, ha="right", color=SOFT)
    return page.lines(under, page.margin, y, small, color=SOFT) + 0.08 * page.scale


def _title(text: str, room: float, scale: float) -> tuple[list[str], float]:
    """The largest size in which the title takes two lines, or the smallest in up to four."""
    if not text.strip():
        return [], 0.0
    for size in _TITLE_SIZES:
        lines = ruler.wrap(text, room, size * scale, 5, "bold")
        if len(lines) <= 2:
            return lines, size * scale
    smallest = _TITLE_SIZES[-1] * scale
    return ruler.wrap(text, room, smallest, 5, "bold"), smallest


def _foot(page: Page, brief: Brief) -> float:
    """Notice, sources, link and hash, set from below; where the map must end."""
    room = page.width - 2 * page.margin
    size = 7.5 * page.scale
    about = brief.provenance
    outlets = ", ".join(about.outlets()) or "none"
    plural = "article" if len(about.sources) == 1 else "articles"
    sources = f"Sources: {outlets} ({len(about.sources)} {plural})"
    identity = f"Data sha256 {about.digest[:16]} · link ?{about.query}"
    lines = [
        *ruler.wrap(sources, room, size, 2),
        *ruler.wrap(f"{identity} · {CREDIT}", room, size, 2),
    ]
    notice = 9 * page.scale
    tall = ruler.height(notice) + len(lines) * ruler.height(size)
    end = page.height - page.margin * 0.7
    if brief.handling:
        line = ruler.height(10 * page.scale)
        _handling(page, brief.handling, end - line)
        end -= line + 0.05 * page.scale
    top = end - tall
    text = f"{NOTICE}. Each mark shows who is claimed to control a place."
    page.write(ruler.cut(text, room, notice, "bold"), page.margin, top, notice, weight="bold")
    page.lines(lines, page.margin, top + ruler.height(notice), size, color=SOFT)
    return top - 0.1 * page.scale


def _handling(page: Page, text: str, y: float) -> float:
    size = 10 * page.scale
    line = ruler.cut(" ".join(text.split()), page.width - 2 * page.margin, size, "bold")
    return page.lines([line], page.width / 2, y, size, weight="bold", ha="center", color=INK)


def _side(page: Page, side: Frame, brief: Brief, window: View, shown: list[scene.Shown]) -> None:
    tall = side.width * _INSET_SHAPE
    inset = Frame(side.left, side.top + side.height - tall, side.width, tall)
    furniture.inset(_axes(page, inset, "inset"), window, inset.width, inset.height)
    panel = Panel(side.left, side.top, side.width, inset.top - 0.1 * page.scale)
    story = legend.Story(
        facts=_facts(brief, shown),
        looks=[s.look for s in shown],
        fresh=any(s.fresh for s in shown),
        rough=any(scene.is_rough(s, window, page.scale, len(shown)) for s in shown),
        notes=brief.notes,
        news=_news(shown),
    )
    legend.draw(Column(page, panel, Pen(page.sheet, brief.safe)), story)


def _news(shown: list[scene.Shown]) -> list[str]:
    """The newest claim of each place in view, newest first, in one line each."""
    newest = [s.state.claims[0] for s in reversed(shown[-40:])]
    return [_left_to_right(f"{wording.dated(row)}: {wording.headline(row)}") for row in newest]


def _left_to_right(text: str) -> str:
    """An English line as one, though an Arabic or Hebrew name is its first word with letters."""
    mixed = any(unicodedata.bidirectional(character) in ("R", "AL") for character in text)
    return _MARK + text if mixed else text


def _facts(brief: Brief, shown: list[scene.Shown]) -> list[tuple[str, int]]:
    """The counts: what is shown, what is not, and where sources disagree."""
    seen = sum(brief.claims_at[s.state.place_id] for s in shown)
    drawn = sum(brief.claims_at[s.place_id] for s in brief.states)
    facts = [
        ("Claims shown", seen),
        ("Places shown", len(shown)),
        ("Places in dispute", sum(s.look.event == UNDECIDED for s in shown)),
        ("Claims not on the map", len(brief.absent)),
    ]
    rare = [
        ("Claims outside this view", drawn - seen),
        ("Places that changed hands", sum(c.changed_hands for c in brief.changes)),
        ("Places without a change", len(brief.all_states) - len(brief.states)),
    ]
    return facts + [fact for fact in rare if fact[1]]


def _axes(page: Page, frame: Frame, label: str):  # type: ignore[no-untyped-def]
    left = frame.left / page.width
    bottom = 1 - (frame.top + frame.height) / page.height
    size = (frame.width / page.width, frame.height / page.height)
    axes = page.figure.add_axes((left, bottom, *size), label=label)
    for spine in axes.spines.values():
        spine.set(color=RULE, linewidth=0.8)
    return axes
