"""Which named place "the town", "it" or "both villages" stands for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extract.families import family
from extract.mentions.nouns import nouns
from extract.mentions.places import PlaceKind, PlaceMention
from extract.outline import list_edges
from extract.rulebook import rules, word_set
from extract.scene import Scene
from geodata.names import key

_REACH = 12


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A named place that a phrase may stand for: where it is named, and its family of nouns.

    `family` is what any mention of the place tells, `own` what this one does: "Raqqa" is a town
    where the text says so once, "Raqqa province" is none. `bare` is its text without a type
    noun, `first` its first word there.
    """

    text: str
    bare: str
    key: str
    family: str
    own: str
    sentence: int
    first: int
    start: int


@dataclass(frozen=True, slots=True)
class Gazette:
    """The named places of an article in reading order, and what tells how likely each is meant.

    title: the key of the whole title.
    """

    named: tuple[Antecedent, ...]
    counts: Counter[str]
    located: Counter[str]
    title: str
    keys: dict[str, str]

    def tally(self, name: str) -> tuple[int, float]:
        """How often a place is named, and the part of that where its words tell that it is one."""
        spelling = self.keys.get(name, "")
        count = self.counts[spelling]
        return count, self.located[spelling] / count if count else 0.0

    def titled(self, one: Antecedent) -> bool:
        """Whether the title names a place."""
        return bool(one.key) and one.key in self.title


def gazette(scenes: Sequence[Scene], title: str) -> Gazette:
    """Collect the named places of an article."""
    families: dict[str, str] = {}
    named: list[Antecedent] = []
    counts: Counter[str] = Counter()
    located: Counter[str] = Counter()
    locative = nouns().locative
    for index, scene in enumerate(scenes):
        for place in scene.places:
            if place.kind is not PlaceKind.NAME:
                continue
            bare = _bare(place)
            name = key(bare)
            counts[name] += 1
            before = scene.words.folded[place.first - 1] if place.first else ""
            located[name] += bool(place.noun) or before in locative
            owner = _owner(scene, place)
            own = family(place.noun) or _numbered(scene, place) or ("site" if owner else "")
            if own:
                families.setdefault(name, own)
            known, start = families.get(name, ""), scene.words.starts[place.first]
            named.append(Antecedent(place.text, bare, name, known, own, index, place.first, start))
            if owner:
                counts[key(owner)] += 1
                owned = families.get(key(owner), "")
                named.append(
                    Antecedent(owner, owner, key(owner), owned, "", index, place.first, start)
                )
    keys = {one.text: one.key for one in named}
    return Gazette(tuple(named), counts, located, key(title), keys)


def _numbered(scene: Scene, place: PlaceMention) -> str:
    """The kind of a place that has a number for a name: "Camp 36", "Regiment 46"."""
    folded = scene.words.folded[place.first : place.after]
    numbered = len(folded) == 2 and folded[0] in nouns().prefix and folded[1].isdigit()
    return (family(folded[0]) or "site") if numbered else ""


def _owner(scene: Scene, place: PlaceMention) -> str:
    """The town whose site is named: "Ara" of "Ara's central square"."""
    words = scene.words
    for index in range(place.first + 1, place.after - 1):
        if words.folded[index] in ("'s", "'") and words.texts[index + 1].islower():
            return words.span_text(place.first, index)
    return ""


def _bare(place: PlaceMention) -> str:
    """The name without a type noun at its end."""
    if not place.noun or not place.text.casefold().endswith(f" {place.noun}"):
        return place.text
    return place.text[: -len(place.noun)].strip()


def choices(known: Gazette, place: PlaceMention, scene: Scene, index: int) -> list[Antecedent]:
    """The places named before the phrase, the latest mention of each that fits, nearest first."""
    start, wanted = scene.words.starts[place.first], family(place.noun)
    found: dict[str, Antecedent] = {}
    for named in reversed(known.named):
        if named.start < start and _may_be(wanted, named.own):
            if index - named.sentence > _REACH and not known.titled(named):
                continue
            found.setdefault(named.key, named)
    return list(found.values())[:12]


def _may_be(wanted: str, own: str) -> bool:
    """Whether a phrase may take up a mention: no country, and "the city" no airport of its name."""
    if _settles(wanted):
        return not own or _settles(own)
    return own != "country"


def _settles(name: str) -> bool:
    return name in word_set("families", "settlements")


def name_of(place: PlaceMention, one: Antecedent) -> str:
    """What a phrase calls a place: "the town" is Ara, where "Ara city hall" was named."""
    return one.bare if _settles(family(place.noun)) else one.text


def stands_alone(place: PlaceMention, found: Sequence[Antecedent]) -> bool:
    """Whether a phrase names a place of its own: "the airport", where none was named before."""
    wanted = family(place.noun)
    able = place.kind is PlaceKind.SITE or wanted in word_set("families", "alone")
    return able and not any(wanted and one.family == wanted for one in found)


def group(
    scenes: Sequence[Scene], known: Gazette, place: PlaceMention, index: int
) -> tuple[Antecedent, ...]:
    """The places that a plural phrase takes up: of its family, in the last sentence with two.

    Where no two are of its family, the longest list. "all three" takes up the last three.
    """
    start = scenes[index].words.starts[place.first]
    before = [n for n in known.named if n.start < start and index - n.sentence <= 3]
    wanted, count = family(place.noun), _numbers().get(place.noun, 2)
    for sentence in sorted({n.sentence for n in before}, reverse=True):
        here = [n for n in before if n.sentence == sentence]
        row = {n.key: n for n in here}
        fitting = [n for n in row.values() if n.family == wanted] if wanted else []
        chosen = fitting if len(fitting) > 1 else _longest_list(scenes[sentence], here)
        if len(chosen) >= count:
            return tuple(chosen[-count:] if place.noun in _numbers() else chosen)
    return ()


def _longest_list(scene: Scene, here: Sequence[Antecedent]) -> list[Antecedent]:
    """The places of the longest list among those of a sentence, the first of equal ones."""
    lists: dict[tuple[int, int], list[Antecedent]] = {}
    for one in here:
        lists.setdefault(list_edges(scene.skeleton, scene.at[one.first]), []).append(one)
    return max(lists.values(), key=len)


@cache
def _numbers() -> dict[str, int]:
    return {word: count for count, word in enumerate(rules("phrases")["numbers"], 2)}
