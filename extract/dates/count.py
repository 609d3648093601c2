"""Numbers as expressions write them."""

from extract.dates.lexicon import Lexicon

MOST = 9999


def number(text: str) -> int:
    """The number in "24th"."""
    return int("".join(c for c in text if c.isdecimal()))


def count(word: str | None, words: Lexicon, otherwise: int = 1) -> int:
    """ "two" or "2" as a number, at most 9999; `otherwise` where none is written."""
    if word is None:
        return otherwise
    return min(int(word), MOST) if word.isdecimal() else words.numbers.get(word, otherwise)
