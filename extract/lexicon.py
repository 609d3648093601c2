"""A matcher for names of several words, and the words of the nouns in names of places."""

from collections.abc import Iterable
from functools import cache
from typing import Generic, TypeVar

from extract.records import Sentence
from extract.rulebook import word_set
from extract.tokens import words

T = TypeVar("T")


def split_name(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A name's words as written and folded, cut as the words of a sentence are."""
    found = words(Sentence(0, 0, len(name), name, 0))
    return found.texts, found.folded


class Phrases(Generic[T]):
    """Finds the longest listed phrase at a word; a phrase all in capitals keeps its case.

    `openers` are the folded first words of all phrases.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._by_first: dict[str, list[tuple[int, tuple[str, ...], tuple[str, ...] | None, T]]] = {}
        for phrase, value in entries:
            texts, folded = split_name(phrase)
            exact = texts if phrase.isupper() and len(phrase) <= 6 else None
            self._by_first.setdefault(folded[0], []).append((len(folded), folded, exact, value))
        for listed in self._by_first.values():
            listed.sort(key=lambda entry: -entry[0])
        self.openers = frozenset(self._by_first)

    def at(
        self, texts: tuple[str, ...], folded: tuple[str, ...], index: int
    ) -> tuple[int, T] | None:
        """The index after the longest phrase that starts at `index`, and its value; or None."""
        for size, phrase, exact, value in self._by_first.get(folded[index], ()):
            after = index + size
            if (size == 1 or folded[index:after] == phrase) and (
                exact is None or texts[index:after] == exact
            ):
                return after, value
        return None


@cache
def noun_words() -> frozenset[str]:
    """The words of the nouns that stand in names of places: "dam", "border", "crossing"."""
    return frozenset(word for noun in word_set("places", "suffix") for word in noun.split())
