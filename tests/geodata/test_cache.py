"""The committed cache: every row a fact with its source, none out of its place."""

import csv

import pytest

from geodata.gazetteer.check import check
from geodata.names import key
from geodata.tiers.cache import PATH, cached_places
from geodata.vocabulary import GeoPrecision

COLUMNS = ["place_id", "name", "names", "kind", "country", "admin1", "lat", "lon"]
COLUMNS += ["geo_precision", "radius_km", "source"]


def rows() -> list[dict[str, str]]:
    with PATH.open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def test_every_row_has_its_columns_and_is_told_apart_by_its_id():
    assert list(rows()[0]) == COLUMNS
    assert len({row["place_id"] for row in rows()}) == len(rows())


@pytest.mark.parametrize("column", ["name", "kind", "country", "source", "geo_precision"])
def test_no_row_lacks_what_a_reader_needs(column):
    assert [row["place_id"] for row in rows() if not row[column]] == []


def test_coordinates_are_possible_and_radii_honest():
    for place in cached_places().places:
        assert -90 < place.lat < 90
        assert -180 < place.lon < 180
        assert place.radius_km >= 1


def test_what_rests_on_general_knowledge_is_never_called_exact():
    vague = [place for place in cached_places().places if "general knowledge" in place.source]
    assert vague
    assert {place.geo_precision for place in vague} == {GeoPrecision.NEAR}
    assert min(place.radius_km for place in vague) >= 2


def test_no_source_is_a_path_or_a_label_of_this_project():
    for row in rows():
        assert "/" not in row["source"].replace("GeoNames / ", "")
        assert "gold" not in row["source"]


def test_the_cache_has_neither_repeats_nor_strays():
    found = [f for f in check(cached_places().places) if f.what != "collision"]
    assert found == []


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("al-Sukhnah", 34.885, 38.871),
        ("Deir Ezzor", 35.336, 40.141),
        ("Jafra oil field", 35.308, 40.426),
        ("Tabqa", 35.835, 38.547),
        ("السخنة", 34.885, 38.871),
    ],
)
def test_places_that_briefs_name_are_there(name, lat, lon):
    found = cached_places().exact(key(name))
    assert any(abs(p.lat - lat) < 0.02 and abs(p.lon - lon) < 0.02 for p in found)
