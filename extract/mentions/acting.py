"""Whether a verb of taking or fighting makes a phrase its agent, whatever the phrase says."""

from extract.mentions.nouns import nouns
from extract.mentions.sides import forces
from extract.mentions.triggers import forms
from extract.tokens import Words

# Classes of verbs whose agent behind "by" is an armed actor, and by which a country's name before
# them stands for its forces; and their forms.
_DONE = frozenset(("take", "expel", "repel", "fight", "surround", "leave"))
_FINITE = frozenset(("ed", "s", "base"))
# They join two parts of a list, or end an adverbial: "On Monday, Ethiopia recaptured Ara".
_JOINS = frozenset((",", "and"))
# What begins the object of a verb.
_OBJECTS = frozenset(("the", "a", "an", "all", "control", "full", "its", "their", "several", "two"))


def acts(words: Words, index: int, end: int) -> bool:
    """Whether words[index:end] is the agent of a verb beside it."""
    return behind_by(words, index) or _before_verb(words, index, end)


def fights(words: Words, index: int, end: int) -> bool:
    """Whether a country's name at words[index:end] is the subject of a verb of armed action."""
    known = forces()
    if index and words.folded[index - 1] in known.located - _JOINS:
        return False
    probe = end
    while probe < len(words) and words.folded[probe] in known.between:
        probe += 1
    told = words.folded[probe] if probe < len(words) else ""
    lemma, classes, form = forms().get(told, ("", ("",), ""))
    return form in _FINITE and (classes[0] in _DONE or lemma == "lose")


def behind_by(words: Words, index: int) -> bool:
    """Whether a passive verb makes what starts at a word its agent: "seized by Ethiopians"."""
    by = index - 1 - (index > 0 and words.folded[index - 1] == "the")
    if by < 1 or words.folded[by] != "by":
        return False
    lemma, classes, form = forms().get(words.folded[by - 1], ("", ("",), ""))
    return form == "ed" and classes[0] in _DONE and lemma not in forces().beside


def _before_verb(words: Words, index: int, end: int) -> bool:
    """ "Nkunda took the town": a past form with an object; "Ara captured" is the place."""
    before = index - 1 - (index > 0 and words.folded[index - 1] == "the")
    if end + 1 >= len(words) or (before >= 0 and words.folded[before] in forces().located):
        return False
    lemma, classes, form = forms().get(words.folded[end], ("", ("",), ""))
    taking = form == "ed" and classes[0] in ("take", "expel") and lemma not in forces().beside
    following = words.texts[end + 1]
    named = following[0].isupper() and following not in nouns().never
    return taking and (named or following in _OBJECTS)
