"""The briefing as a Word document: picture, key changes, and every claim with its source."""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from geodata.export import picture, summary
from geodata.export.brief import Brief, subtitle
from geodata.export.cells import xml_text
from geodata.export.provenance import NOTICE

_STAMP = datetime(2000, 1, 1)
_KEY_CHANGES = 12
_PICTURE_CM, _PICTURE_DPI = 17.0, 200
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")


def encode(brief: Brief) -> bytes:
    """The bytes of the .docx file."""
    document = Document()
    document.core_properties.title = xml_text(brief.title)[:255]
    document.core_properties.author = "Claimline"
    document.core_properties.comments = f"data sha256 {brief.provenance.digest}"
    document.core_properties.created = document.core_properties.modified = _STAMP
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.header.paragraphs[0].text = xml_text(brief.handling)
        section.footer.paragraphs[0].text = f"{NOTICE}. sha256 {brief.provenance.digest[:16]}"
    _cover(document, brief)
    _sections(document, brief)
    _sources(document, brief)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def _cover(document: Any, brief: Brief) -> None:
    document.add_heading(xml_text(brief.title), 0)
    produced = f" · produced {brief.produced}" if brief.produced else ""
    _paragraph(document, subtitle(brief) + produced)
    _paragraph(document, f"{NOTICE}. Each line tells what a source claims.", bold=True)
    if brief.notes:
        _paragraph(document, brief.notes)
    image = io.BytesIO(picture.encode(brief, dpi=_PICTURE_DPI))
    document.add_picture(image, width=Cm(_PICTURE_CM))
    found = summary.bullets(brief, _KEY_CHANGES)
    if found:
        document.add_heading("Key changes", 1)
        for line in found:
            _paragraph(document, line, style="List Bullet")
    if brief.changes:
        document.add_heading("What changed", 1)
        _table(document, summary.change_table(brief))


def _sections(document: Any, brief: Brief) -> None:
    for section in summary.sections(brief):
        document.add_heading(xml_text(section.heading), 1)
        for entry in section.entries:
            line = _paragraph(document, f"{entry.place}, since {entry.since}", bold=True)
            line.paragraph_format.keep_with_next = True
            line.paragraph_format.space_after = Pt(0)
            _paragraph(document, entry.text).paragraph_format.space_after = Pt(0)
            if entry.evidence:
                _paragraph(document, f"“{entry.evidence}”", style="Quote")
            _paragraph(document, entry.source)


def _sources(document: Any, brief: Brief) -> None:
    document.add_heading("Sources", 1)
    for source in brief.provenance.sources:
        _paragraph(document, f"{source.cited()} ({source.claims} claims)", style="List Bullet")
    document.add_heading("What this rests on", 1)
    _table(document, brief.provenance.lines())


def _table(document: Any, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    table.style = "Light Grid Accent 1"
    for line, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(line.cells, texts, strict=True):
            cell.text = xml_text(text)
            for run in cell.paragraphs[0].runs:
                run.font.size = Pt(8)


def _paragraph(document: Any, text: str, bold: bool = False, style: str | None = None) -> Any:
    paragraph = document.add_paragraph(style=style)
    run = paragraph.add_run(xml_text(text))
    run.bold = bold or None
    first = next((c for c in text if c.isalpha()), "")
    if _RIGHT_TO_LEFT.match(first) and not any(c.isascii() and c.isalpha() for c in text):
        paragraph._p.get_or_add_pPr().append(paragraph._p.makeelement(qn("w:bidi"), {}))
    return paragraph
