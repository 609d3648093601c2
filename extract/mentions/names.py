"""Where a toponym begins and ends: runs of capitals, particles, numbers and type nouns."""

from collections.abc import Collection

from extract.mentions.nouns import nouns
from extract.tokens import Words

_LONGEST = 7
_OPENERS = '."“:•*-–'


def may_open(words: Words, index: int) -> bool:
    """Whether a mention may begin at a word at all: most plain words of a sentence open none."""
    text, folded = words.texts[index], words.folded[index]
    table = nouns()
    return (
        text != folded
        or not text.isalpha()
        or text in table.inner
        or folded in table.particles
        or folded in table.openers
    )


def starts_name(words: Words, index: int, common: Collection[str]) -> bool:
    """Whether a toponym may begin at a word; `common` as for find_places."""
    text, folded = words.texts[index], words.folded[index]
    table = nouns()
    if text[0].isdigit():
        numbered = index > 0 and words.folded[index - 1] in table.prefix and text.isdigit()
        return numbered or _titled(words, index)
    if text in table.inner and _titled(words, index):
        return True
    if folded in table.particles and text.islower():
        return text not in table.no_opener and _capital_at(words, index + 1)
    if not _capital(text) or len(text) < 2 or text in table.never or _adjective(text):
        return False
    if index == 0 or words.texts[index - 1] in _OPENERS:
        return folded not in common or _capital_at(words, index + 1)
    return True


def name_end(words: Words, index: int, taken: Collection[int]) -> int:
    """The word after the run of capitals that begins at `index`."""
    after = index + 1
    while after < len(words) and after not in taken and after < index + _LONGEST:
        if words.texts[after] in "‘’'`ʿʾ" and _marked(words, after):
            after += 1
        elif not _goes_on(words, after):
            break
        after += 1
    return after


def _goes_on(words: Words, index: int) -> bool:
    text, folded = words.texts[index], words.folded[index]
    table = nouns()
    if text[0].isdigit():
        return words.folded[index - 1] in table.prefix and text.isdigit()
    if folded in table.particles and text.islower():
        return text not in table.no_link and _capital_at(words, index + 1)
    return _capital(text) and (text not in table.never or _titled(words, index))


def _capital_at(words: Words, index: int) -> bool:
    return index < len(words) and _capital(words.texts[index])


def _capital(text: str) -> bool:
    if text[:1].isupper():
        return True
    cut = text.find("-")
    return (
        0 < cut <= 4 and text[: cut + 1] in nouns().articles and text[cut + 1 : cut + 2].isupper()
    )


def _adjective(text: str) -> bool:
    """A compound of words that are no toponym: "Syrian-Lebanese", "Britain-based"."""
    parts = text.split("-")
    never = nouns().never
    return len(parts) > 1 and (
        parts[-1] in nouns().adjectives
        or (parts[0] in never and all(p in never or p.islower() for p in parts))
    )


def _marked(words: Words, index: int) -> bool:
    """An apostrophe that stands for a letter: "Jabal 'Asab"."""
    following = index + 1
    return (
        following < len(words)
        and words.starts[following] == words.ends[index]
        and words.texts[following][0].isupper()
        and words.ends[index - 1] < words.starts[index]
    )


def _titled(words: Words, index: int) -> bool:
    """A number or a common adjective that begins a name: "17th Division base", "Post Office"."""
    table = nouns()
    after = index + 1
    while after < len(words) and after < index + 5 and _capital(words.texts[after]):
        after += 1
    last = words.folded[after - 1]
    tail = words.folded[after] if after < len(words) else ""
    return after > index + 1 and (last in table.ends or tail in table.bases)
