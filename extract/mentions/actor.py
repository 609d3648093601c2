"""The record of an actor mention."""

from dataclasses import dataclass
from enum import StrEnum


class ActorKind(StrEnum):
    """How an actor is mentioned."""

    NAMED = "named"
    UNKNOWN = "unknown"
    FORMATION = "formation"
    ROLE = "role"
    PRONOUN = "pronoun"
    HOLDER = "holder"


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor at words[first:after]; `name` is canonical, or a role still to be resolved."""

    first: int
    after: int
    name: str
    kind: ActorKind
