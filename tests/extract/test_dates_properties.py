"""What holds of dates in any text: no exception, an interval in order, arithmetic that adds up."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from extract.dates import DateReader
from extract.dates import interval as days
from extract.dates.find import find, lowered
from extract.dates.lexicon import lexicon
from extract.dates.reading import MONTHS
from extract.sentences import split
from geodata.claim import DateReading
from geodata.vocabulary import DatePrecision
from tests.builders import an_article

RULES = lexicon().rules
WORDS = st.sampled_from(
    [word for rule in RULES for word in rule.match.split()]
    + [
        "29",
        "30",
        "31",
        "0",
        "2013",
        "1900",
        "2099",
        "99",
        "first",
        "half",
        "early",
        "mid",
        "late",
        "ago",
        "before",
        "after",
        "since",
        "until",
    ]
)
JUMBLES = st.lists(WORDS, max_size=40).map(" ".join)
TEXTS = st.one_of(st.text(max_size=300), JUMBLES)
DATELINES = st.one_of(st.none(), st.dates())
LONGEST = {
    DatePrecision.DAY: 1,
    DatePrecision.WEEK: 7,
    DatePrecision.MONTH: 31,
    DatePrecision.YEAR: 366,
}


def in_order(reading: DateReading) -> bool:
    if reading.day is None:
        return reading.start is None and reading.precision is DatePrecision.UNKNOWN
    if reading.precision is DatePrecision.PUBLICATION:
        return reading.start is None and reading.day == reading.end
    if reading.start is None or reading.end is None:
        return False
    length = (reading.end - reading.start).days + 1
    within = reading.start <= reading.day <= reading.end
    return within and length <= LONGEST.get(reading.precision, length)


@given(text=TEXTS, published=DATELINES, title=TEXTS)
@example(text="29 February. The next year, A fell.", published=date(2016, 3, 1), title="2015")
@example(text="9999 years ago a year later", published=date.min, title="")
@example(text="two weeks and a half later in late February 1900", published=date.max, title="")
def test_any_text_gets_readings_in_order(text: str, published: date | None, title: str) -> None:
    article = an_article(text, published=published, title=title)
    sentences = split(article)
    reader = DateReader(article, sentences)
    for sentence in sentences:
        for at in (sentence.start, sentence.end - 1):
            assert in_order(reader.at(sentence.index, (at, at + 1), at))
    assert all(in_order(mention.reading) for mention in reader.mentions)


@given(text=TEXTS)
def test_mentions_stand_in_order_and_apart(text: str) -> None:
    article = an_article(text)
    mentions = DateReader(article, split(article)).mentions
    assert all(0 <= m.start < m.end <= len(text) for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


@given(text=JUMBLES)
def test_trying_only_near_cues_finds_what_a_full_search_finds(text: str) -> None:
    low, words = lowered(text), lexicon()
    tried = [(e.start, e.end) for e in find(text, low, 0, len(text), words)]
    starts = {found.start() for found in words.pattern.finditer(low)}
    assert all(start in starts or low[start - 1] == " " for start, _ in tried)
    for match in words.pattern.finditer(low):
        alone = list(find(text, low, match.start(), len(low), words))
        if alone and alone[0].start == match.start():
            assert any(a <= match.start() < b for a, b in tried)


@given(
    day=st.dates(min_value=date(1901, 1, 1), max_value=date(2098, 12, 31)), style=st.integers(0, 5)
)
def test_a_day_written_in_full_is_read_back(day: date, style: int) -> None:
    month = day.strftime("%B")
    written = [
        f"On {day.day} {month} {day.year}",
        f"On {month} {day.day}, {day.year}",
        f"On {day.day} {MONTHS[day.month - 1]} {day.year}",
        f"On {day.isoformat()}",
        f"On the {day.day} of {month} {day.year}",
        f"On {month.upper()} {day.day} {day.year}",
    ][style]
    article = an_article(f"{written}, the army took A.", published=None)
    (mention,) = DateReader(article, split(article)).mentions
    assert mention.reading.day == day
    assert mention.reading.precision is DatePrecision.DAY


NAMES = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@given(published=st.dates(min_value=date(1901, 1, 1)), weekday=st.integers(0, 6))
def test_a_weekday_is_the_last_one_on_or_before_the_dateline(published: date, weekday: int) -> None:
    article = an_article(f"On {NAMES[weekday]}, the army took A.", published=published)
    (mention,) = DateReader(article, split(article)).mentions
    day = mention.reading.day
    assert day and day.weekday() == weekday
    assert timedelta(0) <= published - day < timedelta(7)


@given(day=st.dates(), count=st.integers(-20_000, 20_000))
def test_shifting_back_undoes_shifting_on_within_the_calendar(day: date, count: int) -> None:
    moved = days.shift(day, count)
    if date.min < moved < date.max:
        assert days.shift(moved, -count) == day


@given(day=st.dates(), count=st.integers(-200_000, 200_000))
def test_adding_months_stays_in_the_calendar_and_near_the_day(day: date, count: int) -> None:
    moved = days.add_months(day, count)
    assert moved.day <= day.day
    if date.min.year < moved.year < date.max.year:
        assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == count


@given(a=st.dates(), b=st.dates(), shown=st.dates())
def test_a_spread_puts_its_days_in_order(a: date, b: date, shown: date) -> None:
    found = days.spread(a, b, DatePrecision.SPAN, shown)
    assert found.start <= found.day <= found.end


def test_an_interval_out_of_order_is_refused() -> None:
    with pytest.raises(ValueError, match="not within"):
        days.Interval(date(2017, 1, 3), date(2017, 1, 1), date(2017, 1, 2), DatePrecision.SPAN)
