"""Split an article into sentences: lines into units, units at the ends of sentences.

A regex splitter: no model, so that it splits headlines, bullet lists, hard-wrapped lines and
texts that lost their punctuation the same way each time. Abbreviations are data
(extract/rules/sentences.toml).
"""

import re
from collections.abc import Iterator
from functools import cache

from extract.records import Sentence
from extract.rulebook import word_set
from extract.units import Unit, units
from geodata.article import Article

# A table or a list without a full stop is cut here, at white space.
LONGEST_SENTENCE = 2000
_END = re.compile(
    r"""(?=[.!?…。؟۔])(?:  # at any other letter at once no end
        (?<![.!?…。؟۔])[.!?…。؟۔]++[\"'”’»)\]]*+(?:\s+|$)  # full stops with what closes
      | (?<=[a-z]{2})[.!?](?=[A-Z][a-z]+[\s,])    # a lost space after the full stop
    )""",
    re.VERBOSE,
)
_ACRONYM = re.compile(r"[a-z](?:\.[a-z])+")
_NO_LETTER = re.compile(r"[\W_]")
_LETTERS = re.compile(r"[^\W_]+")
_BEFORE = 24
_WORD_BEFORE = re.compile(r"([^\W\d_][\w.'’-]*|\d+)$")
_NUMBERING = re.compile(r"^\W{0,3}(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,4})$")


def split(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article in order, disjoint, each exactly Article.text[start:end].

    A heading is a sentence of its own. White space at either end is left out.
    """
    found: list[Sentence] = []
    title = _letters(article.title)
    for unit in units(article.text):
        for start, end in _sentences(article.text, unit):
            text = article.text[start:end]
            heading = unit.heading or (bool(title) and _has_letters(text, title))
            items = max(unit.items, start) if unit.items < end else -1
            found.append(Sentence(len(found), start, end, text, unit.paragraph, heading, items))
    return tuple(found)


def _letters(text: str) -> str:
    return "".join(_LETTERS.findall(text.casefold()))


def _has_letters(text: str, letters: str) -> bool:
    """Whether the letters of a text are these: the first word tells it of most texts."""
    first = _LETTERS.search(text.casefold())
    return first is not None and letters.startswith(first[0]) and _letters(text) == letters


def _sentences(text: str, unit: Unit) -> Iterator[tuple[int, int]]:
    start = unit.start
    for end in (*_ends(text, unit), unit.end):
        for piece in _pieces(text, start, end):
            trimmed = _trimmed(text, *piece)
            if trimmed:
                yield trimmed
        start = end


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_SENTENCE:
        cut = max(text.rfind(mark, start + 1, start + LONGEST_SENTENCE) for mark in " \n\t;")
        cut = cut if cut > start else start + LONGEST_SENTENCE
        yield start, cut
        start = cut
    yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    stripped = piece.strip()
    if not any(map(str.isalnum, stripped)):
        return None
    return start + lead, start + lead + len(stripped)


def _ends(text: str, unit: Unit) -> Iterator[int]:
    start = unit.start
    for match in _END.finditer(text, unit.start, unit.items):
        if _ends_sentence(text, start, match, unit.items):
            start = match.end()
            yield start


def _ends_sentence(text: str, start: int, match: re.Match[str], end: int) -> bool:
    rest = text[match.end() : min(end, match.end() + 60)].lstrip("\"'“‘«([*")
    if not rest:
        return False
    if rest[0].islower() or _goes_on().match(rest):
        return False
    if match[0][:1] != "." or match[0].startswith(".."):
        return True
    before = text[max(start, match.start() - _BEFORE) : match.start()]
    return not _is_abbreviation(before, match.start() - start < _BEFORE, rest)


@cache
def _goes_on() -> re.Pattern[str]:
    """What opens a sentence that names the places of the sentence before."""
    after, listed, verbs = (word_set("sentences", key) for key in ("goes_on", "listed", "lists"))
    return re.compile(
        rf"(?:{'|'.join(sorted(after))})\b"
        rf"|(?:{'|'.join(sorted(listed))}) (?:{'|'.join(sorted(verbs))}) "
        r"(?:the (?:[a-z]+ ){0,2}(?:[a-z]+s of )?)?(?!The\b)[A-Z]"
    )


def _is_abbreviation(before: str, from_its_start: bool, rest: str) -> bool:
    if from_its_start and _NUMBERING.match(before.strip()):
        return True
    word = _WORD_BEFORE.search(before)
    if not word:
        return False
    key = word[1].casefold().rstrip(".")
    if key in word_set("sentences", "never"):
        return True
    if key in word_set("sentences", "before_number") and rest[0].isdigit():
        return True
    initial = len(key) == 1 and key.isalpha() and word[1].isupper()
    if not (initial or key in word_set("sentences", "usually") or _ACRONYM.fullmatch(key)):
        return False
    return _NO_LETTER.split(rest, maxsplit=1)[0] not in word_set("sentences", "openers")
