"""The cues of speech and doubt in one sentence: where they stand, what they reach, who speaks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from extract.attribution import speaker
from extract.attribution.lexicon import CueRule, Lexicon, lexicon
from extract.records import Sentence, Span

ADJUNCT = re.compile(
    r"(?:\s+(?:(?:late |early )?(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|night|evening|afternoon))?"
    r"|yesterday|today|on its [\w ]+|on (?:twitter|facebook|telegram)"
    r"|in an? (?:[\w-]+ ){0,2}(?:statement|address|interview|briefing|report|post|communique)"
    r"|(?:told |to )?(?:afp|reuters|ap|the associated press|this agency|the agency|state television)"
    r"|on \d{1,2} [a-z]+|on [a-z]+ \d{1,2}|later|earlier|at the time))*"
)
THAT = re.compile(r"\s*(?:that\b|[\"“‘])")
QUOTED = ('"', "”", "’", "''", ',"', "!”")
OPENERS = (
    " and,",
    " but,",
    " that,",
    " which,",
    ";",
    ":",
    ".",
    " however,",
    "although,",
    "(",
    " although",
)
PASSIVE = re.compile(r"\b(?:was|were|is|are|been|be|being)\s+(?:\w+ly\s+|also\s+|later\s+)?$")
THIS_CLAIM = re.compile(
    r"\s+(?:this|that|the|these|such)\s+(?:claims?|reports?|statements?|account)\b"
)
LABEL = re.compile(r"(?:^|(?<=[;:.•\n]))[^\w\"“”]*([^.:;\"“”\n]{2,60}):(?=\s+(?P<quote>[\"“]?))")
# Where the words of one speaker end and another is introduced.
HANDOVER = re.compile(
    r",?\s(?:while|but|although|though|whereas|with)\s|,\sand\s|;|,\s(?=a\s(?:claim|report|statement))"
)
OF_NOUN = re.compile(r"[^,]\s(?:that|which)\s(?:was|were|had been|has been)\s$")
NEW_CLAUSE = re.compile(r",\s(?:and\s(?!\w+ed\b)|while\s|which\s|but\s|although\s)|\sbut\s")
CLAUSE_START = re.compile(r",\s(?:and|but|while|although)\s|;|\bthat\s")
LONGEST_ADVERBIAL = 60
LAST_CLAUSE = re.compile(r",\s(?:and|while|as|but|although)\s|;")
OWN_CLAUSE = ("adverb", "reported")
LABELLED = CueRule("label", "label", "", False, "", "")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in one sentence; offsets are absolute.

    `inherits` says that a pronoun or nothing stands for the speaker, who is named further back;
    `definite` that the speaker is "the ...", which may stand for a name.
    """

    span: Span
    rule: CueRule
    reach: tuple[int, int]
    claimant: str = ""
    inherits: bool = False
    definite: bool = False

    def holds(self, start: int, end: int) -> bool:
        """Whether the event at these offsets is itself worded by the cue: "denied losing A"."""
        return start < self.span.end and self.span.start < end

    def governs(self, start: int, end: int) -> bool:
        """Whether an event at these offsets lies within reach, or is the cue itself."""
        return self.reach[0] <= start < self.reach[1] or self.holds(start, end)


def find(sentence: Sentence) -> tuple[Cue, ...]:
    """The cues of a sentence, in order."""
    words = lexicon()
    low = sentence.text.lower()
    if len(low) != len(sentence.text):
        low = "".join(c.lower()[:1] for c in sentence.text)
    found = _labels(sentence, low, words)
    for match in words.pattern.finditer(low):
        rule = words.rules[int((match.lastgroup or "r0")[1:])]
        cue = _cue(sentence, low, match.span(), rule, words, found)
        if cue:
            found.append(cue)
    return tuple(_handed_over(found, low, sentence.start))


def _handed_over(cues: Sequence[Cue], low: str, at: int) -> list[Cue]:
    """What one speaker says ends where the clause begins that introduces the next."""
    kept = []
    for cue, following in zip_longest(cues, cues[1:]):
        introduced = following is not None and (
            following.rule.kind == "speech"
            or (following.rule.kind == "source" and following.reach[0] >= following.span.start)
        )
        if following and introduced and cue.rule.kind in ("speech", "source", "impersonal"):
            changes = [
                m.start()
                for m in HANDOVER.finditer(low, cue.span.end - at, following.span.start - at)
            ]
            if changes and cue.reach[1] > at + changes[-1] >= cue.reach[0]:
                cue = replace(cue, reach=(cue.reach[0], at + changes[-1]))
        kept.append(cue)
    return kept


def canonical(claimant: str, words: Lexicon) -> str:
    """The speaker under the name that is stored."""
    low = claimant.lower()
    if "." in low:
        low = re.sub(r"(?<=\b\w)\.", "", low)
    for known in words.speakers:
        if any(form in low for form in known.written):
            return known.name
    return claimant


def _labels(sentence: Sentence, low: str, words: Lexicon) -> list[Cue]:
    """ "Coalition spokesman: fighting continues": the label speaks, up to the next semicolon."""
    found = []
    for match in LABEL.finditer(sentence.text):
        label = low[match.start(1) : match.end(1)]
        name = canonical(match[1].strip(), words)
        role = label.rsplit(None, 1)[-1:] or [""]
        titled = role[0] in words.nouns or (" of " in label and words.noun.search(label))
        speaks = match["quote"] or titled or name != match[1].strip()
        if not speaks or speaker.FINITE.search(label) or words.pattern.search(label):
            continue
        close = low.find(";", match.end())
        at, end = sentence.start, close if close >= 0 else len(low)
        span = Span(at + match.start(1), at + match.end(1), match[1])
        name = re.sub(r"^(?:an?|the)\s+", "", name, flags=re.IGNORECASE)
        found.append(Cue(span, LABELLED, (at + match.end(), at + end), name))
    return found


def _cue(
    sentence: Sentence,
    low: str,
    span: tuple[int, int],
    rule: CueRule,
    words: Lexicon,
    found: Sequence[Cue],
) -> Cue | None:
    start, end = span
    left, right = _bounds(low, start, end, rule, words)
    claimant, inherits = "", False
    if rule.kind == "speech":
        if PASSIVE.search(low, 0, start) and not low[start:end].endswith("ing"):
            return None
        claimant, (left, right) = _speech(sentence.text, low, span, (left, right), words)
        inherits = claimant in words.pronouns
        elliptic = not claimant or (claimant[0].islower() and speaker.FINITE.match(claimant))
        if found and (
            elliptic or (found[-1].rule.kind == "passive" and low[start:end].endswith("ing"))
        ):
            claimant, inherits = found[-1].claimant, found[-1].inherits
        elif elliptic:
            claimant = speaker.opening(sentence.text[:start], words)
    elif rule.kind == "source":
        claimant = speaker.after(sentence.text[end:], words)
        left, right = _source_reach(low, start, left, right)
    elif rule.kind == "passive":
        claimant = speaker.after(sentence.text[end:], words)
        if OF_NOUN.search(low, 0, start):
            return None
        if not re.match(r"[^.;]{0,60}?\s(?:to have|to be|that)\s", low[end:]):
            right = start
    elif rule.kind == "noun":
        inherits = low[start:end].startswith(("their", "its", "his"))
        claimant = (
            ""
            if inherits
            else speaker.before(re.sub(r"['’]s?$", "", sentence.text[:start].rstrip()), words)
        )
        left = start
    elif rule.kind == "doubt":
        left, right, claimant = 0, start, speaker.before(sentence.text[:start], words)
    elif rule.kind != "reported":
        left = start
    if rule.kind in ("source", "passive") and not claimant:
        return None
    if claimant.lower() in words.things or claimant.lower().split(" ")[-1] in words.things:
        claimant = ""
    at = sentence.start
    return Cue(
        span=Span(at + start, at + end, sentence.text[start:end]),
        rule=rule,
        reach=(at + left, at + right),
        claimant="" if inherits and claimant in words.pronouns else canonical(claimant, words),
        inherits=inherits,
        definite=bool(speaker.DEFINITE.search(sentence.text[: max(0, start - 1)]))
        or "the " + claimant.lower() in low,
    )


def _bounds(low: str, start: int, end: int, rule: CueRule, words: Lexicon) -> tuple[int, int]:
    """The clause around a cue; what is doubted ends sooner than what is said."""
    pattern = words.hedge_boundary if rule.hedged else words.boundary
    if rule.kind in OWN_CLAUSE:
        pattern = NEW_CLAUSE
    before = [m.end() for m in LAST_CLAUSE.finditer(low, 0, start)]
    following = pattern.search(low, end)
    return (before[-1] if before else 0), (following.start() if following else len(low))


def _speech(
    text: str, low: str, span: tuple[int, int], bounds: tuple[int, int], words: Lexicon
) -> tuple[str, tuple[int, int]]:
    """The speaker of a verb of saying, and the stretch that holds what is said."""
    start, end = span
    behind = ADJUNCT.match(low, end)
    rest_at = behind.end() if behind else end
    rest, ahead = low[rest_at:].lstrip(), low[:start].rstrip()
    first = low.rfind(";", 0, start) + 1
    stop = re.search(r"[,;.]|\b(?:who|noting|adding|part of)\b", rest)
    named = rest[: stop.start()] if stop else rest
    bare = not speaker.FINITE.search(named)
    medial = stop is not None and stop[0] == "," and bool(speaker.FINITE.search(rest, stop.end()))
    back = (first, len(low) if medial else start)
    if low[start:end].endswith("ing"):
        auxiliary = re.search(r"\s(?:was|were|is|are|been)(?:\s\w+)?$", ahead)
        if auxiliary:
            return speaker.before(text[: auxiliary.start()], words), (start, bounds[1])
        subject = (
            speaker.opening(text[:start], words)
            if ahead.endswith(",")
            else speaker.before(text[:start], words)
        )
        return subject, (first, start) if THIS_CLAIM.match(low, end) else (start, bounds[1])
    if not rest or rest[0] in ".,;)!?" or rest.startswith(("noting", "adding", "part of")):
        return speaker.before(text[:start], words), back
    if low[start:end] in ("told", "tells") and bare and speaker.FINITE.search(ahead):
        return speaker.before(text[:start], words), back
    if not ahead.strip(" -–—") or ahead.strip() == "and":
        return speaker.after(text[rest_at:], words), (start, bounds[1])
    if ahead.endswith(QUOTED) and not THAT.match(rest):
        return speaker.after(text[rest_at:], words), back
    inverts = words.noun.search(named) or ahead.endswith(",")
    if (
        bare
        and inverts
        and not THAT.match(rest)
        and speaker.FINITE.search(ahead)
        and len(named.split()) <= 8
    ):
        return speaker.after(text[rest_at:], words), back
    return speaker.before(text[:start], words), (start, bounds[1])


def _source_reach(low: str, start: int, left: int, right: int) -> tuple[int, int]:
    """ "According to X" reaches on if it opens its clause, else back to the sentence's beginning."""
    ahead = low[:start].rstrip()
    opens = not ahead.strip(' ,"“*-–—•') or ahead.endswith(OPENERS)
    clause = max((m.end() for m in CLAUSE_START.finditer(ahead)), default=0)
    adverbial = ahead.endswith(",") and not speaker.FINITE.search(ahead, clause)
    if opens or (adverbial and len(ahead) - clause < LONGEST_ADVERBIAL):
        return start, right
    return low.rfind(";", 0, start) + 1, start
