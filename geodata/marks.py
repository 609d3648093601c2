"""How each actor is drawn, on the map and in exports: two palettes, a shape and a letter."""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from geodata.control import UNDECIDED, UNKNOWN

_DARK, _LIGHT = "#000000", "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Mark:
    """One actor's mark. Colours are #RRGGBB; `shape` is one of `shapes()`.

    `colour` follows the convention of war maps; `safe_colour` is for colour-blind readers.
    """

    actor: str
    colour: str
    safe_colour: str
    shape: str
    letter: str

    @property
    def ink(self) -> str:
        """The colour, dark or light, in which a letter reads best on `colour`."""
        return ink(self.colour)

    @property
    def safe_ink(self) -> str:
        """The colour, dark or light, in which a letter reads best on `safe_colour`."""
        return ink(self.safe_colour)


def mark(actor: str) -> Mark:
    """The mark of an actor, of UNDECIDED or of UNKNOWN; a name that is not listed keeps its own."""
    return _listed().get(actor) or _fallback(actor)


def actors() -> tuple[str, ...]:
    """The actors with a mark of their own, theatre by theatre."""
    return tuple(name for name in _listed() if name not in (UNDECIDED, UNKNOWN))


def theatres() -> dict[str, tuple[str, ...]]:
    """The actors of each theatre of war; "*" are those that take part in several."""
    return {t["name"]: tuple(a["name"] for a in t["actors"]) for t in _data()["theatre"]}


def shapes() -> tuple[str, ...]:
    """The shapes that a mark can have."""
    return tuple(_data()["shapes"])


def contrast(first: str, second: str) -> float:
    """WCAG 2.1 contrast ratio of two #RRGGBB colours, from 1 to 21."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)


def ink(colour: str) -> str:
    """Dark or light, whichever has more contrast on a #RRGGBB colour."""
    return max(_DARK, _LIGHT, key=lambda candidate: contrast(candidate, colour))


def _luminance(colour: str) -> float:
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _fallback(actor: str) -> Mark:
    palette, every = _data()["fallback"], shapes()
    number = int.from_bytes(hashlib.sha256(actor.encode()).digest()[:4])
    colour = number % len(palette["colours"])
    shape = number // len(palette["colours"]) % len(every)
    return Mark(
        actor, palette["colours"][colour], palette["safe"][colour], every[shape], _initials(actor)
    )


def _initials(actor: str) -> str:
    words = "".join(c if c.isalnum() else " " for c in actor).split()
    return "".join(word[0] for word in words[:2]).upper() or "?"


@cache
def _listed() -> dict[str, Mark]:
    data = _data()
    rows = [a for theatre in data["theatre"] for a in theatre["actors"]]
    rows += [{"name": UNDECIDED, **data["undecided"]}, {"name": UNKNOWN, **data["unknown"]}]
    return {
        r["name"]: Mark(r["name"], r["colour"], r["safe"], r["shape"], r["letter"]) for r in rows
    }


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("geodata").joinpath("data/marks.toml").read_text("utf-8"))
