"""Which named places a mention stands for: itself, the place taken up, or all of a group."""

from dataclasses import dataclass

from extract.anaphora import choices, group, name_of, stands_alone
from extract.antecedents import antecedent_features
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
    if place.plural and (taken_up := group(text.scenes, known, place, judged.index)):
        return Meant(tuple(one.text for one in taken_up))
    found = choices(known, place, scene, judged.index)
    if stands_alone(place, found):
        # Without its "the": what is told of is an airport, whichever.
        words = place.text.split()
        return Meant((" ".join(words[place.kind is PlaceKind.ANAPHOR :]),))
    if not found:
        return Meant(())
    if len(found) == 1:
        return Meant((name_of(place, found[0]),), ((found[0].text, 1.0),))
    rows = antecedent_features(text.scenes, known, place, judged.index, found)
    scores = head.scores(rows)[:, 0]
    shares = softmax(scores)
    considered = tuple((one.text, float(share)) for one, share in zip(found, shares, strict=True))
    return Meant((name_of(place, found[int(scores.argmax())]),), considered)
