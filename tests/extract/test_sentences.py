"""Where sentences end: prose, headings, lists, wrapped lines, damaged text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.sentences import LONGEST_SENTENCE, split
from geodata.article import Article


def sentences(text: str, title: str = "") -> list[str]:
    return [sentence.text for sentence in split(Article("a.txt", text, "0" * 64, title))]


def headings(text: str, title: str = "") -> list[str]:
    found = split(Article("a.txt", text, "0" * 64, title))
    return [sentence.text for sentence in found if sentence.heading]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Salim Haddad and Lt. Col. Omar Aziz entered the town.",
        "The U.S. Central Command and the U.N. Security Council met.",
        "Dr. A. B. Aziz spoke near St. George at 5 a.m. Friday.",
        "The army took Hill No. 851 and No. 874 on Aug. 12.",
        "Troops advanced 3.5 km and hold 70.5 percent of the city.",
        "The 25th Div. Command said so, i.e. Col. Aziz did.",
        '"We hold the hill." said nobody at all; "we left it," he said.',
        "The village (which fell in Jan. 2015) changed hands again.",
        "Is it ours? asks the reader.",
        "See www.example.org or e.g. Vol. 3 for more.",
        "06:40 - Kafr Amara has fallen, officials say.",
    ],
)
def test_a_full_stop_inside_a_sentence_does_not_end_it(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The town fell. The hill held.", ["The town fell.", "The hill held."]),
        ("Who took it? We did! So.", ["Who took it?", "We did!", "So."]),
        ("He left the U.S. The army stayed.", ["He left the U.S.", "The army stayed."]),
        ("It fell at 5 a.m. The rest held.", ["It fell at 5 a.m.", "The rest held."]),
        ('He said "it fell." Then he left.', ['He said "it fell."', "Then he left."]),
        ("It fell… Nobody came.", ["It fell…", "Nobody came."]),
        ("Rebels left the area.The army came in.", ["Rebels left the area.", "The army came in."]),
        ("It fell in 2015. 40 men died.", ["It fell in 2015.", "40 men died."]),
        ("Rebels took Hill 851. Nobody died.", ["Rebels took Hill 851.", "Nobody died."]),
        ("سقطت البلدة۔ The hill held.", ["سقطت البلدة۔", "The hill held."]),
    ],
)
def test_sentences_end_where_they_end(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_lines_wrapped_by_a_mail_program_are_one_sentence() -> None:
    text = (
        "The army and its allies took the village of Tell Amara\n"
        "Friday after a night of fighting in which both sides\n"
        "lost many men. Rebels left."
    )
    assert sentences(text) == [text[: text.index(" Rebels")], "Rebels left."]


def test_a_line_that_had_room_for_the_next_word_ends_its_sentence() -> None:
    text = (
        "Assault on the silos and on the base near the river\n" + "The army took Tell Amara. " * 5
    )
    assert sentences(text)[0] == "Assault on the silos and on the base near the river"


def test_a_number_wrapped_to_the_next_line_is_no_item_of_a_list() -> None:
    text = "The army and its allies took the village of Tell Amara on August\n24. Rebels left."
    assert sentences(text) == [text[: text.index(" Rebels")], "Rebels left."]


@pytest.mark.parametrize(
    "broken", ["possibility of the\n\nArmy", "town after it was\n\ntaken there"]
)
def test_a_sentence_broken_by_the_end_of_a_page_is_one(broken: str) -> None:
    text = f"Several local sources spoke on Monday of the {broken} and more."
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "items",
    [
        ["- SAA took Tell Amara", "- ISIS left Kafr Amara and the silos", "- Nothing else"],
        ["* SAA took Tell Amara.", "* ISIS left."],
        ["1. SAA took Tell Amara.", "2. ISIS left."],
        ["a) SAA took Tell Amara", "b) ISIS left"],
        ["🔴 SAA took Tell Amara", "▪️ ISIS left"],
        ["06:40 - SAA took Tell Amara", "07:15 - ISIS left"],
        ["| Tell Amara | SAA |", "| Kafr Amara | ISIS |"],
        ["Tell Amara\tSAA\tSunday", "Kafr Amara\tISIS\tMonday"],
    ],
)
def test_each_item_of_a_list_or_row_of_a_table_stands_by_itself(items: list[str]) -> None:
    found = split(Article("a.txt", "\n".join(items), "0" * 64))
    assert [sentence.text for sentence in found] == items
    assert [sentence.paragraph for sentence in found] == list(range(len(items)))
    assert not any(sentence.heading for sentence in found)


@pytest.mark.parametrize(
    "text",
    [
        "SAA took these villages:\n- Tell Amara\n- the village of Kafr Amara,\n- Bir Amara (hill).",
        "SAA took these villages:\n\n1. Tell Amara\n2. Kafr Amara",
        "SAA took these villages:\nTell Amara\nKafr Amara",
    ],
)
def test_names_on_lines_of_their_own_belong_to_the_sentence_that_announces_them(text: str) -> None:
    found = split(Article("a.txt", f"ISIS left. {text}\n\nNobody else came.", "0" * 64))
    assert [sentence.text for sentence in found] == ["ISIS left.", text, "Nobody else came."]
    items = len("ISIS left. ") + len(text) - len(text.split(":")[1].lstrip())
    assert [sentence.items for sentence in found] == [-1, items, -1]


def test_a_wrapped_line_that_ends_in_a_colon_opens_no_list() -> None:
    text = (
        "The ministry said in a long statement on Friday morning what it had done:\n"
        "troops were in Tell Amara, and the fighters who had held it for nine months\n"
        "had gone north to the river, where others waited for them with their cars and\n"
        "with food."
    )
    (sentence,) = split(Article("a.txt", text, "0" * 64))
    assert (sentence.text, sentence.items) == (text, -1)


@pytest.mark.parametrize(
    "items",
    [
        ["The army said:", "Rebels left Ara.", "Nobody came."],
        ["Summary:", "- SAA took Tell Amara", "- ISIS left Kafr Amara"],
    ],
)
def test_sentences_behind_a_colon_stand_by_themselves(items: list[str]) -> None:
    assert sentences("\n".join(items)) == items


@pytest.mark.parametrize(
    "text",
    [
        "SAA took three villages. Among them were Ara and Zafar.",
        "SAA took three villages. They are Ara, Zafar and Nuba.",
        "SAA took three villages. The villages are Ara, Zafar and Nuba.",
    ],
)
def test_a_sentence_that_names_the_places_of_the_one_before_belongs_to_it(text: str) -> None:
    assert sentences(text) == [text]


def test_what_they_are_now_is_a_sentence_of_its_own() -> None:
    assert sentences("SAA took three villages. They are now empty.") == [
        "SAA took three villages.",
        "They are now empty.",
    ]


def test_short_lines_of_names_are_not_run_together() -> None:
    assert sentences("Tell Amara\nKafr Amara\nBir Amara") == [
        "Tell Amara",
        "Kafr Amara",
        "Bir Amara",
    ]


def test_paragraphs_are_numbered_and_sentences_counted() -> None:
    found = split(Article("a.txt", "It fell. It held.\n\nIt burned.", "0" * 64))
    assert [(sentence.index, sentence.paragraph) for sentence in found] == [(0, 0), (1, 0), (2, 1)]


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("EAST ALEPPO\n- The army took a hill.", "EAST ALEPPO"),
        ("Army Takes a Hill in the South\n\nThe army took it.", "Army Takes a Hill in the South"),
        ("   The fight for the hill\n\nThe army took it.", "The fight for the hill"),
        (
            "Assault on the silos and the base\nThe army took it " + "and held it " * 12 + ".",
            "Assault on the silos and the base",
        ),
        ("It held.\n\n10 October 2019\n\nThe army took it.", "10 October 2019"),
    ],
)
def test_a_heading_is_a_sentence_marked_as_such(text: str, heading: str) -> None:
    assert headings(text) == [heading]


def test_a_line_like_the_title_is_a_heading_in_any_form() -> None:
    assert headings("Army takes a hill. The hill fell.", "Army takes a hill") == [
        "Army takes a hill."
    ]


@pytest.mark.parametrize(
    "text",
    ["The army took a hill", "Tell Amara - all under our control now", "It fell: Kafr Amara."],
)
def test_a_short_line_that_reports_is_no_heading(text: str) -> None:
    assert headings(f"It held.\n\n{text}\n\nIt held.") == []


def test_text_that_lost_its_commas_and_apostrophes_still_splits_at_full_stops() -> None:
    text = "Syrias army took Tell Amara Kafr Amara and Bir Amara. The U.N. said it doesnt know."
    assert len(sentences(text)) == 2


def test_an_endless_line_is_cut_at_white_space() -> None:
    found = sentences("word " * 2_000)
    assert all(len(text) <= LONGEST_SENTENCE for text in found)
    assert " ".join(found).split() == ["word"] * 2_000


@given(st.text(max_size=500) | st.text(alphabet="Ab. \n-*|\t1:”\"'…?!,\r#", max_size=300))
def test_any_text_splits_into_ordered_disjoint_spans_of_itself(text: str) -> None:
    end = 0
    for number, sentence in enumerate(split(Article("a.txt", text, "0" * 64))):
        assert sentence.index == number
        assert end <= sentence.start < sentence.end <= len(text)
        assert sentence.text == text[sentence.start : sentence.end] == sentence.text.strip()
        end = sentence.end


@given(st.lists(st.sampled_from(["The army took it.", "Rebels left.", "So?"]), min_size=1))
def test_no_letter_of_a_text_is_lost(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_an_article_of_a_hundred_thousand_words_splits() -> None:
    assert len(sentences("The army took Tell Amara on Sunday after noon. " * 11_000)) == 11_000
