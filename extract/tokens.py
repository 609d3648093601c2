"""Words of a sentence with their offsets."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import add

from extract.records import Sentence
from extract.rulebook import rules, word_set

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d+)*\w*(?:-\w+)*|\w+(?:(?:[-–][‘’'`´ʿʾ]?|[‘’'`´ʿʾ])\w+)*|[^\w\s]",
    re.UNICODE,
)
# Tokens whose cut is kept: the words that articles share, some 4 MB at most.
_KNOWN = 16_384


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one sentence: parallel tuples of text, folded text, offsets in the article."""

    sentence: Sentence
    texts: tuple[str, ...]
    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.texts)

    def span_text(self, first: int, after: int) -> str:
        """The text as written from word `first` up to and without word `after`."""
        base = self.sentence.start
        return self.sentence.text[self.starts[first] - base : self.ends[after - 1] - base]


@cache
def _endings() -> frozenset[str]:
    return word_set("words", "endings")


@cache
def _folds() -> dict[int, str]:
    return str.maketrans(rules("words")["folds"])


def words(sentence: Sentence) -> Words:
    """Split a sentence; possessive 's and endings such as -held become words of their own."""
    texts: list[str] = []
    folded: list[str] = []
    starts: list[int] = []
    base = sentence.start
    for match in _TOKEN.finditer(sentence.text):
        start = match.start() + base
        for text, fold in _pieces(match.group()):
            texts.append(text)
            folded.append(fold)
            starts.append(start)
            start += len(text)
    ends = tuple(map(add, starts, map(len, texts)))
    return Words(sentence, tuple(texts), tuple(folded), tuple(starts), ends)


@lru_cache(maxsize=_KNOWN)
def _pieces(text: str) -> tuple[tuple[str, str], ...]:
    """The words of a token, each as written and folded."""
    if len(text) > 2 and text[-2] in "'’`" and text[-1] in "sS":
        return (*_pieces(text[:-2]), (text[-2:], _fold(text[-2:])))
    cut = text.rfind("-")
    if cut > 0 and text[cut + 1 :].lower() in _endings():
        return (text[:cut], _fold(text[:cut])), (text[cut:], _fold(text[cut:]))
    return ((text, _fold(text)),)


def _fold(text: str) -> str:
    return text.lower().translate(_folds())
