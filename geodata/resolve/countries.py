"""Which countries an article is about, read from their names and demonyms."""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from geodata.article import Article
from geodata.names.tables import FOLDER

_NAME, _NAME_AFTER_IN, _DEMONYM, _TITLE = 1.0, 1.6, 0.5, 2.0


@dataclass(frozen=True, slots=True)
class _Words:
    names: dict[str, tuple[str, float]]
    demonyms: dict[str, tuple[str, float]]
    weights: dict[str, float]
    pattern: re.Pattern[str]


@cache
def _words() -> _Words:
    names: dict[str, tuple[str, float]] = {}
    demonyms: dict[str, tuple[str, float]] = {}
    weights: dict[str, float] = {}
    with (FOLDER / "countries.csv").open(newline="", encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            weights[row["country"]] = float(row["weight"])
            meaning = row["country"], float(row["weight"])
            names.update((word, meaning) for word in row["names"].split("|") if word)
            demonyms.update((word, meaning) for word in row["demonyms"].split("|") if word)
    listed = sorted((*names, *demonyms), key=len, reverse=True)
    pattern = re.compile(
        r"(\b[Ii]n (?:the )?)?(?<!\w)(" + "|".join(map(re.escape, listed)) + r")(?!\w)"
    )
    return _Words(names, demonyms, weights, pattern)


def countries_of(word: str) -> tuple[str, ...]:
    """The ISO codes that a country's name or demonym stands for; empty for any other word."""
    words = _words()
    found = words.names.get(word) or words.demonyms.get(word)
    return (found[0],) if found else ()


def abroad(code: str) -> float:
    """How much a word for this country says of where an article plays: low for interveners."""
    return _words().weights.get(code, 0.5)


def country_words(text: str) -> list[tuple[int, str, float]]:
    """Each word for a country: its offset, the ISO code, and how strongly it tells."""
    return [(match.start(), *_meaning(match)) for match in _words().pattern.finditer(text)]


def country_votes(article: Article) -> dict[str, float]:
    """How strongly the words of the title and text point to each country (ISO code)."""
    votes: defaultdict[str, float] = defaultdict(float)
    for text, weight in ((article.text, 1.0), (article.title, _TITLE)):
        for _, code, value in country_words(text):
            votes[code] += value * weight
    return dict(votes)


def _meaning(match: re.Match[str]) -> tuple[str, float]:
    words, word = _words(), match[2]
    if word in words.demonyms and word not in words.names:
        code, weight = words.demonyms[word]
        return code, weight * _DEMONYM
    code, weight = words.names[word]
    return code, weight * (_NAME_AFTER_IN if match[1] else _NAME)
