"""The records that pass between the stages of reading. Offsets count into Article.text."""

from dataclasses import dataclass

from geodata.claim import Claim, Reject


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article: text == Article.text[start:end]."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, the number of its paragraph, and whether it is a heading.

    text == Article.text[start:end]; `index` counts sentences from 0 through the article. From the
    offset `items` on it is a list of names, one a line; -1 if it has none.
    """

    index: int
    start: int
    end: int
    text: str
    paragraph: int
    heading: bool = False
    items: int = -1


@dataclass(frozen=True, slots=True)
class Step:
    """One line of `explain`: what a stage saw in a sentence, and what it made of it."""

    sentence: int
    stage: str
    text: str


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one article: its claims, what was set aside and, if asked, why."""

    claims: tuple[Claim, ...]
    rejects: tuple[Reject, ...] = ()
    steps: tuple[Step, ...] = ()
