"""Whether a verb of taking or fighting makes a phrase its agent, whatever the phrase says."""

from extract.mentions.nouns import nouns
from extract.mentions.sides import forces
from extract.mentions.triggers import forms
from extract.tokens import Words

# Classes of triggers whose subject, or agent behind "by", is an armed actor.
_ACTED = frozenset(("take", "expel", "repel", "fight", "surround"))
# What begins the object of a verb.
_OBJECTS = frozenset(("the", "a", "an", "all", "control", "full", "its", "their", "several", "two"))


def acts(words: Words, index: int, end: int) -> bool:
    """Whether words[index:end] is the agent of a verb beside it."""
    return behind_by(words, index) or _before_verb(words, index, end)


def behind_by(words: Words, index: int) -> bool:
    """Whether a passive verb makes what starts at a word its agent: "seized by Ethiopians"."""
    by = index - 1 - (index > 0 and words.folded[index - 1] == "the")
    if by < 1 or words.folded[by] != "by":
        return False
    lemma, classes, form = forms().get(words.folded[by - 1], ("", ("",), ""))
    return form == "ed" and classes[0] in _ACTED and lemma not in forces().beside


def _before_verb(words: Words, index: int, end: int) -> bool:
    """ "Nkunda took the town": a past form with an object; "Ara captured" is the place."""
    if end + 1 >= len(words) or (index and words.folded[index - 1] in forces().located):
        return False
    _, classes, form = forms().get(words.folded[end], ("", ("",), ""))
    taking = form == "ed" and classes[0] in ("take", "expel")
    following = words.texts[end + 1]
    named = following[0].isupper() and following not in nouns().never
    return taking and (named or following in _OBJECTS)
