"""States by name and capital: "Kyiv announced", "Mali's army", "under Kyiv's control"."""

from extract.lexicon import Phrases
from extract.mentions.actor import ActorKind, ActorMention
from extract.mentions.heads import with_head
from extract.mentions.sides import capitals, countries, forces, owned
from extract.tokens import Words


def capital_at(words: Words, index: int) -> ActorMention | None:
    """A capital that stands for its state: what it has, or what it says."""
    match = _match(capitals(), words, index)
    if match is None:
        return None
    after, state = match
    known = forces()
    if after < len(words) and words.folded[after] in known.speaking:
        before = words.folded[index - 1] if index else ""
        if before not in known.located:
            return ActorMention(index, after, state, ActorKind.NAMED)
    end = with_head(words, after)
    if end > after and words.folded[after] not in ("'s", "'"):
        before = words.folded[index - 1] if index else ""
        return None if before in known.located else ActorMention(index, end, state, ActorKind.NAMED)
    return _having(words, index, after, state)


def country_at(words: Words, index: int) -> ActorMention | None:
    """ "Rwanda's army", "Nigeria's 7th Division"."""
    match = _match(countries(), words, index)
    return _having(words, index, *match) if match else None


def _match(names: Phrases[str], words: Words, index: int) -> tuple[int, str] | None:
    if not words.texts[index][0].isupper():
        return None
    return names.at(words.texts, words.folded, index)


def _having(words: Words, index: int, after: int, state: str) -> ActorMention | None:
    """A state with 's and forces, or 's and a hold on a place."""
    if after + 1 >= len(words) or words.folded[after] not in ("'s", "'"):
        return None
    end = with_head(words, after)
    if end > after:
        return ActorMention(index, end, state, ActorKind.NAMED)
    if words.folded[after + 1] in owned():
        return ActorMention(index, after, state, ActorKind.NAMED)
    return None
