"""The places of a sentence: toponyms by capitals and type nouns, and phrases that stand for one."""

from collections.abc import Collection

from extract.mentions.actor import ActorMention
from extract.mentions.names import may_open, name_end, starts_name
from extract.mentions.nouns import nouns
from extract.mentions.phrases import attack_at, phrase_at
from extract.mentions.place import PlaceKind, PlaceMention
from extract.tokens import Words

__all__ = ["PlaceKind", "PlaceMention", "find_places"]


def find_places(
    words: Words, actors: Collection[ActorMention], common: Collection[str]
) -> tuple[PlaceMention, ...]:
    """The place mentions of a sentence in order.

    `actors` keep their words to themselves; `common` are folded words that the article also
    writes in lower case, which a capital at the start of a sentence does not make a name.
    """
    taken = {index for a in actors for index in range(a.first, a.after)}
    found: list[PlaceMention] = []
    index = 0
    while index < len(words.texts):
        mention = None
        if index not in taken and may_open(words, index):
            mention = _name_at(words, index, taken, common) or phrase_at(words, index, taken)
        if mention and not (_gloss(words, mention, found) or _person(words, mention)):
            found.append(mention)
        index = mention.after if mention else index + 1
    if not found and (attack := attack_at(words)):
        return (attack,)
    return tuple(found)


def _name_at(
    words: Words, index: int, taken: Collection[int], common: Collection[str]
) -> PlaceMention | None:
    if not starts_name(words, index, common):
        return None
    table = nouns()
    after, noun = name_end(words, index, taken), ""
    if after < len(words) and after not in taken:
        after, noun = table.suffix.at(words.texts, words.folded, after) or (after, "")
    if not noun and after > index + 1 and words.folded[after - 1] in table.ends:
        noun = words.folded[after - 1]
    first = index
    before = words.folded[index - 1] if index else ""
    if not noun and before in table.prefix and words.texts[index][0].isdigit():
        first, noun = index - 1, before
    elif index >= 2 and before == "of":
        noun = noun or words.folded[index - 2]
        if noun in table.compound and noun not in table.settlement and index - 2 not in taken:
            first = index - 2
    elif before in table.anaphor:
        noun = noun or before
    return PlaceMention(first, after, words.span_text(first, after), PlaceKind.NAME, noun)


def _person(words: Words, mention: PlaceMention) -> bool:
    """A name behind a title, or one that speaks: "governor Oleh Kost", "Kost said"."""
    if mention.kind is not PlaceKind.NAME or mention.noun:
        return False
    table = nouns()
    before = words.folded[max(0, mention.first - 2) : mention.first]
    titled = bool(before) and before[-1].rstrip(".") in table.titles
    dotted = len(before) == 2 and before[1] == "." and before[0] in table.titles
    following = words.folded[mention.after] if mention.after < len(words) else ""
    located = bool(before) and before[-1] in table.located
    return titled or dotted or (following in table.speaking and not located)


def _gloss(words: Words, mention: PlaceMention, found: list[PlaceMention]) -> bool:
    """A name in brackets behind another: its other name or its province, not a place of its own."""
    opening, closing = mention.first - 1, mention.after
    return (
        bool(found)
        and opening > 0
        and words.texts[opening] == "("
        and found[-1].after == opening
        and closing < len(words)
        and words.texts[closing] == ")"
    )
