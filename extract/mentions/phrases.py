"""Phrases that stand for a place: "the town", "both villages", or a site without a name."""

from collections.abc import Collection

from extract.mentions.nouns import nouns
from extract.mentions.place import PlaceKind, PlaceMention
from extract.tokens import Words


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
    if anaphor and anaphor[0] == after and opener in table.definite and adjectives <= table.plain:
        text = words.span_text(first, after)
        return PlaceMention(first, after, text, PlaceKind.ANAPHOR, noun, plural)
    if site and site[0] == after:
        start = first + 1 if opener in table.definite | table.indefinite | table.numbers else first
        text = words.span_text(start, after)
        return PlaceMention(start, after, text, PlaceKind.SITE, noun, plural)
    return None


def attack_at(words: Words) -> PlaceMention | None:
    """ "The attack was repelled", in a sentence without a place: the place attacked is meant."""
    table = nouns()
    for index in range(1, len(words)):
        if words.folded[index] in table.attacks and words.folded[index - 1] in table.taking_up:
            text = words.span_text(index - 1, index + 1)
            noun = words.folded[index]
            return PlaceMention(index - 1, index + 1, text, PlaceKind.ANAPHOR, noun)
    return None


def _opening(words: Words, index: int, taken: Collection[int]) -> tuple[int, frozenset[str]]:
    """Back over at most three adjectives and a number to a determiner, with what stands between."""
    table = nouns()
    first = index
    between: set[str] = set()
    while first > 0 and first > index - 4 and first - 1 not in taken:
        before = words.folded[first - 1]
        if before in table.definite or before in table.indefinite:
            return first - 1, frozenset(between)
        if not before.isalpha() or before in table.stop:
            break
        first -= 1
        between.add(before)
    return (first if index - first <= 2 else index), frozenset(between)
