"""The cues of speech and doubt in one sentence: where they stand, what they reach, who speaks."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from extract.attribution.constructions import KINDS
from extract.attribution.lexicon import CueRule, Lexicon, lexicon
from extract.attribution.setting import Said, Setting
from extract.clauses import finite
from extract.records import Sentence, Span

LABEL = re.compile(r"(?:^|(?<=[;:.•\n]))[^\w\"“”]*([^.:;\"“”\n]{2,80}):(?=\s+(?P<quote>[\"“]?))")
LABELLED = CueRule("label", "label", "", False, "", "")
# "Attempts on the town by the army:" is a heading, "spokesman for the army:" a speaker.
TOPIC = re.compile(r"\b(?:by|on|against|between|with|from|to|than|in|at|over|around)\b")
OF_PLACE = re.compile(r"\s(?:of|at)\s")
# So many letters of a label are no speaker, unless an office says so.
LONGEST_NAME = 60
ARTICLE = re.compile(r"^(?:an?|the)\s+", re.IGNORECASE)
DEFINITE = re.compile(r"(?:^|\W)(?:the|this|that)\s+(?:[\w-]+\s+){0,2}\W*$", re.IGNORECASE)
INITIAL = re.compile(r"(?<=\b\w)\.")
# Where the words of one speaker end and another is introduced.
HANDOVER = re.compile(
    r",?\s(?:while|but|although|though|whereas|with)\s|,\sand\s|;"
    r"|,\s(?=a\s(?:claim|report|statement))"
)
GIVES_WAY = ("speech", "source", "impersonal")


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
        """Whether the cue itself words the event at these offsets: "denied losing A".

        So does "claimed" where "falsely" before it tells the event.
        """
        belied = self.rule.kind == "speech" and end + 1 == self.span.start
        return belied or (start < self.span.end and self.span.start < end)

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
        last = found[-1] if found else None
        said = KINDS[rule.kind](
            Setting(
                text=sentence.text,
                low=low,
                start=match.start(),
                end=match.end(),
                hedged=rule.hedged,
                last=Said(last.claimant, last.reach, last.inherits) if last else None,
                named_last=last is not None
                and _goes_on(last, low[: match.start()], sentence.start),
                words=words,
            )
        )
        if said:
            found.append(_cue(sentence, low, match, rule, said, words))
    return tuple(_handed_over(found, low, sentence.start))


def _goes_on(last: Cue, ahead: str, at: int) -> bool:
    """Whether a participle has the speaker of the cue before: "..., X said on Friday, adding"."""
    return last.rule.kind == "passive" or not finite().search(ahead, last.span.end - at)


def canonical(claimant: str, words: Lexicon) -> str:
    """The speaker under the name that is stored; "S.O.H.R." is "SOHR"."""
    low = INITIAL.sub("", claimant.lower())
    for known in words.speakers:
        if any(form in low for form in known.written):
            return known.name
    return claimant


def _cue(
    sentence: Sentence,
    low: str,
    match: re.Match[str],
    rule: CueRule,
    said: Said,
    words: Lexicon,
) -> Cue:
    at, claimant = sentence.start, said.claimant
    if claimant.lower().rsplit(" ", 1)[-1] in words.things or claimant in words.pronouns:
        claimant = ""
    before = sentence.text[: max(0, match.start() - 1)]
    return Cue(
        span=Span(at + match.start(), at + match.end(), sentence.text[match.start() : match.end()]),
        rule=rule,
        reach=(at + said.reach[0], at + said.reach[1]),
        claimant=canonical(claimant, words),
        inherits=said.inherits,
        definite=DEFINITE.search(before) is not None or f"the {claimant.lower()}" in low,
    )


def _labels(sentence: Sentence, low: str, words: Lexicon) -> list[Cue]:
    """ "Coalition spokesman: fighting continues": the label speaks, up to the next semicolon."""
    found = []
    for match in LABEL.finditer(sentence.text):
        label = low[match.start(1) : match.end(1)]
        name = canonical(match[1].strip(), words)
        short = len(match[1]) <= LONGEST_NAME and (match["quote"] or name != match[1].strip())
        if not (short or _titled(match[1], words)):
            continue
        if finite().search(label) or words.pattern.search(label):
            continue
        close, at = low.find(";", match.end()), sentence.start
        reach = (at + match.end(), at + (close if close >= 0 else len(low)))
        span = Span(at + match.start(1), at + match.end(1), match[1])
        found.append(Cue(span, LABELLED, reach, ARTICLE.sub("", name)))
    return found


def _titled(label: str, words: Lexicon) -> bool:
    """Whether a label is a speaker: "Coalition spokesman", "spokesman Ivan Bondar"."""
    low = label.lower()
    roles = list(words.noun.finditer(low))
    if not roles or TOPIC.search(low, 0, roles[0].start()):
        return False
    named = all(word[:1].isupper() for word in label[roles[-1].end() :].split())
    return named or OF_PLACE.search(low, roles[0].end()) is not None


def _handed_over(cues: Sequence[Cue], low: str, at: int) -> list[Cue]:
    """What one speaker says ends where the clause begins that introduces the next."""
    kept = []
    for cue, following in zip_longest(cues, cues[1:]):
        if following and cue.rule.kind in GIVES_WAY and _introduces(following):
            between = HANDOVER.finditer(low, cue.span.end - at, following.span.start - at)
            changes = [at + match.start() for match in between]
            if changes and cue.reach[0] <= changes[-1] < cue.reach[1]:
                cue = replace(cue, reach=(cue.reach[0], changes[-1]))
        kept.append(cue)
    return kept


def _introduces(cue: Cue) -> bool:
    ahead = cue.reach[0] >= cue.span.start
    return cue.rule.kind == "speech" or (cue.rule.kind == "source" and ahead)
