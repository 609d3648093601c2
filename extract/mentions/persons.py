"""Names that are a person's: by a title before them, an office behind them, or what they do."""

import re
from collections.abc import Collection
from functools import cache

from extract.mentions.nouns import nouns
from extract.mentions.place import PlaceKind, PlaceMention
from extract.tokens import Words

# An office stands at most so many words behind the name: "Kost, the party's first spokesman".
_FAR = 6
# The subject of a clause with an office at its head has so many words at most, or letters.
_SUBJECT, _CLAUSE = 9, 60
# No part of a name is longer: a text of nothing but hyphens is read in one pass too.
_LONGEST = 40
_PART = rf"(?:[Aa]l-|[Ee]l-)?[A-Z][\w'’-]{{1,{_LONGEST}}}"
_NAME = rf"{_PART}(?: {_PART}){{0,2}}"
_WORD = rf"[\w'’-]{{1,{_LONGEST + 4}}}"
# Whose they are, is a person: "Alice Auma's followers".
_LED = ("faction", "followers", "supporters", "loyalists", "bodyguards", "men")
_LOCATED = re.compile(rf"\b(?:in|near|at) (?=({_WORD}(?: {_WORD}){{0,2}}))")
# What a person is said to be: "the arrest of Omar Zayd, a commander".
_ONE_OF = ((",", "a"), (",", "an"))
# Where a name may end.
_EDGE = re.compile(r"\b")


def persons_of(text: str) -> frozenset[str]:
    """The names that an article says are a person's by an office, and their last parts.

    A name that also stands behind "in" or "near" is a place's.
    """
    found = {next(filter(None, match.groups())) for match in _introduced().finditer(text)}
    found |= {name.split()[-1] for name in found}
    if not found:
        return frozenset()
    located = {
        behind[: edge.start()]
        for behind in (match.group(1) for match in _LOCATED.finditer(text))
        for edge in _EDGE.finditer(behind)
    }
    return frozenset(found - located)


@cache
def _introduced() -> re.Pattern[str]:
    offices = "|".join(sorted(nouns().offices))
    office = "|".join(sorted(nouns().offices | nouns().heads))
    between = rf"(?:(?!(?:{'|'.join(sorted(nouns().stop))})\b)[\w'’-]{{1,{_LONGEST}}} )"
    # "They took Tal Zafar, the mayor of the town said": the office opens a clause of its own.
    told = r"(?:(?! (?:who|which|that)\b)[^,.;:])"
    speaks = rf"{told}{{0,{_CLAUSE}}}? (?:{'|'.join(sorted(nouns().speaking))})\b"
    behind = rf"(?:(?:the|an?) )?{between}{{0,4}}?(?:{office})\b(?!['’]s|, [A-Z]|{speaks})"
    full = rf"{_PART}(?: {_PART}){{1,2}}"
    led = rf"({full})['’]s (?:{'|'.join(_LED)})\b"
    return re.compile(rf"\b(?:{offices}) ({_NAME})|\b({full}), {behind}|\b{led}")


def is_person(words: Words, mention: PlaceMention, persons: Collection[str] = ()) -> bool:
    """A name behind or with a title, or one that speaks: "governor Oleh Kost", "Kost said".

    `persons` as persons_of gives them.
    """
    if mention.kind is not PlaceKind.NAME or mention.noun:
        return False
    table = nouns()
    before = words.folded[max(0, mention.first - 2) : mention.first]
    if before == ("according", "to"):
        return True
    several = mention.after > mention.first + 1
    behind = words.folded[mention.after : mention.after + 2]
    if several and before[-1:] == ("of",) and behind in _ONE_OF and mention.text in persons:
        return True
    if before and before[-1] in table.located:
        return False
    listed = bool(before) and before[-1] in (",", "and")
    given = several and not listed and words.folded[mention.first] in table.given
    if given or mention.text in persons:
        return True
    inverted = len(before) == 2 and before[1] in ("said", "says")
    if inverted and _closes(words, mention):
        return True
    titled = bool(before) and before[-1].rstrip(".") in table.titles
    dotted = len(before) == 2 and before[1] == "." and before[0] in table.titles
    following = words.folded[mention.after] if mention.after < len(words) else ""
    return (
        titled
        or dotted
        or following in table.speaking
        or (several and words.folded[mention.first] in table.titles)
        or (following == "," and _described(words, mention))
        # "..., Omar Zayd of the council said."
        or (several and listed and following == "of" and _opens_clause(words, mention.after))
    )


def _closes(words: Words, mention: PlaceMention) -> bool:
    """Whether a name ends its sentence: "They took Ara, said Omar Zayd."."""
    return words.folded[mention.after : mention.after + 1] in ((), (".",))


def _described(words: Words, mention: PlaceMention) -> bool:
    """ "Kost, the Greek governor of Ara", "the head of Ara, Oleh Kost, revealed"."""
    start, table = mention.after + 1, nouns()
    behind = words.folded[start : start + _FAR]
    if not behind:
        return False
    several = mention.after > mention.first + 1
    if several and behind[0] in table.heads:
        return not _opens_clause(words, start)
    enclosed = mention.first and words.folded[mention.first - 1] == ","
    if several and enclosed and behind[0] in table.speaking:
        return True
    if behind[0] not in ("the", "a", "an"):
        return False
    for index, word in enumerate(behind[1:], start + 1):
        if word in table.offices or (several and word in table.heads):
            return not _opens_clause(words, index)
        if word in table.stop or not word[0].isalpha():
            return False
    return False


def _opens_clause(words: Words, office: int) -> bool:
    """Whether an office is the subject of what follows: "Ara, the mayor said".

    It is none in "Kost, the mayor, said".
    """
    if words.folded[office + 1 : office + 2] == ("'s",):
        return True
    for index in range(office + 1, min(len(words), office + _SUBJECT)):
        if words.texts[index] == ",":
            return index == office + 1 < len(words) - 1 and words.texts[index + 1][0].isupper()
        if words.folded[index] in nouns().speaking:
            return True
    return False
