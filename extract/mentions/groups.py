"""Groups without a name of their own: "the army", "Syrian troops", "fighters of X", "they"."""

from extract.mentions.actor import ActorKind, ActorMention
from extract.mentions.nouns import nouns
from extract.mentions.sides import aliases, demonyms, forces, role_of
from extract.tokens import Words


def phrase_at(words: Words, index: int) -> ActorMention | None:
    """An unnamed group that starts here: modifiers, then a head noun."""
    known = forces()
    if words.folded[index] in known.pronouns:
        return _pronoun_at(words, index)
    end = probe = index
    while probe < len(words) and probe < index + 7:
        folded = words.folded[probe]
        if folded in known.heads and not _site(words, probe):
            end = probe + 1
        elif folded not in known.modifiers or words.texts[probe][0].isdigit():
            break
        probe += 1
    if end == index:
        return None
    role = role_of(words.folded[index:end])
    return _member(words, index, end) or (
        ActorMention(index, end, role, ActorKind.ROLE) if role else None
    )


def _site(words: Words, index: int) -> bool:
    """Whether a head begins the noun of a place: "the military airport", "an army base"."""
    noun = nouns().suffix.at(words.texts, words.folded, index)
    return noun is not None and noun[0] > index + 1


def demonym_at(words: Words, index: int) -> ActorMention | None:
    """ "Syrian troops": the government's side of a theatre; "Syrian rebels" is left to the role."""
    match = demonyms().at(words.texts, words.folded, index)
    if match is None:
        return None
    end = with_head(words, match[0])
    role = role_of(words.folded[match[0] : end]) if end > match[0] else ""
    if role not in ("government", "group"):
        return ActorMention(index, end, role, ActorKind.ROLE) if role else None
    name = match[1] if role == "government" or words.folded[end - 1] in forces().state else role
    kind = ActorKind.ROLE if name == role else ActorKind.NAMED
    return ActorMention(index, end, name, kind)


def with_head(words: Words, after: int) -> int:
    """Past the nouns that end an actor's phrase: "ISIL militants", "Russian ground forces"."""
    known = forces()
    end = probe = after
    while probe < len(words) and probe < after + 4:
        folded = words.folded[probe]
        if folded in known.heads:
            end = probe + 1
        elif folded not in known.modifiers and folded != "'s":
            break
        probe += 1
    return end


def is_name(words: Words, index: int) -> bool:
    """Whether an alias that starts here is written as a name."""
    text = words.texts[index]
    return text[0].isupper() or "-" in text or text[0].isdigit() or text in ("the", "al", "pro")


def _member(words: Words, index: int, end: int) -> ActorMention | None:
    """ "fighters from the Nusra Front", "units of the army": the name after the preposition."""
    if end + 1 >= len(words) or words.folded[end] not in ("of", "from"):
        return None
    start = end + 1 + (words.folded[end + 1] == "the" and end + 2 < len(words))
    match = aliases().at(words.texts, words.folded, start)
    if match and is_name(words, start):
        return ActorMention(index, with_head(words, match[0]), match[1], ActorKind.NAMED)
    return None


def _pronoun_at(words: Words, index: int) -> ActorMention | None:
    if words.folded[index] in forces().subjects:
        return ActorMention(index, index + 1, "pronoun", ActorKind.PRONOUN)
    end = with_head(words, index + 1)
    return ActorMention(index, end, "pronoun", ActorKind.PRONOUN) if end > index + 1 else None
