"""Verbs of saying: where the speaker stands, and on which side what is said."""

import re

from extract.attribution import speaker
from extract.attribution.setting import Said, Setting
from extract.clauses import finite

ADJUNCT = re.compile(
    r"(?:\s+(?:(?:late |early )?(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"(?: (?:morning|night|evening|afternoon))?"
    r"|yesterday|today|on its [\w ]+|on (?:twitter|facebook|telegram)"
    r"|in an? (?:[\w-]+ ){0,2}(?:statement|address|interview|briefing|report|post|communique)"
    r"|(?:told |to )?(?:afp|reuters|ap|the associated press|this agency|the agency"
    r"|state television|reporters|journalists|parliament|an? (?:news|press) conference)"
    r"|by (?:tele)?phone|on condition of anonymity"
    # "said in Paris", but not "said in Paris that".
    r"|in (?:the )?(?:[\w'’-]+ )?[\w'’-]+(?=\s*(?:[.,;]|$))"
    r"|on \d{1,2} [a-z]+|on [a-z]+ \d{1,2}|later|earlier|at the time))*"
)
THAT = re.compile(r"\s*(?:(?:that|to)\b|[\"“‘])")
QUOTED = ('"', "”", "’", "''", '",', "”,")
STOP = re.compile(r"[,;.]|\b(?:who|noting|adding|part of)\b")
PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|be|being)\s+(?:\w+ly\s+|(?:also|later|never|not|first|only|then|ever)\s+)?$"
)
# What was quoted, and behind it whoever said it.
QUOTATION = re.compile(r"[,.!?…]['’]?[\"”],?\s+(?P<speaker>[^\"“”;:]{2,90})$")
OBJECTS = re.compile(r"contradict|den[iy]|reject|dismiss|disput|refut")
ASIDE = re.compile(r"\s*[.,;]|\s*$")
PROGRESSIVE = re.compile(r"\s(?:was|were|is|are|been)(?:\s\w+)?$")
THIS_CLAIM = re.compile(
    r"\s+(?:this|that|the|these|such)\s+(?:[\w’'-]+\s+){0,2}(?:claims?|reports?|statements?|account|version)\b"
)
# "... said the head of the town council": so many words at most make a speaker.
LONGEST_SPEAKER = 8


def speech(at: Setting) -> Said | None:
    """A verb of saying; None where nobody is its subject ("was declared free").

    A pronoun inherits its speaker, and so does a verb that shares a subject with the one before.
    """
    gerund = at.cue.endswith("ing")
    if PASSIVE.search(at.low, 0, at.start) and not gerund:
        return None
    said = _participle(at) if gerund else _finite(at)
    name = said.claimant
    elliptic = not name or (name[0].islower() and finite().match(name) is not None)
    if at.last and (elliptic or (gerund and at.named_last)):
        return Said(at.last.claimant, said.reach, at.last.inherits)
    if elliptic:
        return Said(speaker.opening(at.text[: at.start], at.words), said.reach)
    return Said(name, said.reach, inherits=name in at.words.pronouns)


def _participle(at: Setting) -> Said:
    """ "..., saying that", "with X saying that", "X was denying that"."""
    onward = (at.start, at.right())
    auxiliary = PROGRESSIVE.search(at.ahead)
    if auxiliary:
        return Said(speaker.before(at.text[: auxiliary.start()], at.words), onward)
    if at.ahead.endswith(" as"):
        named = speaker.before(at.text[: len(at.ahead) - 3], at.words)
        closes = ASIDE.match(at.low, at.end) is not None
        return Said(named, (at.first(), at.start) if closes else onward)
    subject = speaker.opening if at.ahead.endswith(",") else speaker.before
    back = THIS_CLAIM.match(at.low, at.end)
    return Said(subject(at.text[: at.start], at.words), (at.first(), at.start) if back else onward)


def _finite(at: Setting) -> Said:
    """ "X said that", "..., X said", "..., said X", "X, Y said, ..."."""
    adjunct = ADJUNCT.match(at.low, at.end)
    behind = adjunct.end() if adjunct else at.end
    rest = at.low[behind:].lstrip()
    stop = STOP.search(rest)
    named = rest[: stop.start()] if stop else rest
    goes_on = stop is not None and stop[0] == "," and finite().search(rest, stop.end())
    back = (at.first(), len(at.low) if goes_on else at.start)
    before = speaker.before(at.text[: at.start], at.words)
    if _closes(at, rest, named):
        return Said(before, back)
    if _quoted(at, rest):
        return Said(before, (at.first(), len(at.low)))
    onward = (at.start, at.right())
    if at.ahead.strip(" -–—") in ("", "and"):
        return Said(speaker.after(at.text[behind:], at.words), onward)
    if _inverted(at, rest, named):
        return Said(speaker.after(at.text[behind:], at.words), back)
    return Said(before, onward)


def _closes(at: Setting, rest: str, named: str) -> bool:
    """Whether the verb and its speaker close or interrupt what is said."""
    if not rest or rest[0] in ".,;)!?" or rest.startswith(("noting", "adding", "part of")):
        return True
    told = at.cue in ("told", "tells") and not finite().search(named)
    return told and finite().search(at.ahead) is not None


def _quoted(at: Setting, rest: str) -> bool:
    """Whether a quotation stands ahead: "...," the commander told the paper by telephone."""
    ahead = QUOTATION.search(at.low[: at.start].rstrip())
    named = ahead["speaker"] if ahead else ""
    return bool(ahead) and not finite().search(named) and not (THAT.match(rest) or ":" in rest)


def _inverted(at: Setting, rest: str, named: str) -> bool:
    """Whether the speaker stands behind the verb."""
    if THAT.match(rest) or (OBJECTS.match(at.cue) and THIS_CLAIM.match(at.low, at.end)):
        return False
    if at.ahead.endswith(QUOTED):
        return True
    if named[:1].isdigit():
        return False
    speaks = at.words.noun.search(named) or at.ahead.endswith(",")
    short = len(named.split()) <= LONGEST_SPEAKER and not finite().search(named)
    return bool(speaks and short and finite().search(at.ahead))
