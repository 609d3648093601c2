"""One sentence with all that it mentions, and its skeleton: what constructions see of it."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from extract.mentions.actors import ActorKind, ActorMention, find_actors
from extract.mentions.nouns import nouns
from extract.mentions.places import PlaceKind, PlaceMention, find_places
from extract.mentions.pronouns import pronoun_places
from extract.mentions.sides import forces
from extract.mentions.triggers import Trigger, find_triggers
from extract.mentions.unsaid import attack_places, unsaid_place
from extract.records import Sentence
from extract.rulebook import rules
from extract.tokens import KNOWN, Words, words

# So many words at most stand between an actor and a place that is said to be its own.
_MOST = 3
# What stands between a noun such as "town" and the name.
_OF = (("of",), ("of", "the"))
# Where a post without a name lies.
_LIES = (("in",),)
# The symbols that stand for an actor or a place.
MENTIONS = frozenset(("A", "A:h", "P", "P:a"))


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence, its mentions, and its skeleton.

    The skeleton has one symbol a mention and one a word: A an actor, P a place or a list of
    places, with what tells only where it lies or whose it is, V:class a trigger, N a number, the
    word itself if it is a function word, else its shape.
    `at` gives the skeleton index of each word.
    """

    words: Words
    actors: tuple[ActorMention, ...]
    places: tuple[PlaceMention, ...]
    triggers: tuple[Trigger, ...]
    skeleton: tuple[str, ...]
    at: tuple[int, ...]

    @property
    def sentence(self) -> Sentence:
        """The sentence that the scene is made of."""
        return self.words.sentence


def scene(sentence: Sentence, common: Collection[str], persons: Collection[str] = ()) -> Scene:
    """Read the mentions of one sentence; `common` and `persons` as for find_places."""
    split = words(sentence)
    actors = find_actors(split)
    places = find_places(split, actors, common, persons)
    inside = {i for p in places for i in range(p.first, p.after)}
    # "the Brigade 93 base" is of no brigade.
    actors = tuple(a for a in actors if inside.isdisjoint(range(a.first, a.after)))
    for actor in actors:
        inside.update(range(actor.first, actor.after))
    triggers = tuple(t for t in find_triggers(split) if t.index not in inside or _both(split, t))
    taking_up = (*pronoun_places(split, triggers), *attack_places(split, places, triggers))
    if taking_up := _free(taking_up, actors, places):
        meant = {place.first for place in taking_up}
        actors = tuple(actor for actor in actors if actor.first not in meant)
        places = tuple(sorted((*places, *taking_up), key=lambda place: place.first))
    skeleton, at = _skeleton(split, actors, places, triggers)
    if not places and sentence.index and not sentence.heading:
        # It has no symbol of its own: that of its trigger stands for both.
        places = unsaid_place(split, triggers)
    return Scene(split, actors, places, triggers, skeleton, at)


def _free(
    taking_up: tuple[PlaceMention, ...],
    actors: tuple[ActorMention, ...],
    places: tuple[PlaceMention, ...],
) -> tuple[PlaceMention, ...]:
    """Those that no longer mention holds: "their" of "their forces" is of an actor."""
    if not taking_up:
        return ()
    mentions: tuple[ActorMention | PlaceMention, ...] = (*actors, *places)
    held = {
        i
        for m in mentions
        if isinstance(m, PlaceMention) or m.after > m.first + 1
        for i in range(m.first, m.after)
    }
    return tuple(p for p in taking_up if held.isdisjoint(range(p.first, p.after)))


def _both(split: Words, trigger: Trigger) -> bool:
    """Whether a word tells of a hold and of its holder: "-held", "the town is ours"."""
    folded = split.folded[trigger.index]
    return folded.startswith("-") or folded in ("ours", "theirs")


def _holds(
    split: Words,
    holder: ActorMention | PlaceMention,
    held: ActorMention | PlaceMention,
    triggers: Collection[Trigger],
) -> bool:
    """Whether a mention only tells where a place lies, or whose it is.

    "Aleppo's Salaheddin district", "the Damascus suburb of Harasta", "the army's main base", "the
    rebel stronghold of Ara", "rebel-held Ara".
    """
    if not isinstance(held, PlaceMention) or held.kind is PlaceKind.ANAPHOR:
        return False
    between = split.folded[holder.after : held.first]
    if isinstance(holder, PlaceMention):
        if held.kind is not PlaceKind.NAME:
            return False
        # "They overran a military base in Ara": what is told is told of Ara.
        post = holder.kind is PlaceKind.SITE and holder.noun.split()[-1] in nouns().posts
        if holder.kind is PlaceKind.NAME:
            inside = between[1:] in _OF and between[0] in nouns().inside
            return inside or between == ("'s",)
        return post and between in _LIES
    if holder.kind is ActorKind.PRONOUN:
        return False
    marked = between[0] in forces().holding if between else False
    if holder.kind is ActorKind.HOLDER or marked:
        rest = between[marked:]
        return _noun_of(rest) or _adjectives(rest)
    if between[:1] in (("'s",), ("'",)):
        told = any(holder.after < t.index < held.first for t in triggers if t.classes[0] != "hold")
        return not told and _adjectives(between[1:], {"of"})
    return _noun_of(between)


def _noun_of(words: tuple[str, ...]) -> bool:
    """ "stronghold of", "town of the"."""
    return words[1:] in _OF and words[0] in nouns().settlement


def _adjectives(words: tuple[str, ...], also: Collection[str] = ()) -> bool:
    """A few words that may describe a place: none, "eastern", "main military"; or one of `also`."""
    plain = all(map(str.isalpha, words)) and nouns().stop.isdisjoint(set(words).difference(also))
    return plain and len(words) <= _MOST


@cache
def _plain() -> frozenset[str]:
    table = rules("skeleton")
    return frozenset(word for listed in table.values() for word in listed)


def _skeleton(
    split: Words,
    actors: tuple[ActorMention, ...],
    places: tuple[PlaceMention, ...],
    triggers: tuple[Trigger, ...],
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    mention = {}
    for actor in actors:
        if split.folded[actor.first] in ("ours", "theirs"):
            continue
        mention[actor.first] = ("A:h" if actor.kind == "holder" else "A", actor.after)
    for place in places:
        symbol = "P" if place.kind in ("name", "site") else "P:a"
        mention[place.first] = (symbol, place.after)
    mentions: tuple[ActorMention | PlaceMention, ...] = (*actors, *places)
    for holder, held in pairwise(sorted(mentions, key=lambda one: one.first)):
        if _holds(split, holder, held, triggers):
            mention[holder.first] = mention[held.first]
    plain = list(map(_symbol, split.texts, split.folded))
    for trigger in triggers:
        plain[trigger.index] = "V:" + trigger.classes[0]
    symbols: list[str] = []
    at: list[int] = []
    for first, (symbol, after) in (*sorted(mention.items()), (len(plain), ("", 0))):
        if first < len(at):
            continue
        symbols += plain[len(at) : first]
        at += range(len(symbols) - first + len(at), len(symbols))
        if symbol:
            at += [len(symbols)] * (after - first)
            symbols.append(symbol)
    return tuple(symbols), tuple(at)


@lru_cache(maxsize=KNOWN)
def _symbol(text: str, folded: str) -> str:
    """The symbol of a word that is no mention, as written and folded."""
    if folded in _plain() or not folded[0].isalnum():
        return folded
    if folded[0].isdigit():
        return "N"
    if text[0].isupper():
        return "X"
    for ending in ("ing", "ed", "ly"):
        if folded.endswith(ending):
            return "w" + ending
    return "w"
