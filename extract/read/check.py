"""The last look at an article: is it English running text, and does it have sentences?"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files

from extract.read.offsets import Range, blank
from geodata.article import Article
from geodata.claim import Reject

# Three pages of print; no sentence and no list item is longer.
LONGEST_STRETCH = 20_000
_STRETCH_END = re.compile(r"[.!?…。؟۔;]|\n[ \t\r]*\n|\n[ \t]*(?:[-*•▪–—|#>]|\d{1,3}[.)])")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 40_000
_FEWEST_WORDS = 25
_LEAST_ENGLISH = 0.02
_LEAST_OTHER = 0.08


def checked(article: Article) -> Iterator[Article | Reject]:
    """The article, or a Reject with the reason; a Reject before it names a part set aside."""
    reason = _reason(article.text)
    if reason:
        yield Reject(article.sha256, article.name, f"{article.name}: {reason}")
        return
    stretches = list(_stretches(article.text))
    for start, end in stretches:
        reason = f"{article.name}: no sentence end in {end - start:,} characters; set aside"
        yield Reject(article.sha256, article.name, reason, "", start, end)
    yield replace(article, text=blank(article.text, stretches)) if stretches else article


def _reason(text: str) -> str:
    """Why a text is not read at all, or an empty text."""
    if not any(map(str.isalpha, text)):
        return "no text is left when markup and boilerplate are taken away"
    unread = sum(end - start for start, end in _stretches(text))
    if unread > len(text) / 2:
        return f"no sentence end in {unread:,} characters; this is not running text"
    return _foreign(text.lstrip()[:_SAMPLE])


def _stretches(text: str) -> Iterator[Range]:
    if len(text) <= LONGEST_STRETCH:
        return
    start = 0
    for match in _STRETCH_END.finditer(text):
        if match.start() - start > LONGEST_STRETCH:
            yield start, match.start()
        start = match.end()
    if len(text) - start > LONGEST_STRETCH:
        yield start, len(text)


def _foreign(sample: str) -> str:
    count = Counter(map(str.casefold, _WORD.findall(sample)))
    words = count.total()
    if sum(times for word, times in count.items() if _other_script(word[0])) > words / 2:
        return "the text is not in Latin letters; only English is read, translate it first"
    if words < _FEWEST_WORDS:
        return ""
    shares = {
        language: sum(map(count.__getitem__, known & count.keys())) / words
        for language, known in _function_words().items()
    }
    english = shares.pop("English")
    language, share = max(shares.items(), key=lambda item: item[1])
    if share > max(_LEAST_OTHER, 1.5 * english):
        return f"the text reads as {language}; only English is read, translate it first"
    if english < _LEAST_ENGLISH and words > 4 * _FEWEST_WORDS:
        return "the text does not read as English; only English is read, translate it first"
    return ""


def _other_script(letter: str) -> bool:
    return letter > "\u02af" and not "\u1e00" <= letter <= "\u1eff"


@cache
def _function_words() -> dict[str, frozenset[str]]:
    text = files("extract.rules").joinpath("languages.toml").read_text("utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}
