"""The head of a plain text: labels, title, by-line, datelines of the original and of a repost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from extract.read.boilerplate import is_boilerplate
from extract.read.dateline import find_dates, parse_date
from extract.read.offsets import Range, lines
from extract.read.opening import opening
from extract.read.outlets import outlet_named

_FIELD = {
    "url": "url", "link": "url", "permalink": "url", "title": "title", "headline": "title",
    "published": "published", "publication date": "published", "published on": "published",
    "published at": "published", "date": "published", "posted": "published",
    "posted on": "published", "outlet": "outlet", "source": "outlet", "publisher": "outlet",
    "site": "outlet", "author": "byline", "byline": "byline", "by-line": "byline",
    "originally published": "original", "first published": "original",
    "updated": "", "last updated": "", "last modified": "",
}  # fmt: skip
_LABEL = re.compile(rf"\W{{0,3}}({'|'.join(_FIELD)})\s{{0,2}}:\s*(.*)$", re.IGNORECASE)
_LABEL_ABOVE = re.compile(r"\W{0,3}(?:published|posted|publication date|date)$", re.IGNORECASE)
_BYLINE = re.compile(r"\W{0,3}(?:[Bb]y|BY):?\s+(?P<who>[A-Z][^.!?:;]{1,80})$")
_DATE_NOISE = re.compile(
    r"""\b(?:published|posted|issued|released|written|dates?|dated|by|on|at|updated|last|modified
        |edited|first|(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?|[ap]\.?m\.?
        |gmt|utc|est|edt|bst|cet|msk|local[ ]time|\d{1,2}[:.]\d\d(?::\d\d)?
        |[+-]\d{1,2}(?::?\d\d)?|\d{4}(?=\s*(?:gmt|utc|hrs?)))\b|[^\w\s]""",
    re.IGNORECASE | re.VERBOSE,
)
_BY_SOMEBODY = re.compile(r"\bby\s+[a-z]\w*\W*$")  # "Posted on ... by admin"
_UPDATED = re.compile(r"\b(?:updated|modified|edited)\b", re.IGNORECASE)
_SITE_NAME = re.compile(r"\s+[-|–—:»]\s+(?P<site>[^|–—]{2,40})$")
_NEXT_LINE_EMPTY = re.compile(r"[ \t]*\r?\n[ \t]*(?:\r?\n|$)")
_LONGEST_TITLE = 220
_MOST_WORDS_BESIDE_A_DATE = 6
_MOST_LINES = 30


@dataclass
class Head:
    """What the first lines say of the article, and the stretches that are not its text.

    `dated` holds each dateline: the day, the name beside it, and whether it dates an update only.
    """

    title: str = ""
    outlet: str = ""
    url: str = ""
    byline: str = ""
    labelled: date | None = None
    dated: list[tuple[date, str, bool]] = field(default_factory=list)
    blank: list[Range] = field(default_factory=list)


def read_head(raw: str, text: str) -> Head:
    """Read the head of `text`, which is `raw` with its markup overwritten (same offsets)."""
    head = Head()
    for start, end in _first_lines(text):
        line = text[start:end].strip()
        if not line:
            continue
        if not _take(head, line, raw[start:end].strip(), text[end : end + 400]):
            _take_opening(head, text[start:end], start)
            break
        if head.title != line:
            head.blank.append((start, end))
    return head


def safe_link(value: str) -> str:
    """The link if it is http or https and has no white space, else an empty text."""
    value = value.strip().strip("<>")
    try:
        parts = urlsplit(value)
    except ValueError:
        return ""
    usable = parts.scheme in {"http", "https"} and parts.netloc and not re.search(r"\s", value)
    return value if usable else ""


def without_site_name(title: str) -> str:
    """A page title without the known outlet that stands at its end ("... - Daily Sabah")."""
    site = _SITE_NAME.search(title)
    return title[: site.start()] if site and outlet_named(site["site"]) else title


def _first_lines(text: str) -> Iterator[Range]:
    seen = 0
    for start, end in lines(text):
        seen += bool(text[start:end].strip())
        if seen > _MOST_LINES:
            return
        yield start, end


def _take(head: Head, line: str, raw_line: str, rest: str) -> bool:
    """Take one line into the head; False where the article's text begins."""
    return (
        _take_label(head, line, raw_line)
        or _take_site_name(head, line)
        or _take_byline(head, line)
        or (not raw_line.startswith("#") and _take_dated_line(head, line))
        or is_boilerplate(line)
        or _take_title(head, line, rest)
    )


def _take_label(head: Head, line: str, raw_line: str) -> bool:
    if _LABEL_ABOVE.match(line):  # "Published" over a line with the date
        return True
    label = _LABEL.match(line)
    if not label or len(line) > 400:
        return False
    name, value = _FIELD[label[1].casefold()], label[2].strip().strip("\"'")
    if name == "original":
        head.labelled = parse_date(value) or head.labelled
    elif name == "published":
        head.labelled = head.labelled or parse_date(value)
    elif name == "url":
        written = _LABEL.match(raw_line.strip("*_ "))
        head.url = head.url or (safe_link(written[2].strip("*_ ")) if written else "")
    elif name:
        setattr(head, name, getattr(head, name) or value)
    return True


def _take_site_name(head: Head, line: str) -> bool:
    """A line that is the name of a known outlet and nothing else."""
    known = outlet_named(line)
    if known:
        head.outlet = head.outlet or known.name
    return known is not None


def _take_byline(head: Head, line: str) -> bool:
    byline = _BYLINE.match(line)
    if not byline or len(line.split()) > 9 or any(find_dates(line)):
        return False
    head.byline = head.byline or byline["who"].strip()
    return True


def _take_dated_line(head: Head, line: str) -> bool:
    found = _dated_line(line)
    if not found or (head.labelled and found[0] != head.labelled):
        return False
    head.dated.append(found)
    return True


def _dated_line(line: str) -> tuple[date, str, bool] | None:
    """A line that is a date with, at most, a few capitalised words beside it."""
    found = list(find_dates(line)) if len(line) <= 120 else []
    if not found:
        return None
    beside = line
    for hit in reversed(found):
        beside = f"{beside[: hit.start]} {beside[hit.end :]}"
    words = _DATE_NOISE.sub(" ", _BY_SOMEBODY.sub(" ", beside)).split()
    small = {"of", "the", "for", "and"}
    if len(words) > _MOST_WORDS_BESIDE_A_DATE or any(
        w[0].islower() and w not in small for w in words
    ):
        return None
    only_update = bool(_UPDATED.search(line[: found[0].start])) and len(found) == 1
    return found[0].day, " ".join(words), only_update


def _take_title(head: Head, line: str, rest: str) -> bool:
    """The first line is the title if an empty line, a line of a head or a paragraph follows."""
    if head.title or len(line) > _LONGEST_TITLE or line[-1] in ".;," or line[0] in "-*•▪":
        return False
    if line.lstrip("\"“'‘(")[:1].islower():
        return False
    next_line = rest.strip().split("\n", 1)[0].strip()
    followed = _is_head_line(next_line) or len(next_line) > max(100, 1.5 * len(line))
    if not _NEXT_LINE_EMPTY.match(rest) and not followed:
        return False
    head.title = line
    return True


def _is_head_line(line: str) -> bool:
    patterns = (_LABEL, _LABEL_ABOVE, _BYLINE)
    return any(pattern.match(line) for pattern in patterns) or _dated_line(line) is not None


def _take_opening(head: Head, line: str, start: int) -> None:
    """Take the dateline that opens the first sentence, if it does not gainsay the head."""
    found = opening(line[:200])
    if not found or (head.labelled and found.day and found.day != head.labelled):
        return
    head.blank.append((start, start + found.length))
    if found.day:
        head.dated.append((found.day, found.agency, False))
    if outlet_named(found.agency):
        head.outlet = head.outlet or found.agency
