"""Where a toponym begins and ends: runs of capitals, particles, numbers and type nouns."""

from collections.abc import Collection
from functools import lru_cache

from extract.mentions.nouns import nouns
from extract.mentions.numbered import number_ends
from extract.mentions.triggers import forms
from extract.tokens import KNOWN, Words

_LONGEST = 7
_OPENERS = '."“:•*-–'
_QUOTES = "‘’'`ʿʾ"


@lru_cache(maxsize=KNOWN)
def may_open(text: str, folded: str) -> bool:
    """Whether a mention may begin with a word at all: most plain words of a sentence open none."""
    if text.isalpha():
        return text != folded or folded in nouns().openers
    return text[0].isalnum()


def starts_name(words: Words, index: int, common: Collection[str]) -> bool:
    """Whether a toponym may begin at a word; `common` as for find_places."""
    text, folded = words.texts[index], words.folded[index]
    table = nouns()
    if text[0].isdigit():
        numbered = index > 0 and words.folded[index - 1] in table.prefix and text.isdigit()
        return numbered or _titled(words, index)
    if text in table.inner and (_titled(words, index) or not _capital_at(words, index + 1)):
        return _titled(words, index)
    if folded in table.particles and text.islower():
        return text not in table.no_opener and _capital_at(words, index + 1)
    if text in table.tribal and _capital_at(words, index + 1):
        return not _barred(words.texts[index + 1])
    if not _capital(text) or len(text) < 2 or _barred(text) or _adjective(text):
        return False
    if index == 0 or words.texts[index - 1] in _OPENERS:
        if folded in table.begin or folded in forms():
            return _titled(words, index)
        return folded not in common or _capital_at(words, index + 1)
    return True


def name_end(words: Words, index: int, taken: Collection[int]) -> int:
    """The word after the run of capitals that begins at `index`."""
    after = index + 1
    while after < len(words) and after not in taken and after < index + _LONGEST:
        if words.texts[after] in _QUOTES and _marked(words, after):
            after += 1
        elif not _goes_on(words, after):
            break
        after += 1
    return after


def is_part(words: Words, index: int) -> bool:
    """Whether a word is part of a toponym by its capital, wherever it stands."""
    text, folded = words.texts[index], words.folded[index]
    if not _capital(text) or _barred(text):
        return False
    return folded not in nouns().begin and folded not in forms()


def single_end(words: Words, index: int) -> int:
    """The word after one name of a list without commas: "Beit Zafar | Tel Nuba | Ara"."""
    table = nouns()
    while words.folded[index] in table.heights | table.particles and index + 1 < len(words):
        index += 1
    return index + 1


def way_end(words: Words, after: int, taken: Collection[int]) -> int:
    """The word after the places that a way leads to: "road | between Ara and Zafar".

    `after` stands behind the noun, and is returned where no place is named.
    """
    end, probe = after, after + 1
    if words.folded[after] == "leading":
        probe += 1
    for _ in range(2):
        if probe in taken or not _capital_at(words, probe) or _barred(words.texts[probe]):
            break
        end = name_end(words, probe, taken)
        if end == len(words) or words.folded[end] not in ("and", "with", "to"):
            break
        probe = end + 1
    return end


def is_weapon(text: str) -> bool:
    """Whether a word is a type of weapon: "MiG-23", "T-72"; "T-4" is an air base."""
    kind, dash, number = text.partition("-")
    if not dash or not number[:1].isdigit() or kind.lower() not in nouns().weapons:
        return False
    return len(kind) > 1 or len(number) > 1


def _goes_on(words: Words, index: int) -> bool:
    text, folded = words.texts[index], words.folded[index]
    table = nouns()
    if text[0].isdigit():
        return text.isdigit() and (
            words.folded[index - 1] in table.prefix or number_ends(words, index)
        )
    if folded == "'s":
        return _is_letter(words, index)
    if folded in table.particles and text.islower():
        return text not in table.no_link and _capital_at(words, index + 1)
    if folded in table.compass and text.istitle():
        return not _capital_at(words, index + 1) and words.folded[index + 1 : index + 2] != ("of",)
    if text in table.tails:
        return table.weaponry.isdisjoint(words.folded[index + 1 : index + 2])
    return _capital(text) and (not _barred(text) or _titled(words, index))


def _barred(text: str) -> bool:
    """A word that is no part of a toponym; in capitals, also one that tells of an event."""
    table = nouns()
    if text in table.never:
        return True
    if not text.isupper() or len(text) < 3:
        return False
    folded = text.lower()
    return folded in forms() or folded in table.begin or text.title() in table.never


def _is_letter(words: Words, index: int) -> bool:
    """Whether what is written as 's is part of a name: "Ra's Lanuf"."""
    return len(words.texts[index - 1]) == 2 and _capital_at(words, index + 1)


def _capital_at(words: Words, index: int) -> bool:
    return index < len(words) and _capital(words.texts[index])


def _capital(text: str) -> bool:
    if text[:1].isupper():
        return True
    cut = text.find("-")
    if not 0 < cut <= 4 or text[: cut + 1] not in nouns().articles:
        return False
    return text[cut + 1 :].lstrip(_QUOTES)[:1].isupper()


def _adjective(text: str) -> bool:
    """A compound of words that are no toponym: "Syrian-Lebanese", "Britain-based", "July–May"."""
    parts = text.replace("–", "-").split("-")
    never = nouns().never
    return len(parts) > 1 and (
        parts[-1] in nouns().adjectives
        or (parts[0] in never and all(p in never or p.islower() for p in parts))
    )


def _marked(words: Words, index: int) -> bool:
    """An apostrophe that stands for a letter: "Jabal 'Asab", "Ard' Al Hamra"."""
    following = index + 1
    if not _capital_at(words, following):
        return False
    opening = words.starts[following] == words.ends[index]
    closing = words.starts[index] == words.ends[index - 1]
    return opening != closing and not (closing and words.folded[index - 1].endswith("s"))


def _titled(words: Words, index: int) -> bool:
    """A number or a common adjective that begins a name: "17th Division base", "Post Office"."""
    table = nouns()
    after = index + 1
    while after < len(words) and after < index + 5 and _capital(words.texts[after]):
        after += 1
    last = words.folded[after - 1]
    tail = words.folded[after] if after < len(words) else ""
    return after > index + 1 and (last in table.ends or tail in table.bases)
