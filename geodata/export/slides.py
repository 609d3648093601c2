"""The briefing as PowerPoint: the picture, the key changes as bullets, the sources as notes."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Emu, Inches, Pt

from geodata.export import picture, summary
from geodata.export.brief import Brief, Paper, subtitle
from geodata.export.cells import xml_text
from geodata.export.provenance import NOTICE

_STAMP = datetime(2000, 1, 1)
_WIDTH, _HEIGHT = Inches(13.333), Inches(7.5)
_TITLE_ONLY, _TITLE_AND_TEXT = 5, 1
_BULLETS, _A_SLIDE, _TABLE_ROWS = 18, 6, 9
_DPI = 200
_TOP, _BAND = Inches(0.3), Inches(0.85)


def encode(brief: Brief) -> bytes:
    """The bytes of the .pptx file: 16:9, whatever the briefing's paper."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = _WIDTH, _HEIGHT
    deck.core_properties.title = xml_text(brief.title)[:255]
    deck.core_properties.author = "Claimline"
    deck.core_properties.comments = f"data sha256 {brief.provenance.digest}"
    deck.core_properties.created = deck.core_properties.modified = _STAMP
    _picture_slide(deck, brief)
    bullets = summary.bullets(brief, _BULLETS)
    for number, lines in enumerate(_parts(bullets, _A_SLIDE), start=1):
        more = f" ({number})" if len(bullets) > _A_SLIDE else ""
        _bullet_slide(deck, brief, f"Key changes{more}", lines)
    header, *rows = summary.change_table(brief)
    for part in _parts(rows, _TABLE_ROWS):
        _table_slide(deck, brief, [header, *part])
    data = io.BytesIO()
    deck.save(data)
    return data.getvalue()


def _picture_slide(deck: Any, brief: Brief) -> None:
    slide = _slide(deck, brief, _TITLE_ONLY, brief.title)
    drawn = replace(brief, title="", handling="", paper=Paper.SLIDE)
    image = io.BytesIO(picture.encode(drawn, dpi=_DPI))
    top = _TOP + _BAND
    height = _HEIGHT - top - Inches(0.3)
    width = Emu(int(height * 16 / 9))
    shape = slide.shapes.add_picture(image, Emu((_WIDTH - width) // 2), top, width, height)
    shape.name = "Map"
    alt = f"{subtitle(brief)}. {len(brief.states)} places. {NOTICE}."
    shape._element.nvPicPr.cNvPr.set("descr", xml_text(alt))


def _bullet_slide(deck: Any, brief: Brief, title: str, lines: Sequence[str]) -> None:
    slide = _slide(deck, brief, _TITLE_AND_TEXT, title)
    body = slide.placeholders[1]
    body.left, body.top = Inches(0.6), _TOP + _BAND + Inches(0.1)
    body.width, body.height = _WIDTH - Inches(1.2), _HEIGHT - body.top - Inches(0.5)
    frame = body.text_frame
    frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.text = xml_text(_shortened(line))
        paragraph.font.size = Pt(18)
        paragraph.space_after = Pt(6)


def _table_slide(deck: Any, brief: Brief, rows: Sequence[Sequence[str]]) -> None:
    slide = _slide(deck, brief, _TITLE_ONLY, "What changed, by side and place")
    top = _TOP + _BAND + Inches(0.1)
    size = (_WIDTH - Inches(1.2), Inches(0.5) * len(rows))
    table = slide.shapes.add_table(len(rows), len(rows[0]), Inches(0.6), top, *size).table
    for column, share in zip(table.columns, (1.4, 2.0, 1.4, 1.8, 3.9, 1.6), strict=True):
        column.width = Inches(share)
    for line, texts in enumerate(rows):
        for column, text in enumerate(texts):
            cell = table.cell(line, column)
            cell.text = xml_text(_shortened(text, 110))
            cell.text_frame.paragraphs[0].font.size = Pt(11)


def _slide(deck: Any, brief: Brief, layout: int, title: str) -> Any:
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    heading = slide.shapes.title
    heading.left, heading.top, heading.width, heading.height = (
        Inches(0.6),
        _TOP,
        _WIDTH - Inches(1.2),
        _BAND,
    )
    heading.text = xml_text(title)
    heading.text_frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    line = heading.text_frame.paragraphs[0]
    line.alignment = PP_ALIGN.LEFT
    line.font.bold = True
    line.font.size = Pt(28 if len(title) <= 70 else 18 if len(title) <= 160 else 13)
    if brief.handling:
        for top in (Inches(0.02), _HEIGHT - Inches(0.32)):
            _handling(slide, brief.handling, top)
    slide.notes_slide.notes_text_frame.text = xml_text(_notes(brief))
    return slide


def _handling(slide: Any, text: str, top: int) -> None:
    box = slide.shapes.add_textbox(Inches(0.6), top, _WIDTH - Inches(1.2), Inches(0.3))
    box.name = "Handling"
    line = box.text_frame.paragraphs[0]
    line.text = xml_text(_shortened(text, 120))
    line.alignment = PP_ALIGN.CENTER
    line.font.size, line.font.bold = Pt(12), True


def _notes(brief: Brief) -> str:
    facts = [f"{label}: {value}" for label, value in brief.provenance.lines()]
    cited = [f"- {s.cited()} ({s.claims} claims)" for s in brief.provenance.sources]
    own = [brief.notes, ""] if brief.notes else []
    return "\n".join([*own, *facts, "", "Sources", *cited])


def _shortened(text: str, most: int = 230) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _parts(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (items[start : start + size] for start in range(0, len(items), size))
