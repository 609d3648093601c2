"""The romanisation-aware key: equal keys mean that two spellings can be of one name.

The steps follow the trial in which an article stripped, romanisation folded and vowels in three
classes found 28 of 36 spellings and merged none: words are aliased (tokens.csv), consonants that
romanisations confuse fall together, vowels fall into three classes, and the words are joined,
so that "Muh Hasan" and "Muhassan" meet.
"""

import re
import unicodedata
from functools import cache, lru_cache

from geodata.names import tables

VERSION = 2
"""Raised with every change of what a key is: keys stored under another version are made anew."""
_SPLIT = re.compile(r"[^\w]+|_+")
_DOUBLE = re.compile(r"(.)\1+")
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_LATIN = re.compile(r"[a-z]")
# The order matters: digraphs before single letters, diphthongs before vowels.
_CONSONANTS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"tch|tsch|dzh", "ʧ"),
        (r"shch|sch|sh", "ʃ"),
        (r"kh|x", "χ"),
        (r"gh", "g"),
        (r"zh|dj", "j"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"ch", "ʧ"),
        (r"ph", "f"),
        (r"ck|q|c", "k"),
        (r"[ae]h$", "a"),
    )
)
_VOWELS = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"a[uwo]|o[uw]|eu|oo", "u"),
        (r"[ae][iy]|ae|ee|i[ey]|y", "i"),
        (r"w", "u"),
        (r"e", "i"),
        (r"o", "u"),
        (r"[iy]+", "i"),
    )
)


@cache
def _table() -> dict[int, str]:
    scripts = tables.letters()
    pairs = {**scripts["latin"], **scripts["cyrillic"], **scripts["arabic"]}
    marks = dict.fromkeys((*range(0x300, 0x370), *range(0x610, 0x61B), *range(0x64B, 0x660)), "")
    return {**marks, **{ord(letter): to for letter, to in pairs.items()}}


def fold(text: str) -> str:
    """Lower-case Latin letters of the text: case, diacritics, apostrophes and script aside."""
    if text.isascii():
        return text.casefold().replace("'", "").replace("`", "")
    decomposed = unicodedata.normalize("NFKC", text).casefold().translate(_table())
    return unicodedata.normalize("NFKD", decomposed).translate(_table())


def tokens(text: str) -> list[str]:
    """The folded words of a name, each replaced by the word that stands for it."""
    known = tables.token_aliases()
    return [known.get(word, word) for word in _SPLIT.split(_plain(text)) if word]


@lru_cache(maxsize=1 << 17)
def key(name: str) -> str:
    """The key under which a name is looked up; "" where it holds no letter or digit.

    The article (al-, ar-, ash- ...) is dropped unless nothing else is left.
    """
    words = tokens(name)
    skip = tables.articles()
    kept = [word for word in words if word not in skip] or words
    return _DOUBLE.sub(_once, "".join([_fold_word(word) for word in kept]))


def _once(match: re.Match[str]) -> str:
    letter = match[1]
    return match[0] if letter.isdigit() else letter


def _plain(text: str) -> str:
    if not text.isascii() and _ARABIC.search(text):
        text = " ".join(_without_article(word) for word in text.split())
    return fold(text)


def _without_article(word: str) -> str:
    """An Arabic-script word without its joined article; a mixed word (Aرسال) stays whole."""
    if word.startswith("ال") and len(word) > 4 and not _LATIN.search(word.casefold()):
        return word[2:]
    return word


@lru_cache(maxsize=1 << 16)
def _fold_word(word: str) -> str:
    for pattern, to in _CONSONANTS:
        word = pattern.sub(to, word)
    word = _DOUBLE.sub(_once, word)
    for pattern, to in _VOWELS:
        word = pattern.sub(to, word)
    return _DOUBLE.sub(_once, word)
