"""When an event happened: read from whole texts, with the event's words in square brackets."""

import re
from datetime import date
from pathlib import Path

import pytest

from extract.dates import DateReader
from extract.sentences import split
from geodata.claim import DateReading
from geodata.vocabulary import DatePrecision
from tests.builders import an_article
from tests.extract.labelled import labelled_claims

MONDAY = date(2017, 8, 14)


def read(
    marked: str, published: date | None = MONDAY, title: str = "", place: str = ""
) -> DateReading:
    """The date of the event in [brackets]; place names the one of several places."""
    start = marked.index("[")
    end = marked.index("]") - 1
    text = marked.replace("[", "", 1).replace("]", "", 1)
    article = an_article(text, published=published, title=title)
    sentences = split(article)
    at = text.index(place, end) if place else end
    index = next(s.index for s in sentences if s.start <= start < s.end)
    return DateReader(article, sentences).at(index, (start, end), at)


def day(marked: str, published: date | None = MONDAY, title: str = "", place: str = "") -> str:
    found = read(marked, published, title, place).day
    return found.isoformat() if found else ""


# Dateline: Monday 14 August 2017.
NEWS = [
    ("On Sunday, the army [took] the town.", "2017-08-13"),
    ("The army [took] the town on Monday.", "2017-08-14"),
    ("The town, [taken] last Monday, is calm.", "2017-08-07"),
    ("The army [took] the town late on Friday night.", "2017-08-11"),
    ("The army today [took] the town.", "2017-08-14"),
    ("The army [took] the town this morning.", "2017-08-14"),
    ("The army [took] the town at dawn.", "2017-08-14"),
    ("The army [took] the town overnight.", "2017-08-14"),
    ("The army [took] the town yesterday evening.", "2017-08-13"),
    ("The army [took] the town the day before yesterday.", "2017-08-12"),
    ("The army [took] the town three days ago.", "2017-08-11"),
    ("Last weekend, the army [attacked] the town.", "2017-08-12"),
    ("The army [took] the town last week.", "2017-08-07"),
    ("The army had [taken] Ara, a hill that commands the roads, last Monday.", "2017-08-07"),
    ("Earlier this month, the army [took] the town.", "2017-08-01"),
    ("The army [took] the town in June.", "2017-06-01"),
    ("The army [took] the town in December.", "2016-12-01"),
    ("The army [took] the town in mid-July.", "2017-07-15"),
    ("The army [took] the town last month.", "2017-07-01"),
    ("The army [took] the town in 2013.", "2013-01-01"),
    ("The army [took] the town in the summer of 2012.", "2012-07-01"),
    ("The army [took] the town on 23 July.", "2017-07-23"),
    ("The army [took] the town on New Year’s Eve.", "2016-12-31"),
    ("The general had the day before announced the [fall] of the town.", "2017-08-13"),
    ("The army [took] the street behind the Sunday market.", "2017-08-14"),
    ("The army [took] the town on the 12th by storm.", "2017-08-12"),
    ("The army [attacked] on the 12th Brigade’s front.", "2017-08-14"),
    ("The army is [back] in the town for the first time since April.", "2017-08-14"),
    ("Talks are due on 20 August. The army [took] the town.", "2017-08-14"),
    ("The army attacked on Sunday. By evening it had [taken] the town.", "2017-08-13"),
    ("The army attacked on Sunday. At dawn it [took] the town.", "2017-08-14"),
    ("The army [took] the town on 23 September.", "2016-09-23"),
    ("By August 12, the army had [taken] the town.", "2017-08-12"),
    ("The army [took] the town on 2017-08-10.", "2017-08-10"),
    ("The army [took] the town on 10/08/2017.", "2017-08-10"),
    ("The army [took] the town on 08.10.2016.", "2016-10-08"),
    ("In the past 24 hours, the army [took] the town.", "2017-08-14"),
    ("The army has [besieged] the town since Saturday.", "2017-08-12"),
    ("The army [took] the town.", "2017-08-14"),
    ("On the 9th, the army [took] the town.", "2017-08-09"),
    ("On the 19th, the army [took] the town.", "2017-07-19"),
    ("The army reels from the [loss] last week of the old city of Ara.", "2017-08-07"),
    ("In the last days of July the army [took] the town.", "2017-07-28"),
    (
        "In May 2014 the army took Ara.\n\nIt has [besieged] Zafar since June.",
        "2017-06-01",
    ),
]


@pytest.mark.parametrize(("marked", "expected"), NEWS)
def test_news_counts_from_its_dateline(marked: str, expected: str) -> None:
    assert day(marked) == expected


# Each text narrates July 2015; it was published on 1 September 2016.
NARRATION = [
    ("On 5 July 2015, A fell. The next day, B [fell].", "2015-07-06"),
    ("On 5 July 2015, A fell. Two days later, B [fell].", "2015-07-07"),
    ("On 5 July 2015, A fell. Later that day, B [fell].", "2015-07-05"),
    ("On 5 July 2015, A fell. That evening, B [fell].", "2015-07-05"),
    ("On 5 July 2015, A fell. In the morning, B [fell].", "2015-07-05"),
    ("On 5 July 2015, A fell. On 8 July, it was lost. A day earlier, B [fell].", "2015-07-07"),
    ("On 5 July 2015, A fell. On 9 July, B [fell].", "2015-07-09"),
    ("On 5 July 2015, A fell. On 3 January, B [fell].", "2016-01-03"),
    ("On 5 July 2015, A fell. On 7 July, C fell. The army also [took] B.", "2015-07-07"),
    ("On 5 July 2015, A fell. On 7 July, C fell. Later that month, B [fell].", "2015-07-01"),
    ("On 5 July 2015, A fell. On 7 July, C fell. By the following month, B [fell].", "2015-08-01"),
    (
        "On 5 July 2015, A fell. On 7 July, C fell. After two days of fighting, B [fell].",
        "2015-07-09",
    ),
    ("On 5 July 2015, A fell. On 7 July, B, which C had lost in May, [fell].", "2015-07-07"),
    ("On 5 July 2015, A fell. On 7 July, C fell two days after D had [fallen].", "2015-07-05"),
    ("On 5 July 2015, A fell, and two days after that B [fell].", "2015-07-07"),
    ("On 5 July 2015, A fell. It held out until 9 July, when rebels [took] it.", "2015-07-09"),
    ("On 5 July 2015, A fell. Groups that rose in 2012 [took] B on 8 July.", "2015-07-08"),
    ("In the summer of 2015, B fell, weeks after they had [taken] A that May.", "2015-05-01"),
    ("On 5 July 2015, A fell. On the last day of the month, B [fell].", "2015-07-31"),
    ("On 5 July 2015, A fell. By the evening of the 6th Araville [fell].", "2015-07-06"),
    ("On 5 July 2015, A fell. B was [taken] by the 6th and 7th Brigades on 9 July.", "2015-07-09"),
    ("On 5 July 2015, A fell. [Fighting] in B lasted through most of August.", "2015-08-01"),
    ("On 5 July 2015, A fell. A truce lasted until 9 July. A day later B [fell].", "2015-07-10"),
    ("On 5 July 2015, A fell. Lost since the war of May 2011, B [fell] on 9 July.", "2015-07-09"),
    ("On 5 July 2015, A fell. The 17 February camp [fell] on 9 July.", "2015-07-09"),
]


@pytest.mark.parametrize(("marked", "expected"), NARRATION)
def test_narration_counts_from_the_day_narrated_last(marked: str, expected: str) -> None:
    assert day(marked, date(2016, 9, 1)) == expected


SCOPE = [
    ("They [captured] A on Friday and B on Saturday.", "A", "2017-08-11"),
    ("They [captured] A on Friday and B on Saturday.", "B", "2017-08-12"),
    ("On Friday they [captured] A and on Saturday B.", "B", "2017-08-12"),
    ("They [captured] A and B on Friday and Saturday respectively.", "B", "2017-08-12"),
    ("They [captured] A and B on Friday and Saturday respectively.", "A", "2017-08-11"),
    ("The town, besieged since May, was [taken] on Friday.", "", "2017-08-11"),
    ("The town, [besieged] since May, was taken on Friday.", "", "2017-05-01"),
    ("On Friday they [retook] A, which the army had captured on 5 August.", "", "2017-08-11"),
    ("On Friday they retook A, which the army had [captured] on 5 August.", "", "2017-08-05"),
    ("They [retook] A, which the army had captured on 5 August.", "", "2017-08-14"),
    ("They [took] A on Saturday, a day after B had fallen.", "", "2017-08-12"),
    ("They took A on Saturday, a day after B had [fallen].", "", "2017-08-11"),
    ("They [took] A (11 August), B (12 August) and C.", "A", "2017-08-11"),
    ("They [took] A (11 August), B (12 August) and C.", "B", "2017-08-12"),
    ("They did not [take] A until Saturday.", "", "2017-08-12"),
    ("On Friday they [attacked] A, followed on Saturday by a raid on B.", "", "2017-08-11"),
    ("They held A until Saturday and [lost] B.", "", "2017-08-14"),
    ("A was [taken] on Friday, B on Saturday, along with C.", "C", "2017-08-12"),
    ("They [took] A, a port on the coast, on Friday and B on Saturday.", "A", "2017-08-11"),
    ("They [took] A on Friday and B, with its airport, on Saturday.", "B", "2017-08-12"),
    ("A was [abandoned] on Friday, followed by B and C on Saturday.", "", "2017-08-11"),
    ("A was [abandoned] on Friday, followed by B and C on Saturday.", "C", "2017-08-12"),
    ("[Fighting] in A lasted until Saturday.", "", "2017-08-12"),
    ("It was not until Saturday that they [took] A.", "", "2017-08-12"),
]


def test_the_last_day_of_the_year_told_in_january_is_of_the_year_before() -> None:
    assert day("A [fell] on the last day of the year.", date(2018, 1, 3)) == "2017-12-31"
    assert day("A [fell] on the first of the month.", MONDAY) == "2017-08-01"
    assert day("A [fell] on the last day of the month.", MONDAY) == "2017-07-31"


@pytest.mark.parametrize(("marked", "place", "expected"), SCOPE)
def test_each_event_takes_the_date_of_its_own_clause(
    marked: str, place: str, expected: str
) -> None:
    assert day(marked, place=place) == expected


def test_a_sentence_without_a_time_happened_on_or_before_the_dateline() -> None:
    found = read("The army [took] the town.")
    assert (found.start, found.end, found.precision) == (None, MONDAY, DatePrecision.PUBLICATION)
    assert found.reason == "no time expression: on or before the dateline, 14 Aug 2017"


def test_a_span_keeps_both_ends_and_shows_the_later_one_after_between() -> None:
    found = read("Between 22 and 23 July, the town [changed] hands.")
    assert (found.start, found.end, found.day) == (
        date(2017, 7, 22),
        date(2017, 7, 23),
        date(2017, 7, 23),
    )
    assert found.precision is DatePrecision.SPAN


def test_a_range_may_cross_the_new_year() -> None:
    found = read("From 30 December to 2 January, the town was [attacked].")
    assert (found.start, found.end) == (date(2016, 12, 30), date(2017, 1, 2))


def test_the_reason_says_what_the_day_was_counted_from() -> None:
    found = read("On Saturday, the army [took] the town.")
    assert found.text == "On Saturday"
    assert found.reason == "“On Saturday”, before 14 Aug 2017: 12 Aug 2017"


def test_an_undated_article_gets_no_date_from_a_weekday() -> None:
    found = read("On Sunday, the army [took] the town.", published=None)
    assert (found.day, found.precision) == (None, DatePrecision.UNKNOWN)


def test_an_undated_article_keeps_a_date_that_the_text_gives_in_full() -> None:
    assert day("On 5 May 2016, the army [took] the town.", published=None) == "2016-05-05"
    assert day("On 5 May 2016, A fell. Two days later B [fell].", published=None) == "2016-05-07"


def test_an_undated_article_takes_no_year_from_nowhere() -> None:
    assert day("On 5 May, the army [took] the town.", published=None) == ""


def test_the_year_comes_from_a_heading_or_the_title() -> None:
    told = "On 5 May, A fell. The next day, B [fell]. On 9 May, C fell."
    assert day(f"### March 2012\n\n{told}", date(2016, 9, 1)) == "2012-05-06"
    assert day(told, date(2016, 9, 1), title="2014 offensive in the east") == "2014-05-06"


def test_a_plan_for_next_week_does_not_turn_the_year_back() -> None:
    told = "On 5 August, A fell. They want the port by 20 August. On 9 August, B [fell]."
    assert day(told) == "2017-08-09"


def test_a_deadline_after_the_dateline_dates_nothing() -> None:
    assert (
        day("Aid is due by the end of October 2017 for A, which the army [besieged].")
        == "2017-08-14"
    )


def test_news_tells_on_from_a_sentence_that_opens_with_its_day() -> None:
    landing = "On Saturday, a special force landed behind the lines."
    assert day(f"{landing}\n\nThe troops [liberated] three villages.") == "2017-08-12"
    assert day(f"{landing} Meanwhile, rebels [took] a village.") == "2017-08-14"
    assert day(f"{landing} The rebels have [taken] a village.") == "2017-08-14"


@pytest.mark.parametrize(
    "marked",
    [
        "In March 2016, rebels hit the base a day after [overrunning] the town.",
        "In March 2016 rebels took the base. Two days later they [took] the town.",
    ],
)
def test_no_day_is_counted_from_a_month(marked: str) -> None:
    found = read(marked)
    assert (found.start, found.precision) == (date(2016, 3, 1), DatePrecision.MONTH)


def test_a_date_inside_a_name_is_no_date() -> None:
    assert day("The SDF [took] the 23 February Street.") == "2017-08-14"


def test_modal_may_and_marching_are_no_months() -> None:
    assert day("The army, which may advance, [took] the town by march.") == "2017-08-14"


def test_every_mention_stands_where_it_says() -> None:
    text = "On Sunday the army took A. Two days earlier B fell; C fell in  early\nJune 2016."
    article = an_article(text, published=MONDAY)
    mentions = DateReader(article, split(article)).mentions
    written = [" ".join(text[m.start : m.end].split()) for m in mentions]
    assert (
        written
        == [m.text for m in mentions]
        == ["On Sunday", "Two days earlier", "in early June 2016"]
    )


@pytest.mark.shared
def test_the_labelled_dates_are_read_right_nine_times_in_ten(shared: Path) -> None:
    hits = total = 0
    for article, sentences, claims in labelled_claims(shared, "3[0-2]*"):
        reader = DateReader(article, sentences)
        for claim in claims:
            if claim.day is None:
                continue
            found = reader.at(claim.sentence, claim.trigger, claim.place_start).day
            hits += found is not None and found.isoformat() in claim.days
            total += 1
    assert total > 100
    assert hits / total >= 0.9, f"{hits} of {total}"


def test_offsets_survive_letters_that_grow_in_lower_case() -> None:
    text = "İİİİ said so. On Sunday the army took A."
    article = an_article(text, published=MONDAY)
    (mention,) = DateReader(article, split(article)).mentions
    assert text[mention.start : mention.end] == "On Sunday"


def test_brackets_are_not_left_in_the_marked_texts() -> None:
    marked = [row[0] for row in (*NEWS, *NARRATION, *SCOPE)]
    assert all(len(re.findall(r"[\[\]]", text)) == 2 for text in marked)
