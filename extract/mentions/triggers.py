"""Trigger words: those that can announce a claim, with their class."""

from dataclasses import dataclass
from functools import cache

from extract.rulebook import rules, word_set
from extract.tokens import Words

# Classes of triggers whose subject attacks.
ATTACKS = frozenset(("fight", "take", "expel", "surround"))


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that can announce a claim: its index, base form, classes, and verb form.

    `form` is "ed", "ing", "s", "base" for a verb, "noun" for another word.
    """

    index: int
    lemma: str
    classes: tuple[str, ...]
    form: str


@cache
def forms() -> dict[str, tuple[str, tuple[str, ...], str]]:
    """Every form of every trigger, folded: its lemma, classes and verb form."""
    found: dict[str, tuple[str, tuple[str, ...], str]] = {}
    for name, row in rules("triggers").items():
        for form, lemma, kind in _row_forms(row):
            known = found.get(form)
            classes = (
                (*known[1], name) if known and name not in known[1] else (known or ("", (name,)))[1]
            )
            found[form] = (known[0] if known else lemma, classes, known[2] if known else kind)
    return found


def _row_forms(row: dict[str, list[str]]) -> list[tuple[str, str, str]]:
    found = []
    for verb in row.get("verbs", ()):
        found += [(form, verb, kind) for form, kind in inflect(verb)]
    for line in row.get("irregular", ()):
        base, *rest = line.split()
        found.append((base, base, "base"))
        found += [(form, base, _kind(form)) for form in rest]
    found += [(word, word, "noun") for word in row.get("words", ())]
    return found


def _kind(form: str) -> str:
    if form.endswith("ing"):
        return "ing"
    return "s" if form.endswith("s") else "ed"


def inflect(verb: str) -> list[tuple[str, str]]:
    """The forms of a regular verb with their kind: base, s, ed, ing."""
    if verb.endswith("e"):
        stem, ed = verb[:-1], verb + "d"
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        return [
            (verb, "base"),
            (verb[:-1] + "ies", "s"),
            (verb[:-1] + "ied", "ed"),
            (verb + "ing", "ing"),
        ]
    elif verb in word_set("inflection", "doubled"):
        stem, ed = verb + verb[-1], verb + verb[-1] + "ed"
    else:
        stem, ed = verb, verb + "ed"
    s = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return [(verb, "base"), (s, "s"), (ed, "ed"), (stem + "ing", "ing")]


def find_triggers(words: Words) -> tuple[Trigger, ...]:
    """The triggers of a sentence in order."""
    return tuple(
        Trigger(index, *form)
        for index, form in enumerate(map(forms().get, words.folded))
        if form and not _is_lost(words, index)
    )


def _is_lost(words: Words, index: int) -> bool:
    """Whether a word says what another trigger loses: "lost control of Ara"."""
    if words.folded[index] not in _lost():
        return False
    before = map(forms().get, words.folded[max(0, index - 2) : index])
    return any(form and form[0] == "lose" for form in before)


@cache
def _lost() -> frozenset[str]:
    return frozenset(rules("triggers")["fall"]["lost"])
