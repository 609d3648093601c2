"""Pronouns that stand for a place: "retook it", "its fall", "the latter", "all three"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extract.mentions.place import PlaceKind, PlaceMention
from extract.mentions.triggers import Trigger
from extract.rulebook import rules
from extract.tokens import Words

_OUT = frozenset(("out", "from"))
_HAVING = ("has", "had", "have")
# How many words a trigger may stand before a pronoun behind a preposition, behind a passive, and
# before "there".
_BACK = 4
_AHEAD = 4
_THERE = 8


@dataclass(frozen=True, slots=True)
class Pronouns:
    """The table of pronouns in rules/phrases.toml, folded."""

    any: frozenset[str]
    plural: frozenset[str]
    adverb: frozenset[str]
    possessive: frozenset[str]
    preposition: frozenset[str]
    passive: frozenset[str]
    ranked: frozenset[str]
    counted: frozenset[str]
    counting: frozenset[str]
    whole: frozenset[str]
    determiner: frozenset[str]
    ending: frozenset[str]
    single: frozenset[str]
    side: frozenset[str]


@cache
def _table() -> Pronouns:
    rows = rules("phrases")["pronoun"]
    return Pronouns(**{name: frozenset(rows[name]) for name in Pronouns.__dataclass_fields__})


def pronoun_places(words: Words, triggers: Sequence[Trigger]) -> tuple[PlaceMention, ...]:
    """The pronouns that a trigger near them makes likely to stand for a place."""
    return tuple(_found(words, {t.index: t for t in triggers})) if triggers else ()


def _found(words: Words, known: dict[int, Trigger]) -> Iterator[PlaceMention]:
    table = _table()
    after = 0
    for index, folded in enumerate(words.folded):
        if index < after or folded not in table.any:
            continue
        if span := _several(words, index):
            first, after = span
        elif _stands(words, index, folded, known):
            first, after = index, index + 1
        else:
            continue
        plural = folded in table.plural
        text = words.span_text(first, after)
        yield PlaceMention(first, after, text, PlaceKind.ANAPHOR, folded, plural)


def _several(words: Words, index: int) -> tuple[int, int] | None:
    """The words of "the latter", "all three" or "both of them", where no noun follows."""
    table, folded = _table(), words.folded
    after = index + 1
    if folded[after : after + 2] == ("of", "them") and folded[index] in table.counted | table.whole:
        return index, after + 2
    before = folded[index - 1] if index else ""
    ranked = folded[index] in table.ranked and before == "the"
    counted = folded[index] in table.counted and before in table.counting
    ends = after == len(words) or folded[after] in table.ending or folded[index] in table.single
    if (ranked or counted) and ends:
        return index - 1, after
    return None


def _stands(words: Words, index: int, folded: str, known: dict[int, Trigger]) -> bool:
    table = _table()
    after = words.folded[index + 1] if index + 1 < len(words) else "."
    stops = table.ending | table.passive | table.preposition
    bare = after in stops and after != "the"
    if folded in table.determiner and not bare and index + 1 not in known:
        return False
    if folded in table.ranked | table.counted | table.whole - table.determiner:
        return False
    if folded in table.adverb:
        opens = index == 0 and words.folded[1:2] == (",",)
        return opens or any(i in known for i in range(max(0, index - _THERE), index))
    if folded in table.possessive:
        lost = index + 1 in known and known[index + 1].form in ("noun", "base")
        return lost or not table.side.isdisjoint(words.folded[index + 1 : index + 3])
    return _object(words, index, known) or _subject(words, index, known)


def _object(words: Words, index: int, known: dict[int, Trigger]) -> bool:
    """Behind a trigger, or behind a preposition with a trigger not far before it."""
    if index - 1 in known:
        return True
    before = words.folded[index - 1] if index else ""
    return before in _table().preposition and any(
        i in known for i in range(max(0, index - 1 - _BACK), index - 1)
    )


def _subject(words: Words, index: int, known: dict[int, Trigger]) -> bool:
    """Before a passive, or before a verb by which a place changes hands: "it fell"."""
    following = words.folded[index + 1] if index + 1 < len(words) else ""
    if index + 1 in known:
        return known[index + 1].classes[0] == "fall"
    ahead = range(index + 2, index + 2 + _AHEAD)
    told = [known[at] for at in ahead if at in known]
    if following in _HAVING and "been" not in words.folded[ahead.start : ahead.stop]:
        # "They had fallen" may be places, "they had captured Ara" are none.
        return any(trigger.classes[0] == "fall" for trigger in told)
    # "It was taken", "it is under control"; "it was able to take Ara" is told of a side.
    changed = (
        t for t in told if t.form == "ed" or (t.classes[0] in ("take", "hold") and t.form != "base")
    )
    return following in _table().passive and any(not _driven(words, t) for t in changed)


def _driven(words: Words, trigger: Trigger) -> bool:
    """ "They were driven out of Ara": they are a side."""
    behind = words.folded[trigger.index + 1 : trigger.index + 3]
    return trigger.classes[0] == "expel" and not _OUT.isdisjoint(behind)
