"""Denials in sentences of their own: "The army denied this.", "A lie." (rules/denials.toml)."""

import re
from functools import cache

from extract.mentions.place import PlaceKind, PlaceMention
from extract.mentions.triggers import Trigger
from extract.mentions.unsaid import NOUN
from extract.rulebook import rules
from extract.scene import Scene


def denial(scene: Scene) -> tuple[Trigger, PlaceMention] | None:
    """The trigger that denies what the sentence before claims, standing for the place too.

    None where a sentence denies nothing so, or goes on to a place: that is what it tells of.
    """
    words, sentence = scene.words, scene.sentence
    named = [words.starts[p.first] for p in scene.places if p.kind is PlaceKind.NAME]
    for match in pattern().finditer(sentence.text.lower()):
        begin, end = sentence.start + match.start(), sentence.start + match.end()
        if any(start >= begin for start in named):
            continue
        for trigger in scene.triggers:
            at = trigger.index
            if "deny" in trigger.classes and begin <= words.starts[at] < end:
                return trigger, PlaceMention(at, at + 1, words.texts[at], PlaceKind.ANAPHOR, NOUN)
    return None


@cache
def pattern() -> re.Pattern[str]:
    """What the rules list, as one pattern over lower-cased text."""
    listed = (row["pattern"].replace(" ", r"\s+") for row in rules("denials")["denial"])
    return re.compile("|".join(f"(?:{one})" for one in listed), re.MULTILINE)
