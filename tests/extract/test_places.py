"""Places of a sentence: names by their capitals and nouns, phrases that stand for a place."""

from itertools import product

import pytest

from extract.mentions.actors import find_actors
from extract.mentions.nouns import nouns
from extract.mentions.persons import persons_of
from extract.mentions.place import PlaceKind
from extract.mentions.places import find_places
from extract.network import words_at
from extract.rulebook import rules
from extract.text import prepare
from tests.extract.reading import article, split


def _places(text: str, common: tuple[str, ...] = ()) -> list[tuple[str, PlaceKind]]:
    words = split(text)
    found = find_places(words, find_actors(words), common, persons_of(text))
    return [(place.text, place.kind) for place in found]


def _names(text: str) -> list[str]:
    return [text for text, kind in _places(text) if kind is PlaceKind.NAME]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They took Ara, Zafar and Nuba.", ["Ara", "Zafar", "Nuba"]),
        ("They took Ara, Zafar, and Nuba.", ["Ara", "Zafar", "Nuba"]),
        ("They took Ara and Zafar and Nuba.", ["Ara", "Zafar", "Nuba"]),
        ("They took the villages of Ara and Tal Nuba.", ["Ara", "Tal Nuba"]),
        ("They took several villages, including Ara and Zafar.", ["Ara", "Zafar"]),
        ("They took the Ara oil field.", ["Ara oil field"]),
        ("They took the Ara arms depots.", ["Ara arms depots"]),
        ("They took the tomb of Ara.", ["tomb of Ara"]),
        ("They took the hill of Ara and the heights of Nuba.", ["Ara", "Nuba"]),
        ("They left the ruins of Ara.", ["Ara"]),
        ("Neighbouring Ara was taken.", ["Ara"]),
        ("They took Ara Most and Zafar Grad.", ["Ara Most", "Zafar Grad"]),
        ("They hit Ara Grad rockets and all.", ["Ara"]),
        ("They came on Fri. and took Ara.", ["Ara"]),
        ("They took eastern Ghouta and west Mosul.", ["eastern Ghouta", "west Mosul"]),
        ("They took eastern Ara.", ["Ara"]),
        ("They took the city centre of Ara.", ["Ara"]),
        ("They took the Ara city center.", ["Ara"]),
        ("They took Ara's centre and the Ara Cultural Center.", ["Ara", "Ara Cultural Center"]),
        ("They took the Ara suburb of Zafar.", ["Ara", "Zafar"]),
        ("They took the Ara district of Zafar.", ["Ara district", "Zafar"]),
        ("They took the eastern Ghouta countryside.", ["Ghouta countryside"]),
        ("They took Zafar Military Airport.", ["Zafar Military Airport"]),
        ("They took Hill 1070 near Ara.", ["Hill 1070", "Ara"]),
        ("They took the junction of Ara.", ["junction of Ara"]),
        ("They took the Ara corridor.", ["Ara corridor"]),
        ("They took Lashkar Gah and Khartoum North.", ["Lashkar Gah", "Khartoum North"]),
        ("They took San Ara del Zafar.", ["San Ara del Zafar"]),
        ("They took Ara - state TV", ["Ara"]),
        ("They took Mar Tuqla.", ["Mar Tuqla"]),
        ("They took Ara's disused international airport.", ["Ara's disused international airport"]),
        ("They took the main terminal of Ara airport.", ["terminal of Ara airport"]),
        (
            "They took the 16th Infantry Division headquarters.",
            ["16th Infantry Division headquarters"],
        ),
        ("They took Ara, West Kordofan, after a day.", ["Ara"]),
        ("They took Ara, West Bor, and Nuba.", ["Ara", "West Bor", "Nuba"]),
        ("They took Ara near the border with Jordan.", ["Ara"]),
        ("They took al-Zafar and Khirbat an-Nuba.", ["al-Zafar", "Khirbat an-Nuba"]),
        ("They took Deir al-Ara.", ["Deir al-Ara"]),
        ("They took the 17th Division base.", ["17th Division base"]),
        ("They took Jabal 'Asab.", ["Jabal 'Asab"]),
        ("They took the Ard' Al Hamra district.", ["Ard' Al Hamra district"]),
        ("They took Ra's Zafar.", ["Ra's Zafar"]),
        ("They took Ra's al-'Ara.", ["Ra's al-'Ara"]),
        ("They took the Ara oil refinery.", ["Ara oil refinery"]),
        ("They took the Ara coal mine and Nuba.", ["Ara coal mine", "Nuba"]),
        ("They took the al-Ara juvenile prison.", ["al-Ara juvenile prison"]),
        ("They took the Ara party building.", ["Ara party building"]),
        ("They took the Brigade 93 military base.", ["Brigade 93 military base"]),
        ("They took the Artillery Regiment 121 base.", ["Artillery Regiment 121 base"]),
        ("They took Ara, Zafar Oblast, and Nuba.", ["Ara", "Nuba"]),
        ("They took Ara, Zafar Raion, Nuba Oblast, Bor and Cor.", ["Ara", "Bor", "Cor"]),
        (
            "They took Ara Oblast, Zafar Oblast and Bor Oblast.",
            ["Ara Oblast", "Zafar Oblast", "Bor Oblast"],
        ),
        ("They took the Ara and Zafar districts.", ["Ara", "Zafar"]),
        ("They took the al-Ara quarter and the Zafar residential area.", ["al-Ara", "Zafar"]),
        ("They took the Old Quarter and the 12th quarter.", ["Old Quarter", "12th quarter"]),
        ("They took parts of Ara and Zafar Governorates.", ["Ara", "Zafar"]),
        ("They took the 'Zafar Bridge'.", ["Zafar Bridge"]),
        ("They took the July 17 neighborhood.", ["July 17 neighborhood"]),
        ("They took the 7 July district.", ["7 July district"]),
        ("They took the February 17 barracks.", ["February 17 barracks"]),
        ("They took the 1070 housing project.", ["1070 housing project"]),
        ("They took the 12th quarter.", ["12th quarter"]),
        ("They took the Ara district centre and the Bor district center.", ["Ara", "Bor"]),
        ("They took the district headquarters of Ara.", ["Ara"]),
        (
            "They took the headquarters of the army's 6th Brigade.",
            ["headquarters of the army's 6th Brigade"],
        ),
        ("They took Zafar 4, Ara and Nuba.", ["Zafar 4", "Ara", "Nuba"]),
        ("They took Arab Zafar.", ["Arab Zafar"]),
        ("They took Zafar's train station.", ["Zafar's train station"]),
        ("They took Zafar's western gate.", ["Zafar's western gate"]),
        ("They took the police station of Ara.", ["police station of Ara"]),
        ("They took the crossroads of the Zafar.", ["crossroads of the Zafar"]),
        ("After the takeover of Zafar prison they fled.", ["Zafar prison"]),
        ("They took the hill of Tal Zafar.", ["Tal Zafar"]),
        ("They took East Zafar.", ["East Zafar"]),
        (
            "They cut the road between Ara and Zafar.",
            ["road between Ara and Zafar", "Ara", "Zafar"],
        ),
        ("They cut the road to Ara.", ["road to Ara", "Ara"]),
        ("They cut the supply route from Ara.", ["supply route from Ara", "Ara"]),
        (
            "They took the villages of Beit Zafar Tel Nuba Ara and Ruba.",
            ["Beit Zafar", "Tel Nuba", "Ara", "Ruba"],
        ),
    ],
)
def test_names_are_found_whole(text: str, names: list[str]) -> None:
    assert _names(text) == names


# A garrison behind a name is its men rather than its place.
@pytest.mark.parametrize("noun", [n for n in rules("places")["suffix"] if n != "garrison"])
def test_each_type_noun_behind_a_name_is_part_of_it_or_left_out(noun: str) -> None:
    name = "Zafar" if noun in rules("phrases")["name"]["bare"] else f"Zafar {noun}"
    assert _names(f"On Friday they took the Zafar {noun}.") == [name]


@pytest.mark.parametrize("noun", rules("places")["prefix"])
def test_each_noun_before_a_number_begins_a_name(noun: str) -> None:
    assert _names(f"On Friday they took {noun.title()} 93.") == [f"{noun.title()} 93"]


@pytest.mark.parametrize("word", sorted(nouns().never))
def test_words_that_are_no_toponym_are_none(word: str) -> None:
    assert _names(f"It rained on {word} again.") == []


@pytest.mark.parametrize("title", sorted(nouns().titles))
def test_a_name_behind_a_title_is_a_person(title: str) -> None:
    assert _names(f"On Friday {title} Zafar slept.") == []


@pytest.mark.parametrize("verb", sorted(nouns().speaking))
def test_a_name_that_speaks_is_a_person(verb: str) -> None:
    assert _names(f"On Friday, Zafar {verb} nothing.") == []


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        ("They took the town.", "the town", PlaceKind.ANAPHOR),
        ("They took both villages.", "both villages", PlaceKind.ANAPHOR),
        ("They took the strategic town.", "the strategic town", PlaceKind.ANAPHOR),
        ("They took an oil field.", "oil field", PlaceKind.SITE),
        ("They took the police station.", "police station", PlaceKind.SITE),
        ("They took the grain silos.", "grain silos", PlaceKind.SITE),
        ("They took the nearby sugar plant.", "sugar plant", PlaceKind.SITE),
        ("They took the residential center.", "residential center", PlaceKind.SITE),
        ("They took the position.", "the position", PlaceKind.ANAPHOR),
        ("They took the quarter.", "the quarter", PlaceKind.ANAPHOR),
        ("They took the lakeside town.", "the lakeside town", PlaceKind.ANAPHOR),
        ("The attack was repelled.", "The attack", PlaceKind.ANAPHOR),
    ],
)
def test_a_phrase_stands_for_a_place(text: str, phrase: str, kind: PlaceKind) -> None:
    assert _places(text) == [(phrase, kind)]


def test_a_name_in_brackets_behind_another_is_no_place_of_its_own() -> None:
    assert _names("They took Ara (Zafar).") == ["Ara"]


def test_a_capital_at_the_start_makes_no_name_of_a_common_word() -> None:
    assert _places("Rain fell.", common=("rain",)) == []


@pytest.mark.parametrize("word", sorted(nouns().begin - nouns().titles))
def test_a_plain_word_at_the_start_is_no_part_of_the_name_behind_it(word: str) -> None:
    assert _names(f"{word.capitalize()} Zafar they slept.") == ["Zafar"]


def test_a_road_that_leads_to_no_named_place_is_a_phrase() -> None:
    assert _places("They cut the road to it.") == [("the road", PlaceKind.ANAPHOR)]


def test_a_verb_at_the_start_is_no_part_of_the_name_behind_it() -> None:
    assert _names("Captured Zafar yesterday.") == ["Zafar"]


def test_a_verb_in_a_headline_of_capitals_ends_the_name() -> None:
    assert _names("ZAFAR HILLS LIBERATED.") == ["ZAFAR HILLS"]


@pytest.mark.parametrize("unit", rules("phrases")["name"]["units"])
def test_a_part_of_an_army_is_no_name_by_itself(unit: str) -> None:
    assert _names(f"They met the {unit.capitalize()} there.") == []


@pytest.mark.parametrize("weapon", ["MiG-23", "T-72", "BMP-1", "F-16s"])
def test_a_weapon_is_no_place(weapon: str) -> None:
    assert _names(f"They saw a {weapon} there.") == []


def test_a_name_of_a_letter_and_a_digit_is_no_weapon() -> None:
    assert _names("They took the T-4 air base.") == ["T-4 air base"]


@pytest.mark.parametrize(
    "text",
    [
        "On Friday, Zafar, the governor of somewhere, slept.",
        "On Friday, Zafar, a spokesman, slept.",
        "On Friday, Marshal Zafar slept.",
        "From August–October they slept.",
        "They slept after the arrest of Omar Zafar, a commander who had pledged to fight.",
        "On Friday, Nuba Group financier Omar Zafar slept.",
    ],
)
def test_persons_and_spans_of_months_are_no_places(text: str) -> None:
    assert _names(text) == []


@pytest.mark.parametrize("office", sorted(nouns().offices))
def test_a_name_with_an_office_behind_it_is_a_person(office: str) -> None:
    assert _names(f"On Friday, Zafar, the {office}, slept.") == []


def test_a_verb_is_no_part_of_a_site() -> None:
    assert _places("Militants storm police station.") == [("police station", PlaceKind.SITE)]


def test_an_actor_keeps_its_words() -> None:
    assert _names("The Free Zafar Brigade took Ara.") == ["Ara"]


@pytest.mark.parametrize(
    "text",
    [
        "The head of the council, Oleh Kost, revealed the losses.",
        "Oleh Kost, head of the council, met them.",
        "Oleh Kost, the ruling party's first spokesman, met them.",
        "Ahmed Kost, whom they held, met them.",
        "They met governor Oleh Kost. They took Kost away.",
        "According to Zafar, they had met.",
        "They took 20 square kilometres of land.",
        "They took 1,100 square miles.",
        "Twenty-five men came.",
        "Inter-rebel talks were held.",
    ],
)
def test_persons_and_measures_are_no_places(text: str) -> None:
    assert _names(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Ara, the governor of the province spoke.", "Ara"),
        ("They took Ara Zafar, a report that a spokesman denied.", "Ara Zafar"),
        ("They took Ara and Omar Zafar.", "Omar Zafar"),
        ("They met mayor Zafar. They took the town of Zafar and fought in Zafar.", "Zafar"),
    ],
)
def test_a_place_beside_an_office_stays_one(text: str, name: str) -> None:
    assert name in _names(text)


def test_a_country_is_told_by_its_noun() -> None:
    words = split("They fought in Libya and Ara.")
    found = find_places(words, find_actors(words), ())
    assert [place.noun for place in found] == ["country", ""]


def test_a_number_of_a_formation_s_base_leaves_no_actor_behind() -> None:
    (one,) = prepare(article("Rebels captured the Brigade 93 military base on Monday.")).scenes
    assert [one.words.span_text(a.first, a.after) for a in one.actors] == ["Rebels"]


@pytest.mark.parametrize(
    ("outcome", "text"),
    [
        ("The attack was repelled.", "The attack"),
        ("Soldiers later withdrew.", "withdrew"),
        ("The rebels denied everything.", "denied"),
        ("Two more assaults were beaten back.", "beaten"),
    ],
)
def test_a_place_left_unsaid_is_taken_up_from_the_sentence_before(outcome: str, text: str) -> None:
    first, second = prepare(article(f"Rebels attacked Zafar on Monday. {outcome}")).scenes
    assert [place.text for place in first.places] == ["Zafar"]
    assert [(place.text, place.kind) for place in second.places] == [(text, PlaceKind.ANAPHOR)]


def test_an_unsaid_place_leaves_its_trigger_in_the_skeleton() -> None:
    _, second = prepare(article("Rebels attacked Zafar. Soldiers later withdrew.")).scenes
    assert "V:leave" in second.skeleton
    assert "withdrew" in words_at(second)


@pytest.mark.parametrize("given", sorted(nouns().given))
def test_a_given_name_begins_a_person_s_unless_it_is_one_of_a_row(given: str) -> None:
    name = f"{given.title()} Zafar"
    assert _names(f"They captured {name} alive.") == []
    assert name in _names(f"They captured Ara and {name}.")


@pytest.mark.parametrize("head", sorted(nouns().heads))
def test_a_name_of_two_words_before_a_head_is_a_person_s(head: str) -> None:
    assert _names(f"Zafar Nuba, {head} of the council, met them.") == []
    assert _names(f"They took Zafar Nuba and the {head} fled.") == ["Zafar Nuba"]


@pytest.mark.parametrize("noun", sorted(nouns().containers))
def test_a_province_behind_a_comma_is_no_place_of_its_own(noun: str) -> None:
    province = f"Zafar {noun.title()}"
    assert _names(f"They took Ara, {province}, and Nuba.") == ["Ara", "Nuba"]
    assert _names(f"They took {province}.") == [province]


@pytest.mark.parametrize("noun", sorted(nouns().shared))
def test_a_noun_of_a_row_is_no_part_of_its_last_name(noun: str) -> None:
    assert _names(f"They took the Ara and Zafar {noun}.") == ["Ara", "Zafar"]


@pytest.mark.parametrize("measure", sorted(nouns().measures))
def test_what_is_measured_in_squares_is_no_square(measure: str) -> None:
    assert _names(f"They took 20 square {measure} of land.") == []
    assert _names("They took the 20 square of Ara.")[0].startswith("20 square")


def test_of_many_persons_those_that_are_also_places_are_told_apart() -> None:
    names = ["K" + "".join(letters) for letters in product("abcdefghijklmnopqrst", repeat=3)]
    text = " ".join(f"They met mayor {name}." for name in names)
    text += "".join(f" They fought in {name}." for name in names[::2])
    assert persons_of(text) == set(names[1::2])
    assert persons_of("A-" * 50_000 + "B, the mayor") == set()


@pytest.mark.parametrize("name", ["Ara", "Tal Zafar"])
@pytest.mark.parametrize(
    "speaks",
    [
        "the prime minister said in a statement",
        "a senior commander has said",
        "the mayor of the town said",
        "head of the local council said",
        "the mayor, Omar Zayd, said",
        "General Zayd told reporters",
        "police chief Omar Zayd said",
    ],
)
def test_a_place_before_an_office_that_speaks_is_no_person(name: str, speaks: str) -> None:
    text = f"They took {name}, {speaks}."
    assert name in _names(text)
    assert name not in persons_of(text)


def test_a_name_with_its_body_that_speaks_is_a_person() -> None:
    assert _names("They took Ara and Tal Zafar, Karim Zayd of the rebel council said.") == [
        "Ara",
        "Tal Zafar",
    ]
    assert _names("They took Ara, Tal Zafar of old and Nuba.") == ["Ara", "Tal Zafar", "Nuba"]
