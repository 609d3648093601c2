"""Which named places a mention stands for: itself, the place taken up, or all of a group."""

from dataclasses import dataclass

from extract.anaphora import antecedent_features, choices, group, stands_alone
from extract.judge import Head
from extract.judging import Judged
from extract.mentions.place import PlaceKind
from extract.shares import softmax
from extract.text import Text


@dataclass(frozen=True, slots=True)
class Meant:
    """The names of the places meant, and each that was considered with its share of all."""

    names: tuple[str, ...]
    considered: tuple[tuple[str, float], ...] = ()


def meant(text: Text, judged: Judged, head: Head) -> Meant:
    """The places that a judged mention stands for; no name if none was named before it."""
    place, scene, known = judged.place, text.scenes[judged.index], text.known
    if place.kind is PlaceKind.NAME:
        return Meant((place.text,))
    if place.plural and (taken_up := group(known, place, scene, judged.index)):
        return Meant(tuple(one.text for one in taken_up))
    found = choices(known, place, scene, judged.index)
    rows = [
        antecedent_features(known, place, judged.index, rank, one) for rank, one in enumerate(found)
    ]
    if stands_alone(place, rows):
        # Without its "the": what is told of is an airport, whichever.
        words = place.text.split()
        return Meant((" ".join(words[place.kind is PlaceKind.ANAPHOR :]),))
    if not found:
        return Meant(())
    scores = head.scores(rows)[:, 0]
    shares = softmax(scores)
    considered = tuple((one.text, float(share)) for one, share in zip(found, shares, strict=True))
    return Meant((found[int(scores.argmax())].text,), considered)
