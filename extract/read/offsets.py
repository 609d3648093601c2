"""Overwriting that keeps every offset: what is no article text becomes spaces."""

import re
from collections.abc import Iterable

NOT_A_LINE_END = re.compile(r"[^\r\n]")

Range = tuple[int, int]


def blank(text: str, ranges: Iterable[Range]) -> str:
    """Overwrite each [start, end) with spaces; line ends stay, so length and lines are kept."""
    pieces: list[str] = []
    done = 0
    for start, end in sorted(ranges):
        start = max(start, done)
        if end <= start:
            continue
        pieces += [text[done:start], NOT_A_LINE_END.sub(" ", text[start:end])]
        done = end
    if not pieces:
        return text
    return "".join([*pieces, text[done:]])


def lines(text: str) -> list[Range]:
    """The [start, end) of each line, line ends left out."""
    return [match.span() for match in re.finditer(r"[^\r\n]+|(?<=\n)(?=\r?\n)", text)]
