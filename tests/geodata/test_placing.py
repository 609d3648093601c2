"""What no source knows is placed by the text's own geometry, with an honest radius."""

import pytest

from geodata.resolve.geometry import quick_km, travel
from geodata.resolve.regions import Relation, regions
from geodata.vocabulary import GeoPrecision, Tier

from .atlases import atlas, cached, pin

ARA = cached("Ara", 35.0, 37.0)
DEL = cached("Dela", 35.0, 37.4)
FAR = cached("Faru", 35.0, 40.4)


@pytest.mark.parametrize(
    ("text", "relation", "name", "direction", "km"),
    [
        ("in the southern Ara countryside", Relation.AREA, "Ara", 180, None),
        ("in the province of Ara", Relation.AREA, "Ara", None, None),
        ("the pocket east of Ara", Relation.DIRECTION, "Ara", 90, None),
        ("northwest of Deir Ezzor", Relation.DIRECTION, "Deir Ezzor", 315, None),
        ("10 km east of Ara", Relation.DISTANCE, "Ara", 90, 10),
        ("about 40 km from the recently liberated town of Ara", Relation.DISTANCE, "Ara", None, 40),
        ("12 miles south-west of al-Bab", Relation.DISTANCE, "al-Bab", 225, 19.3),
        ("near the Baath Dam", Relation.NEAR, "Baath Dam", None, None),
        ("between Ara and Dela", Relation.BETWEEN, "Ara", None, None),
        ("in Ara's northern quarter", Relation.WITHIN, "Ara", None, None),
    ],
)
def test_region_words_are_read(text, relation, name, direction, km):
    found = next(iter(regions(text)))
    assert (found.relation, found.name, found.direction) == (relation, name, direction)
    assert found.km == (pytest.approx(km, abs=0.05) if km else None)


@pytest.mark.parametrize(
    "text", ["eastern forces said", "10 km of road", "in the south", "near it"]
)
def test_other_words_are_no_region(text):
    assert list(regions(text)) == []


def test_a_distance_and_a_direction_place_what_no_source_knows():
    found = pin("In Syria they took Xuqur, 10 km east of Ara.", "Xuqur", atlas(ARA))
    assert found.tier is Tier.GEOMETRY
    assert found.geo_precision is GeoPrecision.NEAR
    assert quick_km((found.lat, found.lon), travel((35.0, 37.0), 10, 90)) < 0.1
    assert found.radius_km == 4


def test_a_distance_without_a_direction_is_no_place():
    assert pin("In Syria they took Xuqur, 60 km from Ara.", "Xuqur", atlas(ARA)).lat is None


def test_a_short_road_is_pinned_in_its_middle():
    found = pin("In Syria they cut the Ara-Dela road.", "Ara-Dela road", atlas(ARA, DEL))
    assert quick_km((found.lat, found.lon), (35.0, 37.2)) < 1
    assert found.radius_km == pytest.approx(18.2, abs=0.3)


def test_a_long_road_has_no_one_point():
    found = pin("In Syria they cut the Ara-Faru highway.", "Ara-Faru highway", atlas(ARA, FAR))
    assert found.lat is None
    assert "a way of" in found.reason


def test_a_site_that_a_town_gives_its_name_is_near_the_town():
    found = pin("In Syria they took Ara's port.", "Ara's port", atlas(ARA))
    assert (found.geo_precision, found.place_name) == (GeoPrecision.NEAR, "Ara's port")
    assert found.radius_km and found.radius_km >= 5


def test_a_nameless_site_belongs_to_the_town_that_the_sentence_is_about():
    found = pin("In Syria they entered Dela and took the hospital.", "hospital", atlas(ARA, DEL))
    assert quick_km((found.lat, found.lon), (35.0, 37.4)) < 0.1


def test_a_site_known_under_the_town_s_name_is_taken():
    own = cached("Dela airport", 35.05, 37.45, kind="airport")
    found = pin("In Syria they entered Dela and took the airport.", "airport", atlas(DEL, own))
    assert found.place_name == "Dela airport"


def test_a_dam_is_not_placed_at_the_far_town_that_names_it():
    town = cached("Ara", 35.0, 37.0, population=400_000)
    assert pin("In Syria they took the Ara Dam by Dela.", "Ara Dam", atlas(town, DEL)).lat is None


@pytest.mark.parametrize(
    ("toponym", "precision"),
    [
        ("Ara province", GeoPrecision.PROVINCE),
        ("province of Ara", GeoPrecision.PROVINCE),
        ("southern Ara countryside", GeoPrecision.DISTRICT),
        ("eastern Ara", GeoPrecision.DISTRICT),
        ("northern Syria", GeoPrecision.COUNTRY),
    ],
)
def test_an_area_is_never_more_precise_than_the_text(toponym, precision):
    found = pin(f"In Syria they hold {toponym}.", toponym, atlas(ARA))
    assert found.geo_precision is precision
    assert found.radius_km and found.radius_km >= 20


def test_near_a_great_city_is_no_place():
    city = cached("Arana", 35.0, 37.0, population=3_000_000)
    assert pin("In Syria they took Xuqur near Arana.", "Xuqur", atlas(city)).lat is None


def test_a_desert_is_not_placed_at_the_village_that_names_it():
    assert pin("In Syria they left Ara desert by Dela.", "Ara desert", atlas(ARA, DEL)).lat is None
