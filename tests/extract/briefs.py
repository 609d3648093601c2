"""Briefs made by rule, as many as a test or a benchmark needs; no article's sentences."""

import json
from collections.abc import Iterator
from pathlib import Path

_PLACES = ("Amara", "Barqa", "Dahra", "Fawqa", "Ghazala", "Hajar", "Jisr", "Kabira", "Nahr", "Tina")
_SIDES = ("the Syrian Army", "ISIS", "the SDF", "Hayat Tahrir al-Sham", "the rebels")
_DAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")


def brief(number: int, paragraphs: int = 4) -> str:
    """One brief of some 25 words a paragraph, with head, by-line and appeal, unlike all others."""
    body = "\n\n".join(_paragraph(number * paragraphs + n) for n in range(paragraphs))
    head = f"Daily Review Number {number}\n\nBy Ann Writer\n\n{1 + number % 28} August 2017"
    return f"{head}\n\n{body}\n\nPlease support our work by donating.\n"


def _paragraph(number: int) -> str:
    place = f"Tell {_PLACES[number % len(_PLACES)]}"
    other = f"Kafr {_PLACES[number // 3 % len(_PLACES)]}"
    winner, loser = _SIDES[number % 5], _SIDES[(number + 1 + number // 5 % 4) % 5]
    day = _DAYS[number % 7]
    return (
        f"On {day}, {winner} captured the village of {place} from {loser} after {number} hours of "
        f"clashes, local sources said. Air strikes hit the road to {other}, where {loser} repelled "
        f"an attack. Nothing else was reported from the front on that day."
    )


def write_briefs(folder: Path, count: int) -> list[Path]:
    """Write so many briefs as text files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"brief_{number:05}.txt" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(brief(number), encoding="utf-8")
    return paths


def jsonl_lines(count: int) -> Iterator[str]:
    """So many briefs of one paragraph as lines of JSON."""
    for number in range(count):
        yield json.dumps({"text": brief(number, paragraphs=1), "outlet": "Example"}) + "\n"
