"""The places of a sentence: toponyms by capitals and type nouns, and phrases that stand for one."""

from collections.abc import Collection
from dataclasses import replace

from extract.mentions.actor import ActorMention
from extract.mentions.names import (
    is_part,
    is_weapon,
    may_open,
    name_end,
    single_end,
    starts_name,
)
from extract.mentions.nouns import countries, nouns
from extract.mentions.numbered import numbered_at
from extract.mentions.persons import is_person
from extract.mentions.phrases import attacks, phrase_at
from extract.mentions.place import PlaceKind, PlaceMention
from extract.tokens import Words

__all__ = ["PlaceKind", "PlaceMention", "find_places"]

# The longest noun before "of" has so many words: "police station of Ara".
_HEAD = 2
# Behind a name and its 's stand fewer adjectives: "Ara's disused international airport".
_ADJECTIVES = 3
# So many capitals behind "the villages of" are more than one name.
_ROW = 4


def find_places(
    words: Words,
    actors: Collection[ActorMention],
    common: Collection[str],
    persons: Collection[str] = (),
) -> tuple[PlaceMention, ...]:
    """The place mentions of a sentence in order.

    `actors` keep their words to themselves; `common` are folded words that the article also
    writes in lower case, which a capital at the start of a sentence does not make a name;
    `persons` are names that the article says are a person's.
    """
    taken = {index: a.after for a in actors for index in range(a.first, a.after)}
    found: list[PlaceMention] = []
    after = 0
    for index, opens in enumerate(map(may_open, words.texts, words.folded)):
        if not opens or index < after or index in taken:
            continue
        mention = _name_at(words, index, taken, common) or phrase_at(words, index, taken)
        if mention is None:
            continue
        after = mention.after
        if found and (joined := _joined(words, found[-1], mention)):
            found[-1] = joined
        elif not (
            _gloss(words, mention, found)
            or _neighbour(words, mention)
            or is_person(words, mention, persons)
        ):
            found.append(mention)
    if not found and (attack := next(attacks(words), None)):
        return (attack,)
    return tuple(found)


def _name_at(
    words: Words, index: int, taken: Collection[int], common: Collection[str]
) -> PlaceMention | None:
    text = words.texts[index]
    if (text[0].isdigit() or text in nouns().months) and (dated := numbered_at(words, index)):
        after, noun = dated
        return PlaceMention(index, after, words.span_text(index, after), PlaceKind.NAME, noun)
    if not starts_name(words, index, common):
        return None
    table = nouns()
    after, noun = name_end(words, index, taken), ""
    if _in_row(words, index, after, taken):
        after = single_end(words, index)
    if after < len(words) and after not in taken:
        after, noun = _behind(words, after, taken) or (after, "")
    if not noun and after > index + 1 and words.folded[after - 1] in table.ends:
        noun = words.folded[after - 1]
    if not noun and after == index + 1 and _no_name(words, index):
        return None
    first = index
    before = words.folded[index - 1] if index else ""
    if before in table.prefix and words.texts[index][0].isdigit():
        first, noun = index - 1, noun or before
        # "Artillery Regiment 121 base"
        while first > 1 and noun != before and words.texts[first - 1][0].isupper():
            first -= 1
    elif head := _head(words, index, taken):
        first, before = head
        noun = noun or before
    elif before in table.anaphor:
        noun = noun or before
    elif before in table.halves and words.span_text(index, after).casefold() in table.divided:
        first = index - 1
    # "the Ara and Zafar districts" are Ara and Zafar; "the Zafar suburbs" are a place of their own;
    # "the Ara quarter" is Ara.
    rows = (
        before in ("and", ",", "&")
        and after > index + 1
        and words.folded[after - 1] in table.shared
    )
    joined = " ".join(words.texts[first:after])
    bare = noun in table.bare and joined.endswith(f" {noun}")
    bare |= noun in table.centres and joined.endswith(f" 's {noun}")
    named = index if noun in table.settlement else first
    end = after - (len(noun.split()) if bare else rows)
    name = words.span_text(named, end - (bare and words.folded[end - 1] == "'s"))
    if name in countries():
        noun = noun or "country"
    return PlaceMention(first, after, name, PlaceKind.NAME, noun)


def _in_row(words: Words, index: int, after: int, taken: Collection[int]) -> bool:
    """Whether a run of capitals is a list that lost its commas: "the villages of Ara Zafar Nuba".

    A name behind another with nothing between them goes on with such a list.
    """
    if index and index - 1 not in taken and is_part(words, index - 1):
        return True
    if after - index < _ROW or index < 2 or words.folded[index - 1] not in ("of", "including"):
        return False
    return any(
        w.endswith("s") and w in nouns().settlement for w in words.folded[max(0, index - 4) : index]
    )


def _no_name(words: Words, index: int) -> bool:
    """A capital that is a type noun or a part of an army, or a weapon, and nothing more."""
    folded, table = words.folded[index], nouns()
    return folded in table.ends or folded in table.units or is_weapon(words.texts[index])


def _behind(words: Words, after: int, taken: Collection[int]) -> tuple[int, str] | None:
    """The type noun behind a name, or behind its 's: "Ara oil field", "Ara's western gate"."""
    table = nouns()
    start = after
    if words.folded[after] == "'s":
        start += 1
        while start < min(len(words), after + _ADJECTIVES) and words.folded[start] in table.sides:
            start += 1
        if start >= len(words) or start in taken:
            return None
    found = table.suffix.at(words.texts, words.folded, start)
    if found and start > after and (found[1] in table.parts or _numbered(words, found[0])):
        return None
    if found and found[1] in table.inside and _of_another(words, found[0]):
        return None
    return found


def _of_another(words: Words, index: int) -> bool:
    """Whether a noun that ends here belongs to the next name: "the Ara suburb of Zafar"."""
    return words.folded[index : index + 1] == ("of",) and words.texts[index + 1][:1].isupper()


def _numbered(words: Words, index: int) -> bool:
    return index < len(words) and words.texts[index][0].isdigit()


def _head(words: Words, index: int, taken: Collection[int]) -> tuple[int, str] | None:
    """The noun before "of" and the name at `index`, and where the name begins with it."""
    of = index - 1 - (index > 1 and words.folded[index - 1] == "the")
    if of < 1 or words.folded[of] != "of" or words.folded[index] in nouns().heights:
        return None
    table = nouns()
    for first in range(max(0, of - _HEAD), of):
        noun = " ".join(words.folded[first:of])
        if noun in table.compound and noun not in table.settlement and first not in taken:
            return first, noun
        if " " in noun and noun in table.settlement:
            return index if noun in table.centres else first, noun
    noun = words.folded[of - 1]
    return index, noun if noun in table.ends or noun in table.settlement else ""


def _joined(words: Words, last: PlaceMention, mention: PlaceMention) -> PlaceMention | None:
    """One place told in two steps: "Ara | oil refinery", "Ara, | Bor Oblast"."""
    if last.kind is not PlaceKind.NAME or mention.kind is PlaceKind.ANAPHOR:
        return None
    if mention.kind is PlaceKind.SITE and mention.first <= last.after < mention.after:
        text = words.span_text(last.first, mention.after)
        return replace(last, after=mention.after, text=text, noun=mention.noun)
    behind = mention.first == last.after + 1 and words.texts[last.after] == ","
    holds = _contains(mention) or (_by_compass(mention) and _closes(words, last, mention))
    if behind and holds and not _contains(last):
        return replace(last, after=mention.after)
    return None


def _contains(mention: PlaceMention) -> bool:
    """Whether a name is of a province, or of a district that is written like one."""
    noun = mention.text.split()[-1]
    return noun.casefold() in nouns().containers or noun == "District"


def _by_compass(mention: PlaceMention) -> bool:
    """Whether a name is formed like that of a province: "West Kordofan", "Lower Shabelle"."""
    first, _, rest = mention.text.partition(" ")
    return bool(rest) and first.casefold() in nouns().compass


def _closes(words: Words, last: PlaceMention, mention: PlaceMention) -> bool:
    """Whether two names with a comma between them are all of what would be a list of more."""
    before = words.folded[last.first - 1] if last.first else ""
    behind = words.texts[mention.after : mention.after + 2]
    if before in (",", "and") or "and" in behind:
        return False
    return behind[:1] in ((), (".",), (";",), (")",)) or (behind[0] == "," and behind[-1].islower())


def _neighbour(words: Words, mention: PlaceMention) -> bool:
    """ "The border with Turkey", "the Nassib crossing with Jordan"."""
    behind = mention.first > 0 and words.folded[mention.first - 1] == "with"
    return behind and mention.noun == "country"


# What stands before another name in brackets: "Kabkabiya (also spelled Kebkabiya)".
_CALLED = frozenset(("also", "or", "spelled", "spelt", "known", "as", "called", "formerly"))


def _gloss(words: Words, mention: PlaceMention, found: list[PlaceMention]) -> bool:
    """A name in brackets behind another: its other name or its province, not a place of its own."""
    opening, closing = mention.first - 1, mention.after
    while opening > 0 and words.folded[opening] in _CALLED:
        opening -= 1
    return (
        bool(found)
        and opening > 0
        and words.texts[opening] == "("
        and found[-1].after == opening
        and closing < len(words)
        and words.texts[closing] == ")"
    )
