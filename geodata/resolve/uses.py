"""What the resolver is asked: a toponym where an article uses it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ToponymUse:
    """A toponym as written, at Article.text[start:end], and the noun that goes with it, if any.

    `mention_kind` is a type noun or a kind of place ("village", "oil field", "dam"), or "".
    """

    toponym: str
    start: int
    end: int
    mention_kind: str
