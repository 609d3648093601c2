"""Decoded text to an Article: head, repost, boilerplate; every offset of the file is kept."""

import re
from dataclasses import dataclass
from datetime import date

from extract.read.boilerplate import boilerplate
from extract.read.head import Head, read_head
from extract.read.markup import without_markup
from extract.read.offsets import blank
from extract.read.outlets import Outlet, outlet_named, outlet_of_link
from geodata.article import Article

_ORIGIN = re.compile(
    r"^\W{0,4}(?:the original source of this article is|articles by:|(?:originally|first) published (?:by|on|in|at)|"
    r"(?:this (?:article|story|report) )?(?:was )?(?:first|originally) (?:published|appeared)\s(?:by|on|in|at))\s*"
    r"(?P<who>[^\n.]{2,80})",
    re.IGNORECASE | re.MULTILINE,
)
_LINK = re.compile(r"\bhttps?://[^\s<>\"')\]]{4,2000}|(?<![\w.@])www\.[\w.-]{4,200}")


@dataclass(frozen=True, slots=True)
class Source:
    """What is known of an article apart from its text; empty means not known."""

    title: str = ""
    outlet: str = ""
    url: str = ""
    published: date | None = None


UNKNOWN = Source()


def plain_article(
    raw: str, name: str, sha256: str, known: Source = UNKNOWN, tags: bool = False
) -> Article:
    """Read one article from its decoded text.

    `known` holds what metadata outside the text says; it goes before what the text says. `tags`
    says that HTML tags are markup. Article.text has the length of `raw`.
    """
    text = without_markup(raw, tags)
    head = read_head(raw, text)
    published, reposted, reposted_by = _dates(head, raw, text)
    outlet = known.outlet or head.outlet or _outlet(head, text, reposted_by)
    spelled = outlet_named(outlet)
    return Article(
        name=name,
        text=blank(text, [*head.blank, *boilerplate(text)]),
        sha256=sha256,
        title=known.title or head.title,
        outlet=spelled.name if spelled else outlet,
        url=known.url or head.url,
        published=known.published or head.labelled or published,
        reposted=reposted,
        reposted_by=reposted_by,
    )


def _dates(head: Head, raw: str, text: str) -> tuple[date | None, date | None, str]:
    """The original's date, the repost's and who reposted: a known republisher, or the later one."""
    dated = [(day, who) for day, who, updated in head.dated if not updated]
    reposts = [(day, who) for day, who in dated if _republisher(who)]
    originals = [day for day, who in dated if not _republisher(who)]
    origin = _origin(text)
    if reposts and (originals or (origin and not _republisher(origin))):
        return min(originals, default=None), reposts[0][0], _shown(reposts[0][1])
    days = originals or [day for day, _ in reposts]
    named = {who for _, who in dated if who}
    if len(set(days)) > 1 and len(named) > 1:
        later = max(dated)
        return min(days), later[0], _shown(later[1])
    return min(days, default=None), None, _reposting_site(raw, origin)


def _republisher(who: str) -> Outlet | None:
    found = outlet_named(who)
    return found if found and found.republisher else None


def _shown(who: str) -> str:
    found = outlet_named(who)
    return found.name if found else who


def _origin(text: str) -> str:
    found = _ORIGIN.search(text)
    return found["who"].strip() if found else ""


def _reposting_site(raw: str, origin: str) -> str:
    """A known republisher that the article links to, if the article says that it is another's."""
    if not origin or _republisher(origin):
        return ""
    linked = (outlet_of_link(_with_scheme(found[0])) for found in _LINK.finditer(raw))
    return next((site.name for site in linked if site and site.republisher), "")


def _with_scheme(link: str) -> str:
    return link if link.startswith("http") else f"https://{link}"


def _outlet(head: Head, text: str, reposted_by: str) -> str:
    """The outlet by its dateline, by-line, origin line or link; a repost's site is not it."""
    named = [who for _, who, _ in head.dated if who and _shown(who) != reposted_by]
    known = [who for who in (*named, head.byline, _origin(text)) if outlet_named(who)]
    if known:
        return known[0]
    linked = outlet_of_link(head.url)
    return linked.name if linked else next(iter(named), "")
