"""Pronouns that stand for a place: "retook it", "it was seized", "its fall", "both were taken"."""

from collections.abc import Sequence
from functools import cache

from extract.mentions.place import PlaceKind, PlaceMention
from extract.mentions.triggers import Trigger
from extract.rulebook import rules
from extract.tokens import Words

_BACK = 4
_AHEAD = 4
_THERE = 8


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(rules("phrases")["pronoun"][key])


def pronoun_places(words: Words, triggers: Sequence[Trigger]) -> tuple[PlaceMention, ...]:
    """The pronouns that a trigger near them makes likely to stand for a place."""
    known = {t.index: t for t in triggers}
    found = []
    for index, folded in enumerate(words.folded):
        if folded in _words("any") and _stands(words, index, folded, known):
            first = index - (index > 0 and words.folded[index - 1] in _words("before"))
            text, plural = words.span_text(first, index + 1), folded in _words("plural")
            found.append(PlaceMention(first, index + 1, text, PlaceKind.ANAPHOR, folded, plural))
    return tuple(found)


def _stands(words: Words, index: int, folded: str, known: dict[int, Trigger]) -> bool:
    if folded in _words("adverb"):
        return any(i in known for i in range(max(0, index - _THERE), index))
    if folded in _words("possessive"):
        return index + 1 in known and known[index + 1].form in ("noun", "base")
    return _object(words, index, known) or _subject(words, index, known)


def _object(words: Words, index: int, known: dict[int, Trigger]) -> bool:
    """Behind a trigger, or behind a preposition with a trigger not far before it."""
    if index - 1 in known:
        return True
    before = words.folded[index - 1] if index else ""
    return before in _words("preposition") and any(
        i in known for i in range(max(0, index - 1 - _BACK), index - 1)
    )


def _subject(words: Words, index: int, known: dict[int, Trigger]) -> bool:
    """Before a passive, or before a verb by which a place changes hands: "it fell"."""
    following = words.folded[index + 1] if index + 1 < len(words) else ""
    if index + 1 in known:
        return known[index + 1].classes[0] == "fall"
    return following in _words("passive") and any(
        i in known and (known[i].form == "ed" or known[i].classes[0] in ("take", "hold"))
        for i in range(index + 2, index + 2 + _AHEAD)
    )
