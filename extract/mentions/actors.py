"""Armed actors in a sentence: known names, unknown names as written, unnamed groups by role."""

from functools import cache

from extract.mentions.actor import ActorKind, ActorMention
from extract.mentions.agents import SIDED, agent_at, pro_at
from extract.mentions.formations import formation_end, formation_openers
from extract.mentions.groups import demonym_at, member, phrase_at
from extract.mentions.heads import is_name, with_head
from extract.mentions.sides import aliases, demonyms, forces, peoples, role_of
from extract.mentions.states import capital_at, country_at
from extract.mentions.unlisted import acronym_at, unknown_at
from extract.tokens import Words

__all__ = ["ActorKind", "ActorMention", "find_actors"]


def find_actors(words: Words) -> tuple[ActorMention, ...]:
    """The actors of a sentence in order, none overlapping another."""
    found: list[ActorMention] = []
    index = 0
    openers = _openers()
    while index < len(words.texts):
        first, folded = words.texts[index][0], words.folded[index]
        opens = first.isupper() or first.isdigit() or folded in openers
        mention = _at(words, index) if opens or folded.startswith(SIDED) else None
        if mention:
            found.append(mention)
            index = mention.after
        else:
            index += 1
    return tuple(found)


def _at(words: Words, index: int) -> ActorMention | None:
    first = words.texts[index][0]
    plain = not (first.isupper() or first.isdigit())
    if plain and words.folded[index] not in _names():
        return pro_at(words, index) or phrase_at(words, index)
    found = _listed_at(words, index) or _formation_at(words, index)
    if found:
        return found
    if plain or first.isdigit():
        return demonym_at(words, index) or pro_at(words, index) or phrase_at(words, index)
    return (
        capital_at(words, index)
        or country_at(words, index)
        or unknown_at(words, index)
        or demonym_at(words, index)
        or pro_at(words, index)
        or phrase_at(words, index)
        or agent_at(words, index)
        or acronym_at(words, index)
    )


@cache
def _names() -> frozenset[str]:
    """The folded words that a listed name, a people or a formation can begin with."""
    return aliases().openers | demonyms().openers | peoples().openers | formation_openers()


@cache
def _openers() -> frozenset[str]:
    """The folded words that a mention can begin with, capitals and digits aside."""
    known = forces()
    return _names() | known.heads | known.modifiers | known.pronouns | known.sides.keys()


def _formation_at(words: Words, index: int) -> ActorMention | None:
    """A numbered formation, or the side that it is said to belong to: "2nd Brigade of the SDF"."""
    end = formation_end(words, index)
    if end == index:
        return None
    return member(words, index, end) or ActorMention(
        index, end, words.span_text(index, end), ActorKind.FORMATION
    )


def _listed_at(words: Words, index: int) -> ActorMention | None:
    known = forces()
    match = aliases().at(words.texts, words.folded, index)
    if match is None or not is_name(words, index):
        return None
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
    if words.folded[after] == "-led" and role == "group":
        role = ""
    return ActorMention(index, end, role or name, ActorKind.ROLE if role else ActorKind.NAMED)
