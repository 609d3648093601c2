"""Which named place "the town", "it" or "both villages" stands for."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from extract.families import family
from extract.mentions.nouns import nouns
from extract.mentions.places import PlaceKind, PlaceMention
from extract.rulebook import rules, word_set
from extract.scene import Scene

_REACH = 12


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A named place that a phrase may stand for: where it is named, and its family of nouns.

    `family` is what any mention of the place tells, `own` what this one does: "Raqqa" is a town
    where the text says so once, "Raqqa province" is none.
    """

    text: str
    key: str
    family: str
    own: str
    sentence: int
    start: int


@dataclass(frozen=True, slots=True)
class Gazette:
    """The named places of an article in reading order, and what tells how likely each is meant."""

    named: tuple[Antecedent, ...]
    counts: Counter[str]
    located: Counter[str]
    title: str
    keys: dict[str, str]

    def tally(self, name: str) -> tuple[int, float]:
        """How often a place is named, and the part of that where its words tell that it is one."""
        key = self.keys.get(name, "")
        count = self.counts[key]
        return count, self.located[key] / count if count else 0.0


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
            key = place_key(place)
            counts[key] += 1
            before = scene.words.folded[place.first - 1] if place.first else ""
            located[key] += bool(place.noun) or before in locative
            own = family(place.noun)
            if own:
                families.setdefault(key, own)
            start = scene.words.starts[place.first]
            named.append(Antecedent(place.text, key, families.get(key, ""), own, index, start))
    keys = {one.text: one.key for one in named}
    return Gazette(tuple(named), counts, located, title.casefold(), keys)


def place_key(place: PlaceMention) -> str:
    """The name without its type noun, folded: what two mentions of one place share."""
    text = place.text.casefold()
    return text.removesuffix(place.noun).strip() or text


def choices(known: Gazette, place: PlaceMention, scene: Scene, index: int) -> list[Antecedent]:
    """The places named before the phrase, the latest mention of each that fits, nearest first."""
    start, wanted = scene.words.starts[place.first], family(place.noun)
    found: dict[str, Antecedent] = {}
    for named in reversed(known.named):
        if named.start < start and _may_be(wanted, named.own):
            if index - named.sentence > _REACH and named.key not in known.title:
                continue
            found.setdefault(named.key, named)
    return list(found.values())[:12]


def _may_be(wanted: str, own: str) -> bool:
    """Whether a phrase may take up a mention: no country, and "the city" no airport of its name."""
    settlements = word_set("families", "settlements")
    if wanted in settlements:
        return not own or own in settlements
    return own != "country"


def stands_alone(place: PlaceMention, rows: Sequence[Collection[str]]) -> bool:
    """Whether a phrase names a place of its own: "the airport", where none was named before.

    rows: the features of its choices.
    """
    able = place.kind is PlaceKind.SITE or family(place.noun) in word_set("families", "alone")
    return able and not any("fits=yes" in row for row in rows)


def antecedent_features(
    known: Gazette, place: PlaceMention, index: int, rank: int, one: Antecedent
) -> list[str]:
    """The features of one choice; `rank` counts from the nearest."""
    wanted = family(place.noun)
    fits = "any" if not wanted or not one.family else "yes" if wanted == one.family else "no"
    distance = min(index - one.sentence, 6)
    common = known.counts[one.key] / max(known.counts.values())
    titled = one.key in known.title
    kind = f"{place.kind}{wanted}"
    return [
        f"fits={fits}",
        f"fits={fits} {place.kind}",
        f"dist={distance}",
        f"dist={distance} {fits}",
        f"dist={distance} {place.kind}",
        f"rank={min(rank, 5)}",
        f"rank={min(rank, 5)} {fits}",
        f"rank={min(rank, 5)} {place.kind}{place.noun if not wanted else ''}",
        f"titled={titled} {wanted}",
        f"titled={titled} {fits}",
        f"common={int(common * 4)}",
        f"common={int(common * 4)} {kind}",
        f"located={int(4 * known.located[one.key] / known.counts[one.key])}",
        f"fam={kind} {one.family}",
    ]


def group(known: Gazette, place: PlaceMention, scene: Scene, index: int) -> tuple[Antecedent, ...]:
    """The places that a plural phrase takes up: of its family, in the last sentence with two.

    "all three" takes up the last three of a sentence with as many.
    """
    start = scene.words.starts[place.first]
    before = [n for n in known.named if n.start < start and index - n.sentence <= 3]
    wanted, count = family(place.noun), _numbers().get(place.noun, 2)
    for sentence in sorted({n.sentence for n in before}, reverse=True):
        row = {n.key: n for n in before if n.sentence == sentence}
        fitting = [n for n in row.values() if n.family == wanted] if wanted else []
        chosen = fitting if len(fitting) > 1 else list(row.values())
        if len(chosen) >= count:
            return tuple(chosen[-count:] if place.noun in _numbers() else chosen)
    return ()


@cache
def _numbers() -> dict[str, int]:
    return {word: count for count, word in enumerate(rules("phrases")["numbers"], 2)}
