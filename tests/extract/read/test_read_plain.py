"""Text and Markdown files: heads, reposts, boilerplate, and offsets that are the file's own."""

import hashlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.read.markup import without_markup
from extract.read.plain import plain_article
from geodata.article import Article
from tests.extract.read.articles import only, write

BODY = "The army took Tell Amara on Sunday. Rebels left the hill at dawn."

REPOST = f"""

Video: Army Takes Two Hills in the South

By [South Front](#)

Global Research, August 26, 2017

[South Front](#) 25 August 2017

Region: [Middle East](#)

In-depth Report: [SYRIA](#)

{BODY}

If you like what we do, please support the project: PayPal: someone

The original source of this article is [South Front](#)
Copyright © [South Front](#), 2017

Disclaimer: The author answers for this. Not the site.
The second line of the disclaimer stands right under it."""


def read(text: str, tags: bool = False) -> Article:
    return plain_article(text, "a.txt", "0" * 64, tags=tags)


def test_a_repost_keeps_the_original_date_apart_from_its_own() -> None:
    article = read(REPOST)
    assert article.title == "Video: Army Takes Two Hills in the South"
    assert article.outlet == "South Front"
    assert article.published == date(2017, 8, 25)
    assert (article.reposted, article.reposted_by) == (date(2017, 8, 26), "Global Research")


def test_only_the_title_and_the_body_of_a_repost_are_left() -> None:
    assert read(REPOST).text.split() == [
        *["Video:", "Army", "Takes", "Two", "Hills", "in", "the", "South"],
        *BODY.split(),
    ]


def test_a_repost_whose_original_is_undated_has_no_date() -> None:
    text = f"A Title\n\nBy South Front\n\nGlobal Research, August 26, 2017\n\n{BODY}"
    article = read(text)
    assert (article.published, article.reposted) == (None, date(2017, 8, 26))


def test_an_undated_article_gets_no_date_from_its_sentences() -> None:
    article = read(f"A Title of It\n\n{BODY}\n\nOn 3 May 2015 the town had been lost.")
    assert article.published is None


def test_a_block_of_labels_gives_the_record_and_no_text() -> None:
    head = "URL: https://example.org/a\nTITLE: A Title\nPUBLISHED: 2015-07-08\nOUTLET: Example\n\n"
    article = read(head + BODY)
    assert (article.url, article.title) == ("https://example.org/a", "A Title")
    assert (article.published, article.outlet) == (date(2015, 7, 8), "Example")
    assert article.text.split() == BODY.split()


def test_front_matter_of_markdown_is_a_block_of_labels() -> None:
    text = f'---\ntitle: "A Title"\ndate: 2015-07-08\n---\n\n# A Title\n\n{BODY}'
    article = read(text, tags=True)
    assert (article.title, article.published) == ("A Title", date(2015, 7, 8))


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "unknown", "file:///etc/passwd", "http://a b", "https://[x"]
)
def test_a_link_that_is_no_web_address_is_dropped(link: str) -> None:
    assert read(f"URL: {link}\nTITLE: T\n\n{BODY}").url == ""


@pytest.mark.parametrize(
    "line",
    [
        "Published: 3 May 2022",
        "3 May 2022",
        "Example Daily, May 3, 2022",
        "Last updated: 5 May 2022\nPublished: 3 May 2022",
        "Tuesday, 3 May 2022 14:05 GMT",
        "By Ann Writer - May 3, 2022",
        "Posted on May 3, 2022 at 6:30 p.m. EDT by admin",
        "2022-05-03 14:05:00 UTC",
    ],
)
def test_a_dated_line_under_the_title_is_the_dateline(line: str) -> None:
    article = read(f"Army Takes a Hill\n\n{line}\n\n{BODY}")
    assert article.published == date(2022, 5, 3)
    assert article.text.split() == ["Army", "Takes", "a", "Hill", *BODY.split()]


def test_a_title_may_stand_right_above_its_paragraph() -> None:
    article = read(f"Army takes a hill in the south\n{BODY * 2}")
    assert article.title == "Army takes a hill in the south"


def test_the_first_line_of_a_wrapped_text_is_no_title() -> None:
    lines = ["The army and its allies took the village of Tell Amara", "on Sunday after a night"]
    assert read("\n".join(lines)).title == ""


@pytest.mark.parametrize(
    ("link", "day"),
    [
        ("https://example.org/2017/08/25/hill-falls", date(2017, 8, 25)),
        ("https://www.globalresearch.ca/2017/08/25/x", None),
        ("https://example.org/2017/08/hill-falls", None),
        ("https://example.org/a?d=2017/08/25", None),
    ],
)
def test_an_undated_article_takes_the_day_of_its_own_link(link: str, day: date | None) -> None:
    assert read(f"URL: {link}\nTITLE: T\n\n{BODY}").published == day


def test_a_heading_with_a_date_dates_its_section_only() -> None:
    article = read(f"# Timeline of the Offensive\n\n## 10 October 2019\n\n{BODY}")
    assert article.published is None
    assert "10 October 2019" in article.text


def test_the_head_of_a_page_copied_from_a_browser_is_read() -> None:
    head = "Skip to content\nBBC News\nArmy retakes a hill\nPublished\n12 May 2019\n\nShare\n\n"
    article = read(head + BODY)
    assert (article.title, article.outlet) == ("Army retakes a hill", "BBC News")
    assert article.published == date(2019, 5, 12)
    assert article.text.split() == ["Army", "retakes", "a", "hill", *BODY.split()]


def test_bold_labels_are_labels_and_the_original_date_goes_first() -> None:
    head = "# A Title\n\n**Source:** Example\n**Posted:** 3 Nov 2016\n"
    article = read(f"{head}**Originally published:** 2 Nov 2016\n\n{BODY}")
    assert (article.outlet, article.published) == ("Example", date(2016, 11, 2))


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("By Ann Writer, Reuters", "Reuters"),
        ("By Ann Writer for Al Jazeera", "Al Jazeera"),
        ("By Reuters - Jan 11,2013", "Reuters"),
    ],
)
def test_the_outlet_is_found_in_the_byline(line: str, outlet: str) -> None:
    assert read(f"Army Takes a Hill\n\n{line}\n\n{BODY}").outlet == outlet


def test_the_outlet_is_found_by_its_link() -> None:
    assert read(f"URL: https://www.reuters.com/x\nTITLE: T\n\n{BODY}").outlet == "Reuters"


def test_markup_becomes_spaces_and_offsets_stay_those_of_the_file(tmp_path: Path) -> None:
    raw = "# A Title\n\nThe **army** took [Tell Amara](http://x.example/y).\r\nSee `it`.\n"
    path = write(tmp_path, "a.md", raw)
    article = only(path)
    assert len(article.text) == len(raw)
    assert article.text.split() == [
        "A",
        "Title",
        "The",
        "army",
        "took",
        "Tell",
        "Amara",
        ".",
        "See",
        "it",
        ".",
    ]
    start = article.text.index("Tell Amara")
    assert raw[start : start + 10] == "Tell Amara"
    assert article.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_tags_are_markup_in_markdown_and_text_in_text() -> None:
    text = "The army took <b>Tell Amara</b>.<script>alert('x')</script> It held."
    assert read(text, tags=True).text.split() == [
        "The",
        "army",
        "took",
        "Tell",
        "Amara",
        ".",
        "It",
        "held.",
    ]
    assert read(text).text == text


def test_letters_of_another_script_inside_a_name_stay_as_written() -> None:
    text = "The army took Jaroud Aرسال on Sunday."
    assert read(text).text == text


@given(st.text(st.characters(codec="utf-8"), max_size=400))
def test_reading_any_text_keeps_its_length_and_its_line_ends(text: str) -> None:
    article = read(text, tags=True)
    assert len(article.text) == len(text)
    assert all(new in (old, " ") for old, new in zip(text, article.text, strict=True))
    assert all(old == new for old, new in zip(text, article.text, strict=True) if old in "\r\n")


@given(st.text(alphabet="*_#[]()<>!`\\-=h. \nAb1@", max_size=200))
def test_overwriting_marks_twice_changes_nothing_more(text: str) -> None:
    assert len(without_markup(text, tags=True)) == len(text)
