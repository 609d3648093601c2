"""Armed actors in a sentence: known names, unknown names as written, and unnamed groups by role."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache

from extract.lexicon import Phrases
from extract.rulebook import rules
from extract.tokens import Words


class ActorKind(StrEnum):
    """How an actor is mentioned."""

    NAMED = "named"
    UNKNOWN = "unknown"
    ROLE = "role"
    PRONOUN = "pronoun"
    HOLDER = "holder"


@dataclass(frozen=True, slots=True)
class ActorMention:
    """An actor at words[first:after]; `name` is canonical, or a role still to be resolved."""

    first: int
    after: int
    name: str
    kind: ActorKind


@dataclass(frozen=True, slots=True)
class Actor:
    """A row of rules/actors.toml."""

    name: str
    theatre: str
    kind: str
    against: tuple[str, ...]
    since: date | None = None
    until: date | None = None
    before: str = ""


@cache
def actors() -> dict[str, Actor]:
    """Every listed actor by canonical name."""
    return {row["name"]: _actor(row) for row in rules("actors")["actor"]}


def _actor(row: dict[str, object]) -> Actor:
    fields = {k: v for k, v in row.items() if k not in ("aliases", "canonical", "against")}
    return Actor(against=tuple(row["against"]), **fields)  # type: ignore[arg-type]


@cache
def aliases() -> Phrases[str]:
    """Every alias, valued with the canonical name of its actor."""
    rows = rules("actors")["actor"]
    listed = [
        (alias, row.get("canonical", row["name"])) for row in rows for alias in row["aliases"]
    ]
    return Phrases([*listed, *((row["name"], row.get("canonical", row["name"])) for row in rows)])


@dataclass(frozen=True, slots=True)
class _Forces:
    heads: frozenset[str]
    modifiers: frozenset[str]
    roles: dict[str, str]
    last: frozenset[str]
    first: frozenset[str]


@cache
def _forces() -> _Forces:
    table = rules("forces")
    roles = {phrase: role for role, phrases in table["role"].items() for phrase in phrases}
    return _Forces(
        frozenset(table["heads"]),
        frozenset(table["modifiers"]),
        roles,
        frozenset(table["named"]["last"]),
        frozenset(table["named"]["first"]),
    )


_HOLDING = ("-held", "-controlled", "-occupied", "-run", "-dominated", "-ruled")
_LED = ("-backed", "-led", "-supported", "-aligned", "-linked", "-affiliated", "-allied")
_PRONOUNS = frozenset(("they", "it", "them", "its", "their", "his", "our", "we"))
# A demonym alone is an actor only with a head noun ("Russian forces") or as a holder ("Russian control").
_OWN_HEADS = frozenset(("control", "hands", "hand", "capture", "advance", "attack", "offensive"))


def find_actors(words: Words) -> tuple[ActorMention, ...]:
    """The actors of a sentence in order, none overlapping another."""
    found: list[ActorMention] = []
    index = 0
    while index < len(words):
        mention = _named_at(words, index) or _demonym_at(words, index) or _phrase_at(words, index)
        if mention:
            found.append(mention)
            index = mention.after
        else:
            index += 1
    return tuple(found)


@cache
def _openers() -> frozenset[str]:
    """The folded words that a mention can begin with, capitals aside."""
    forces = _forces()
    return aliases().openers | _demonyms().openers | forces.heads | forces.modifiers | _PRONOUNS


def _named_at(words: Words, index: int) -> ActorMention | None:
    match = aliases().at(words.texts, words.folded, index)
    if match is None or not _is_name(words, index):
        return _unknown_at(words, index)
    after, name = match
    if after < len(words) and words.folded[after] in _HOLDING:
        return ActorMention(index, after + 1, name, ActorKind.HOLDER)
    if after < len(words) and words.folded[after] in _LED:
        return _backed(words, index, after, name)
    after = _with_head(words, after)
    return ActorMention(index, after, name, ActorKind.NAMED)


def _is_name(words: Words, index: int) -> bool:
    text = words.texts[index]
    return text[0].isupper() or "-" in text or text[0].isdigit() or text in ("the", "al", "pro")


def _backed(words: Words, index: int, after: int, name: str) -> ActorMention | None:
    """ "US-backed SDF": the actor is the one that is backed; "Turkish-backed rebels" is a name."""
    following = after + 1
    if following < len(words):
        inner = aliases().at(words.texts, words.folded, following)
        if inner and _is_name(words, following):
            return ActorMention(index, _with_head(words, inner[0]), inner[1], ActorKind.NAMED)
    end = _with_head(words, following)
    if name in ("Turkey/TFSA",) or end == following:
        return ActorMention(index, end, name, ActorKind.NAMED)
    role = _role(words.folded[following:end])
    return ActorMention(index, end, role or name, ActorKind.ROLE if role else ActorKind.NAMED)


def _with_head(words: Words, after: int) -> int:
    """Past the nouns that end an actor's phrase: "ISIL militants", "Russian ground forces"."""
    forces = _forces()
    end = probe = after
    while probe < len(words) and probe < after + 4:
        folded = words.folded[probe]
        if folded in forces.heads:
            end = probe + 1
        elif folded not in forces.modifiers and folded != "'s":
            break
        probe += 1
    return end


def _unknown_at(words: Words, index: int) -> ActorMention | None:
    """A run of capitals that names a unit or movement: "Liwa al-Haqq", "Sons of the Desert Brigade"."""
    text = words.texts[index]
    if not text[0].isupper():
        return None
    if text in _places_never():
        return None
    forces = _forces()
    end = index
    while end < len(words) and end < index + 7 and _joins(words, end, index):
        if end > index and (inner := aliases().at(words.texts, words.folded, end)):
            return ActorMention(index, _with_head(words, inner[0]), inner[1], ActorKind.NAMED)
        end += 1
    for after in range(end, index + 1, -1):
        if words.texts[after - 1] in forces.last and after - index >= 2:
            return ActorMention(index, after, words.span_text(index, after), ActorKind.UNKNOWN)
    if text in forces.first and end - index >= 2:
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


def _phrase_at(words: Words, index: int) -> ActorMention | None:
    """An unnamed group that starts here: modifiers, then a head noun."""
    forces = _forces()
    if words.folded[index] in _PRONOUNS:
        return _pronoun_at(words, index)
    end = probe = index
    while probe < len(words) and probe < index + 7:
        folded = words.folded[probe]
        if folded in forces.heads:
            end = probe + 1
        elif folded not in forces.modifiers or words.texts[probe][0].isdigit():
            break
        probe += 1
    if end == index:
        return None
    role = _role(words.folded[index:end])
    return _member(words, index, end) or (
        ActorMention(index, end, role, ActorKind.ROLE) if role else None
    )


def _member(words: Words, index: int, end: int) -> ActorMention | None:
    """ "fighters from the Nusra Front", "units of the army": the name after the preposition."""
    if end + 1 >= len(words) or words.folded[end] not in ("of", "from"):
        return None
    start = end + 1 + (words.folded[end + 1] == "the" and end + 2 < len(words))
    match = aliases().at(words.texts, words.folded, start)
    if match and _is_name(words, start):
        return ActorMention(index, _with_head(words, match[0]), match[1], ActorKind.NAMED)
    return None


@cache
def _demonyms() -> Phrases[str]:
    rows = rules("actors")["theatre"]
    return Phrases((d, row["government"]) for row in rows for d in row.get("demonyms", ()))


def _demonym_at(words: Words, index: int) -> ActorMention | None:
    """ "Syrian troops": the government's side of a theatre; "Syrian rebels" is left to the role."""
    match = _demonyms().at(words.texts, words.folded, index)
    if match is None:
        return None
    end = _with_head(words, match[0])
    role = _role(words.folded[match[0] : end]) if end > match[0] else ""
    if role not in ("government", "group"):
        return ActorMention(index, end, role, ActorKind.ROLE) if role else None
    name = match[1] if role == "government" or words.folded[end - 1] in _STATE_HEADS else role
    kind = ActorKind.ROLE if name == role else ActorKind.NAMED
    return ActorMention(index, end, name, kind)


_STATE_HEADS = frozenset(("forces", "units", "force"))


def _pronoun_at(words: Words, index: int) -> ActorMention | None:
    if words.folded[index] in ("they", "we", "it", "them"):
        return ActorMention(index, index + 1, "pronoun", ActorKind.PRONOUN)
    end = _with_head(words, index + 1)
    return ActorMention(index, end, "pronoun", ActorKind.PRONOUN) if end > index + 1 else None


def _role(folded: Sequence[str]) -> str:
    """The role of the longest ending of a phrase that has one."""
    roles = _forces().roles
    for start in range(len(folded)):
        role = roles.get(" ".join(folded[start:]))
        if role:
            return role
    return ""
