"""Words of a sentence with their offsets."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, chain
from operator import add

from extract.records import Sentence
from extract.rulebook import rules, word_set

# A token with the white space behind it, so that the tokens of a text leave none of it out.
_TOKEN = re.compile(
    r"(?:(?:[A-Za-z]\.){2,}|(?<=\.)-[a-z]+|\d+(?:[.,]\d+)*\w*(?:-\w+)*"
    r"|\w+(?:(?:[-–][‘’'`´ʿʾ]?|[‘’'`´ʿʾ])\w+)*|[^\w\s])\s*",
    re.UNICODE,
)
# What stands before the name on a line of a list: a bullet, "1.", "(2)" or nothing.
_MARK = re.compile(r"(?:\(?\d+[.)]|[^\w\s]+)?")
_MARKS = frozenset("#*")
# "citys" is "city's" that lost its apostrophe: the plural is "cities".
_NO_PLURAL = re.compile(r"^[a-z]+[b-df-hj-np-tv-xz]ys$")
# Of so many words that articles share it is kept what is found of them: some 4 MB here at most.
KNOWN = 16_384


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one sentence: parallel tuples of text, folded text, offsets in the article."""

    sentence: Sentence
    texts: tuple[str, ...]
    folded: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.texts)

    def span_text(self, first: int, after: int) -> str:
        """The text as written from word `first` up to and without word `after`."""
        base = self.sentence.start
        return self.sentence.text[self.starts[first] - base : self.ends[after - 1] - base]


@cache
def _folds() -> dict[int, str]:
    return str.maketrans({**rules("words")["folds"], **rules("words")["marks"]})


def words(sentence: Sentence) -> Words:
    """Split a sentence; possessive 's and endings such as -held become words of their own."""
    text = sentence.text
    pieces = list(chain.from_iterable(map(_pieces, _TOKEN.findall(text))))
    if not pieces:
        return Words(sentence, (), (), (), ())
    texts, folded, widths = zip(*pieces, strict=True)
    lead = len(text) - len(text.lstrip())
    starts = tuple(accumulate(widths[:-1], initial=sentence.start + lead))
    found = Words(sentence, texts, folded, starts, tuple(map(add, starts, map(len, texts))))
    if "#" in text or "*" in text:
        found = _without_marks(found)
    return found if sentence.items < 0 else _with_commas(found)


def _without_marks(found: Words) -> Words:
    """The words without the marks that hang on them: "#Ara", "**Ara**"."""
    rows = list(zip(found.texts, found.folded, found.starts, found.ends, strict=True))
    after = [-1, *found.ends[:-1]]
    before = [*found.starts[1:], -1]
    kept = [
        row
        for row, end, start in zip(rows, after, before, strict=True)
        if row[0] not in _MARKS or (end != row[2] and start != row[3])
    ]
    return _of_rows(found.sentence, kept)


def _with_commas(found: Words) -> Words:
    """The words of a sentence that ends in a list of names, with one comma before each line of it.

    It stands for the bullet or the number there; where there is none, it is of no width.
    """
    text, base = found.sentence.text, found.sentence.start
    rows: list[tuple[str, str, int, int]] = []
    marked = 0
    for row in zip(found.texts, found.folded, found.starts, found.ends, strict=True):
        start = row[2]
        line = text.rfind("\n", 0, start - base) + 1
        if start >= found.sentence.items and not text[line : start - base].strip():
            mark = _MARK.match(text, start - base)
            marked = base + (mark.end() if mark else 0)
            rows.append((",", ",", start, marked))
        if start >= marked:
            rows.append(row)
    return _of_rows(found.sentence, rows)


def _of_rows(sentence: Sentence, rows: Sequence[tuple[str, str, int, int]]) -> Words:
    texts, folded, starts, ends = zip(*rows, strict=True) if rows else ((), (), (), ())
    return Words(sentence, texts, folded, starts, ends)


@lru_cache(maxsize=KNOWN)
def _pieces(token: str) -> tuple[tuple[str, str, int], ...]:
    """The words of a token: each as written, folded, and how far on the next one starts."""
    text = token.rstrip()
    *texts, last = _cut(text)
    width = len(token) - sum(map(len, texts))
    owned = "'s" if last == "s" and texts else fold(last)
    return (*((text, fold(text), len(text)) for text in texts), (last, owned, width))


def _cut(text: str) -> list[str]:
    if len(text) > 2 and text[-2] in "'’`" and text[-1] in "sS":
        return [*_cut(text[:-2]), text[-2:]]
    if text[-1] == "s" and (_NO_PLURAL.search(text) or text[:-1] in _owners()):
        return [text[:-1], "s"]
    cut = text.rfind("-")
    if cut > 0 and text[cut + 1 :].lower() in word_set("words", "endings"):
        return [text[:cut], text[cut:]]
    return [text]


@cache
def _owners() -> frozenset[str]:
    """Names whose 's may have lost its apostrophe, in some collections of texts: "Syrias"."""
    actors, nations = rules("actors")["actor"], rules("nations")["nation"]
    aliases = {alias for row in actors for alias in row["aliases"]}
    names = {row[key] for row in nations for key in ("name", "capital")}
    names.update(leader for row in actors for leader in row.get("leaders", ()))
    names.update(alias for alias in aliases if alias.isupper())
    names.update(rules("words")["owners"])
    plurals = aliases | {row["people"] for row in nations}
    return frozenset(name for name in names if len(name) > 2 and f"{name}s" not in plurals)


def fold(text: str) -> str:
    """A word as the rules compare it: in small letters, each with one form (rules/words)."""
    return text.lower().translate(_folds())
