from datetime import date

from geodata.control import Clock
from geodata.selection import Selection
from pages.shared.in_view import claims_in_view, off_the_map
from pages.shared.view import Mode, View
from tests.geodata.claim_rows import claim

EARLY = claim(date="2017-05-01", published="2017-05-09")
LATE = claim(date="2017-05-20", published="2017-05-21", lat=10.0, lon=10.0)
UNDATED = claim(date=None, published=None)
UNPLACED = claim(lat=None, lon=None, date="2017-05-10")
ROWS = [EARLY, LATE, UNDATED, UNPLACED]


def test_the_newest_claims_come_first_and_only_what_is_drawn_is_listed():
    assert claims_in_view(ROWS, Selection(), View(), None) == [LATE, EARLY]


def test_claims_outside_of_the_window_or_after_the_day_are_not_in_view():
    assert claims_in_view(ROWS, Selection(), View(), (30, 30, 40, 40)) == [EARLY]
    assert claims_in_view(ROWS, Selection(), View(day="2017-05-19"), None) == [EARLY]


def test_changes_lists_the_claims_of_the_last_days_only():
    view = View(day="2017-05-20", mode=Mode.CHANGES, days=1)
    assert claims_in_view(ROWS, Selection(), view, None) == [LATE]


def test_on_the_clock_of_publication_a_claim_is_in_view_once_it_is_known():
    view = View(day="2017-05-08", clock=Clock.PUBLISHED)
    assert claims_in_view(ROWS, Selection(), view, None) == []


def test_what_cannot_be_drawn_is_listed_even_when_a_range_is_set():
    assert off_the_map(ROWS, Selection()) == [UNDATED, UNPLACED]
    assert off_the_map(ROWS, Selection(start=date(2017, 6, 1))) == [UNDATED]


def test_a_comparison_lists_the_claims_of_both_sets_of_sources_and_of_no_other():
    one, two, three = (claim(outlet=name, date="2017-05-01") for name in ("One", "Two", "Three"))
    listed = claims_in_view(
        [one, two, three], Selection(), View(beside=("One",), against=("Two",)), None
    )
    assert sorted(row["outlet"] for row in listed) == ["One", "Two"]
    only = claims_in_view([one, two, three], Selection(), View(beside=("One",)), None)
    assert only == [one]
    everyone = claims_in_view([one, two, three], Selection(), View(against=("Two",)), None)
    assert len(everyone) == 3
