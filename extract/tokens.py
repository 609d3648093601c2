"""Words of a sentence with their offsets."""

import re
from dataclasses import dataclass
from functools import cache

from extract.records import Sentence
from extract.rulebook import rules, word_set

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}|\d+(?:[.,]\d+)*\w*(?:-\w+)*|\w+(?:(?:[-–][‘’'`´ʿʾ]?|[‘’'`´ʿʾ])\w+)*|[^\w\s]",
    re.UNICODE,
)


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
    folds = _folds()
    texts: list[str] = []
    starts: list[int] = []
    base = sentence.start
    for match in _TOKEN.finditer(sentence.text):
        for text, start in _pieces(match.group(), match.start() + base):
            texts.append(text)
            starts.append(start)
    folded = tuple(t.lower().translate(folds) for t in texts)
    ends = tuple(s + len(t) for s, t in zip(starts, texts, strict=True))
    return Words(sentence, tuple(texts), folded, tuple(starts), ends)


def _pieces(text: str, start: int) -> list[tuple[str, int]]:
    if len(text) > 2 and text[-2] in "'’`" and text[-1] in "sS":
        return [*_pieces(text[:-2], start), (text[-2:], start + len(text) - 2)]
    cut = text.rfind("-")
    if cut > 0 and text[cut + 1 :].lower() in _endings():
        return [(text[:cut], start), (text[cut:], start + cut)]
    return [(text, start)]
