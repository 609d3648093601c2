"""Sentences as a transformer reads them: words in pieces, a name as one stand-in, kinds of symbol.

Words are cut into the longest pieces of a fixed vocabulary, from the left (WordPiece; Wu and
others, 2016, as used by Devlin and others, 2018): "##" opens a piece that goes on with a word.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from extract.lexicon import noun_words
from extract.scene import Scene
from extract.tokens import KNOWN

FIRST, LAST, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
# What stands for a name, so that no name weighs: an actor, a holder ("-held"), a place.
STAND_IN = {"A": "troops", "A:h": "held", "P": "london"}
# A word of more pieces is cut short: what it opens with tells enough. A longer one is no word, and
# to try all its pieces would take the square of its length.
MOST, LONGEST_WORD = 5, 100
# The kinds of symbol that a piece is told to be of: an edge, a word, and what rules know of it.
KINDS = (
    *("", "w", "N", "X", "A", "A:h", "P", "P:a", "V:aside", "V:deny", "V:expel", "V:fall"),
    *("V:fight", "V:hold", "V:leave", "V:repel", "V:surround", "V:take"),
)
EDGE, WORD = 0, 1
_KIND = {symbol: kind for kind, symbol in enumerate(KINDS)}


class Token(NamedTuple):
    """One symbol of a skeleton with its words as written."""

    symbol: str
    words: tuple[str, ...]

    @property
    def kind(self) -> int:
        """Which of the KINDS it is."""
        return _KIND.get(self.symbol, WORD)

    @property
    def is_trigger(self) -> bool:
        """Whether it can tell of an event."""
        return self.symbol[:2] == "V:"

    @property
    def is_place(self) -> bool:
        """Whether it is a place or a phrase for one."""
        return self.symbol[0] == "P"


@dataclass(frozen=True, slots=True)
class Pieced:
    """A sentence in pieces: their rows in the vocabulary and kinds, and where each token starts."""

    pieces: tuple[int, ...]
    kinds: tuple[int, ...]
    starts: tuple[int, ...]

    def spots(self, pairs: Iterable[tuple[int, int]], base: int) -> list[tuple[int, int, int]]:
        """For each pair of tokens the rows of the sentence's first piece, which is `base`, and of
        the two."""
        at = self.starts
        return [(base, base + at[trigger], base + at[place]) for trigger, place in pairs]


class Pieces:
    """A vocabulary of pieces. Raises KeyError if it lacks what opens, ends or stands in."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._rows = vocabulary
        self._edges = vocabulary[FIRST], vocabulary[LAST]
        self._unknown = vocabulary[UNKNOWN]
        self.of = lru_cache(maxsize=KNOWN)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        """The rows of a word's first pieces."""
        found = [row for part in _parts(word) for row in self._cut(part)]
        return tuple(found[:MOST]) or (self._unknown,)

    def _cut(self, word: str) -> list[int]:
        if len(word) > LONGEST_WORD:
            return [self._unknown]
        found, start = [], 0
        while start < len(word):
            opens = "##" if start else ""
            ends = range(len(word), start, -1)
            end = next((end for end in ends if opens + word[start:end] in self._rows), None)
            if end is None:
                return [self._unknown]
            found.append(self._rows[opens + word[start:end]])
            start = end
        return found

    def sentence(self, tokens: Sequence[Token], named: bool = False) -> Pieced:
        """A sentence between its edges; with `named`, names as written."""
        pieces, kinds, starts = [self._edges[0]], [EDGE], []
        for token in tokens:
            starts.append(len(pieces))
            for word in token.words if named else _without_name(token):
                pieces += self.of(word)
            kinds += [token.kind] * (len(pieces) - len(kinds))
        return Pieced((*pieces, self._edges[1]), (*kinds, EDGE), tuple(starts))


def tokens_of(scene: Scene) -> list[Token]:
    """The symbols of a sentence with their words."""
    words: list[list[str]] = [[] for _ in scene.skeleton]
    for word, at in zip(scene.words.texts, scene.at, strict=True):
        words[at].append(word)
    return [Token(*one) for one in zip(scene.skeleton, map(tuple, words), strict=True)]


def _without_name(token: Token) -> Sequence[str]:
    """A token's words, with a stand-in for a name: "london province", "london dam"."""
    stand_in = STAND_IN.get(token.symbol)
    if stand_in is None:
        return token.words
    if not token.is_place:
        return (stand_in,)
    return [stand_in, *(word for word in token.words if word.lower() in noun_words())]


def _parts(word: str) -> list[str]:
    """A word without capitals and accents, cut at each sign that is no letter or digit."""
    apart = unicodedata.normalize("NFD", word.lower())
    plain = (sign for sign in apart if unicodedata.category(sign) != "Mn")
    return "".join(sign if sign.isalnum() else f" {sign} " for sign in plain).split()
