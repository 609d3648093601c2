"""Armed actors in a sentence: known names, unknown names as written, unnamed groups by role."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from extract.mentions.actor import ActorKind, ActorMention
from extract.mentions.agents import SIDED, agent_at, pro_at
from extract.mentions.formations import formation_end, opens_formation
from extract.mentions.groups import (
    demonym_at,
    leader_at,
    linked,
    member,
    opens_phrase,
    phrase_at,
)
from extract.mentions.heads import is_name, with_head
from extract.mentions.nouns import nouns
from extract.mentions.sides import (
    aliases,
    capitals,
    countries,
    demonyms,
    forces,
    leaders,
    peoples,
    role_of,
)
from extract.mentions.states import capital_at, country_at, sent_by
from extract.mentions.unlisted import acronym_at, is_acronym, unknown_at
from extract.tokens import KNOWN, Words

__all__ = ["ActorKind", "ActorMention", "find_actors"]

# Finds the mention that begins at a word.
Finder = Callable[[Words, int], ActorMention | None]
# Behind these a country is where something lies.
_WITHIN = {("in",), ("into",), ("inside",), ("across",), ("near",), ("within",)}
_EDGES = ("border", "borders", "frontier", "crossing", "crossings")
# Roles of those who face somebody: "attackers from the 5th Brigade" may be driven off from it.
_ATTACKED = ("foe", "holders")


def find_actors(words: Words) -> tuple[ActorMention, ...]:
    """The actors of a sentence in order, none overlapping another."""
    found: list[ActorMention] = []
    after = 0
    for index, finders in enumerate(map(_finders, words.texts, words.folded)):
        if index < after:
            continue
        for find in finders:
            if mention := find(words, index):
                mention = _belonging(words, mention)
                after = mention.after
                if found and _called(words, found[-1], mention):
                    mention = replace(mention, first=found.pop().first)
                if not (found and _short_form(words, found[-1], mention)):
                    found.append(mention)
                break
    return tuple(found)


def _called(words: Words, before: ActorMention, mention: ActorMention) -> bool:
    """Whether a group before a name only says what that is: "the rebel Free Syrian Army"."""
    named = mention.kind in (ActorKind.NAMED, ActorKind.UNKNOWN)
    beside = before.kind is ActorKind.ROLE and before.after == mention.first
    return named and beside and not words.folded[before.after - 1].endswith("s")


def _short_form(words: Words, before: ActorMention, mention: ActorMention) -> bool:
    """Whether a mention is the short form of an unlisted name: "the Ara Front (ARF)"."""
    enclosed = words.texts[before.after : before.after + 1] == ("(",)
    unlisted = before.kind is mention.kind is ActorKind.UNKNOWN
    return unlisted and enclosed and mention.first == before.after + 1


def _belonging(words: Words, mention: ActorMention) -> ActorMention:
    """ "Fighters from the 3rd Assault Brigade", "rebels of FACT": whom the group belongs to."""
    start = linked(words, mention.after, ("of", "from"))
    if not start or mention.kind is not ActorKind.ROLE or mention.name in _ATTACKED:
        return mention
    if state := sent_by(words, mention):
        return state
    for find in _finders(words.texts[start], words.folded[start]):
        if find in _OWNERS and (owner := find(words, start)):
            return replace(owner, first=mention.first)
    return mention


@lru_cache(maxsize=KNOWN)
def _finders(text: str, folded: str) -> tuple[Finder, ...]:
    """What may find a mention that begins with this word, in order: for most words nothing."""
    capital = text[0].isupper()
    name = capital and text not in nouns().never
    known: tuple[tuple[bool, Finder], ...] = (
        (folded in aliases().openers, _listed_at),
        (opens_formation(text, folded), _formation_at),
        (capital and folded in capitals().openers, capital_at),
        (capital and folded in countries().openers, country_at),
        (capital and folded in leaders(), leader_at),
        (name, unknown_at),
        (folded in demonyms().openers or folded in peoples().openers, demonym_at),
        (folded.startswith(SIDED), pro_at),
        (opens_phrase(folded), phrase_at),
        (name, agent_at),
        (capital and is_acronym(text), acronym_at),
    )
    return tuple(find for opens, find in known if opens)


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
    if _beside(words, index, after):
        return None
    if after < len(words) and words.folded[after] in known.holding:
        return ActorMention(index, after + 1, name, ActorKind.HOLDER)
    if after < len(words) and words.folded[after] in known.led:
        return _backed(words, index, after, name)
    end = with_head(words, after)
    if end == after and _of_no_name(words, index, after):
        return None
    if end == after and _before_place(words, index, after):
        return None
    return ActorMention(index, end, name, ActorKind.NAMED)


def _beside(words: Words, index: int, after: int) -> bool:
    """Whether a country says where something lies: "in east Ukraine", "the border with Turkey"."""
    country = countries().at(words.texts, words.folded, index)
    if country is None or country[0] != after:
        return False
    start = index - (index > 0 and words.folded[index - 1] in nouns().sides)
    before = words.folded[max(0, start - 2) : start]
    within = before[-1:] in _WITHIN or before == ("in", "the")
    return within or (before[-1:] == ("with",) and before[0] in _EDGES)


def _of_no_name(words: Words, index: int, after: int) -> bool:
    """ "They proclaimed an Islamic state": what one like it is called."""
    one = index > 0 and words.folded[index - 1] in ("a", "an")
    return one and after > index + 1 and words.texts[after - 1].islower()


def _before_place(words: Words, index: int, after: int) -> bool:
    """Whether a country is where a place lies rather than a side: "Russia's Kursk region"."""
    if words.folded[after : after + 1] != ("'s",) or after + 1 == len(words):
        return False
    capital = words.texts[after + 1][0].isupper()
    return capital and countries().at(words.texts, words.folded, index) is not None


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


# What finds those to whom a group belongs; of listed names groups.member tells.
_OWNERS = (_formation_at, unknown_at, demonym_at, acronym_at)
