"""Actors that nobody listed, told by what they do: "seized by X", "X took the town"."""

from extract.mentions.acting import acts
from extract.mentions.actor import ActorKind, ActorMention
from extract.mentions.heads import with_head
from extract.mentions.nouns import nouns
from extract.mentions.sides import forces
from extract.tokens import Words

_LONGEST = 4
# How a word for a side by its friend or foe begins.
SIDED = ("pro-", "anti-")


def agent_at(words: Words, index: int) -> ActorMention | None:
    """A run of capitals that a verb of taking or fighting makes its agent."""
    end = _run(words, index)
    if end == index or not acts(words, index, end):
        return None
    return ActorMention(index, end, words.span_text(index, end), ActorKind.UNKNOWN)


def _run(words: Words, index: int) -> int:
    end = index
    never = nouns().never
    while end < len(words) and end < index + _LONGEST:
        text = words.texts[end]
        if not text[0].isupper() or text in never:
            break
        end += 1
    return end


def pro_at(words: Words, index: int) -> ActorMention | None:
    """ "pro-Hadi fighters", "anti-Taliban militia": as written."""
    if not words.folded[index].startswith(SIDED):
        return None
    end = with_head(words, index + 1)
    if end == index + 1 or words.folded[index] in forces().modifiers:
        return None
    return ActorMention(index, end, words.span_text(index, end), ActorKind.UNKNOWN)
