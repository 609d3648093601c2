"""What tells of a named place whether a phrase means it: the features of each choice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.anaphora import Antecedent, Gazette
from extract.families import family
from extract.features.outline import landmark_of, list_edges
from extract.judging import ASIDE
from extract.mentions.place import PlaceKind, PlaceMention
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
    rows = []
    for rank, (one, stands) in enumerate(zip(found, standing, strict=True)):
        near = sum(
            not other.landmark and one is not rival and rival.sentence >= one.sentence
            for rival, other in zip(found, standing, strict=True)
        )
        alone = sum(rival.sentence == one.sentence for rival in found) == 1
        rows.append(
            [
                *_by_name(known, place, index, rank, one),
                *_by_standing(stands, place, index - one.sentence, _fits(place, one)),
                *_by_rivals(min(near, 4), alone, bool(stands.landmark), index - one.sentence),
            ]
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
    known: Gazette, place: PlaceMention, index: int, rank: int, one: Antecedent
) -> Iterator[str]:
    wanted, fits = family(place.noun), _fits(place, one)
    distance, rank = min(index - one.sentence, 6), min(rank, 5)
    titled = known.titled(one)
    common = int(4 * known.counts[one.key] / max(known.counts.values()))
    kind = f"{place.kind}{wanted}"
    yield f"fits={fits}"
    yield f"fits={fits} {place.kind}"
    yield f"dist={distance}"
    yield f"dist={distance} {fits}"
    yield f"dist={distance} {place.kind}"
    yield f"dist={distance} titled={titled}"
    yield f"dist={distance} titled={titled} {fits}"
    yield f"rank={rank}"
    yield f"rank={rank} {fits}"
    yield f"rank={rank} {place.kind}{place.noun if not wanted else ''}"
    yield f"rank={rank} dist={distance}"
    yield f"rank={rank} dist={distance} {fits}"
    yield f"titled={titled} {wanted}"
    yield f"titled={titled} {fits}"
    yield f"common={common}"
    yield f"common={common} {kind}"
    yield f"located={int(4 * known.located[one.key] / known.counts[one.key])}"
    yield f"fam={kind} {one.family}"
    yield f"own={one.own} {kind}"
    yield f"own={one.own} {wanted} {min(distance, 2)}"


def _by_standing(stands: Standing, place: PlaceMention, distance: int, fits: str) -> Iterator[str]:
    near = min(distance, 2)
    yield f"landmark={stands.landmark}"
    yield f"landmark={stands.landmark} {near}"
    yield f"landmark={stands.landmark} {place.kind}{family(place.noun)}"
    yield f"landmark={bool(stands.landmark)} {fits} {near}"
    yield f"before={stands.before}"
    yield f"before={stands.before} {near}"
    yield f"after={stands.after}"
    yield f"leads={stands.leads} {near}"
    yield f"closes={stands.closes} {near}"
    yield f"size={min(stands.size, 4)} {near}"
    yield f"places={min(stands.places, 4)} {near}"


def _by_rivals(near: int, alone: bool, landmark: bool, distance: int) -> Iterator[str]:
    yield f"rivals={near}"
    yield f"rivals={near} {landmark} {min(distance, 2)}"
    yield f"alone={alone} {min(distance, 2)}"
    yield f"alone={alone} {min(distance, 2)} {landmark}"
