"""Formations by number: "the 401st Brigade", "24th, 72nd and 79th brigades", "Brigade 444"."""

import re
from dataclasses import dataclass
from functools import cache

from extract.mentions.acting import acts
from extract.mentions.nouns import nouns
from extract.mentions.sides import forces
from extract.rulebook import rules
from extract.tokens import Words

# Four plain digits are a year: "in 2016 army units".
_NUMBER = re.compile(r"(?:\d{1,3}|\d{1,4}(?:st|nd|rd|th|e|er))$")
# Words between a number and its noun: "36th Separate Guards Naval Infantry Brigade".
_BETWEEN = 6
# The highest number that can be a day of a month.
_DAYS = 31


@dataclass(frozen=True, slots=True)
class Formations:
    """The tables of forces.toml on formations, folded."""

    nouns: frozenset[str]
    arms: frozenset[str]
    ordinals: frozenset[str]
    before_number: frozenset[str]


@cache
def formations() -> Formations:
    """The tables, read once."""
    table = rules("forces")["formation"]
    return Formations(*(frozenset(table[key]) for key in ("nouns", "arms", "ordinals", "short")))


@cache
def _openers() -> frozenset[str]:
    known = formations()
    return known.ordinals | known.nouns | known.before_number


def opens_formation(text: str, folded: str) -> bool:
    """Whether a numbered formation can begin with a word, as written and folded."""
    return text[0].isdigit() or folded in _openers()


def formation_end(words: Words, index: int) -> int:
    """The word after a numbered formation that starts at `index`; `index` if none does."""
    if not opens_formation(words.texts[index], words.folded[index]):
        return index
    after = _number_first(words, index) or _noun_first(words, index) or _number_alone(words, index)
    if after and not (after < len(words) and words.folded[after] in nouns().bases):
        return after
    return index


def _number_first(words: Words, index: int) -> int:
    """ "103rd Brigade", "1st and 9th brigades": numbers, arms of service, a noun."""
    if not _ordinal(words, index):
        return 0
    counted = words.texts[index].isdigit()
    probe = index + 1
    while probe + 1 < len(words) and words.folded[probe] in (",", "and", "&"):
        probe += 2 if words.folded[probe + 1] == "and" else 1
        if probe >= len(words) or not _ordinal(words, probe):
            return 0
        counted = False
        probe += 1
    return _noun_after(words, probe, counted)


def _noun_after(words: Words, start: int, counted: bool) -> int:
    """Past arms and names to the formation's last noun; "7 divisions", "7 army men" are counts."""
    known = formations()
    end = 0
    for probe in range(start, min(len(words), start + _BETWEEN)):
        folded = words.folded[probe]
        if folded in known.nouns:
            end = probe + 1
        elif folded not in known.arms and (counted or not words.texts[probe][0].isupper()):
            break
    last = words.texts[end - 1] if counted and end else ""
    return 0 if last.endswith("s") or last == "army" else end


def _noun_first(words: Words, index: int) -> int:
    """ "Brigade 444 seized Ara": what is taken or left may be the brigade's base."""
    known = formations()
    folded = words.folded[index]
    if not words.texts[index][0].isupper() or folded not in known.nouns | known.before_number:
        return 0
    probe, end = index + 1, 0
    while probe < len(words) and words.texts[probe].isdigit() and len(words.texts[probe]) < 4:
        end = probe + 1
        probe = end + (end < len(words) and words.folded[end] in (",", "and"))
        if not folded.endswith("s"):
            break
    return end if end and acts(words, index, end) else 0


def _number_alone(words: Words, index: int) -> int:
    """ "the 155th": no day of a month."""
    number = _NUMBER.match(words.folded[index])
    if not number or words.texts[index].isdigit() or not index:
        return 0
    following = words.folded[index + 1] if index + 1 < len(words) else ""
    high = int(re.sub(r"\D", "", number.group())) > _DAYS
    named = high and words.folded[index - 1] == "the" and following not in forces().counted
    return index + 1 if named else 0


def _ordinal(words: Words, index: int) -> bool:
    return bool(_NUMBER.match(words.folded[index])) or words.folded[index] in formations().ordinals
