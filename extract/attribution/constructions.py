"""The constructions of speech and doubt: for each kind of cue, who speaks and what is said."""

import re
from collections.abc import Callable

from extract.attribution import speaker
from extract.attribution.setting import Said, Setting
from extract.attribution.verbs import speech
from extract.clauses import finite

OPENERS = (" and,", " but,", " that,", " which,", " however,", "although,", " although", ";", ":")
CLAUSE_START = re.compile(r",\s(?:and|but|while|although)\s|;|\bthat\s")
# "By the next day, according to X, ...": how long an adverbial may open the clause.
LONGEST_ADVERBIAL = 60
OF_NOUN = re.compile(r"[^,]\s(?:that|which)\s(?:was|were|had been|has been)\s$")
CONTENT = re.compile(r"[^.;]{0,60}?\s(?:to have|to be|that)\s")
AS_TAKEN = re.compile(r"[^.,;]{0,60}?\sas\s\w+(?:ed|en|lost)\b")
POSSESSIVE = re.compile(r"['’]s?$")


def source(at: Setting) -> Said | None:
    """ "According to X": reaches on if it opens its clause, else back to the beginning."""
    claimant = speaker.after(at.text[at.end :], at.words)
    if not claimant or (at.cue == "per" and not _speaks(claimant, at)):
        return None
    ahead = at.ahead
    opens = not ahead.strip(' ,"“*-–—•') or ahead.endswith((*OPENERS, ".", "("))
    clause = max((m.end() for m in CLAUSE_START.finditer(ahead)), default=0)
    adverbial = ahead.endswith(",") and not finite().search(ahead, clause)
    if opens or (adverbial and len(ahead) - clause < LONGEST_ADVERBIAL):
        return Said(claimant, (at.start, at.right()))
    return Said(claimant, (at.first(), at.start))


def _speaks(claimant: str, at: Setting) -> bool:
    """ "Per the staff" and "per Amaq", but not "per man"."""
    return claimant[0].isupper() or at.words.noun.search(claimant) is not None


def passive(at: Setting) -> Said | None:
    """ "Confirmed by X", about what stands before it; "reported by X as taken": about both."""
    claimant = speaker.after(at.text[at.end :], at.words)
    if not claimant or OF_NOUN.search(at.low, 0, at.start):
        return None
    onward = at.right() if CONTENT.match(at.low, at.end) else at.start
    if AS_TAKEN.match(at.low, at.end):
        onward = at.right(own_clause=True)
    return Said(claimant, (at.left(), onward))


def noun(at: Setting) -> Said:
    """ "X's announcement of": the owner speaks; "their claim to have": one named further back."""
    onward = (at.start, at.right())
    if at.cue.startswith(("their", "its", "his")):
        return Said("", onward, inherits=True)
    owner = POSSESSIVE.sub("", at.text[: at.start].rstrip())
    return Said(speaker.before(owner, at.words), onward)


def showed(at: Setting) -> Said:
    """ "The ministry released pictures of": about what follows in its own clause."""
    name = speaker.before(at.text[: at.start], at.words)
    if not name and at.last:
        name = at.last.claimant
    return Said(name, (at.start, at.right(own_clause=True)), inherits=name in at.words.pronouns)


def purpose(at: Setting) -> Said:
    """ "The radio broke into its music to announce that": about what follows."""
    clause = at.text[at.first() : at.start]
    return Said(speaker.opening(clause, at.words), (at.start, at.right()))


def doubt(at: Setting) -> Said:
    """ "This could not be verified": about all that stands before it."""
    return Said(speaker.before(at.text[: at.start], at.words), (0, at.start))


def impersonal(at: Setting) -> Said:
    """ "It was reported that": about what follows."""
    return Said("", (at.start, at.right()))


def adverb(at: Setting) -> Said:
    """ "Reportedly": about what follows in its own clause."""
    return Said("", (at.start, at.right(own_clause=True)))


def reported(at: Setting) -> Said:
    """ "Clashes were reported in": about its own clause, on both sides."""
    return Said("", (at.left(), at.right(own_clause=True)))


KINDS: dict[str, Callable[[Setting], Said | None]] = {
    "speech": speech,
    "source": source,
    "passive": passive,
    "noun": noun,
    "showed": showed,
    "purpose": purpose,
    "doubt": doubt,
    "impersonal": impersonal,
    "adverb": adverb,
    "reported": reported,
}
