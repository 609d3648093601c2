"""Dates of headers, metadata and datelines."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.read.dateline import find_dates, parse_date
from extract.read.opening import opening

DAY = date(2017, 8, 25)


@pytest.mark.parametrize(
    "text",
    [
        "25 August 2017",
        "25 Aug. 2017",
        "25th of August, 2017",
        "August 25, 2017",
        "Aug 25th 2017",
        "Fri Aug 25 2017",
        "Friday, 25 August 2017",
        "2017-08-25",
        "2017/08/25",
        "2017-08-25T23:30:00+03:00",
        "20170825",
        "20170825T101500Z",
        "25.08.2017",
        "25/08/2017",
        "08/25/2017",
        "25-Aug-2017",
    ],
)
def test_a_date_with_day_month_and_year_is_read(text: str) -> None:
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text", ["", "August 2017", "25 August", "yesterday", "03/04/2017", "31 February 2017", "2017"]
)
def test_what_is_no_full_date_or_two_dates_is_none(text: str) -> None:
    assert parse_date(text) is None


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.sampled_from(["%d %B %Y", "%b %d, %Y"]))
def test_every_day_written_out_is_read_back(day: date, form: str) -> None:
    assert parse_date(day.strftime(form)) == day


@given(st.text())
def test_searching_any_text_for_dates_gives_spans_of_it(text: str) -> None:
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    ("text", "rest", "day", "agency"),
    [
        ("DAMASCUS, Aug 24 (Reuters) - Troops left.", "Troops left.", None, "Reuters"),
        ("DAMASCUS (AP) — Troops left.", "Troops left.", None, "AP"),
        (
            "BEIRUT, Lebanon, 3 May 2022 (AFP) - Troops left.",
            "Troops left.",
            date(2022, 5, 3),
            "AFP",
        ),
        ("Deir Ezzor, SANA – Troops left.", "Troops left.", None, "SANA"),
        ("Beirut (dpa) - Troops left.", "Troops left.", None, "dpa"),
        ("TRIPOLI, Aug 11 - Troops left.", "Troops left.", None, ""),
        ("8 July 2015 Troops left.", "Troops left.", date(2015, 7, 8), ""),
        ("Published February 23 2015 Ten men left.", "Ten men left.", date(2015, 2, 23), ""),
        ("[11.09.2022 14:05] The town is ours.", "The town is ours.", date(2022, 9, 11), ""),
        ("August 13 2016 2037 UTC+3 A man left.", "A man left.", date(2016, 8, 13), ""),
    ],
)
def test_an_opening_dateline_is_told_from_the_sentence(
    text: str, rest: str, day: date | None, agency: str
) -> None:
    found = opening(text)
    assert found
    assert (text[found.length :], found.day, found.agency) == (rest, day, agency)


@pytest.mark.parametrize(
    "text",
    [
        "TRIPOLI - Forces loyal to the government stormed the town.",
        "Tripoli, Libya - Forces loyal to the government stormed the town.",
        "August 24, 2017 was the day on which the town fell.",
        "On August 24, 2017 the army took the hill.",
        "The army (SAA) - with allies - took the hill.",
    ],
)
def test_a_sentence_that_names_a_city_or_a_day_is_no_dateline(text: str) -> None:
    assert opening(text) is None
