"""Capitalised names in a text, sentences around an offset: what the resolver reads by itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from geodata.names import tables

_TOKEN = re.compile(r"[^\W_]+(?:['’`‘ʿʾʻ-]+[^\W_]+)*['’`ʿʾ]?")
_BREAK = re.compile(r"(?<=[^\W\d_]{3})[.!?][\"”’)]*\s+|\n\s*\n|(?<=[)\d])\.\s+")
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Name:
    """A capitalised name at text[start:end]."""

    text: str
    start: int
    end: int


def names(text: str) -> Iterator[Name]:
    """Every run of up to four capitalised words, and every run within it, longest first."""
    for run in _runs(text):
        for length in range(min(_LONGEST, len(run)), 0, -1):
            for first in range(len(run) - length + 1):
                start, end = run[first].start(), run[first + length - 1].end()
                end -= 2 * text[start:end].endswith(("'s", "’s"))
                yield Name(text[start:end], start, end)


def sentence_bounds(text: str) -> list[int]:
    """The offsets at which sentences start, 0 first, and the length of the text last."""
    return [0, *(match.end() for match in _BREAK.finditer(text)), len(text)]


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        joined = run and text[run[-1].end() : token.start()] in {" ", "\n", "-", "–"}
        if _capital(token[0]) or (joined and token[0] in _lower_articles()):
            if run and not joined:
                yield _trimmed(run)
                run = []
            run.append(token)
        elif run:
            yield _trimmed(run)
            run = []
    if run:
        yield _trimmed(run)


def _trimmed(run: list[re.Match[str]]) -> list[re.Match[str]]:
    while run and run[-1][0] in _lower_articles():
        run = run[:-1]
    return run


def _capital(word: str) -> bool:
    head, hyphen, tail = word.partition("-")
    if hyphen and head.casefold() in tables.articles():
        word = tail
    first = word.lstrip("'’`‘ʿʾʻ")[:1]
    return first.isupper() or (first.isalpha() and first.lower() == first.upper())


@cache
def _lower_articles() -> frozenset[str]:
    return frozenset(tables.articles() - {"the", "of", "l"})
