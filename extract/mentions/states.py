"""States by name and capital: "Kyiv announced", "Mali's army", "under Kyiv's control"."""

from extract.mentions.acting import acts, behind_by, fights
from extract.mentions.actor import ActorKind, ActorMention
from extract.mentions.heads import with_head
from extract.mentions.sides import capitals, countries, forces, owned, role_of
from extract.tokens import Words


def capital_at(words: Words, index: int) -> ActorMention | None:
    """A capital that stands for its state: what it has, or what it says; written as a name."""
    match = capitals().at(words.texts, words.folded, index)
    if match is None:
        return None
    after, state = match
    known = forces()
    before = words.folded[index - 1] if index else ""
    speaks = after < len(words) and words.folded[after] in known.speaking
    if (speaks and before not in known.located) or acts(words, index, after):
        return ActorMention(index, after, state, ActorKind.NAMED)
    end = with_head(words, after)
    if end > after and words.folded[after] not in ("'s", "'"):
        return None if before in known.located else ActorMention(index, end, state, ActorKind.NAMED)
    return _having(words, index, after, state)


def country_at(words: Words, index: int) -> ActorMention | None:
    """ "Rwanda's army", "Nigeria's 7th Division", "Ethiopia had recaptured Ara"."""
    match = countries().at(words.texts, words.folded, index)
    if match and fights(words, index, match[0]):
        return ActorMention(index, *match, ActorKind.NAMED)
    return _having(words, index, *match) if match else None


# Roles of those who fight their state: "Mali's rebels".
_AGAINST = ("rebels", "jihadists", "kurds")


def _having(words: Words, index: int, after: int, state: str) -> ActorMention | None:
    """A state with 's and forces, or 's and a hold on a place."""
    if after + 1 >= len(words) or words.folded[after] not in ("'s", "'"):
        return None
    end = with_head(words, after)
    role = role_of(words.folded[after + 1 : end]) if end > after + 1 else ""
    if role in _AGAINST:
        return ActorMention(index, end, role, ActorKind.ROLE)
    if end > after:
        return ActorMention(index, end, state, ActorKind.NAMED)
    if words.folded[after + 1] in owned():
        return ActorMention(index, after, state, ActorKind.NAMED)
    return None


# Behind these a clause may begin.
_OPENS = frozenset((",", "and", "as", "when", "while", "where", "after", ";", ":", "“", '"'))


def sent_by(words: Words, mention: ActorMention) -> ActorMention | None:
    """ "Troops from Niger and Chad liberated Ara": the first state's, as subject or agent.

    "The army withdrew troops from Niger" tells from where.
    """
    first, after = mention.first, mention.after
    armed = mention.name in ("government", "arms") or words.folded[after - 1] in forces().state
    if not armed or words.folded[after : after + 1] != ("from",):
        return None
    if first and words.folded[first - 1] not in _OPENS and not behind_by(words, first):
        return None
    state = countries().at(words.texts, words.folded, after + 1)
    return ActorMention(first, *state, ActorKind.NAMED) if state else None
