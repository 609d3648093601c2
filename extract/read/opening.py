"""The dateline that opens an article's first sentence: a date, or CITY, date (Agency) -."""

import re
from dataclasses import dataclass
from datetime import date

from extract.read.dateline import find_dates
from extract.read.outlets import outlet_named

_BEFORE_DATE = re.compile(r"\W{0,3}(?:(?:published|posted|date)\b:?\s{0,3})?", re.IGNORECASE)
_AFTER_DATE = re.compile(
    r"(?:[\s,]{0,3}\d{1,2}:?\d\d(?:\s?[ap]m)?\s?(?:GMT|UTC|EST|MSK)?(?:[+-]\d{1,2})?\b)?[\]\s:,.–—-]{0,4}"
)
_CITIES = r"[A-Z][\w’'.-]+(?:[\s/,]{1,2}[A-Z][\w’'.-]*){0,5}"
_SHORT_DAY = r"(?:(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)(?:,?\s\d{4})?)"
_WIRE = re.compile(
    rf"\W{{0,3}}(?P<city>{_CITIES}?),?\s{{0,2}}(?P<day>{_SHORT_DAY})?,?\s{{0,2}}"
    r"(?:\((?P<agency>[A-Za-z][^()\n]{1,40})\)\s{0,2}[–—:-]{0,2}|(?:--?|[–—]))\s{1,3}(?=[\"“‘A-Z])"
)
_CITY_AND_AGENCY = re.compile(
    rf"\W{{0,3}}{_CITIES}?,\s(?P<agency>[A-Z][\w -]{{1,30}}?)\s{{0,2}}[–—-]{{1,2}}\s(?=[\"“‘A-Z])"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """An opening dateline: its length, its day if it is written in full, and the agency."""

    length: int
    day: date | None
    agency: str = ""


def opening(text: str) -> Opening | None:
    """The dateline that `text` opens with, or None.

    "TRIPOLI - Forces loyal to ..." is none: without an agency or a day the city is news, not
    the place of filing.
    """
    return _dated(text) or _wire(text) or _city_and_agency(text)


def _dated(text: str) -> Opening | None:
    found = next(find_dates(text), None)
    before = _BEFORE_DATE.match(text)
    if not found or not before or found.start > before.end():
        return None
    after = _AFTER_DATE.match(text, found.end)
    end = after.end() if after else found.end
    sentence_follows = text[end : end + 1].isupper() or text[end : end + 1] in set('"“‘')
    return Opening(end, found.day) if sentence_follows else None


def _city_and_agency(text: str) -> Opening | None:
    """ "Deir Ezzor, SANA - Army units ...": an agency that is known by name."""
    found = _CITY_AND_AGENCY.match(text)
    if not found or not outlet_named(found["agency"]):
        return None
    return Opening(found.end(), None, found["agency"])


def _wire(text: str) -> Opening | None:
    wire = _WIRE.match(text)
    if not wire or not (wire["day"] or wire["agency"]):
        return None
    agency = wire["agency"] or ""
    if not wire["day"] and not outlet_named(agency) and not wire["city"].isupper():
        return None
    day = next(find_dates(wire["day"] or ""), None)
    return Opening(wire.end(), day.day if day else None, agency)
