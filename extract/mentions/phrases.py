"""Phrases that stand for a place: "the town", "both villages", or a site without a name."""

from collections.abc import Iterator, Mapping

from extract.mentions.names import way_end
from extract.mentions.nouns import nouns
from extract.mentions.place import PlaceKind, PlaceMention
from extract.mentions.triggers import forms
from extract.tokens import Words


def phrase_at(words: Words, index: int, taken: Mapping[int, int]) -> PlaceMention | None:
    """The phrase whose type noun stands at `index`, or None.

    `taken` gives the word after the actor that holds a word.
    """
    table = nouns()
    if words.folded[index] not in table.openers:
        return None
    anaphor = table.anaphors.at(words.texts, words.folded, index)
    site = table.site.at(words.texts, words.folded, index)
    match = max(filter(None, (anaphor, site)), default=None, key=lambda found: found[0])
    if match is None:
        return None
    after, noun = match
    if noun in table.prefix and after < len(words) and words.texts[after].isdigit():
        return None
    if index and words.folded[index - 1] + " " + noun in table.settlement:
        return None
    end = _end(words, after, noun, taken)
    if not end:
        return None
    first, adjectives = _opening(words, index, taken)
    plural = noun.endswith("s") and noun in table.anaphor
    opener = words.folded[first] if first < index else ""
    bare = anaphor and anaphor[0] == after == end
    if bare and opener in table.definite and (adjectives <= table.plain or not site):
        text = words.span_text(first, after)
        return PlaceMention(first, after, text, PlaceKind.ANAPHOR, noun, plural)
    if site and site[0] == after:
        start = first + 1 if opener in table.definite | table.indefinite | table.numbers else first
        while start < index and words.folded[start] in table.trimmed:
            start += 1
        kind = PlaceKind.SITE if end == after else PlaceKind.NAME
        return PlaceMention(start, after, words.span_text(start, end), kind, noun, plural)
    return None


def _end(words: Words, after: int, noun: str, taken: Mapping[int, int]) -> int:
    """The word after all that names the phrase, or 0 where a name takes the noun to itself.

    "the headquarters of the 17th Division" is a name that ends with the actor's.
    """
    table = nouns()
    if after < len(words) and noun in table.ways and words.folded[after] in table.leading:
        return way_end(words, after, taken)
    if after >= len(words) or words.folded[after] != "of":
        return after
    start = after + 1 + (after + 1 < len(words) and words.folded[after + 1] == "the")
    actor = words.texts[start : taken.get(start, start)]
    if any(word[0].isupper() or word[0].isdigit() for word in actor):
        return taken[start]
    named = start < len(words) and words.texts[start] != words.folded[start]
    return 0 if noun in table.settlement or (named and noun in table.compound) else after


def _tells(word: str) -> bool:
    """A verb that tells of an event, where no adjective is: "storm police station"."""
    known = forms().get(word)
    return known is not None and word not in nouns().plain and known[1] != ("hold",)


def attacks(words: Words) -> Iterator[PlaceMention]:
    """ "The attack was repelled": the phrases that may stand for the place attacked before."""
    table = nouns()
    for index in range(1, len(words)):
        if words.folded[index] in table.attacks and words.folded[index - 1] in table.taking_up:
            text = words.span_text(index - 1, index + 1)
            noun = words.folded[index]
            yield PlaceMention(index - 1, index + 1, text, PlaceKind.ANAPHOR, noun)


def _opening(words: Words, index: int, taken: Mapping[int, int]) -> tuple[int, frozenset[str]]:
    """Back over at most three adjectives and a number to a determiner, with what stands between."""
    table = nouns()
    first = index
    between: set[str] = set()
    while first > 0 and first > index - 4 and first - 1 not in taken:
        before = words.folded[first - 1]
        if before in table.definite or before in table.indefinite:
            return first - 1, frozenset(between)
        if not before.isalpha() or before in table.stop or _tells(before):
            break
        first -= 1
        between.add(before)
    return (first if index - first <= 2 else index), frozenset(between)
