"""What the Method page says, gathered: documents, marks, measured figures. No Streamlit in here."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from geodata.control import UNDECIDED, UNKNOWN
from geodata.marks import Mark, mark, theatres
from pages.shared.mark_image import data_url

_ROOT = Path(__file__).resolve().parents[2]
FIGURES = _ROOT / "geodata" / "data" / "figures.toml"
_NAMED = {
    UNDECIDED: "undecided: claims conflict",
    UNKNOWN: "actor not said",
    "*": "Several theatres",
}


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures measured on one set of articles: rows of name, value and what they count."""

    title: str
    note: str
    rows: tuple[tuple[str, str, str], ...]


def document(name: str) -> str:
    """A document of docs/ as Markdown, its title line left out, its headings two levels down."""
    text = (_ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")
    return re.sub(r"^(?=#+ )", "##", text.partition("\n")[2].strip(), flags=re.MULTILINE)


@cache
def figures() -> tuple[Figures, ...]:
    """The sets of geodata/data/figures.toml, in its order."""
    sets = tomllib.loads(FIGURES.read_text(encoding="utf-8")).get("set", [])
    return tuple(
        Figures(
            one["title"],
            one.get("note", ""),
            tuple((f["name"], str(f["value"]), str(f.get("of", ""))) for f in one["figure"]),
        )
        for one in sets
    )


def legend() -> dict[str, list[Mark]]:
    """Every mark by theatre, those that are no actor last."""
    found = {_NAMED.get(name, name): [mark(a) for a in every] for name, every in theatres().items()}
    return found | {"No one side": [mark(UNDECIDED), mark(UNKNOWN)]}


def legend_html(marks: Iterable[Mark]) -> str:
    """Marks with their names, each in both palettes."""
    items = "".join(
        '<span style="display:inline-flex;align-items:center;gap:.3em;white-space:nowrap">'
        f'<img alt="" width="24" height="24" src="{data_url(one)}">'
        f'<img alt="" width="24" height="24" src="{data_url(one, safe=True)}">'
        f"{escape(_NAMED.get(one.actor, one.actor))}</span>"
        for one in marks
    )
    return f'<div style="display:flex;flex-wrap:wrap;gap:.3em 1.2em">{items}</div>'
