"""Who is said to hold which place: "ISIS-held Ara", "Ara, the rebels' last stronghold"."""

from collections.abc import Sequence

from extract.discourse import Cast, Named
from extract.mentions.actor import ActorKind
from extract.mentions.place import PlaceMention
from extract.mentions.sides import forces
from extract.scene import Scene

# Adjectives between a side or place and the other: "ISIS-held eastern Ara".
_NEAR = 4
_OWNING = frozenset(("'s", "'"))


def holders(scenes: Sequence[Scene], cast: Cast) -> dict[str, str]:
    """The holder of each place that the text gives one, by the place's folded name."""
    return {
        place.text.casefold(): named.name
        for one, row in zip(scenes, cast.named, strict=True)
        for named in row
        for place in one.places
        if named.name and _holds(one, named, place)
    }


def _holds(scene: Scene, named: Named, place: PlaceMention) -> bool:
    if named.kind is ActorKind.HOLDER:
        return 0 <= place.first - named.mention.after <= _NEAR
    if named.kind is ActorKind.PRONOUN:
        return False
    folded = scene.words.folded
    if named.mention.after < place.first:
        # "the rebel stronghold of Ara"
        between = folded[named.mention.after : place.first]
        return len(between) <= _NEAR and between[-1] == "of" and _seat(between[:-1])
    # "Ara, the rebels' last stronghold"
    apposed = folded[place.after : named.mention.first] in ((",",), (",", "the"), (",", "a"))
    behind = folded[named.mention.after : named.mention.after + _NEAR]
    return apposed and any(_seat(behind[:end]) for end in range(1, len(behind) + 1))


def _seat(words: tuple[str, ...]) -> bool:
    """ "stronghold", "'s last bastion": what a side has, whose name stands before."""
    if not words or words[-1] not in forces().seats:
        return False
    return words[-1] != "capital" or words[0] in _OWNING
