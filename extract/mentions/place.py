"""The record of a place mention."""

from dataclasses import dataclass
from enum import StrEnum


class PlaceKind(StrEnum):
    """How a place is mentioned."""

    NAME = "name"
    SITE = "site"
    ANAPHOR = "anaphor"


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place at words[first:after]; `noun` is its type noun, folded, or "".

    `plural` is true where the words stand for more than one place.
    """

    first: int
    after: int
    text: str
    kind: PlaceKind
    noun: str = ""
    plural: bool = False
