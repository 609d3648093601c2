"""What a construction is read from, and what it is read as."""

import re
from dataclasses import dataclass

from extract.attribution.lexicon import Lexicon

LAST_CLAUSE = re.compile(r",\s(?:and|while|as|but|although)\s|;")
NEW_CLAUSE = re.compile(r",\s(?:and\s(?!\w+ed\b)|while\s|which\s|but\s|although\s)|\sbut\s")


@dataclass(frozen=True, slots=True)
class Said:
    """Who speaks, and the stretch of the sentence that holds what is said or doubted.

    `inherits` says that the speaker is a pronoun, to be found further back.
    """

    claimant: str
    reach: tuple[int, int]
    inherits: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """A cue at low[start:end] in its sentence; offsets count from the sentence's beginning.

    `last` is the cue before it, `named_last` says that its speaker is who speaks on in a participle
    ("confirmed by the mayor, who was wounded, saying").
    """

    text: str
    low: str
    start: int
    end: int
    hedged: bool
    last: Said | None
    named_last: bool
    words: Lexicon

    @property
    def cue(self) -> str:
        """The words of the cue, in lower case."""
        return self.low[self.start : self.end]

    @property
    def ahead(self) -> str:
        """What stands before the cue, in lower case."""
        return self.low[: self.start].rstrip()

    def left(self) -> int:
        """Where the cue's own clause begins."""
        return max((m.end() for m in LAST_CLAUSE.finditer(self.low, 0, self.start)), default=0)

    def first(self) -> int:
        """Where the part of the sentence begins that a final "X said" covers, a quotation whole."""
        cut = self.low.rfind(";", 0, self.start) + 1
        opened, closed = (self.low.find(mark, cut, self.start) for mark in "“”")
        quoted = closed >= 0 and not 0 <= opened < closed
        return 0 if quoted or self.low.count('"', cut, self.start) % 2 else cut

    def right(self, *, own_clause: bool = False) -> int:
        """Where what is said ends; what is doubted ends sooner, or with its own clause."""
        pattern = self.words.hedge_boundary if self.hedged else self.words.boundary
        following = (NEW_CLAUSE if own_clause else pattern).search(self.low, self.end)
        return following.start() if following else len(self.low)
