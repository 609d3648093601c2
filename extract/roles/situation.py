"""A judged pair in its article, and the actors that may play a role in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

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
    cast, index = situation.cast, situation.index
    near = reversed(cast.names[max(0, index - BACK) : index + 1])
    found = dict.fromkeys(chain(*near, cast.leading))
    if situation.holder:
        found.setdefault(situation.holder)
    theatre = cast.theatres[index].name
    found.update(dict.fromkeys(_usual_foe(name, theatre) for name in tuple(found)))
    found.pop("", None)
    return tuple(found)


@cache
def _usual_foe(name: str, theatre: str) -> str:
    """Whom a listed actor fights first in a war, "" if the lists do not tell."""
    listed = actors().get(name)
    if not listed or not theatre:
        return ""
    if listed.theatre == theatre:
        return next(iter(listed.against), "")
    foes = (actors().get(foe) for foe in listed.against)
    return next((foe.name for foe in foes if foe and foe.theatre == theatre), "")
