"""What all pairs of one sentence share: its symbols, its bones, its lists."""

from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

from extract.cues import cues
from extract.rulebook import word_set
from extract.scene import Scene
from extract.tokens import KNOWN


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a place stands: its skeleton index, its list from `head` to `tail`, its landmark.

    `nearest` is the symbol of the trigger nearest to it, `distance` symbols away.
    """

    at: int
    head: int
    tail: int
    landmark: str
    distance: int
    nearest: str


@dataclass(frozen=True, slots=True)
class Outline:
    """What all pairs of one sentence share, computed once; `spots` by a place's first word."""

    symbols: tuple[str, ...]
    places: tuple[int, ...]
    triggers: tuple[int, ...]
    actors: tuple[int, ...]
    shared: tuple[str, ...]
    bones: tuple[str, ...]
    spots: dict[int, Spot]


def outline(scene: Scene) -> Outline:
    """The sentence's part of the features."""
    symbols = scene.skeleton
    context = cues().context
    shared = ["s:" + word for word in scene.words.folded if word in context]
    shared.append(f"s:actors{min(len(scene.actors), 3)}")
    if scene.sentence.heading:
        shared.append("s:heading")
    triggers = tuple(scene.at[t.index] for t in scene.triggers)
    return Outline(
        symbols,
        tuple(sorted(scene.at[p.first] for p in scene.places)),
        triggers,
        tuple(scene.at[a.first] for a in scene.actors),
        tuple(shared),
        tuple(map(_bone, symbols)),
        {p.first: _spot(symbols, triggers, scene.at[p.first]) for p in scene.places},
    )


@lru_cache(maxsize=KNOWN)
def _bone(symbol: str) -> str:
    """A symbol of the sentence's construction; "" for any other."""
    return symbol if symbol in word_set("outline", "bones") or symbol[:2] == "V:" else ""


def _spot(symbols: tuple[str, ...], triggers: tuple[int, ...], p: int) -> Spot:
    head, tail = list_edges(symbols, p)
    behind = bisect_left(triggers, p)
    beside = triggers[max(0, behind - 1) : behind + 1]
    distance, nearest = min((abs(q - p), symbols[q]) for q in beside)
    return Spot(p, head, tail, landmark_of(symbols, head), distance, nearest)


def list_edges(symbols: tuple[str, ...], p: int) -> tuple[int, int]:
    """The skeleton indices of the first and last place of the list that the place stands in."""
    head = tail = p
    while head >= 2 and (step := _list_step(symbols, head, -1)):
        head -= step
    while tail + 2 < len(symbols) and (step := _list_step(symbols, tail, 1)):
        tail += step
    return head, tail


def _list_step(symbols: tuple[str, ...], index: int, way: int) -> int:
    """How far to the next place of a list, over its links and fillers; 0 at the end."""
    links, fillers = word_set("outline", "links"), word_set("outline", "fillers")
    step = 1
    linked = False
    while 0 <= index + way * step < len(symbols) and step < 7:
        symbol = symbols[index + way * step]
        if symbol[0] == "P":
            return step if linked else 0
        if symbol in links:
            linked = True
        elif symbol not in fillers:
            return 0
        step += 1
    return 0


def landmark_of(symbols: tuple[str, ...], head: int) -> str:
    """The word that makes the place at `head` a landmark or a container, or ""."""
    landmarks, passed = word_set("outline", "landmarks"), word_set("outline", "passed")
    for index in range(head - 1, max(-1, head - 9), -1):
        symbol = symbols[index]
        if symbol in landmarks:
            return symbol
        if symbol not in passed:
            return ""
    return ""
