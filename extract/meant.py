"""Which named places a mention stands for: itself, the place taken up, or all of a group."""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from extract.anaphora import choices, group, name_of, stands_alone
from extract.antecedents import antecedent_features
from extract.judge import Head
from extract.judging import Judged
from extract.mentions.place import PlaceKind
from extract.shares import softmax
from extract.text import Text

# The sentence of a mention, and its first word there.
Spot = tuple[int, int]
# What it adds to the score of a place that something is told of. Of 368 phrases out of fold 294 are
# right without, 299 at .3, 301 at .6, 297 at 1.
ABOUT = np.float32(0.6)


@dataclass(frozen=True, slots=True)
class Meant:
    """The names of the places meant, and each that was considered with its share of all."""

    names: tuple[str, ...]
    considered: tuple[tuple[str, float], ...] = ()


def meant(text: Text, judged: Judged, head: Head, told: Collection[Spot]) -> Meant:
    """The places that a judged mention stands for; no name if none was named before it.

    told: the sentence and the first word of each named place that is itself told to be taken, lost
    or fought over: what the text is about is taken up rather than what it mentions.
    """
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
    about = [(one.sentence, one.first) in told for one in found]
    scores = head.scores(rows)[:, 0] + ABOUT * np.array(about, np.float32)
    shares = softmax(scores)
    considered = tuple((one.text, float(share)) for one, share in zip(found, shares, strict=True))
    return Meant((name_of(place, found[int(scores.argmax())]),), considered)
