"""Phrases that stand for a place: "the town", "both villages", or a site without a name."""

from collections.abc import Collection

from extract.mentions.nouns import nouns
from extract.mentions.place import PlaceKind, PlaceMention
from extract.tokens import Words

# What makes a phrase take up a place that was named before.
_DEFINITE = frozenset(
    [
        "the",
        "this",
        "that",
        "these",
        "those",
        "both",
        "all",
        "its",
        "their",
        "same",
        "aforementioned",
    ]
)
_NUMBERS = frozenset(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"])
_TAKING_UP = frozenset(("the", "this", "that", "their", "its", "both", "these"))
_INDEFINITE = frozenset(("a", "an", "another", "some", "several", "many", "one", "each"))
_STOP = frozenset(
    [
        "of",
        "in",
        "at",
        "to",
        "from",
        "by",
        "and",
        "or",
        "on",
        "near",
        "for",
        "with",
        "was",
        "were",
        "is",
        "are",
        "had",
        "has",
        "have",
        "been",
        "be",
        "that",
        "which",
        "who",
        "as",
        "into",
        "over",
        "after",
        "before",
        "while",
        "but",
        "also",
        "then",
        "not",
        "no",
        "took",
        "captured",
        "seized",
    ]
)


def phrase_at(words: Words, index: int, taken: Collection[int]) -> PlaceMention | None:
    """The phrase whose type noun stands at `index`, or None."""
    table = nouns()
    if words.folded[index] not in table.openers:
        return None
    anaphor = table.anaphors.at(words.texts, words.folded, index)
    site = table.site.at(words.texts, words.folded, index)
    match = max(filter(None, (anaphor, site)), default=None, key=lambda found: found[0])
    if match is None or (match[0] < len(words) and words.folded[match[0]] == "of"):
        return None
    after, noun = match
    first, adjectives = _opening(words, index, taken)
    plural = noun.endswith("s") and noun in table.anaphor
    opener = words.folded[first] if first < index else ""
    if anaphor and anaphor[0] == after and opener in _DEFINITE and adjectives <= table.plain:
        text = words.span_text(first, after)
        return PlaceMention(first, after, text, PlaceKind.ANAPHOR, noun, plural)
    if site and site[0] == after:
        start = first + 1 if opener in _DEFINITE | _INDEFINITE | _NUMBERS else first
        text = words.span_text(start, after)
        return PlaceMention(start, after, text, PlaceKind.SITE, noun, plural)
    return None


def attack_at(words: Words) -> PlaceMention | None:
    """ "The attack was repelled", in a sentence without a place: it stands for the place attacked."""
    attacks = nouns().attacks
    for index in range(1, len(words)):
        if words.folded[index] in attacks and words.folded[index - 1] in _TAKING_UP:
            text = words.span_text(index - 1, index + 1)
            noun = words.folded[index]
            return PlaceMention(index - 1, index + 1, text, PlaceKind.ANAPHOR, noun)
    return None


def _opening(words: Words, index: int, taken: Collection[int]) -> tuple[int, frozenset[str]]:
    """Back over at most three adjectives and a number to a determiner, with what stands between."""
    first = index
    between: set[str] = set()
    while first > 0 and first > index - 4 and first - 1 not in taken:
        before = words.folded[first - 1]
        if before in _DEFINITE or before in _INDEFINITE:
            return first - 1, frozenset(between)
        if not before.isalpha() or before in _STOP:
            break
        first -= 1
        between.add(before)
    return (first if index - first <= 2 else index), frozenset(between)
