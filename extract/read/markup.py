"""Markdown marks, links and footnote numbers: found, so that they can be overwritten.

The rules serve .txt too: articles saved as text often keep the Markdown of a converter.
Tags of HTML count as markup in .md only; in .txt they are text and stay as written.
"""

import re
from collections.abc import Iterator

from extract.read.offsets import Range, blank

# Each kind of mark, and the signs without one of which a text has none of it.
_MARKS = tuple(
    (signs, re.compile(pattern, re.MULTILINE))
    for signs, pattern in (
        (("!",), r"!\[[^\]\n]{0,300}\]\([^)\s]{0,2000}\)"),  # image
        (("<",), r"<(?:https?://|mailto:)[^>\s]{1,2000}>"),  # automatic link
        (("://",), r"\(?\bhttps?://[^\s<>\"'”’)\]]{1,2000}\)?"),
        (("www.",), r"(?<![\w@./])www\.[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}[^\s<>\"')\]]{0,500}"),
        (("@",), r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b"),
        (("[",), r"\[(?:email protected|\d{1,3}|[a-z]|note \d{1,3}|citation needed|update|edit)\]"),
        (tuple("-*_="), r"^[ \t]{0,3}(?:[-*_=][ \t]?){3,200}$"),  # rule or underline
        (("#",), r"^[ \t]{0,3}#{1,6}(?=[ \t])|(?<=[ \t])#{1,6}[ \t]*$"),  # heading
        ((">",), r"^[ \t]{0,3}(?:>[ \t]?){1,5}"),  # quotation
        (("*",), r"(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*])"),  # emphasis
        (("_",), r"(?<![\w_])_{1,3}(?=[^\s_])|(?<=[^\s_])_{1,3}(?![\w_])"),
        (tuple("~`\\"), r"~~|`{1,3}|\\(?=[\\`*_{}\[\]()#+.!>-])"),
    )
)
_LINK = re.compile(
    r"(\[)[^\[\]\n]{0,500}(\]\([^()\s]{0,2000}(?:\([^()\s]{0,200}\))?[^()\s]{0,200}\))"
)
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,500}>")
_HIDDEN = re.compile(r"<!--|<(?P<tag>script|style)\b", re.IGNORECASE)
_CLOSE = {
    "": re.compile("-->"),
    "script": re.compile(r"</script\s*>", re.IGNORECASE),
    "style": re.compile(r"</style\s*>", re.IGNORECASE),
}


def without_markup(text: str, tags: bool = False) -> str:
    """The text with its marks overwritten by spaces; length and line ends are kept."""
    if tags:
        text = blank(text, _hidden(text))
        text = blank(text, (match.span() for match in _TAG.finditer(text)))
    if "](" in text:
        links = [match.span(part) for match in _LINK.finditer(text) for part in (1, 2)]
        text = blank(text, links)
    for signs, pattern in _MARKS:
        if any(sign in text for sign in signs):
            text = blank(text, (match.span() for match in pattern.finditer(text)))
    return text


def _hidden(text: str) -> Iterator[Range]:
    """Comments, scripts and style sheets; each kind's end is searched for until there is none."""
    unclosed: set[str] = set()
    start = 0
    while opened := _HIDDEN.search(text, start):
        start = opened.end()
        tag = (opened["tag"] or "").casefold()
        closed = None if tag in unclosed else _CLOSE[tag].search(text, start)
        if closed:
            start = closed.end()
            yield opened.start(), start
        else:
            unclosed.add(tag)
