"""Lines to units: a paragraph, a bullet, a heading or a table row, each with its place.

Hard-wrapped lines and paragraphs broken by a page end are one unit again.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from extract.lexicon import noun_words
from extract.read.offsets import lines
from extract.rulebook import word_set

_BULLET = re.compile(
    r"\s*(?:[-–—*•·▪▫◾◼■●○◦‣⁃►▶➤→✔✅❗❓⚡🔴🔸🔹🔻🔺🟢🟡▸☑‼⚠]\ufe0f?\s*|\(?\d{1,3}[.)]\s|\(?[a-z][.)]\s"
    r"|\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?\s?)?(?:GMT|UTC)?\s?[-–—:|]?\s)"
)
_NUMBER = re.compile(r"\s*\d{1,3}\.\s")
_TERMINAL = re.compile(r"[.!?…。؟۔:][\"'”’»)\]\s]*$")
_CAPITALISED = re.compile(r"[A-Z\d]")
_LONGEST_HEADING = 160
_PARAGRAPH = 100
_WRAP_WIDTH = 40
_LONGEST_NAME, _SHORT_NAME = 8, 5
_NAME_WORD = re.compile(r"[^\W\d_][\w’'-]*|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch [start, end) that no sentence crosses, with the number of its paragraph.

    From `items` on it is a list of names, one a line, that belongs to its last sentence.
    """

    start: int
    end: int
    paragraph: int
    heading: bool
    items: int


@dataclass(frozen=True, slots=True)
class _Line:
    """One line; `width` is the length of the longest line of its block between empty lines."""

    start: int
    end: int
    text: str
    after_gap: bool
    width: int

    @property
    def words(self) -> str:
        return self.text.strip()


def units(text: str) -> Iterator[Unit]:
    """The units of a clean text, in order and disjoint."""
    paragraph = -1
    group: list[_Line] = []
    items: int | None = None
    found = [*_lines(text), None]
    for line in found:
        if line is not None and group:
            if (items is not None or _lists(group[-1])) and _is_name(line):
                items = line.start if items is None else items
                group.append(line)
                continue
            if items is None and _continues(group, line):
                group.append(line)
                continue
        if group:
            paragraph += _opens_paragraph(group[0]) or paragraph < 0
            heading = len(group) == 1 and _is_heading(group[0], line)
            end = group[-1].end
            yield Unit(group[0].start, end, paragraph, heading, end if items is None else items)
        group, items = ([line] if line is not None else []), None


def _lines(text: str) -> Iterator[_Line]:
    spans = [(start, end, text[start:end]) for start, end in lines(text)]
    for empty, block in groupby(spans, key=lambda span: not span[2].strip()):
        found = [] if empty else list(block)
        width = max((len(line.rstrip()) for _, _, line in found), default=0)
        for number, (start, end, line) in enumerate(found):
            yield _Line(start, end, line, number == 0, width)


def _starts_item(line: str) -> bool:
    return bool(_BULLET.match(line)) or line.count("|") > 1 or line.count("\t") > 1


def _opens_paragraph(line: _Line) -> bool:
    return line.after_gap or _starts_item(line.text)


def _lists(line: _Line) -> bool:
    """Whether a list of names may follow."""
    return line.words.endswith(":")


def _is_name(line: _Line) -> bool:
    """Whether a line is an item that holds a name and nothing else: "- the village of Ara,".

    One without a bullet is short, so that no heading is taken for a name.
    """
    bullet = _BULLET.match(line.text)
    named = _NAME_WORD.findall(line.text, bullet.end() if bullet else 0)
    small = word_set("sentences", "small_in_names") | noun_words()
    return (
        len(named) <= (_LONGEST_NAME if bullet else _SHORT_NAME)
        and (bool(bullet) or not line.after_gap)
        and any(word[0].isupper() for word in named)
        and all(word != word.lower() or word in small for word in named)
    )


def _continues(group: list[_Line], line: _Line) -> bool:
    """Whether a line goes on with the sentence of the lines before it."""
    previous = group[-1]
    if previous.text.count("|") > 1:
        return False
    if _starts_item(line.text):
        return _is_wrapped_number(group, line)
    open_ended = _is_open(previous.words)
    lower = line.words[0].islower()
    if line.after_gap:
        return len(previous.words) > _WRAP_WIDTH and (open_ended or (lower and not _ends(previous)))
    return _is_full(previous, line) or (not _ends(previous) and (lower or open_ended))


def _is_full(previous: _Line, line: _Line) -> bool:
    """Whether the line before was wrapped: the next word would have made it the longest."""
    next_word = line.words.split(maxsplit=1)[0]
    length = len(previous.text.rstrip())
    return length >= _WRAP_WIDTH and length + 1 + len(next_word) > previous.width


def _is_wrapped_number(group: list[_Line], line: _Line) -> bool:
    """Whether a line starts with the end of a sentence ("on August / 24. Troops"), not an item."""
    wrapped = len(group[-1].words) >= _WRAP_WIDTH and not _ends(group[-1]) and not line.after_gap
    return bool(wrapped and _NUMBER.match(line.text) and not _NUMBER.match(group[0].text))


def _ends(line: _Line) -> bool:
    return bool(_TERMINAL.search(line.words))


def _is_open(line: str) -> bool:
    last = re.split(r"[\s]", line)[-1]
    return last.casefold() in word_set("sentences", "joins")


def _is_heading(line: _Line, following: _Line | None) -> bool:
    """A short line, no full stop, that is marked, in capitals, has its words capitalised, or
    stands right over a long paragraph."""
    shown = line.words
    if len(shown) > _LONGEST_HEADING or _TERMINAL.search(shown) or _starts_item(line.text):
        return False
    if following and not following.after_gap and not _starts_item(following.text):
        return line.after_gap and len(following.text) > max(_PARAGRAPH, 1.5 * len(shown))
    was_marked = line.after_gap and re.match(r"[ ]{2,7}\S", line.text) is not None
    return was_marked or shown.isupper() or _is_title_case(shown)


def _is_title_case(line: str) -> bool:
    small = word_set("sentences", "small_in_titles")
    checked = [word for word in re.findall(r"[^\W_][\w’'-]*", line) if word not in small]
    return bool(checked) and all(_CAPITALISED.match(word) for word in checked)
