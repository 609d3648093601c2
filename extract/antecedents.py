"""What tells of a named place whether a phrase means it: the features of each choice."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.anaphora import Antecedent, Gazette
from extract.families import family
from extract.judging import ASIDE
from extract.mentions.place import PlaceKind, PlaceMention
from extract.outline import landmark_of, list_edges
from extract.scene import Scene


@dataclass(frozen=True, slots=True)
class Standing:
    """How a choice stands in its sentence.

    landmark: the word that makes it one ("near Ara"), or "". before, after: the symbols beside its
    list, which has `size` places. leads: it is the first place named; closes: no trigger follows.
    """

    landmark: str
    before: str
    after: str
    size: int
    leads: bool
    closes: bool
    places: int


def antecedent_features(
    scenes: Sequence[Scene],
    known: Gazette,
    place: PlaceMention,
    index: int,
    found: Sequence[Antecedent],
) -> list[list[str]]:
    """The features of each choice for a phrase of sentence `index`, nearest first."""
    standing = [_standing(scenes[one.sentence], one) for one in found]
    most = max(known.counts.values())
    sentences = [one.sentence for one in found]
    # Those that are no landmark, as near as the choice or nearer, itself among them.
    free = [one.sentence for one, its in zip(found, standing, strict=True) if not its.landmark]
    rows = []
    for rank, (one, stands) in enumerate(zip(found, standing, strict=True)):
        near = min(index - one.sentence, 2)
        landmark, fits = bool(stands.landmark), _fits(place, one)
        rivals = sum(sentence >= one.sentence for sentence in free) - (not landmark)
        alone = sentences.count(one.sentence) == 1
        rows.append(
            _by_name(known, place, fits, one, min(rank, 5), index - one.sentence, most)
            + _by_standing(stands, place, near, fits)
            + _by_rivals(rivals, alone, landmark, near)
        )
    return rows


def _standing(scene: Scene, one: Antecedent) -> Standing:
    symbols, at = scene.skeleton, scene.at[one.first]
    head, tail = list_edges(symbols, at)
    triggers = [scene.at[t.index] for t in scene.triggers if t.classes[0] != ASIDE]
    names = [place for place in scene.places if place.kind is PlaceKind.NAME]
    return Standing(
        landmark_of(symbols, head),
        _beside(symbols, head - 1),
        _beside(symbols, tail + 1),
        sum(symbol[0] == "P" for symbol in symbols[head : tail + 1]),
        names[0].first == one.first,
        bool(triggers) and at > max(triggers),
        len(names),
    )


def _beside(symbols: Sequence[str], index: int) -> str:
    symbol = symbols[index] if 0 <= index < len(symbols) else ""
    return "V:" if symbol.startswith("V:") else symbol


def _fits(place: PlaceMention, one: Antecedent) -> str:
    wanted = family(place.noun)
    return "any" if not wanted or not one.family else "yes" if wanted == one.family else "no"


def _by_name(
    known: Gazette,
    place: PlaceMention,
    fits: str,
    one: Antecedent,
    rank: int,
    back: int,
    most: int,
) -> list[str]:
    wanted = family(place.noun)
    kind = f"{place.kind}{wanted}"
    ranked = f"rank={rank}"
    distance = f"dist={min(back, 6)}"
    titled = f"titled={known.titled(one)}"
    common = f"common={int(4 * known.counts[one.key] / most)}"
    own = f"own={one.own} "
    return [
        f"fits={fits}",
        f"fits={fits} {place.kind}",
        distance,
        f"{distance} {fits}",
        f"{distance} {place.kind}",
        f"{distance} {titled}",
        f"{distance} {titled} {fits}",
        ranked,
        f"{ranked} {fits}",
        f"{ranked} {place.kind}{'' if wanted else place.noun}",
        f"{ranked} {distance}",
        f"{ranked} {distance} {fits}",
        f"{titled} {wanted}",
        f"{titled} {fits}",
        common,
        f"{common} {kind}",
        f"located={int(4 * known.located[one.key] / known.counts[one.key])}",
        f"fam={kind} {one.family}",
        own + kind,
        f"{own}{wanted} {min(back, 2)}",
    ]


def _by_standing(stands: Standing, place: PlaceMention, near: int, fits: str) -> list[str]:
    landmark, before = f"landmark={stands.landmark}", f"before={stands.before}"
    return [
        landmark,
        f"{landmark} {near}",
        f"{landmark} {place.kind}{family(place.noun)}",
        f"landmark={bool(stands.landmark)} {fits} {near}",
        before,
        f"{before} {near}",
        f"after={stands.after}",
        f"leads={stands.leads} {near}",
        f"closes={stands.closes} {near}",
        f"size={min(stands.size, 4)} {near}",
        f"places={min(stands.places, 4)} {near}",
    ]


def _by_rivals(others: int, alone: bool, landmark: bool, near: int) -> list[str]:
    rivals = f"rivals={min(others, 4)}"
    return [
        rivals,
        f"{rivals} {landmark} {near}",
        f"alone={alone} {near}",
        f"alone={alone} {near} {landmark}",
    ]
