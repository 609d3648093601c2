"""A toponym becomes the place that its article means, or honestly none."""

import pytest

from geodata.decisions import Decision
from geodata.resolve.geometry import quick_km
from geodata.vocabulary import GeoPrecision, Tier

from .atlases import atlas, cached, pin, pins, place

ARA = cached("Ara", 35.0, 37.0)
BORA = cached("Bora", 35.0, 40.0)
MUZNA_WEST = place("Muzna", 35.1, 37.1)
MUZNA_EAST = place("Muzna", 35.1, 40.1)


def near(found, where, km=1.0):
    return found.lat is not None and quick_km((found.lat, found.lon), where) <= km


@pytest.mark.parametrize(("town", "lon"), [("Ara", 37.1), ("Bora", 40.1)])
def test_of_two_namesakes_the_one_beside_the_sentence_s_other_place_is_meant(town, lon):
    known = atlas(ARA, BORA, MUZNA_WEST, MUZNA_EAST)
    found = pin(f"In Syria the army took Muzna and {town}.", "Muzna", known)
    assert near(found, (35.1, lon))
    assert len(found.candidates) == 1


def test_namesakes_far_apart_with_nothing_to_tell_them_are_unresolved_with_both_kept():
    found = pin("In Syria the army took Muzna.", "Muzna", atlas(MUZNA_WEST, MUZNA_EAST))
    assert found.lat is None
    assert "2 places fit" in found.reason
    assert len(found.candidates) == 2


def test_twins_become_one_place_near_both():
    twins = atlas(ARA, place("Muzna", 35.05, 37.05), place("Muzna", 35.07, 37.07))
    found = pin("In Syria they took Muzna near Ara.", "Muzna", twins)
    assert found.geo_precision is GeoPrecision.NEAR
    assert near(found, (35.06, 37.06), 0.5)
    assert found.radius_km and found.radius_km > 1
    assert len(found.candidates) == 2


def test_a_place_in_a_country_that_the_article_is_not_about_is_not_pinned():
    known = atlas(place("Lyman", 49.0, 37.8, country="UA", population=20_000))
    assert pin("In Libya, the army took Lyman.", "Lyman", known).lat is None
    assert near(pin("In Ukraine, troops took Lyman.", "Lyman", known), (49.0, 37.8))


def test_a_passage_about_another_country_is_believed():
    known = atlas(ARA, place("Muzna", 14.0, 43.0, country="YE"))
    text = "In Syria and again in Syria they took Ara. " + "x " * 200 + "In Yemen they took Muzna."
    assert near(pin(text, "Muzna", known), (14.0, 43.0))


def test_a_region_word_chooses():
    known = atlas(
        cached("Ara", 35.0, 37.0, admin1="Ara"),
        cached("Bora", 35.0, 40.0, admin1="Bora"),
        place("Muzna", 35.4, 37.4, admin1="Ara"),
        place("Muzna", 35.4, 40.4, admin1="Bora"),
    )
    found = pin("In Syria troops entered Muzna in the Bora province after Ara.", "Muzna", known)
    assert near(found, (35.4, 40.4))


@pytest.mark.parametrize(("side", "lon"), [("east", 37.5), ("west", 36.5)])
def test_a_direction_chooses(side, lon):
    known = atlas(ARA, place("Muzna", 35.0, 36.5), place("Muzna", 35.0, 37.5))
    assert near(pin(f"In Syria they took Muzna {side} of Ara.", "Muzna", known), (35.0, lon))


def test_a_distance_chooses():
    known = atlas(ARA, place("Muzna", 35.1, 37.0), place("Muzna", 35.5, 37.0))
    found = pin("In Syria they took Muzna, 55 km north of Ara.", "Muzna", known)
    assert near(found, (35.5, 37.0))


def test_a_pin_that_the_text_contradicts_is_flagged():
    known = atlas(ARA, cached("Muzna", 35.9, 37.0, population=60_000))
    found = pin("In Syria they took Muzna, 10 km from Ara.", "Muzna", known)
    assert near(found, (35.9, 37.0))
    assert found.reason.startswith("check this: the text says 10 km from Ara")


def test_a_field_is_not_a_village():
    known = atlas(ARA, place("Kesra", 35.1, 37.1), place("Kesra", 35.2, 37.2, kind="field"))
    found = pin("In Syria they took the Kesra oil field and Ara.", "Kesra oil field", known)
    assert near(found, (35.2, 37.2))


def test_a_hill_known_only_as_a_village_is_placed_near_it():
    found = pin("In Syria they took Kesra hill by Ara.", "Kesra hill", atlas(ARA, place("Kesra", 35.1, 37.1)))  # fmt: skip # noqa: E501
    assert found.geo_precision is GeoPrecision.NEAR
    assert found.radius_km and found.radius_km >= 5


def test_another_spelling_is_found_only_where_a_sure_place_is_near():
    known = atlas(ARA, BORA, place("Barqalinah", 35.02, 37.02))
    assert near(pin("In Syria they took Barqalunah and Ara.", "Barqalunah", known), (35.02, 37.02))
    assert pin("In Syria they took Barqalunah and Bora.", "Barqalunah", known).lat is None


def test_a_twin_is_not_its_sister():
    known = atlas(ARA, place("Muzna Kabir", 35.1, 37.1))
    assert pin("In Syria they took Muzna Saghir and Ara.", "Muzna Saghir", known).lat is None


def test_the_analyst_s_decision_comes_first_and_may_keep_a_name_off_the_map():
    decided = Decision("al-Muzna", 36.0, 38.0, place_name="Muzna", note="seen on imagery")
    found = pin("In Syria they took Muzna and Ara.", "Muzna", atlas(ARA, MUZNA_WEST, decided=[decided]))  # fmt: skip # noqa: E501
    assert (found.lat, found.tier) == (36.0, Tier.DECISION)
    assert "seen on imagery" in found.reason
    off = Decision("Muzna", None, None, geo_precision=GeoPrecision.UNRESOLVED)
    assert (
        pin("In Syria, Muzna and Ara.", "Muzna", atlas(ARA, MUZNA_WEST, decided=[off])).lat is None
    )


def test_a_decision_for_one_article_leaves_the_others_alone():
    decided = [Decision("Muzna", 36.0, 38.0, article="other.txt")]
    found = pin("In Syria they took Muzna and Ara.", "Muzna", atlas(ARA, MUZNA_WEST, decided=decided))  # fmt: skip # noqa: E501
    assert found.tier is Tier.GAZETTEER


def test_every_candidate_is_shown_with_its_points_and_why():
    known = atlas(ARA, BORA, MUZNA_WEST, MUZNA_EAST)
    found = pin("In Syria they took Muzna and Ara.", "Muzna", known)
    assert "km from Ara" in found.reason
    assert "km from" in found.candidates[0]
    assert "= " in found.candidates[0]


def test_pins_come_in_the_order_of_the_uses():
    known = atlas(cached("Arana", 35.0, 37.0), cached("Borana", 35.1, 37.1))
    found = pins("In Syria they took Borana and Arana.", ["Arana", "Borana"], known)
    assert [one.place_name for one in found] == ["Arana", "Borana"]


def test_an_article_without_places_has_no_pins():
    assert pins("Nothing happened.", [], atlas()) == []


def test_a_name_that_nothing_knows_is_unresolved_with_a_reason():
    found = pin("They took Xyzzyx.", "Xyzzyx", atlas(ARA))
    assert (found.lat, found.lon, found.radius_km) == (None, None, None)
    assert "Xyzzyx" in found.reason


def test_a_namesake_in_a_country_that_only_acts_there_is_not_meant():
    home = place("Siverska", 48.9, 38.1, country="UA", population=11_000)
    abroad = place("Siverska", 56.6, 84.9, country="RU", population=110_000)
    text = "In Ukraine, Russian troops and Russian guns left Siverska, Ukraine said."
    assert near(pin(text, "Siverska", atlas(home, abroad)), (48.9, 38.1))


def test_a_unit_named_after_a_town_is_no_place_of_the_text():
    far = cached("Borana", 35.0, 40.0)
    known = atlas(far, cached("Arana", 35.0, 37.0), place("Muzna", 35.1, 37.1), place("Muzna", 35.1, 40.1))  # fmt: skip # noqa: E501
    text = "In Syria the Borana Brigade took Muzna and Arana."
    assert near(pin(text, "Muzna", known), (35.1, 37.1))


def test_arabic_text_finds_arabic_names():
    known = atlas(cached("Arsal", 34.18, 36.42, names=("عرسال",)))
    assert near(pin("In Syria: عرسال.", "عرسال", known), (34.18, 36.42))
