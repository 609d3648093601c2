"""Which words of speech and doubt govern an event, and who speaks them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.attribution import speaker
from extract.attribution.cues import Cue, canonical, find
from extract.attribution.lexicon import lexicon
from extract.records import Sentence, Span

# A sentence that casts doubt back on the one before: "This could not be verified."
BACK = re.compile(
    r"^\W*(?:however|but|yet|and)?\W*"
    r"(?:this|that|these|those|the (?:claim|report)s?|it|we|neither|none)\b"
)
REACH_BACK = 6
SURNAME = re.compile(r"[A-Z][a-zà-ž]+(?:-[A-Za-zà-ž]+)?")
LONGEST_TITLE = 7
SPOKEN = ("speech", "source", "label", "showed", "purpose")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says that an event happened ("" for the article's own voice), and whether in doubt.

    `cues` are the words that say so, with offsets into Article.text.
    """

    claimant: str
    hedged: bool
    cues: tuple[Span, ...]


NOBODY = Attribution("", False, ())


class AttributionReader:
    """Reads who speaks in the sentences of one article; each sentence is searched once at most."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._sentences = sentences
        self._cues: dict[int, tuple[Cue, ...]] = {}
        self._stand_ins: dict[str, str] | None = None

    def at(self, index: int, trigger_start: int, trigger_end: int, place_start: int) -> Attribution:
        """Who says, and how surely, that the event at the trigger happened to the place.

        index counts within the sentences handed over; offsets count into Article.text.
        """
        governing = [
            cue
            for cue in self._of(index)
            if (
                cue.governs(trigger_start, trigger_end)
                or _before_place(cue, trigger_end, place_start)
            )
            and not _acts(cue, trigger_start, trigger_end)
        ]
        governing += self._doubts_after(index)
        speaking = [c for c in governing if _speaks(c, trigger_start, trigger_end)]
        if not speaking and (quoting := self._quoting(index)):
            governing, claimant = [*governing, quoting[1]], self._name(*quoting)
        elif not governing:
            return NOBODY
        else:
            claimant = self._name(index, _innermost(speaking, trigger_start)) if speaking else ""
        return Attribution(
            claimant,
            any(_hedges(c, trigger_start, trigger_end) for c in governing),
            tuple(c.span for c in governing),
        )

    def _of(self, index: int) -> tuple[Cue, ...]:
        if index not in self._cues:
            self._cues[index] = find(self._sentences[index])
        return self._cues[index]

    def _doubts_after(self, index: int) -> list[Cue]:
        """Doubt that the next sentence casts back."""
        if index + 1 >= len(self._sentences):
            return []
        here, following = self._sentences[index], self._sentences[index + 1]
        if following.paragraph != here.paragraph or not BACK.match(following.text.lower()):
            return []
        return [cue for cue in self._of(index + 1) if cue.rule.kind == "doubt"]

    def _quoting(self, index: int) -> tuple[int, Cue] | None:
        """The cue that speaks a quotation of several sentences, and the sentence it stands in."""
        here = self._sentences[index]
        first = index
        while first and self._sentences[first - 1].paragraph == here.paragraph:
            first -= 1
        ahead = " ".join(self._sentences[at].text for at in range(first, index))
        if ahead.count("“") <= ahead.count("”") and ahead.count('"') % 2 == 0:
            return None
        for at in range(index - 1, first - 1, -1):
            for cue in reversed(self._of(at)):
                if cue.claimant and cue.rule.kind in SPOKEN:
                    return at, cue
        return None

    def _name(self, index: int, cue: Cue) -> str:
        """The speaker, with pronouns and descriptions traced back to a name."""
        low = cue.claimant.lower()
        words = lexicon()
        if SURNAME.fullmatch(cue.claimant) and low not in words.nouns:
            return self._in_full(index, cue.claimant)
        role = low.split(" ")[-1]
        plain = cue.claimant == low and (low == role or low in words.generic)
        described = role in words.generic and (plain or "-based" in low)
        if not cue.inherits and low not in words.nouns and not described:
            return cue.claimant
        earlier = self._speaker_before(index, cue)
        if cue.inherits or (earlier and low in earlier.lower()):
            return earlier or cue.claimant
        stand_in = self._known().get(role)
        if stand_in or not (cue.definite and described):
            return stand_in or cue.claimant
        return earlier or cue.claimant

    def _speaker_before(self, index: int, cue: Cue) -> str:
        """Who was last said to speak before a cue; for a pronoun failing that, a subject."""
        words = lexicon()
        text = self._sentences[index].text[: cue.span.start - self._sentences[index].start]
        here = [c.claimant for c in self._of(index) if c.claimant and c.span.end <= cue.span.start]
        if here:
            return here[-1]
        ahead = cue.reach[0] >= cue.span.start
        if cue.inherits and ahead and (subject := speaker.opening(text, words)):
            return canonical(subject, words)
        for back in range(index - 1, max(index - REACH_BACK, -1), -1):
            named = [c for c in self._of(back) if c.claimant and c.rule.kind != "doubt"]
            if named:
                spoke = [c for c in named if c.rule.kind in SPOKEN]
                return (spoke or named)[-1].claimant
            if cue.inherits and back == index - 1 and (person := self._person(back)):
                return person
        if cue.inherits and index:
            return canonical(speaker.opening(self._sentences[index - 1].text, words), words)
        return ""

    def _in_full(self, index: int, surname: str) -> str:
        """ "YPG spokesman Redur Khalil" for "Khalil", where the text introduces him so."""
        for sentence in self._sentences[:index]:
            at = sentence.text.find(f" {surname}")
            after = at + 1 + len(surname)
            if at < 0 or sentence.text[after : after + 1].isalnum():
                continue
            full = speaker.before(sentence.text[:after], lexicon())
            parts = full.split()
            person = lexicon().person.search(full.lower())
            named = len(parts) > 1 and (parts[-2].istitle() or parts[-2] in lexicon().persons)
            if full.endswith(f" {surname}") and named and (person or len(parts) == 2):
                return canonical(full, lexicon()) if len(parts) <= LONGEST_TITLE else surname
            return surname
        return surname

    def _person(self, index: int) -> str:
        """The one person by name and office that a sentence is about, whom "he" stands for."""
        words = lexicon()
        subject = speaker.opening(self._sentences[index].text, words)
        person = words.person.search(subject.lower())
        named = person and subject[person.end() :].strip()[:1].isupper()
        return canonical(subject, words) if named else ""

    def _known(self) -> dict[str, str]:
        """What "the monitor" stands for, if the article names the one it may stand for."""
        if self._stand_ins is None:
            text = " ".join(sentence.text for sentence in self._sentences).lower()
            self._stand_ins = {
                generic: known.name
                for known in lexicon().speakers
                for generic in known.generic
                if any(form in text for form in known.written)
            }
        return self._stand_ins


def attribute(
    sentence: Sentence,
    trigger_start: int,
    trigger_end: int,
    place_start: int,
    previous: Sentence | None,
) -> Attribution:
    """Who says that the event happened, from its sentence and the one before.

    Offsets count into Article.text. AttributionReader does the same for a whole article, sees
    further and searches each sentence once.
    """
    around = [previous, sentence] if previous else [sentence]
    return AttributionReader(around).at(len(around) - 1, trigger_start, trigger_end, place_start)


def _before_place(cue: Cue, trigger_end: int, place_start: int) -> bool:
    """ "Captured A and reportedly B": the doubt is about B alone."""
    within = trigger_end <= cue.span.start and cue.span.end <= place_start
    return cue.rule.kind == "adverb" and within and place_start - cue.span.end < 60


def _acts(cue: Cue, start: int, end: int) -> bool:
    """Whether the verb of saying is itself the event: "added the port to its gains"."""
    return cue.holds(start, end) and cue.span.text.lower() in lexicon().acts


def _speaks(cue: Cue, start: int, end: int) -> bool:
    return bool(cue.claimant or cue.inherits) and (
        cue.rule.kind != "doubt" or cue.holds(start, end)
    )


def _hedges(cue: Cue, start: int, end: int) -> bool:
    """A cue that words the event itself does not doubt it: "denied", "could not confirm"."""
    return cue.rule.hedged and not (
        cue.holds(start, end) and cue.rule.kind in ("speech", "doubt", "noun")
    )


def _innermost(cues: Sequence[Cue], trigger: int) -> Cue:
    """The speaker nearest to the event: of "A says B says X" it is B."""
    ahead = [c for c in cues if c.span.start <= trigger]
    if ahead:
        return max(ahead, key=lambda c: c.span.start)
    return min(cues, key=lambda c: c.span.start)
