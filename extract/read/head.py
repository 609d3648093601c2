"""The head of a plain text: labels, title, by-line, datelines of the original and of a repost."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlsplit

from extract.read.boilerplate import is_boilerplate
from extract.read.dateline import find_dates, parse_date
from extract.read.offsets import Range, lines
from extract.read.outlets import outlet_named

_LABEL = re.compile(
    r"^\W{0,3}(url|link|permalink|title|headline|published|publication date|published (?:on|at)|"
    r"date|posted(?: on)?|outlet|source|publisher|site|author|by-?line|updated|last (?:updated|modified))"
    r"\s{0,2}:\s*(.*)$",
    re.IGNORECASE,
)
_FIELD = {
    "url": "url", "link": "url", "permalink": "url", "title": "title", "headline": "title",
    "published": "published", "publication date": "published", "published on": "published",
    "published at": "published", "date": "published", "posted": "published",
    "posted on": "published", "outlet": "outlet", "source": "outlet", "publisher": "outlet",
    "site": "outlet",
}  # fmt: skip
_BYLINE = re.compile(r"^\W{0,3}(?:[Bb]y|BY):?\s+(?P<who>[A-Z][^.!?:;]{1,80})$")
_DATE_NOISE = re.compile(
    r"\b(?:published|posted|issued|released|written|date|dated|on|at|updated|last|modified|edited|first|"
    r"(?:mon|tues?|wednes|wed|thurs?|fri|satur|sat|sun)(?:day)?|[ap]\.?m\.?|gmt|utc|est|edt|bst|cet|msk|local time|"
    r"\d{1,2}[:.]\d\d(?::\d\d)?|[+-]\d{1,2}(?::?\d\d)?|\d{4}(?=\s*(?:gmt|utc|hrs?)))\b|[^\w\s]",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"\b(?:updated|modified|edited)\b", re.IGNORECASE)
_PREFIX_DATE = re.compile(
    r"^\W{0,3}(?:(?:published|posted|date)\b:?\s{0,3})?(?=[A-Z\d])", re.IGNORECASE
)
_CLOCK = re.compile(
    r"(?:[\s,]{0,3}\d{1,2}:?\d\d(?:\s?[ap]m)?\s?(?:GMT|UTC|EST|MSK)?(?:[+-]\d{1,2})?\b)?[\s:,.–—-]{0,4}"
)
_WIRE = re.compile(
    r"^\W{0,3}(?P<city>[A-Z][\w’'.-]+(?:[\s/,]{1,2}[A-Z][\w’'.-]*){0,5}),?\s{0,2}"
    r"(?P<day>[^()\n–—:]{0,24}?)\s{0,2}(?:\((?P<agency>[A-Z][^()\n]{1,40})\)\s{0,2}[–—:-]{0,2}|(?P<dash>--?|[–—]))\s{1,3}"
)  # fmt: skip
_LONGEST_TITLE = 220
_MOST_LINES = 30


@dataclass
class Head:
    """What the first lines say of the article, and the stretches that are not its text."""

    title: str = ""
    outlet: str = ""
    url: str = ""
    byline: str = ""
    labelled: date | None = None
    dated: list[tuple[date, str, bool]] = field(default_factory=list)
    blank: list[Range] = field(default_factory=list)
    body: int = 0


def read_head(raw: str, text: str) -> Head:
    """Read the head of `text`, which is `raw` with its markup overwritten (same offsets)."""
    head = Head()
    for start, end in _first_lines(text):
        line = text[start:end].strip()
        head.body = start
        if not line or _is_front_matter_mark(raw[start:end]):
            continue
        if not _take(head, line, raw[start:end], text[end : end + 400]):
            return _with_opening_dates(head, text)
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


def _first_lines(text: str) -> Iterator[Range]:
    seen = 0
    for start, end in lines(text):
        seen += bool(text[start:end].strip())
        if seen > _MOST_LINES:
            return
        yield start, end


def _is_front_matter_mark(raw_line: str) -> bool:
    return raw_line.strip() in {"---", "+++"}


def _take(head: Head, line: str, raw_line: str, rest: str) -> bool:
    """Take one line into the head; False where the article's text begins."""
    return (
        _take_label(head, line, raw_line)
        or _take_byline(head, line)
        or _take_dated_line(head, line, raw_line)
        or is_boilerplate(line)
        or _take_title(head, line, rest)
    )


def _take_label(head: Head, line: str, raw_line: str) -> bool:
    label = _LABEL.match(raw_line.strip())
    if not label:
        return False
    key, value = label[1].casefold(), label[2].strip().strip("\"'")
    if len(line) > 400 or (key not in _FIELD and not value):
        return False
    name = _FIELD.get(key, "")
    if name == "published":
        head.labelled = head.labelled or parse_date(value)
    elif name == "url":
        head.url = head.url or safe_link(value)
    elif name:
        setattr(head, name, getattr(head, name) or value)
    return True


def _take_byline(head: Head, line: str) -> bool:
    byline = _BYLINE.match(line)
    if not byline or len(line.split()) > 9 or any(find_dates(line)):
        return False
    head.byline = head.byline or byline["who"].strip()
    return True


def _take_dated_line(head: Head, line: str, raw_line: str) -> bool:
    """A line that is a date with, at most, a few capitalised words beside it."""
    if len(line) > 120 or raw_line.lstrip().startswith("#"):
        return False
    found = list(find_dates(line))
    if not found:
        return False
    rest = line
    for hit in reversed(found):
        rest = rest[: hit.start] + " " + rest[hit.end :]
    words = _DATE_NOISE.sub(" ", re.sub(r"^\W*by\b", " ", rest, flags=re.IGNORECASE)).split()
    if len(words) > 6 or any(
        word[0].islower() and word not in {"of", "the", "for", "and"} for word in words
    ):
        return False
    if head.labelled and found[0].day != head.labelled:
        return False
    only_update = bool(_UPDATED.search(line[: found[0].start])) and len(found) == 1
    head.dated.append((found[0].day, " ".join(words), only_update))
    return True


def _take_title(head: Head, line: str, rest: str) -> bool:
    if head.title or len(line) > _LONGEST_TITLE or line[-1] in ".;,":
        return False
    if (
        not re.match(r"[ \t]*\r?\n", rest)
        or line.lstrip("\"“'‘(")[:1].islower()
        or line[0] in "-*•▪"
    ):
        return False
    follows_blank = re.match(r"[ \t]*\r?\n[ \t]*\r?\n", rest)
    next_line = rest.strip().split("\n", 1)[0]
    if not follows_blank and not _is_head_line(next_line):
        return False
    head.title = line
    return True


def _is_head_line(line: str) -> bool:
    scratch = Head()
    return bool(
        _LABEL.match(line)
        or _take_byline(scratch, line.strip())
        or _take_dated_line(scratch, line.strip(), line)
    )


def _with_opening_dates(head: Head, text: str) -> Head:
    """Take the dateline that opens the first sentence: a date, or CITY, date (Agency) -."""
    start = head.body
    window = text[start : start + 200]
    opening = _PREFIX_DATE.match(window)
    found = next(find_dates(window), None)
    if (
        opening
        and found
        and found.start <= opening.end()
        and _opens_a_sentence(window[found.end :])
    ):
        if head.labelled in (None, found.day):
            clock = _CLOCK.match(window, found.end)
            head.blank.append((start, start + (clock.end() if clock else found.end)))
            head.dated.append((found.day, "", False))
        return head
    wire = _WIRE.match(window)
    if wire and (wire["agency"] or any(find_dates(wire["day"]))) and _is_wire(wire):
        head.blank.append((start, start + wire.end()))
        day = next(find_dates(wire["day"] or wire[0]), None)
        if day:
            head.dated.append((day.day, wire["agency"] or "", False))
        if wire["agency"] and outlet_named(wire["agency"]):
            head.outlet = head.outlet or wire["agency"]
    return head


def _opens_a_sentence(rest: str) -> bool:
    clock = _CLOCK.match(rest)
    rest = rest[clock.end() :] if clock else rest
    return bool(re.match(r"[A-Z\"“‘]", rest))


def _is_wire(wire: re.Match[str]) -> bool:
    day = wire["day"] or ""
    known_agency = wire["agency"] and outlet_named(wire["agency"])
    short_day = re.fullmatch(
        r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)?(?:,?\s\d{4})?,?\s*", day
    )
    return bool(short_day and (known_agency or day.strip() or wire["city"].isupper()))
