"""Original and repost told apart: whose dateline counts, who carried the article later."""

import re
from dataclasses import dataclass
from datetime import date

from extract.read.head import Head
from extract.read.outlets import outlet_named, outlet_of_link

_ORIGIN = re.compile(
    r"^\W{0,4}(?:the original source of this article is|articles by:|"
    r"(?:this (?:article|story|report|post) )?(?:was )?"
    r"(?:first|originally) (?:published|appeared|posted) (?:by|on|in|at))\s*(?P<who>[^\n.]{2,80})",
    re.IGNORECASE | re.MULTILINE,
)
_BYLINE_PARTS = re.compile(r"\s*[,|/–—]\s*|\s-\s|\s(?:for|of)\s")
_LINK = re.compile(r"\bhttps?://[^\s<>\"')\]]{4,2000}|(?<![\w.@])www\.[\w.-]{4,200}")


@dataclass(frozen=True, slots=True)
class Origin:
    """Who wrote an article and when, and who carried it again and when; empty if not known."""

    outlet: str = ""
    published: date | None = None
    reposted: date | None = None
    reposted_by: str = ""


def origin(head: Head, raw: str, text: str, site: str, site_date: date | None) -> Origin:
    """The original and the repost of an article.

    `site` and `site_date` are what the page's metadata says of the site that it was saved from. A
    site that carries others' articles (outlets.toml) gives the repost's date; where two other
    names stand with two dates, the earlier is the original's. No date is made up: an article of
    which only the repost is dated has no date.
    """
    dated = [(day, shown(who)) for day, who, updated in head.dated if not updated]
    if site_date:
        dated.append((site_date, shown(site)))
    said = _said_origin(text)
    author = _author(head, dated, said)
    reposts = [pair for pair in dated if is_republisher(pair[1])]
    originals = [pair for pair in dated if not is_republisher(pair[1])]
    if not reposts and len({who for _, who in originals if who}) > 1:
        reposts = [pair for pair in originals if pair[0] > min(originals)[0]]
    if reposts and author and author != reposts[0][1]:
        first = min((day for day, who in originals if (day, who) not in reposts), default=None)
        return Origin(author, head.labelled or first, reposts[0][0], reposts[0][1])
    published = min((day for day, _ in dated), default=None)
    reposted = said and author and not is_republisher(author)
    carrier = _linked_republisher(raw) if reposted else ""
    return Origin(author, head.labelled or published, None, carrier)


def shown(who: str) -> str:
    """The name under which a known outlet is shown; any other name as it is."""
    found = outlet_named(who)
    return found.name if found else who


def is_republisher(who: str) -> bool:
    """Whether a name is that of a known site that carries others' articles."""
    found = outlet_named(who)
    return found is not None and found.republisher


def _author(head: Head, dated: list[tuple[date, str]], said: str) -> str:
    """The outlet by its label, dateline, by-line, origin line or link: never the reposting site,
    unless nobody else is named."""
    signed = (head.byline, *_BYLINE_PARTS.split(head.byline))
    names = [head.outlet, *(who for _, who in dated), *signed, said]
    known = [shown(name) for name in names if outlet_named(name)]
    linked = outlet_of_link(head.url)
    own = [name for name in known if not is_republisher(name)]
    named = [head.outlet, *own, linked.name if linked else "", *known, *(who for _, who in dated)]
    return next((shown(name) for name in named if name), "")


def _said_origin(text: str) -> str:
    found = _ORIGIN.search(text)
    return found["who"].strip() if found else ""


def _linked_republisher(raw: str) -> str:
    links = (found[0] for found in _LINK.finditer(raw))
    sites = (outlet_of_link(link if "//" in link else f"https://{link}") for link in links)
    return next((site.name for site in sites if site and site.republisher), "")
