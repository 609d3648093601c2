"""Words of a sentence: offsets, possessives, endings that are words of their own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.records import Sentence
from extract.rulebook import rules
from extract.tokens import words
from tests.extract.reading import split


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("ISIS-held Ara", ("ISIS", "-held", "Ara")),
        ("Turkish–backed rebels", ("Turkish–backed", "rebels")),
        ("Ara's fall", ("Ara", "'s", "fall")),
        ("the rebels’ Ara", ("the", "rebels", "’", "Ara")),
        ("Tall al-Ahmar, Q'ara", ("Tall", "al-Ahmar", ",", "Q'ara")),
        ("U.S. jets hit 1,200 men", ("U.S.", "jets", "hit", "1,200", "men")),
        ("the 4th Division", ("the", "4th", "Division")),
        ("Syrias north", ("Syria", "s", "north")),
        ("al-Qaedas branch", ("al-Qaeda", "s", "branch")),
        ("the citys gates", ("the", "city", "s", "gates")),
        ("the Houthis took the keys", ("the", "Houthis", "took", "the", "keys")),
    ],
)
def test_a_sentence_is_cut_into_its_words(text: str, texts: tuple[str, ...]) -> None:
    assert split(text).texts == texts


@pytest.mark.parametrize("ending", rules("words")["endings"])
def test_each_ending_is_a_word_of_its_own(ending: str) -> None:
    assert split(f"Rebel-{ending} Ara").folded == ("rebel", f"-{ending}", "ara")


@pytest.mark.parametrize(("written", "folded"), rules("words")["folds"].items())
def test_each_letter_is_folded(written: str, folded: str) -> None:
    assert split(f"Q{written}ara").folded == (f"q{folded}ara",)


@given(st.text(), st.integers(0, 1000))
def test_every_word_stands_at_its_offset(text: str, base: int) -> None:
    found = words(Sentence(0, base, base + len(text), text, 0))
    for written, start, end in zip(found.texts, found.starts, found.ends, strict=True):
        assert text[start - base : end - base] == written


@given(st.text())
def test_nothing_but_space_and_marks_that_hang_on_a_word_is_lost(text: str) -> None:
    marks = str.maketrans("", "", "#*")
    assert "".join(split(text).texts).translate(marks) == "".join(text.translate(marks).split())


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("#Ara and #Zafar", ("Ara", "and", "Zafar")),
        ("the **Ara** front", ("the", "Ara", "front")),
        ("* Ara", ("*", "Ara")),
        ("No # 5", ("No", "#", "5")),
    ],
)
def test_a_mark_that_hangs_on_a_word_is_no_word(text: str, texts: tuple[str, ...]) -> None:
    assert split(text).texts == texts


def test_a_slash_is_read_as_a_comma() -> None:
    assert split("Ara/Zafar").folded == ("ara", ",", "zafar")


def test_the_lines_of_a_list_begin_with_a_comma_each() -> None:
    text = "A took:\n- Ara\n2) Zafar\nNuba"
    found = words(Sentence(0, 10, 10 + len(text), text, 0, items=10 + text.index("- Ara")))
    assert found.texts == ("A", "took", ":", ",", "Ara", ",", "Zafar", ",", "Nuba")
    for written, start, end in zip(found.texts, found.starts, found.ends, strict=True):
        assert written == "," or text[start - 10 : end - 10] == written


@pytest.mark.parametrize("text", ["Assads forces", "the armys 5th Brigade", "ISIL's men"])
def test_an_s_without_its_apostrophe_is_a_possessive_too(text: str) -> None:
    assert "'s" in split(text).folded
