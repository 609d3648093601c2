"""Toponyms by their capitals and type nouns, and phrases that stand for a place named before."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from extract.lexicon import Phrases, rules
from extract.mentions.actors import ActorMention
from extract.tokens import Words


class PlaceKind(StrEnum):
    """How a place is mentioned."""

    NAME = "name"
    SITE = "site"
    ANAPHOR = "anaphor"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place at words[first:after]; `noun` is its type noun, folded, or "".

    `plural` is true where the words stand for more than one place.
    """

    first: int
    after: int
    text: str
    kind: PlaceKind
    noun: str = ""
    plural: bool = False


@dataclass(frozen=True, slots=True)
class _Nouns:
    suffix: Phrases[str]
    site: Phrases[str]
    anaphor: frozenset[str]
    anaphors: Phrases[str]
    settlement: frozenset[str]
    compound: frozenset[str]
    prefix: frozenset[str]
    particles: frozenset[str]
    never: frozenset[str]
    inner: frozenset[str]
    ends: frozenset[str]


@cache
def _nouns() -> _Nouns:
    table = rules("places")
    return _Nouns(
        Phrases((noun, noun) for noun in table["suffix"]),
        Phrases((noun, noun) for noun in table["site"]),
        frozenset(table["anaphor"]),
        Phrases((noun, noun) for noun in table["anaphor"]),
        frozenset(table["settlement"]),
        frozenset(table["compound"]),
        frozenset(table["prefix"]),
        frozenset(table["particles"]),
        frozenset(table["never"]),
        frozenset(table["inner"]),
        frozenset(noun.split()[-1] for noun in table["suffix"]),
    )


_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast "
    "southwest north-eastern north-western south-eastern south-western northeastern northwestern "
    "southeastern southwestern central north-east north-west south-east south-west".split()
)
_DETERMINERS = frozenset(
    "the this that these those both all its their two three four five six seven eight a an each "
    "same last aforementioned".split()
)
_ARTICLES = (
    "al-",
    "el-",
    "ar-",
    "as-",
    "ash-",
    "at-",
    "ath-",
    "an-",
    "az-",
    "ad-",
    "ez-",
    "es-",
    "adh-",
    "ed-",
    "et-",
    "er-",
)


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
    while index < len(words):
        if index in taken:
            index += 1
            continue
        mention = _name_at(words, index, taken, common) or _phrase_at(words, index, taken)
        if mention:
            found.append(mention)
            index = mention.after
        else:
            index += 1
    return tuple(found)


def _name_at(
    words: Words, index: int, taken: Collection[int], common: Collection[str]
) -> PlaceMention | None:
    if not _starts_name(words, index, common):
        return None
    after = _name_end(words, index, taken)
    noun = ""
    if after < len(words) and after not in taken:
        match = _nouns().suffix.at(words.texts, words.folded, after)
        if match:
            after, noun = match
    if not noun and after > index + 1 and words.folded[after - 1] in _nouns().ends:
        noun = words.folded[after - 1]
    first = index
    before = words.folded[index - 1] if index else ""
    if not noun and before in _nouns().prefix and words.texts[index][0].isdigit():
        first, noun = index - 1, before
    if index >= 2 and before == "of":
        noun = noun or words.folded[index - 2]
        if noun in _nouns().compound and noun not in _nouns().settlement and index - 2 not in taken:
            first = index - 2
    elif before in _nouns().anaphor:
        noun = noun or before
    return PlaceMention(first, after, words.span_text(first, after), PlaceKind.NAME, noun)


def _starts_name(words: Words, index: int, common: Collection[str]) -> bool:
    text, folded = words.texts[index], words.folded[index]
    nouns = _nouns()
    if text[0].isdigit():
        numbered = index > 0 and words.folded[index - 1] in nouns.prefix and text.isdigit()
        return numbered or _titled(words, index)
    if text in nouns.inner and _titled(words, index):
        return True
    if folded in nouns.particles and text.islower():
        return (
            text not in _PREPOSITIONS
            and index + 1 < len(words)
            and _capital(words.texts[index + 1])
        )
    if not _capital(text) or len(text) < 2 or text in nouns.never:
        return False
    if index == 0 or words.texts[index - 1] in '."“:•*-–':
        following = words.texts[index + 1] if index + 1 < len(words) else ""
        return folded not in common or _capital(following)
    return True


def _titled(words: Words, index: int) -> bool:
    """A number or a common adjective that begins a name: "1070 Housing Project", "17th Division base"."""
    nouns = _nouns()
    after = index + 1
    while after < len(words) and after < index + 5 and _capital(words.texts[after]):
        after += 1
    last = words.folded[after - 1]
    tail = words.folded[after] if after < len(words) else ""
    return after > index + 1 and (last in nouns.ends or (tail in nouns.ends and tail in _BASES))


_PREPOSITIONS = frozenset(("as", "at", "an", "de", "du", "da", "ad"))
_BASES = frozenset(("base", "headquarters", "barracks", "camp", "project", "garrison", "hospital"))


def _capital(text: str) -> bool:
    if text[:1].isupper():
        return True
    cut = text.find("-")
    return 0 < cut <= 4 and text[: cut + 1] in _ARTICLES and text[cut + 1 : cut + 2].isupper()


def _name_end(words: Words, index: int, taken: Collection[int]) -> int:
    nouns = _nouns()
    after = index + 1
    while after < len(words) and after not in taken and after < index + 7:
        text = words.texts[after]
        if text[0].isdigit():
            if words.folded[after - 1] not in nouns.prefix or not text.isdigit():
                break
        elif words.folded[after] in nouns.particles and text.islower():
            if not (after + 1 < len(words) and _capital(words.texts[after + 1])):
                break
        elif not _capital(text) or (text in nouns.never and not _titled(words, index)):
            break
        after += 1
    return after


def _phrase_at(words: Words, index: int, taken: Collection[int]) -> PlaceMention | None:
    """ "the town", "both villages", "its airport", "it", or a site without a name."""
    folded = words.folded[index]
    if folded in ("it", "them", "there"):
        return PlaceMention(
            index, index + 1, words.texts[index], PlaceKind.PRONOUN, "", folded == "them"
        )
    nouns = _nouns()
    anaphor = nouns.anaphors.at(words.texts, words.folded, index)
    site = nouns.site.at(words.texts, words.folded, index)
    match = max(filter(None, (anaphor, site)), default=None, key=lambda m: m[0])
    if match is None or (match[0] < len(words) and words.folded[match[0]] == "of"):
        return None
    after, noun = match
    first = _phrase_start(words, index, taken)
    definite = first < index and words.folded[first] in _DETERMINERS - {"a", "an"}
    plural = noun.endswith("s") and noun in nouns.anaphor
    if anaphor and anaphor[0] == after and definite:
        return PlaceMention(
            first, after, words.span_text(first, after), PlaceKind.ANAPHOR, noun, plural
        )
    if site and site[0] == after:
        start = first + 1 if first < index and words.folded[first] in _DETERMINERS else first
        return PlaceMention(
            start, after, words.span_text(start, after), PlaceKind.SITE, noun, plural
        )
    return None


def _phrase_start(words: Words, index: int, taken: Collection[int]) -> int:
    """Back over one or two adjectives to a determiner: "the key border town"."""
    first = index
    while first > 0 and first > index - 4 and first - 1 not in taken:
        before = words.folded[first - 1]
        if before in _DETERMINERS:
            return (
                first - 1
                if before not in ("two", "three", "four")
                else _phrase_start(words, first - 1, taken)
                if first >= 2 and words.folded[first - 2] in _DETERMINERS
                else first - 1
            )
        if not before.isalpha() or before in _STOP:
            break
        first -= 1
    return first if index - first <= 2 else index


_STOP = frozenset(
    "of in at to from by and or on near for with was were is are had has have been be that which "
    "who as into over after before while but also then not no took captured seized".split()
)
