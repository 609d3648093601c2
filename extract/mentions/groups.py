"""Groups without a name of their own: "the army", "Syrian troops", "fighters of X", "they"."""

from extract.mentions.actor import ActorKind, ActorMention
from extract.mentions.formations import formation_end, formations
from extract.mentions.heads import is_medium, is_name, of_name, with_head
from extract.mentions.nouns import nouns
from extract.mentions.sides import (
    aliases,
    capitals,
    countries,
    demonyms,
    forces,
    leaders,
    loyal,
    owned,
    peoples,
    role_of,
)
from extract.tokens import Words

_OWNS = (("'s",), ("'",))
# A leader's name comes within so many words: "the former president Ali Abdullah X".
_TITLED = 6


def opens_phrase(folded: str) -> bool:
    """Whether an unnamed group can begin with a word; "of" only joins: "hundreds of rebels"."""
    known = forces()
    return (
        folded in known.heads
        or (folded in known.modifiers and folded != "of")
        or folded in known.pronouns
        or folded in known.sides
    )


def phrase_at(words: Words, index: int) -> ActorMention | None:
    """An unnamed group that starts here: modifiers, then a head noun."""
    known, folded = forces(), words.folded
    if folded[index] in known.pronouns:
        return _pronoun_at(words, index)
    end = index
    for probe in range(index, min(len(folded), index + 7)):
        if of_name(words, probe) or is_medium(words, probe) or _listed(words, index, probe):
            break
        if folded[probe] in known.heads and not _site(words, probe):
            end = probe + 1
        elif folded[probe] not in known.modifiers or words.texts[probe][0].isdigit():
            break
    if end == index:
        return _swayed(words, index)
    named = member(words, index, end) or _followers(words, index, end)
    if named:
        return named
    # "Borno state" is a place.
    after_name = index > 0 and not words.texts[index - 1].islower()
    if after_name and words.folded[index:end] == ("state",):
        return None
    role = role_of(words.folded[index:end])
    if _met(words, index, end):
        return None
    if role == "irregulars":
        return ActorMention(index, end, _written(words, index, end), ActorKind.UNKNOWN)
    # "the army's 5th Brigade"
    after = with_head(words, end) if words.folded[end : end + 1] in _OWNS else end
    return ActorMention(index, after, role, ActorKind.ROLE) if role else None


def _listed(words: Words, index: int, probe: int) -> bool:
    """Whether a listed name begins behind the first word: "the Military Operations Command"."""
    if probe == index or not words.texts[probe][0].isupper():
        return False
    name = aliases().at(words.texts, words.folded, probe)
    return name is not None and name[0] > probe + 1


def _met(words: Words, index: int, end: int) -> bool:
    """Whether an attack only meets it: "without resistance", "encountered no opposition"."""
    before = words.folded[max(0, index - 1) : end - 1]
    return words.folded[end - 1] in forces().met and not forces().meeting.isdisjoint(before)


def _site(words: Words, index: int) -> bool:
    """Whether a head begins the noun of a place: "military airport", "Infantry Division base"."""
    after = index
    while after < len(words) and words.folded[after] in formations().nouns:
        after += 1
    if after > index and not nouns().bases.isdisjoint(words.folded[after : after + 1]):
        return True
    noun = nouns().suffix.at(words.texts, words.folded, index)
    return noun is not None and noun[0] > index + 1


def _swayed(words: Words, index: int) -> ActorMention | None:
    """ "Kurdish control", "Kurdish-held Ara": an adjective before what a side has."""
    role = forces().sides.get(words.folded[index], "")
    if (
        role
        and not is_medium(words, index)
        and index + 1 < len(words)
        and (words.folded[index + 1] in owned() or words.folded[index + 1] in forces().holding)
    ):
        return ActorMention(index, index + 1, role, ActorKind.ROLE)
    return None


def _written(words: Words, index: int, end: int) -> str:
    """A phrase without what only counts or points: "hundreds of tribesmen" are tribesmen."""
    counting = forces().counting
    while index + 1 < end and words.folded[index] in counting:
        index += 1
    return words.span_text(index, end)


def demonym_at(words: Words, index: int) -> ActorMention | None:
    """ "Syrian troops": the government's side of a theatre; "Syrian rebels" is left to the role."""
    match = demonyms().at(words.texts, words.folded, index)
    if match is None:
        return _people_at(words, index)
    after, name = match
    end = with_head(words, after)
    if end == after:
        if after < len(words) and (words.folded[after] in owned() or _joint(words, after)):
            return ActorMention(index, after, name, ActorKind.NAMED)
        return _people_at(words, index)
    if formation_end(words, after) == end:
        return ActorMention(index, end, name, ActorKind.NAMED)
    if words.folded[end - 1] == "ministry":
        return ActorMention(index, end + 2 * _of_defence(words, end), name, ActorKind.NAMED)
    role = role_of(words.folded[after:end])
    if role not in _OF_THE_STATE:
        return ActorMention(index, end, role, ActorKind.ROLE) if role else None
    if role == "group" and words.folded[end - 1] not in forces().state:
        return ActorMention(index, end, role, ActorKind.ROLE)
    return ActorMention(index, end, name, ActorKind.NAMED)


def _of_defence(words: Words, end: int) -> bool:
    return words.folded[end : end + 2] in (("of", "defence"), ("of", "defense"))


def _joint(words: Words, index: int) -> bool:
    """Whether an adjective shares the forces of the next: "Malian and Burkinabe troops".

    index: the word behind the adjective.
    """
    start = index + 1
    if words.folded[index] != "and" or start == len(words) or words.folded[start] == "the":
        return False
    other = demonyms().at(words.texts, words.folded, start)
    head = other[0] if other else start
    end = with_head(words, head)
    return end > head and role_of(words.folded[start:end]) in _OF_THE_STATE


# Roles that an adjective of a nation makes its army's.
_OF_THE_STATE = ("government", "group", "arms", "formation", "holders")


def _people_at(words: Words, index: int) -> ActorMention | None:
    """ "the Ugandans": an army abroad; "the French" may be the adjective of what follows."""
    match = peoples().at(words.texts, words.folded, index)
    if match is None or not index or words.folded[index - 1] not in ("the", "by"):
        return None
    following = words.folded[match[0]] if match[0] < len(words) else ""
    if following.isalpha() and demonyms().at(words.texts, words.folded, index):
        return None
    return ActorMention(index, match[0], match[1], ActorKind.NAMED)


def member(words: Words, index: int, end: int) -> ActorMention | None:
    """ "fighters from the Nusra Front", "General Staff in Kyiv": the name after the preposition."""
    start = linked(words, end, ("of", "from", "in")) or _loyal(words, end)
    if not start:
        return None
    start += words.folded[start] == "the" and start + 1 < len(words)
    if words.folded[start + 1 : start + 2] == ("-backed",) and start + 2 < len(words):
        start += 2
    known = capitals() if words.folded[end] == "in" else aliases()
    # "of the Caliphate": the article may be part of the name.
    match = known.at(words.texts, words.folded, start) or known.at(
        words.texts, words.folded, start - (words.folded[start - 1] == "the")
    )
    if match and is_name(words, start):
        return ActorMention(index, with_head(words, match[0]), match[1], ActorKind.NAMED)
    return None


def _followers(words: Words, index: int, end: int) -> ActorMention | None:
    """ "fighters loyal to X", "followers of X": as written where X is nobody listed."""
    start = _loyal(words, end)
    if start and (led := _led(words, index, start) or _of_state(words, index, start)):
        return led
    start += start > 0 and words.folded[start] == "the" and start + 1 < len(words)
    if not start and words.folded[end - 1] in forces().kin:
        start = linked(words, end, ("of",))
    after = start
    while after < len(words) and after < start + 5 and words.texts[after][0].isupper():
        after += 1
    tail = with_head(words, after) if start else end
    if start and after > start and role_of(words.folded[after:tail]) == "government":
        return ActorMention(index, tail, "government", ActorKind.ROLE)
    if start and after > start and not demonyms().at(words.texts, words.folded, start):
        return ActorMention(index, after, _written(words, index, after), ActorKind.UNKNOWN)
    return None


def _led(words: Words, index: int, start: int) -> ActorMention | None:
    """ "forces loyal to the ousted president X": those of whom X leads."""
    named = None
    for end in range(start, min(len(words), start + _TITLED)):
        if words.folded[end] in leaders():
            named = ActorMention(index, end + 1, leaders()[words.folded[end]], ActorKind.NAMED)
        elif named or not words.texts[end][0].isalpha():
            break
    return named


def leader_at(words: Words, index: int) -> ActorMention | None:
    """ "Assad's men", "Strelkov fighters": those of whom he leads."""
    end = with_head(words, index + 1)
    if end == index + 1:
        return None
    return ActorMention(index, end, leaders()[words.folded[index]], ActorKind.NAMED)


def _of_state(words: Words, index: int, start: int) -> ActorMention | None:
    """ "forces loyal to Libya's recognised government": the state's."""
    state = countries().at(words.texts, words.folded, start)
    if not state or words.folded[state[0] : state[0] + 1] != ("'s",):
        return None
    for probe in range(state[0] + 1, min(len(words), state[0] + _TITLED)):
        if words.folded[probe] in ("government", "army", "military"):
            return ActorMention(index, probe + 1, state[1], ActorKind.NAMED)
    return None


def linked(words: Words, end: int, links: tuple[str, ...]) -> int:
    """The word after one of the prepositions and an article at `end`, or 0."""
    if end + 1 >= len(words) or words.folded[end] not in links:
        return 0
    return end + 1 + (words.folded[end + 1] == "the" and end + 2 < len(words))


def _loyal(words: Words, end: int) -> int:
    link = loyal().at(words.texts, words.folded, end) if end < len(words) else None
    return link[0] if link and link[0] < len(words) else 0


def _pronoun_at(words: Words, index: int) -> ActorMention | None:
    if words.folded[index] in forces().subjects:
        return ActorMention(index, index + 1, "pronoun", ActorKind.PRONOUN)
    end = with_head(words, index + 1)
    if end > index + 1 and role_of(words.folded[index + 1 : end]) == "holders":
        # "Ara was abandoned by its garrison": the town's.
        return ActorMention(index, end, "holders", ActorKind.ROLE)
    if end > index + 1 or (end < len(words) and words.folded[end] in forces().sway):
        return ActorMention(index, end, "pronoun", ActorKind.PRONOUN)
    return None
