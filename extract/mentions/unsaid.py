"""Places that a sentence leaves unsaid: "They were later repulsed", "The rebels denied it all"."""

from collections.abc import Sequence

from extract.mentions.nouns import nouns
from extract.mentions.phrases import attacks
from extract.mentions.place import PlaceKind, PlaceMention
from extract.mentions.triggers import Trigger
from extract.tokens import Words

# What such triggers tell of is mostly an attack, or a claim, of the sentence before.
CLASSES = frozenset(("repel", "deny", "leave"))
NOUN = "attack"
# So many words between "the attack" and what became of it.
NEAR = 5


def unsaid_place(words: Words, triggers: Sequence[Trigger]) -> tuple[PlaceMention, ...]:
    """The first trigger of these classes, which stands for the place, in a sentence without one."""
    for trigger in triggers:
        if trigger.classes[0] in CLASSES:
            text = words.texts[trigger.index]
            at = trigger.index
            return (PlaceMention(at, at + 1, text, PlaceKind.ANAPHOR, NOUN),)
    return ()


def attack_places(
    words: Words, places: Sequence[PlaceMention], triggers: Sequence[Trigger]
) -> tuple[PlaceMention, ...]:
    """ "The attack" that was repelled, where it is not said on what: the place attacked before.

    places: those that the sentence names; behind one of them, that one is meant.
    """
    outcomes = [trigger.index for trigger in triggers if trigger.classes[0] == "repel"]
    if not outcomes:
        return ()
    targets = nouns().targets
    named = min((place.first for place in places), default=len(words))
    return tuple(
        attack
        for attack in attacks(words)
        if attack.after <= named
        and targets.isdisjoint(words.folded[attack.after : attack.after + 1])
        and any(abs(attack.after - 1 - at) <= NEAR for at in outcomes if at != attack.after - 1)
    )
