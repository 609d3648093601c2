"""The world's towns: found by any of their names, in any of three scripts, from one small file."""

import pytest

from geodata.names import key
from geodata.tiers.world import index_path, world


@pytest.mark.parametrize(
    ("name", "country"),
    [("Bakhmut", "UA"), ("Артемівськ", "UA"), ("سرت", "LY"), ("Tadmor", "SY"), ("Kobane", "SY")],
)
def test_a_town_is_found_by_any_of_its_names(name, country):
    found = world().find([key(name)])[key(name)]
    assert country in {place.country for place in found}


def test_the_most_peopled_comes_first():
    people = [place.population for place in world().find([key("Tripoli")])[key("Tripoli")]]
    assert people == sorted(people, reverse=True)


def test_an_airport_s_code_is_no_name_of_a_town():
    countries = {place.country for place in world().find([key("Gao")])[key("Gao")]}
    assert "ML" in countries
    assert "CU" not in countries


def test_a_key_that_no_town_bears_is_absent():
    assert world().find(["xqzxqz"]) == {}


def test_a_misspelling_is_found_within_its_country_only():
    found = world().near(key("Balakleia"), "UA", 80.0)
    assert {place.country for place, _ in found} == {"UA"}


def test_the_index_is_kept_in_the_cache_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("CLAIMLINE_CACHE", str(tmp_path / "mine"))
    assert index_path().parent == tmp_path / "mine"


def test_a_folder_that_cannot_be_made_is_passed_over(tmp_path, monkeypatch):
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("CLAIMLINE_CACHE", str(blocked / "under"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert index_path().parent == tmp_path / "claimline"
