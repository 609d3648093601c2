"""Slides, Word, Markdown and the animation, each read back with a reader of its own."""

import io
import re
from datetime import date

import docx
import pptx
import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from PIL import Image

from geodata.errors import InputError
from geodata.export import animation, document, markdown, slides
from tests.geodata.claim_rows import claim
from tests.geodata.export.pictures import briefing, spread
from tests.geodata.export.strategies import texts

ROWS = [
    claim(sentence="The army took Tell Alpha.", url="https://example.org/a", title="Brief of May"),
    claim(
        place="Hill 5",
        place_id="",
        lat=None,
        lon=None,
        geo_precision="unresolved",
        title="Brief of May",
    ),
]


def words_of(deck):
    return [
        "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        for slide in deck.slides
    ]


def test_slides_carry_title_picture_bullets_and_sources_as_notes():
    deck = pptx.Presentation(io.BytesIO(slides.encode(briefing(ROWS))))
    first, second = deck.slides
    assert first.shapes.title.text == "Who claims what"
    (image,) = [shape.image for shape in first.shapes if shape.name == "Map"]
    assert Image.open(io.BytesIO(image.blob)).size == (2666, 1500)
    assert "SAA took Tell Alpha (claimed by Daily)" in words_of(deck)[1]
    notes = second.notes_slide.notes_text_frame.text
    assert "Brief of May" in notes
    assert "Claims, not verified facts" in notes
    assert all("FOR EXERCISE ONLY" in text for text in words_of(deck))


def test_every_shape_of_a_slide_lies_on_it():
    brief = briefing(spread(40), since=date(2017, 3, 1), title="x" * 300)
    deck = pptx.Presentation(io.BytesIO(slides.encode(brief)))
    assert len(deck.slides) > 4
    for slide in deck.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_a_comparison_has_a_table_of_changes_by_side_and_place():
    brief = briefing(ROWS, since=date(2017, 5, 1))
    deck = pptx.Presentation(io.BytesIO(slides.encode(brief)))
    (table,) = [s.table for slide in deck.slides for s in slide.shapes if s.has_table]
    assert [cell.text for cell in table.rows[1].cells][:3] == ["SAA", "Tell Alpha", "not known"]


def test_the_word_summary_tells_each_claim_with_evidence_and_source():
    found = docx.Document(io.BytesIO(document.encode(briefing(ROWS))))
    told = "\n".join(p.text for p in found.paragraphs)
    for needed in (
        *("Who claims what", "Claims, not verified facts", "Last claimed by SAA"),
        *("Tell Alpha, since 2017-05-10", "“The army took Tell Alpha.”", "https://example.org/a"),
        *("Not on the map", "Hill 5", "Read the evidence before use."),
    ):
        assert needed in told, needed
    assert len(found.inline_shapes) == 1
    assert found.sections[0].header.paragraphs[0].text == "FOR EXERCISE ONLY"


def test_the_markdown_summary_tells_each_claim_with_evidence_and_source():
    told = markdown.encode(briefing(ROWS)).decode()
    for needed in (
        *("# Who claims what", "**Claims, not verified facts.**", "## Last claimed by SAA"),
        *("Evidence: “The army took Tell Alpha.”", "https://example.org/a", "## Not on the map"),
    ):
        assert needed in told, needed


@given(texts)
def test_text_of_articles_is_never_markup(text):
    plain = " ".join(text.split())
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown.inert(text))
    inline = [token for token in tokens if token.type == "inline"]
    shown = "".join(child.content for token in inline for child in token.children)
    assert shown == plain
    assert {child.type for token in inline for child in token.children} <= {"text", "text_special"}


@pytest.mark.parametrize("encode", [slides.encode, document.encode, markdown.encode])
def test_an_empty_selection_still_gives_a_file_that_opens(encode):
    assert len(encode(briefing([]))) > 300


@pytest.mark.parametrize("encode", [slides.encode, document.encode])
def test_hostile_and_forbidden_text_does_not_break_office_files(encode):
    rows = [claim(sentence="a\x00<b>&", place_name="]]>\x1b", title="</w:t>")]
    assert len(encode(briefing(rows, title="\x0b<title>"))) > 500


def test_the_animation_has_a_frame_a_day():
    rows = [claim(date="2017-05-10"), claim(date="2017-05-13", actor="ISIS")]
    picture = Image.open(io.BytesIO(animation.encode(briefing(rows))))
    assert picture.n_frames == 4
    frames = []
    for number in range(4):
        picture.seek(number)
        frames.append(picture.convert("RGB").tobytes())
    assert len(set(frames)) == 4


def test_the_animation_of_a_longer_range_than_it_holds_is_refused_with_the_way_out():
    rows = [claim(date="2015-01-01"), claim(date="2017-01-01")]
    with pytest.raises(InputError, match=re.escape("--from")):
        animation.encode(briefing(rows))


def test_nothing_dated_is_nothing_to_animate():
    with pytest.raises(InputError, match="nothing to animate"):
        animation.encode(briefing([claim(date=None)]))
