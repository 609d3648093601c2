"""Armed actors in a sentence: known names, unknown names as written, unnamed groups by role."""

from functools import cache

from extract.mentions.actor import ActorKind, ActorMention
from extract.mentions.groups import demonym_at, is_name, phrase_at, with_head
from extract.mentions.sides import aliases, demonyms, forces, role_of
from extract.rulebook import rules
from extract.tokens import Words

__all__ = ["ActorKind", "ActorMention", "find_actors"]


def find_actors(words: Words) -> tuple[ActorMention, ...]:
    """The actors of a sentence in order, none overlapping another."""
    found: list[ActorMention] = []
    index = 0
    openers = _openers()
    while index < len(words.texts):
        mention = None
        if words.texts[index][0].isupper() or words.folded[index] in openers:
            mention = _named_at(words, index) or demonym_at(words, index) or phrase_at(words, index)
        if mention:
            found.append(mention)
            index = mention.after
        else:
            index += 1
    return tuple(found)


@cache
def _openers() -> frozenset[str]:
    """The folded words that a mention can begin with, capitals aside."""
    known = forces()
    return aliases().openers | demonyms().openers | known.heads | known.modifiers | known.pronouns


def _named_at(words: Words, index: int) -> ActorMention | None:
    known = forces()
    match = aliases().at(words.texts, words.folded, index)
    if match is None or not is_name(words, index):
        return _unknown_at(words, index)
    after, name = match
    if after < len(words) and words.folded[after] in known.holding:
        return ActorMention(index, after + 1, name, ActorKind.HOLDER)
    if after < len(words) and words.folded[after] in known.led:
        return _backed(words, index, after, name)
    after = with_head(words, after)
    return ActorMention(index, after, name, ActorKind.NAMED)


def _backed(words: Words, index: int, after: int, name: str) -> ActorMention | None:
    """ "US-backed SDF": the actor is the one that is backed; "Turkish-backed rebels" is a name."""
    following = after + 1
    if following < len(words):
        inner = aliases().at(words.texts, words.folded, following)
        if inner and is_name(words, following):
            return ActorMention(index, with_head(words, inner[0]), inner[1], ActorKind.NAMED)
    end = with_head(words, following)
    if name in ("Turkey/TFSA",) or end == following:
        return ActorMention(index, end, name, ActorKind.NAMED)
    role = role_of(words.folded[following:end])
    return ActorMention(index, end, role or name, ActorKind.ROLE if role else ActorKind.NAMED)


def _unknown_at(words: Words, index: int) -> ActorMention | None:
    """A run of capitals that names a unit or movement: "Liwa al-Haqq", "Desert Sons Brigade"."""
    text = words.texts[index]
    if not text[0].isupper():
        return None
    if text in _places_never():
        return None
    known = forces()
    end = index
    while end < len(words) and end < index + 7 and _joins(words, end, index):
        if end > index and (inner := aliases().at(words.texts, words.folded, end)):
            return ActorMention(index, with_head(words, inner[0]), inner[1], ActorKind.NAMED)
        end += 1
    for after in range(end, index + 1, -1):
        if words.texts[after - 1] in known.last and after - index >= 2:
            return ActorMention(index, after, words.span_text(index, after), ActorKind.UNKNOWN)
    if text in known.first and end - index >= 2:
        return ActorMention(index, end, words.span_text(index, end), ActorKind.UNKNOWN)
    return None


@cache
def _places_never() -> frozenset[str]:
    return frozenset(rules("places")["never"])


def _joins(words: Words, index: int, start: int) -> bool:
    text = words.texts[index]
    return (
        text[0].isupper()
        or text[:3] in ("al-", "ash", "as-", "el-")
        or (index > start and words.folded[index] in ("of", "the", "al", "for"))
    )
