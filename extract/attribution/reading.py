"""Which words of speech and doubt govern an event, and who speaks them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.attribution import speaker
from extract.attribution.lexicon import CueRule, Lexicon, lexicon
from extract.records import Sentence, Span

ADJUNCT = re.compile(
    r"(?:\s+(?:(?:late |early )?(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?: (?:morning|night|evening|afternoon))?"
    r"|yesterday|today|on its [\w ]+|on (?:twitter|facebook|telegram)|in an? (?:[\w-]+ ){0,2}(?:statement|address|interview|briefing|report|post|communique)"
    r"|to (?:afp|reuters|ap)|(?:told )?(?:afp|reuters|the associated press|this agency|the agency|state television)"
    r"|on \d+ \w+|on \w+ \d+|later|earlier|at the time|there))*",
)
CONTENT = re.compile(r"\s*(?:that\b|[\"“‘]|the\b|it\b|they\b|its\b|there\b)")
BACK = re.compile(r"^\W*(?:however|but|yet|and)?\W*(?:this|that|these|those|the claim|the claims|the report|the reports|it|we|neither|none)\b")
GENERIC = ("monitor", "group", "ngo", "organisation", "organization", "watchdog", "monitoring group")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says that an event happened ("" for the article's own voice), and whether in doubt.

    `cues` are the words that say so, with offsets into Article.text.
    """

    claimant: str
    hedged: bool
    cues: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in one sentence: where it stands, what it reaches, who speaks. Offsets are absolute.

    `inherits` says that the speaker is a pronoun, to be found further back.
    """

    span: Span
    rule: CueRule
    reach: tuple[int, int]
    claimant: str = ""
    inherits: bool = False

    def governs(self, start: int, end: int) -> bool:
        """Whether an event at these offsets lies within reach, or is the cue itself."""
        inside = self.reach[0] <= start < self.reach[1]
        return inside or (start < self.span.end and self.span.start < end)


NOBODY = Attribution("", False, ())


class AttributionReader:
    """Reads who speaks in the sentences of one article; each sentence is searched once at most."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._cues: dict[int, tuple[Cue, ...]] = {}

    def at(self, index: int, trigger_start: int, trigger_end: int, place_start: int) -> Attribution:
        """Who says, and how surely, that the event at the trigger happened to the place.

        index counts within the sentences handed over; offsets count into Article.text.
        """
        governing = [c for c in self._of(index) if c.governs(trigger_start, trigger_end)]
        governing += [c for c in self._doubts_after(index) if c not in governing]
        if not governing:
            return NOBODY
        speaking = [c for c in governing if c.claimant or c.inherits]
        return Attribution(
            self._name(index, _innermost(speaking, trigger_start)) if speaking else "",
            any(c.rule.hedged for c in governing),
            tuple(c.span for c in governing),
        )

    def _of(self, index: int) -> tuple[Cue, ...]:
        if index not in self._cues:
            self._cues[index] = find(self._sentences[index])
        return self._cues[index]

    def _doubts_after(self, index: int) -> list[Cue]:
        """Doubt that the next sentence casts back: "This could not be verified." """
        if index + 1 >= len(self._sentences):
            return []
        following = self._sentences[index + 1]
        if following.paragraph != self._sentences[index].paragraph or not BACK.match(following.text.lower()):
            return []
        return [cue for cue in self._of(index + 1) if cue.rule.kind == "doubt"]

    def _name(self, index: int, cue: Cue) -> str:
        words = lexicon()
        low = cue.claimant.lower()
        if not cue.inherits and low not in GENERIC and low not in words.nouns:
            return cue.claimant
        earlier = self._speaker_before(index, cue)
        if cue.inherits or low in GENERIC or (earlier and low in earlier.lower()):
            return earlier or cue.claimant
        return cue.claimant

    def _speaker_before(self, index: int, cue: Cue) -> str:
        here = [c for c in self._of(index) if c.claimant and not c.inherits and c.span.end <= cue.span.start]
        if here:
            return here[-1].claimant
        for back in range(index - 1, max(index - 6, -1), -1):
            named = [c.claimant for c in self._of(back) if c.claimant and not c.inherits]
            if named:
                return named[-1]
        return ""


def attribute(
    sentence: Sentence,
    trigger_start: int,
    trigger_end: int,
    place_start: int,
    previous: Sentence | None,
) -> Attribution:
    """Who says that the event happened, from its sentence and the one before.

    Offsets count into Article.text. AttributionReader does the same for a whole article, sees
    further back and searches each sentence once.
    """
    around = [previous, sentence] if previous else [sentence]
    reader = AttributionReader(around)
    return reader.at(len(around) - 1, trigger_start, trigger_end, place_start)


def _innermost(cues: Sequence[Cue], trigger: int) -> Cue:
    """The speaker nearest to the event: of "A says B says X" it is B."""
    ahead = [c for c in cues if c.span.start <= trigger]
    return max(ahead, key=lambda c: c.span.start) if ahead else min(cues, key=lambda c: c.span.start)


def find(sentence: Sentence) -> tuple[Cue, ...]:
    """The cues of a sentence, in order."""
    words = lexicon()
    low = sentence.text.lower()
    if len(low) != len(sentence.text):
        low = "".join(c.lower()[:1] for c in sentence.text)
    found: list[Cue] = []
    for match in words.pattern.finditer(low):
        rule = words.rules[int((match.lastgroup or "r0")[1:])]
        cue = _cue(sentence, low, match, rule, words, found)
        if cue:
            found.append(cue)
    return tuple(found)


def _cue(
    sentence: Sentence,
    low: str,
    match: re.Match[str],
    rule: CueRule,
    words: Lexicon,
    found: Sequence[Cue],
) -> Cue | None:
    start, end = match.span()
    left, right = _bounds(low, start, end, words)
    claimant = ""
    if rule.kind == "speech":
        claimant, (left, right) = _speech(sentence.text, low, (start, end), (left, right), words)
        if not claimant and low[start:end].endswith("ing") and found:
            claimant = found[-1].claimant
    elif rule.kind == "source":
        claimant = speaker.after(sentence.text[end:], words)
        left, right = _source_reach(low, start, end, left, right, claimant)
    elif rule.kind == "passive":
        claimant = speaker.after(sentence.text[end:], words)
        right = start
    elif rule.kind == "impersonal":
        left = start
    elif rule.kind == "adverb":
        left = start
    elif rule.kind == "doubt":
        left, right = 0, start
    at = sentence.start
    return Cue(
        span=Span(at + start, at + end, sentence.text[start:end]),
        rule=rule,
        reach=(at + left, at + right),
        claimant=_canonical(claimant, words),
        inherits=claimant.lower() in words.pronouns or (rule.kind == "speech" and not claimant),
    )


def _bounds(low: str, start: int, end: int, words: Lexicon) -> tuple[int, int]:
    before = [m.end() for m in words.boundary.finditer(low, 0, start)]
    following = words.boundary.search(low, end)
    return (before[-1] if before else 0), (following.start() if following else len(low))


def _speech(
    text: str, low: str, span: tuple[int, int], bounds: tuple[int, int], words: Lexicon
) -> tuple[str, tuple[int, int]]:
    """The speaker of a verb of saying, and the stretch that holds what is said."""
    start, end = span
    adjunct = ADJUNCT.match(low, end)
    behind = adjunct.end() if adjunct else end
    rest = low[behind:].lstrip()
    ahead = low[:start].rstrip()
    if not rest or rest[0] in ".,;)!?" or rest.startswith(("noting", "adding", "and called")):
        medial = rest[:1] == "," and len(rest) > 2
        reach_left = low.rfind(";", 0, start) + 1
        return speaker.before(text[:start], words), (reach_left, len(low) if medial else start)
    stop = re.search(r"[,;.]|\bwho\b|\bnoting\b|\badding\b", rest)
    named = rest[: stop.start()] if stop else rest
    closed = ahead.endswith((",", '"', "”", "’", "''", "!"))
    clausal = CONTENT.match(rest) and not closed
    if not speaker.FINITE.search(named) and not CONTENT.match(rest[:5]) and (closed or len(named.split()) <= 8 and speaker.FINITE.search(ahead) and words.noun.search(named)):
        return speaker.after(text[behind:], words), (low.rfind(";", 0, start) + 1, start)
    if closed and not clausal and ahead.endswith(('"', "”")):
        return speaker.after(text[behind:], words), (0, start)
    return speaker.before(text[:start], words), (start, bounds[1])


def _source_reach(
    low: str, start: int, end: int, left: int, right: int, claimant: str
) -> tuple[int, int]:
    """ "According to X" reaches on if it opens its clause, else back."""
    ahead = low[:start].rstrip()
    opens = not ahead.strip(" ,\"“*-–—") or ahead.endswith((" and,", " but,", " that,", ";", ":", ".", " however,", "although,")) 
    starts = re.fullmatch(r".{0,60}?,", ahead) and not speaker.FINITE.search(ahead)
    if opens or starts:
        return start, right
    return left, start


def _canonical(claimant: str, words: Lexicon) -> str:
    low = claimant.lower()
    for name, written in words.speakers:
        if any(form in low for form in written):
            return name
    return claimant
