"""A judged pair in its article, and the actors that may play a role in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.discourse import Cast
from extract.mentions.place import PlaceMention
from extract.mentions.sides import actors
from extract.mentions.triggers import Trigger
from extract.scene import Scene
from geodata.vocabulary import Event

# So many sentences before are searched for actors.
BACK = 3


@dataclass(frozen=True, slots=True)
class Situation:
    """A judged pair in its article: where roles are looked for."""

    scenes: Sequence[Scene]
    cast: Cast
    index: int
    trigger: Trigger
    place: PlaceMention
    event: Event
    holder: str = ""


def candidates(situation: Situation) -> tuple[str, ...]:
    """The actors that may play a role: of the sentence, named shortly before, named most."""
    found: dict[str, None] = {}
    for back in range(BACK + 1):
        if situation.index - back >= 0:
            for named in situation.cast.named[situation.index - back]:
                found.setdefault(named.name)
    for name in situation.cast.leading:
        found.setdefault(name)
    if situation.holder:
        found.setdefault(situation.holder)
    for name in tuple(found):
        listed = actors().get(name)
        if listed and listed.against:
            found.setdefault(listed.against[0])
    found.pop("", None)
    return tuple(found)
