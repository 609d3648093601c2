"""Region words and geometry in a text: "southern A countryside", "10 km east of A", "near A"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

_DIRECTIONS = {
    "north": 0.0, "northeast": 45.0, "east": 90.0, "southeast": 135.0,
    "south": 180.0, "southwest": 225.0, "west": 270.0, "northwest": 315.0,
}  # fmt: skip
_DIRECTION = r"(?P<direction>(?:north|south)[ -]?(?:east|west)|north|south|east|west)(?:ern)?"
_ARTICLE = r"(?:[Aa]l|[Ae]l|El|[Aa][rsztdn]|[Aa]sh|[Aa]th|[Ee][zsl])[- ]"
_WORD = (
    rf"(?:{_ARTICLE})?['`‘’ʿ]?[^\W\d_a-z][\w'’`‘ʿʾ]*(?:-(?:[a-z]{{1,3}}-)?[^\W\d_a-z][\w'’`‘ʿʾ]*)*"
)
_NAME = rf"(?P<name>{_WORD}(?: (?:{_WORD}|(?:al|el|ez|az|as)-?\w+)){{0,3}})"
_OTHER = _NAME.replace("?P<name>", "?P<other>")
_UNIT = (
    r"(?:province|governorate|oblast|countryside|region|district|raion|state|county|suburbs?"
    r"|outskirts|rif|subdistrict|pocket|plains?|fronts?|axis)"
)
_TYPE = r"(?:[A-Za-z]+-held )?(?:[a-z][\w-]* ){0,5}?"
_STOP = r"(?![\w-])(?:['’]s)?"
_KM = r"(?P<km>\d+(?:[.,]\d+)?)[ -]?(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b"
_INNER = _DIRECTION.replace("direction", "inner")
_NEAR = r"near|close to|outside|around|adjacent to|next to|not far from|(?:vicinity|outskirts) of"


class Relation(StrEnum):
    """How a text places something by another place."""

    DISTANCE = "distance"
    DIRECTION = "direction"
    AREA = "area"
    NEAR = "near"
    BETWEEN = "between"
    WITHIN = "within"


@dataclass(frozen=True, slots=True)
class Region:
    """What text[start:end] says of the places around it.

    `name` is the place referred to, `other` the second of "between A and B"; `direction` is in
    degrees clockwise from north, `km` a stated distance; None where the text does not say.
    """

    relation: Relation
    start: int
    end: int
    name: str
    other: str = ""
    direction: float | None = None
    km: float | None = None


_PATTERNS = tuple(
    (relation, re.compile(pattern))
    for relation, pattern in (
        (
            Relation.DISTANCE,
            rf"{_KM}(?: away| deep)?(?: to the)?(?: {_DIRECTION})?"
            rf"(?: of| from| outside| away from) {_TYPE}{_NAME}{_STOP}",
        ),
        (Relation.BETWEEN, rf"\bbetween {_TYPE}{_NAME} and {_TYPE}{_OTHER}{_STOP}"),
        (Relation.DIRECTION, rf"\b{_DIRECTION} of {_TYPE}{_NAME}{_STOP}"),
        (
            Relation.AREA,
            rf"\b(?:{_DIRECTION} )?{_UNIT} of (?:the )?(?:{_UNIT} of )?{_NAME}{_STOP}",
        ),
        (
            Relation.AREA,
            rf"(?:\b(?i:{_DIRECTION}) )?{_NAME}(?:['’]s)?(?: {_INNER})? (?i:{_UNIT})\b",
        ),
        (Relation.AREA, rf"\b{_DIRECTION} {_NAME}{_STOP}"),
        (Relation.NEAR, rf"\b(?:{_NEAR}) {_TYPE}{_NAME}{_STOP}"),
        (Relation.WITHIN, rf"(?<![\w-]){_NAME}['’]s (?=[\w-]+)"),
    )
)  # fmt: skip
_KM_A_MILE = 1.609344


def regions(text: str) -> Iterator[Region]:
    """Every region phrase of a text, in the order of the patterns, the more telling first."""
    taken: list[tuple[int, int]] = []
    for relation, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            yield _region(relation, match)


def _region(relation: Relation, match: re.Match[str]) -> Region:
    found = match.groupdict()
    direction = found.get("direction") or found.get("inner") or ""
    km = found.get("km")
    if km:
        scale = _KM_A_MILE if found["unit"].startswith("mi") else 1.0
    return Region(
        relation,
        match.start(),
        match.end(),
        found["name"],
        found.get("other") or "",
        _DIRECTIONS.get(re.sub(r"[ -]", "", direction.casefold())),
        float(km.replace(",", ".")) * scale if km else None,
    )
