"""Places that a sentence leaves unsaid: "They were later repulsed", "The rebels denied it all"."""

from collections.abc import Sequence

from extract.mentions.place import PlaceKind, PlaceMention
from extract.mentions.triggers import Trigger
from extract.tokens import Words

# What such triggers tell of is mostly an attack, or a claim, of the sentence before.
CLASSES = frozenset(("repel", "deny", "leave"))
NOUN = "attack"


def unsaid_place(words: Words, triggers: Sequence[Trigger]) -> tuple[PlaceMention, ...]:
    """The first trigger of these classes, which stands for the place, in a sentence without one."""
    for trigger in triggers:
        if trigger.classes[0] in CLASSES:
            text = words.texts[trigger.index]
            at = trigger.index
            return (PlaceMention(at, at + 1, text, PlaceKind.ANAPHOR, NOUN),)
    return ()
