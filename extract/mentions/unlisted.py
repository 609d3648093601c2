"""Actors that nobody listed, told by their names: "Liwa al-Haqq", "Girkin's force", "UNITA"."""

from extract.mentions.actor import ActorKind, ActorMention
from extract.mentions.groups import member
from extract.mentions.heads import of_name, with_head
from extract.mentions.nouns import nouns
from extract.mentions.sides import Forces, acronyms, aliases, demonyms, forces, leaders, role_of
from extract.tokens import Words

# Behind these a capital may be that of a sentence.
_ENDS = frozenset('.!?:;"“”«-–—•*(')


def unknown_at(words: Words, index: int) -> ActorMention | None:
    """A run of capitals that names a unit or movement: "Liwa al-Haqq", "Desert Sons Brigade".

    The first is a capital that may be a name's.
    """
    known, text = forces(), words.texts[index]
    end = index
    while end < len(words) and end < index + 7 and _joins(words, end, index):
        inner = aliases().at(words.texts, words.folded, end) if end > index else None
        if inner and _cleared(words, index, end):
            return None
        behind_of = words.folded[end - 2 : end] == ("of", "the")
        if inner and (behind_of or words.folded[end] not in known.common):
            return ActorMention(index, with_head(words, inner[0]), inner[1], ActorKind.NAMED)
        end += 1
    for after in range(end, index + 1, -1):
        site = not nouns().bases.isdisjoint(words.folded[after : after + 1])
        if words.texts[after - 1] in known.last and after - index >= 2 and not site:
            return _of_nation(words, index, after) or _unknown(words, index, after)
    if end - index >= 2 and text in known.first:
        return _unknown(words, index, end)
    if (cut := of_name(words, index)) and cut < end:
        return _unknown(words, index, end)
    return _leader_at(words, index, end, known)


def _unknown(words: Words, first: int, after: int) -> ActorMention:
    numbered = after < len(words) and words.texts[after].isdigit()
    if numbered and words.folded[first:after] == ("task", "force"):
        written = words.span_text(first, after + 1)
        return ActorMention(first, after + 1, written, ActorKind.FORMATION)
    return ActorMention(first, after, words.span_text(first, after), ActorKind.UNKNOWN)


def _of_nation(words: Words, index: int, after: int) -> ActorMention | None:
    """ "Iraqi Ninth Division": the nation's."""
    nation = demonyms().at(words.texts, words.folded, index)
    role = role_of(words.folded[after - 1 : after])
    if nation and nation[0] < after and role in ("formation", "government", "arms"):
        return ActorMention(index, with_head(words, after), nation[1], ActorKind.NAMED)
    return None


def _leader_at(words: Words, index: int, end: int, known: Forces) -> ActorMention | None:
    """ "Girkin's force", "Macawiisley fighters": an unlisted name with armed people behind it."""
    if end < len(words) and (pair := _pair_at(words, index, end)):
        return pair
    if end >= len(words) or demonyms().at(words.texts, words.folded, end - 1):
        return None
    if _cleared(words, index, end):
        return None
    after = with_head(words, end)
    if after == end or not nouns().bases.isdisjoint(words.folded[after : after + 1]):
        return None
    if side := leaders().get(words.folded[end - 1]):
        return ActorMention(index, after, side, ActorKind.NAMED)
    if words.folded[end] in ("'s", "'"):
        return _unknown(words, index, after) if words.folded[after - 1] in known.led_by else None
    before = words.folded[index - 1] if index else "."
    plain = before in known.located or before in _ENDS or words.folded[index] in known.modifiers
    if plain or role_of(words.folded[end:after]) not in ("group", "irregulars"):
        return None
    return _unknown(words, index, after)


def _pair_at(words: Words, index: int, end: int) -> ActorMention | None:
    """ "DPR-Russian forces": of two sides that act together, the one named first."""
    part, hyphen, _ = words.texts[index].partition("-")
    listed = aliases().at((part,), (part.lower(),), 0) if hyphen and part else None
    if listed and end == index + 1 and (after := with_head(words, end)) > end:
        return ActorMention(index, after, listed[1], ActorKind.NAMED)
    return None


def _cleared(words: Words, index: int, end: int) -> bool:
    """ "The army cleared Ara of ISIS": a name with "of" behind it that is no group's."""
    run = words.folded[index:end]
    group = forces().heads | forces().of
    return (
        "of" in run and group.isdisjoint(run) and forces().last.isdisjoint(words.texts[index:end])
    )


def is_acronym(text: str) -> bool:
    """Whether a word is written as an acronym and may be an actor's: "UNITA", "IDPs"."""
    name = text.removesuffix("s")
    if name in acronyms():
        return True
    # Letter by letter: a letter without case, an Arabic one amid Latin ones, makes no acronym.
    if not (3 <= len(name) <= 6 and all(map(str.isupper, name))):
        return False
    return name not in forces().plain and name not in nouns().never


def acronym_at(words: Words, index: int) -> ActorMention | None:
    """ "UNITA", "FNL rebels": an acronym among words that are not in capitals."""
    if _dateline(words, index):
        return None
    around = (*words.texts[max(0, index - 1) : index], *words.texts[index + 1 : index + 2])
    if any(len(other) > 2 and all(map(str.isupper, other)) for other in around):
        return None
    end = with_head(words, index + 1)
    name = words.texts[index].removesuffix("s")
    return member(words, index, end) or ActorMention(index, end, name, ActorKind.UNKNOWN)


def _dateline(words: Words, index: int) -> bool:
    """ "KABUL (Agency) -", "GOJJAM *": the town or region that a report comes from or is about."""
    following = words.texts[index + 1] if index + 1 < len(words) else ""
    heading = index == 0 and not (following[:1].isalnum() or words.folded[1:2] in (("'s",), ("'",)))
    return following in ("(", "—", "–", "-", "/", ":") or heading


def _joins(words: Words, index: int, start: int) -> bool:
    text = words.texts[index]
    if words.folded[index] == "the":
        # "In Ara the Free Riders Brigade": a place, then a side.
        return index > start and words.folded[index - 1] in ("of", "for")
    return (
        text[0].isupper()
        or text[:3] in ("al-", "ash", "as-", "el-")
        or (index > start and words.folded[index] in ("of", "al", "for"))
    )
