"""Armed actors: every listed name, names of a time, sides by theatre, names nobody listed."""

import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.mentions.actor import ActorKind
from extract.mentions.actors import find_actors
from extract.mentions.sides import actors
from extract.rulebook import rules
from extract.text import prepare
from geodata.article import Article
from tests.builders import an_article
from tests.extract.reading import claims, reading, split

ROWS = rules("actors")["actor"]
THEATRES = rules("actors")["theatre"]
NAMES = [
    (name, row.get("canonical", row["name"]))
    for row in ROWS
    for name in (row["name"], *row["aliases"])
]


def _named(text: str, published: date | None = date(2023, 5, 1)) -> list[str]:
    text = text[0].upper() + text[1:]
    return [n.name for n in prepare(an_article(text, title="", published=published)).cast.named[0]]


@pytest.mark.parametrize(("alias", "name"), NAMES)
def test_each_alias_is_found_and_stands_for_its_actor(alias: str, name: str) -> None:
    assert name in _named(f"{alias} took Ara.")


@pytest.mark.parametrize("row", [row for row in ROWS if "before" in row], ids=lambda r: r["name"])
def test_before_its_day_a_name_stands_for_the_one_before(row: dict[str, date]) -> None:
    eve = date.fromordinal(row["since"].toordinal() - 1)
    assert _named(f"{row['aliases'][0]} took Ara.", eve) == [row["before"]]
    assert _named(f"{row['aliases'][0]} took Ara.", row["since"]) == [row["name"]]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_whom_an_actor_fights_is_listed_too(row: dict[str, list[str]]) -> None:
    known = set(actors())
    assert set(row["against"]) <= known
    assert row["kind"] in ("state", "rebel", "jihadist", "militia")
    assert row["theatre"] in {theatre["name"] for theatre in THEATRES} | {""}


@pytest.mark.parametrize("theatre", THEATRES, ids=lambda row: row["name"])
def test_the_army_is_the_government_of_the_theatre(theatre: dict[str, str]) -> None:
    cue = theatre["cues"][0]
    named = _named(f"In {cue} on Friday, the army took Ara.", None)
    assert theatre["government"] in named


@pytest.mark.parametrize(
    "theatre", [row for row in THEATRES if "rebels" in row], ids=lambda row: row["name"]
)
def test_the_rebels_are_those_of_the_theatre(theatre: dict[str, str]) -> None:
    text = f"In {theatre['cues'][0]} on Friday, the rebels took Ara."
    assert theatre["rebels"] in _named(text, None)


PERIODS = [(row, period) for row in THEATRES for period in row.get("periods", ())]


@pytest.mark.parametrize(
    ("theatre", "period"), PERIODS, ids=lambda row: str(row.get("name", row.get("rebels")))
)
def test_in_a_period_its_own_sides_are_meant(
    theatre: dict[str, str], period: dict[str, Any]
) -> None:
    text = f"In {theatre['cues'][0]} on Friday, the rebels took Ara from the army."
    day = period.get("until", period.get("since"))
    named = _named(text, day)
    sides = {**theatre, **period}
    assert named[-2:] == [sides["rebels"], sides["government"]]


@pytest.mark.parametrize(
    "name", ["Liwa al-Haqq", "Free Riders Brigade", "Red Valley Front", "Saraya al-Noor"]
)
def test_an_armed_actor_that_nobody_listed_is_taken_as_written(name: str) -> None:
    (mention,) = find_actors(split(f"{name} took the town of Ara."))
    assert (mention.name, mention.kind) == (name, ActorKind.UNKNOWN)
    assert claims(f"The {name} captured the town of Ara.") == {("captured", "Ara", name)}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("the ISIS-held town", "ISIS", ActorKind.HOLDER),
        ("US-backed Syrian Democratic Forces moved", "SDF", ActorKind.NAMED),
        ("fighters of the Syrian Army moved", "SAA", ActorKind.NAMED),
        ("Syrian troops moved", "SAA", ActorKind.NAMED),
        ("government forces moved", "government", ActorKind.ROLE),
        ("they moved", "pronoun", ActorKind.PRONOUN),
        ("Israel's 401st brigade moved", "Israel", ActorKind.NAMED),
        ("Iraqi Ninth Division moved", "Iraqi Forces", ActorKind.NAMED),
        ("the 2nd Brigade of the SDF moved", "SDF", ActorKind.NAMED),
        ("HTS-led fighters moved", "HTS", ActorKind.NAMED),
        ("Ugandan troops moved", "Uganda", ActorKind.NAMED),
        ("Rwanda's army moved", "Rwanda", ActorKind.NAMED),
        ("fighters loyal to Omar Zayd moved", "fighters loyal to Omar Zayd", ActorKind.UNKNOWN),
        ("hundreds of armed tribesmen moved", "armed tribesmen", ActorKind.UNKNOWN),
        ("forces loyal to the Araville government moved", "government", ActorKind.ROLE),
        ("DPR-Russian forces moved", "DPR", ActorKind.NAMED),
        ("the marines moved", "arms", ActorKind.ROLE),
        ("rebel units moved", "rebels", ActorKind.ROLE),
        ("Kurdish formations moved", "kurds", ActorKind.ROLE),
        ("fighters from the 3rd Assault Brigade moved", "3rd Assault Brigade", ActorKind.FORMATION),
        ("rebels of the Red Valley Front moved", "Red Valley Front", ActorKind.UNKNOWN),
        ("Chadian rebels of ABCD moved", "ABCD", ActorKind.UNKNOWN),
        ("troops from the Ugandan army moved", "Uganda", ActorKind.NAMED),
        ("soldiers of the Caliphate moved", "ISIS", ActorKind.NAMED),
        ("forces loyal to Libya's recognised government moved", "GNA", ActorKind.NAMED),
        ("Ugandan and Rwandan troops moved", "Uganda", ActorKind.NAMED),
        ("Mali's rebels moved", "rebels", ActorKind.ROLE),
        ("the army's 5th Brigade moved", "government", ActorKind.ROLE),
        ("the rebel Free Syrian Army moved", "FSA", ActorKind.NAMED),
        ("rebels led by HTS moved", "HTS", ActorKind.NAMED),
        ("an alliance led by the SDF moved", "SDF", ActorKind.NAMED),
        ("a militia led by Omar Zayd moved", "militia led by Omar Zayd", ActorKind.UNKNOWN),
        ("Ara National Liberation Army moved", "Ara National Liberation Army", ActorKind.UNKNOWN),
        ("Hawks of Ara moved", "Hawks of Ara", ActorKind.UNKNOWN),
        ("gunmen of the Men of Dignity movement moved", "Men of Dignity", ActorKind.UNKNOWN),
        ("fighters of the U.S.-backed Syrian Democratic Forces moved", "SDF", ActorKind.NAMED),
        ("Assad militias moved", "SAA", ActorKind.NAMED),
        ("Strelkov's men moved", "DPR", ActorKind.NAMED),
        ("the occupation army moved", "invader", ActorKind.ROLE),
        ("the Defence Forces moved", "government", ActorKind.ROLE),
        ("our heroic forces moved", "pronoun", ActorKind.PRONOUN),
        ("its garrison moved", "holders", ActorKind.ROLE),
        ("the Military Operations Command moved", "rebels", ActorKind.NAMED),
        ("Syrian Ministry of Defence said", "SAA", ActorKind.NAMED),
        ("troops from Niger and Chad liberated Ara", "Nigerien army", ActorKind.NAMED),
        (
            "Movement for the Freedom of Ara moved",
            "Movement for the Freedom of Ara",
            ActorKind.UNKNOWN,
        ),
    ],
)
def test_a_mention_has_its_kind(text: str, name: str, kind: ActorKind) -> None:
    mention = find_actors(split(text))[0]
    assert (mention.name, mention.kind) == (name, kind)


@pytest.mark.parametrize(
    "written",
    [
        "103rd Brigade",
        "7 division",
        "first battalion",
        "24th, 72nd and 79th brigades",
        "36th Separate Naval Infantry Brigade",
        "4th Guards",
    ],
)
def test_a_numbered_formation_is_one_actor(written: str) -> None:
    (mention,) = find_actors(split(f"Yesterday the {written} took the town of Ara."))
    assert (mention.name, mention.kind) == (written, ActorKind.FORMATION)


@pytest.mark.parametrize(
    "text",
    [
        "On the 24th they were two divisions.",
        "It was the 38th anniversary.",
        "The 93rd Brigade base fell.",
        "The base fell on the 9th.",
        "The town was followed by Brigade 93.",
        "In May 2016 the army took the town.",
        "In 2016 army units took the town.",
        "About 30 army men took the town.",
        "They took the 16th Infantry Division headquarters.",
    ],
)
def test_a_day_a_count_or_a_base_is_no_formation(text: str) -> None:
    assert ActorKind.FORMATION not in {m.kind for m in find_actors(split(text))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It came under Iraqi control.", "Iraqi Forces"),
        ("It came under rebel control.", "rebels"),
        ("It is under Kyiv's authority.", "Ukraine"),
        ("Bamako denied it.", "Malian army"),
        ("The town was claimed by Moscow.", "Russia"),
        ("The ministry in Moscow announced it.", "Russia"),
        ("It was left after an Armenian counter-attack.", "Armenia"),
        ("It was left to the Ugandans.", "Uganda"),
        ("Baku took the town.", "Azerbaijan"),
        ("Iraq retook the town.", "Iraqi Forces"),
        ("On Monday, France withdrew from it.", "France"),
        ("The U.S. had also left the base.", "United States"),
        ("Eritrea lost the town.", "Eritrea"),
    ],
)
def test_an_adjective_or_a_capital_tells_whose_a_place_is(text: str, name: str) -> None:
    assert name in [mention.name for mention in find_actors(split(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Fighting reached Kyiv.",
        "A shell fell in the Syrian town of Ara.",
        "The airport of Moscow's suburb closed.",
        "KABUL (Agency) - Rain fell.",
        "The road to France closed.",
        "Ethiopia lies to the south.",
    ],
)
def test_a_capital_or_an_adjective_of_a_place_is_no_actor(text: str) -> None:
    assert find_actors(split(text)) == ()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The town was seized by Zafarites.", "Zafarites"),
        ("The town was held by the Black Herons.", "Black Herons"),
        ("General Zayd took the town.", "Zayd"),
        ("The ZLF and its allies moved.", "ZLF"),
        ("Zayd's force moved.", "Zayd's force"),
        ("Then came Zafarite fighters.", "Zafarite fighters"),
        ("Then came anti-Zayd militias.", "anti-Zayd militias"),
    ],
)
def test_what_it_does_or_how_it_is_written_makes_an_actor(text: str, name: str) -> None:
    found = {mention.name: mention.kind for mention in find_actors(split(text))}
    assert found[name] is ActorKind.UNKNOWN


READ = """
import sys
from pathlib import Path
import extract.rulebook
extract.rulebook.RULES = Path(sys.argv[1])
from extract.claims import read
from geodata.article import Article
text = "Near Araville, the army captured Tal Hamra from the insurgents."
for claim in read(Article("a.txt", text, "0")).claims:
    print(claim.event, claim.place, claim.actor, claim.from_actor, sep="; ")
"""


def test_the_theatre_that_the_docs_add_is_read(tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    guide = (root / "docs" / "THEATRES.md").read_text(encoding="utf-8")
    added = "".join(line[4:] for line in guide.splitlines(True) if line.startswith("    "))
    shutil.copytree(root / "extract" / "rules", tmp_path, dirs_exist_ok=True)
    with (tmp_path / "actors.toml").open("a", encoding="utf-8") as handle:
        handle.write(added)
    command = [sys.executable, "-c", READ, str(tmp_path)]
    done = subprocess.run(command, cwd=root, check=True, capture_output=True, text=True)
    assert done.stdout == "captured; Tal Hamra; ZDF; River Front\n"


def test_a_town_or_a_person_is_no_actor() -> None:
    assert find_actors(split("Rain fell on Ara while Karim Zayd slept.")) == ()


def test_a_latin_name_with_arabic_letters_in_it_is_no_acronym() -> None:
    text = "Hezbollah took the town of Jaroud A\u0631\u0633\u0627\u0644."
    (scene,) = prepare(Article("some", text, "some")).scenes
    assert [actor.name for actor in scene.actors] == ["Hezbollah"]
    assert [place.text for place in scene.places] == ["Jaroud A\u0631\u0633\u0627\u0644"]


@pytest.mark.parametrize(
    "text",
    [
        "They took Ara in eastern Ukraine.",
        "They took Ara near the border with Turkey.",
        "They took Russia's Kursk region.",
        "State television said that Ara had fallen.",
        "They entered Bor state.",
    ],
)
def test_a_country_where_something_lies_or_a_medium_is_no_side(text: str) -> None:
    assert {m.kind for m in find_actors(split(text))} <= {ActorKind.PRONOUN}


def test_rebels_at_the_head_of_a_sentence_are_those_of_the_war_at_hand() -> None:
    assert _named("Rebels took Ara in eastern Ukraine.") == ["Russia"]
    assert _named("Rebels took Ara.") == ["rebels"]
    assert _named("Ara fell into rebel hands.") == ["rebels"]


def test_an_unnamed_side_has_no_capital_of_its_own() -> None:
    assert _named("Government forces took Ara.") == ["government forces"]
    assert _named("Armed groups took Ara.") == ["armed groups"]


def test_whom_a_side_faces_is_another() -> None:
    found = claims(
        "In Syria, the SDF took Ara from ISIS. On Friday the SDF took Bor from militants."
    )
    assert found == {("captured", "Ara", "SDF"), ("captured", "Bor", "SDF")}


@pytest.mark.parametrize(
    "text",
    [
        '"We have liberated Ara," YPG spokesman Azad Omar said.',
        'YPG commander Azad Omar said: "We have liberated Ara."',
    ],
)
def test_we_are_the_side_of_whoever_is_quoted(text: str) -> None:
    assert claims(text) == {("captured", "Ara", "YPG")}


def test_our_own_side_is_whom_the_occupiers_of_the_war_at_hand_fight() -> None:
    text = "In Ukraine, our heroes liberated Ara from the occupiers."
    (claim,) = reading(text, published=date(2023, 5, 1)).claims
    assert (claim.actor, claim.from_actor) == ("Ukraine", "Russia")
    (claim,) = reading("In Mali, the army liberated Ara from the occupiers.").claims
    assert (claim.actor, claim.from_actor) != ("Malian army", "Russia")


def test_nobody_acts_where_the_only_side_named_is_driven_out() -> None:
    (claim,) = reading("ISIS was expelled from Ara.").claims
    assert (claim.actor, claim.from_actor) == ("", "ISIS")


def test_whom_a_side_usually_fights_is_asked_of_the_war_at_hand() -> None:
    (claim,) = reading("ISIS captured Ara in Iraq.").claims
    assert claim.from_actor == "Iraqi Forces"
    (claim,) = reading("Rebels captured Ara.").claims
    assert claim.from_actor == ""


def test_a_place_before_a_side_is_no_part_of_its_name() -> None:
    assert claims("In Ara the Free Riders Brigade captured the town hall.") == {
        ("captured", "town hall", "Free Riders Brigade")
    }
    assert claims("In Ara the Taliban captured the district centre.") == {
        ("captured", "Ara", "Taliban")
    }


def test_a_short_form_in_brackets_stands_for_the_name_before_it() -> None:
    found = claims("The Red Valley Front (RVF) took Ara. On Friday the RVF took Bor.")
    assert found == {
        ("captured", "Ara", "Red Valley Front"),
        ("captured", "Bor", "Red Valley Front"),
    }


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Iraqi forces cleared Ara of ISIS.", ["Iraqi Forces", "ISIS"]),
        ("The army cleared Ara of TTP militants.", ["government", "TTP"]),
        ("The army cleared Ara of militants.", ["government", "group"]),
        ("Brigades of the Free Syrian Army took Ara.", ["FSA"]),
        ("The Hawks of Ara took Zafar.", ["Hawks of Ara"]),
    ],
)
def test_a_place_cleared_of_a_side_keeps_its_name(text: str, names: list[str]) -> None:
    assert [actor.name for actor in find_actors(split(text))] == names


@pytest.mark.parametrize(
    "text",
    [
        "They took the town without resistance.",
        "They entered the town and encountered no opposition.",
        "They met stiff resistance.",
        "They declared it part of an Islamic state.",
        "GOJJAM * They entered the town.",
    ],
)
def test_what_is_met_proclaimed_or_a_heading_is_no_side(text: str) -> None:
    named = [mention for mention in find_actors(split(text)) if mention.name != "pronoun"]
    assert named == []


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("In Syria, U.S.-backed fighters took Ara.", "SDF"),
        ("In Yemen, Emirati-backed forces took Ara.", "STC"),
        ("In Syria, Al-Qaeda's Syrian affiliate took Ara.", "al-Nusra"),
        ("In Somalia, al-Qaeda's affiliate took Ara.", "al-Shabaab"),
        ("In Mali, an affiliate of al-Qaeda, JNIM, took Ara.", "JNIM"),
        ("In Niger, the army took Ara.", "Nigerien army"),
        ("In Somalia, the SNA took Ara.", "Somali government"),
        ("In Syria, the SNA took Ara.", "Turkey/TFSA"),
        ("In Somalia, AS captured Ara.", "al-Shabaab"),
        ("In Syria, the NLA captured Ara.", "NLA"),
        ("In Macedonia, the NLA captured Ara.", "Albanian National Liberation Army"),
        ("In Afghanistan, several hundred ISKP militants captured Ara.", "ISKP"),
        ("In Burkina Faso, the army took Ara.", "Burkinabe army"),
    ],
)
def test_a_backer_or_a_parent_stands_for_another_side(text: str, actor: str) -> None:
    assert claims(text) == {("captured", "Ara", actor)}


def test_before_its_backers_came_the_backed_are_another_side() -> None:
    text = "In Syria, U.S.-backed fighters took Ara."
    assert _named(text, date(2014, 5, 1)) != ["SDF"]


def test_the_year_that_a_sentence_tells_of_has_its_own_sides() -> None:
    text = "In Mali, in March 2012, the rebels took Ara."
    assert "MNLA" in _named(text, date(2023, 11, 1))
    assert "MNLA" in _named(text, None)


@pytest.mark.parametrize(
    "text",
    [
        '"Our troops liberated Ara," said Omar Zayd, spokesman for the SDF.',
        '"Our troops liberated Ara," a commander of the SDF said.',
    ],
)
def test_we_are_the_side_that_a_spokesman_is_for(text: str) -> None:
    assert ("captured", "Ara", "SDF") in claims(text)


def test_it_is_whoever_says_something() -> None:
    (claim,) = reading("Residents met Ukrainian soldiers, and Russia said it had left Ara.").claims
    assert (claim.event, claim.actor) == ("withdrew", "Russia")


def test_who_abandons_a_place_is_a_side() -> None:
    found = {(c.event, c.actor) for c in reading("Ara was abandoned by the NDC.").claims}
    assert found == {("withdrew", "NDC")}


def test_a_stronghold_tells_who_is_driven_from_it() -> None:
    text = "The rebel stronghold of Ara lies near Homs. On Friday the army stormed and seized Ara."
    (claim,) = reading(text).claims
    assert (claim.actor, claim.from_actor) == ("SAA", "rebels")


def test_what_a_side_lies_beside_is_none() -> None:
    found = find_actors(split("Fighters on the other side of the Euphrates took Ara."))
    assert [mention.name for mention in found] == ["group"]


def test_an_alliance_is_the_one_that_was_called_so() -> None:
    text = (
        "In Syria, the Army of Conquest, a coalition of several factions, took Bor. The army fled. "
        "It has suffered defeats since the alliance, formed in March, seized Ara."
    )
    assert ("captured", "Ara", "rebels") in claims(text)


def test_fighters_are_not_those_from_whom_they_take_a_place() -> None:
    (claim,) = reading("In Somalia, local fighters recaptured Ara from al-Shabaab.").claims
    assert claim.actor != "al-Shabaab"
    assert claim.from_actor == "al-Shabaab"
