"""Decoded text to an Article: head, repost, boilerplate; every offset of the text is kept."""

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from extract.read.boilerplate import boilerplate
from extract.read.dateline import find_dates
from extract.read.head import read_head, without_site_name
from extract.read.markup import without_markup
from extract.read.offsets import blank
from extract.read.outlets import outlet_of_link
from extract.read.repost import is_republisher, origin, shown
from geodata.article import Article


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
    """Read one article from its decoded text; Article.text has the length of `raw`.

    `known` is what metadata outside the text says; `tags` says that HTML tags are markup.
    """
    text = without_markup(raw, tags)
    head = read_head(raw, text)
    source = origin(head, raw, text, known.outlet, known.published)
    link = known.url or head.url
    dated = source.published or source.reposted
    outlet = source.outlet if is_republisher(known.outlet) else known.outlet or source.outlet
    return Article(
        name=name,
        text=blank(text, [*head.blank, *boilerplate(text)]),
        sha256=sha256,
        title=without_site_name(" ".join((known.title or head.title).split())),
        outlet=shown(outlet),
        url=link,
        published=source.published if dated else _day_in_link(link),
        reposted=source.reposted,
        reposted_by=source.reposted_by,
    )


def _day_in_link(link: str) -> date | None:
    """The day in a link such as example.org/2017/08/25/name, unless the site reposts."""
    site = outlet_of_link(link)
    if not link or (site and site.republisher):
        return None
    return next((found.day for found in find_dates(urlsplit(link).path)), None)
