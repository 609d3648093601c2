"""The briefing as Markdown: who claims what since when, each with its evidence and source."""

import re
from collections.abc import Iterable, Sequence

from geodata.export import summary
from geodata.export.brief import Brief, subtitle
from geodata.export.provenance import NOTICE

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~&$!])")
_AT_START = re.compile(r"^([#+=-])")
_LISTED = re.compile(r"^(\d+)([.)])")
_KEY_CHANGES = 12


def encode(brief: Brief) -> bytes:
    """The Markdown text in UTF-8; text of articles is escaped and is never markup."""
    lines = [*_head(brief), *_key(brief), *_changes(brief)]
    for section in summary.sections(brief):
        lines += [f"## {inert(section.heading)}", ""]
        for entry in section.entries:
            lines.append(
                f"- **{inert(entry.place)}**, since {inert(entry.since)}: {inert(entry.text)}"
            )
            lines += [f"  - Evidence: “{inert(entry.evidence)}”"] if entry.evidence else []
            lines.append(f"  - Source: {inert(entry.source)}")
        lines.append("")
    return "\n".join([*lines, *_foot(brief), ""]).encode()


def inert(text: str) -> str:
    """Text on one line in which no character is markup."""
    escaped = _MARKUP.sub(r"\\\1", " ".join(text.split()))
    return _LISTED.sub(r"\1\\\2", _AT_START.sub(r"\\\1", escaped))


def _head(brief: Brief) -> list[str]:
    handling = f"**{inert(brief.handling)}**" if brief.handling else ""
    parts = [handling, f"# {inert(brief.title)}", inert(subtitle(brief))]
    parts += [f"Produced {inert(brief.produced)}" if brief.produced else ""]
    parts += [f"**{NOTICE}.** Each line tells what a source claims.", inert(brief.notes)]
    return [line for part in parts if part for line in (part, "")]


def _key(brief: Brief) -> list[str]:
    found = summary.bullets(brief, _KEY_CHANGES)
    return ["## Key changes", "", *(f"- {inert(line)}" for line in found), ""] if found else []


def _changes(brief: Brief) -> list[str]:
    if not brief.changes:
        return []
    header, *rows = summary.change_table(brief)
    return ["## What changed", "", _row(header), _row(["---"] * len(header), plain=True),
            *map(_row, rows), ""]  # fmt: skip


def _row(cells: Iterable[str] | Sequence[str], plain: bool = False) -> str:
    return f"| {' | '.join(cell if plain else inert(cell) for cell in cells)} |"


def _foot(brief: Brief) -> list[str]:
    about = brief.provenance
    cited = [f"- {inert(source.cited())} \\({source.claims} claims\\)" for source in about.sources]
    facts = [f"- {label}: {inert(value)}" for label, value in about.lines()[1:]]
    return ["## Sources", "", *cited, "", "## What this rests on", "", *facts]
