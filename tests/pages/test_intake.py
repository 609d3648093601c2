"""Articles handed in on the screen: names that are not to be trusted, bounds, what is told."""

from pathlib import PurePosixPath, PureWindowsPath

from hypothesis import given
from hypothesis import strategies as st

from pages.shared.intake import MOST_FILES, Handed, pasted, safe_name, take_in, too_much

HOSTILE = "../../<img src=x onerror=alert(1)>.txt"


@given(st.text(max_size=300))
def test_a_name_stays_in_its_folder_whatever_it_says(name):
    safe = safe_name(name)
    assert safe == PurePosixPath(safe).name == PureWindowsPath(safe).name or ":" in safe
    assert safe not in ("", ".", "..") and "\0" not in safe and len(safe) <= 120


def test_a_name_keeps_its_suffix_when_it_is_cut():
    assert safe_name("a" * 400 + ".html").endswith(".html")


def test_files_are_read_and_a_bad_one_is_told_by_name_and_stops_nothing(empty_store):
    heard = []
    files = [
        Handed(HOSTILE, b"On 3 May 2018, the Syrian army captured Palmyra from ISIS."),
        Handed("empty.txt", b""),
    ]
    report = take_in(files, empty_store, None, lambda *told: heard.append(told))
    assert [name for _, _, name in heard] == [HOSTILE, "empty.txt"]
    assert report.articles == 1 and report.claims == 1
    assert any("empty.txt" in line for line in report.lines)
    assert [article.name for article in empty_store.articles()] == [safe_name(HOSTILE)]


def test_a_pasted_text_keeps_its_title_and_outlet(empty_store):
    handed = pasted("The Syrian army captured Palmyra on 3 May 2018.", "Palmyra <b>falls", "Wire")
    take_in([handed], empty_store, None, lambda *_: None)
    article = empty_store.articles()[0]
    assert (article.title, article.outlet) == ("Palmyra <b>falls", "Wire")


def test_too_many_files_at_once_are_refused_with_the_way_out():
    assert "Use the command" in too_much([Handed("a.txt", b"")] * (MOST_FILES + 1))
    assert not too_much([Handed("a.txt", b"x")])
