"""Web pages: the article's text by trafilatura, title, outlet and dates by the page's metadata."""

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import trafilatura
from lxml import etree, html  # type: ignore[import-untyped]

from extract.read.dateline import parse_date
from extract.read.decode import Decoded, decode
from extract.read.head import safe_link
from extract.read.outlets import outlet_of_link
from extract.read.plain import Source

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w-]{2,20})", re.IGNORECASE)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish-date", "publish_date", "publication_date", "dc.date", "dc.date.issued",
    "dcterms.date", "dcterms.created", "dcterms.issued", "sailthru.date", "parsely-pub-date",
    "article.published", "citation_publication_date",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "headline", "dc.title", "citation_title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "citation_journal_title")
_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|NewsItem", re.IGNORECASE)
_NOT_TEXT = "//script|//style|//nav|//footer|//aside|//form|//noscript|//template|//title"
_EMPHASIS = re.compile(r"(?<![\w*])\*{1,3}(?=[^\s*])|(?<=[^\s*])\*{1,3}(?![\w*])")
_BLOCKS = (
    "p",
    "div",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "tr",
    "br",
    "blockquote",
    "section",
)


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page, paragraphs apart by empty lines, headings marked #; and its metadata."""

    text: str
    known: Source


def read_html(data: bytes) -> Page | str:
    """The article of a page, or the reason why there is none; a broken page is read as far."""
    decoded = _decode(data)
    if not isinstance(decoded, Decoded):
        return decoded
    tree = _tree(decoded.text)
    if tree is None:
        return "no HTML could be read in the file; save the page again, or its text as .txt"
    text = _text(decoded.text, tree)
    if not text.strip():
        return "no article text was found in the page; save the page's text as .txt"
    return Page(text, _metadata(tree))


def _decode(data: bytes) -> Decoded | str:
    declared = _CHARSET.search(data[:4096])
    if declared and b"\x00" not in data[:4096] and declared[1].lower() not in {b"utf-8", b"utf8"}:
        try:
            return decode(data.decode(declared[1].decode("ascii")).encode("utf-8"))
        except (UnicodeError, LookupError):
            pass
    return decode(data)


def _tree(text: str) -> html.HtmlElement | None:
    try:
        return html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _text(page: str, tree: html.HtmlElement) -> str:
    try:
        found = trafilatura.extract(
            page, output_format="markdown", include_comments=False, include_tables=True,
            include_images=False, include_links=False, with_metadata=False,
        )  # fmt: skip
    except (RecursionError, ValueError, etree.LxmlError):
        found = None
    return _EMPHASIS.sub("", found) if found else _all_text(tree)


def _all_text(tree: html.HtmlElement) -> str:
    """All text of the page but its navigation, for pages that have no article to be found."""
    for element in tree.xpath(_NOT_TEXT):
        element.drop_tree()
    for element in tree.iter(*_BLOCKS):
        element.tail = "\n\n" + (element.tail or "")
        element.text = "\n\n" + (element.text or "")
    lines = (" ".join(line.split()) for line in tree.text_content().splitlines())
    return re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip()


def _metadata(tree: html.HtmlElement) -> Source:
    meta = _meta(tree)
    linked = list(_linked_data(tree))
    canonical = tree.xpath("string(//link[@rel='canonical'][1]/@href)")
    url = safe_link(str(canonical)) or safe_link(meta.get("og:url", ""))
    named = next((name for data in linked if (name := _publisher(data))), "")
    by_link = outlet_of_link(url)
    return Source(
        title=_title(tree, meta, linked),
        outlet=(by_link.name if by_link else "") or _first(meta, _OUTLETS) or named,
        url=url,
        published=_published(tree, meta, linked),
    )


def _meta(tree: html.HtmlElement) -> dict[str, str]:
    """The page's meta elements by property, name or itemprop; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = (element.get("content") or "").strip()
        if name and content:
            found.setdefault(name.casefold(), content)
    return found


def _linked_data(tree: html.HtmlElement) -> Iterator[dict[str, object]]:
    """The objects of the page's JSON-LD that are articles."""
    for script in tree.xpath("//script[@type='application/ld+json']"):
        try:
            yield from _articles_in(json.loads(script.text_content(), strict=False))
        except (ValueError, RecursionError):
            continue


def _articles_in(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, list):
        for item in value:
            yield from _articles_in(item)
    elif isinstance(value, dict):
        if _ARTICLE_TYPES.search(str(value.get("@type", ""))):
            yield value
        yield from _articles_in(value.get("@graph"))


def _publisher(data: dict[str, object]) -> str:
    publisher = data.get("publisher")
    name = publisher.get("name") if isinstance(publisher, dict) else publisher
    return name.strip() if isinstance(name, str) else ""


def _title(tree: html.HtmlElement, meta: dict[str, str], linked: list[dict[str, object]]) -> str:
    headline = next((str(data["headline"]) for data in linked if data.get("headline")), "")
    heading = " ".join(str(tree.xpath("string((//article//h1|//h1)[1])")).split())
    whole = " ".join(str(tree.xpath("string(//title[1])")).split())
    return headline or _first(meta, _TITLES) or heading or whole


def _published(
    tree: html.HtmlElement, meta: dict[str, str], linked: list[dict[str, object]]
) -> date | None:
    written = [str(data.get("datePublished") or "") for data in linked]
    written += [meta[name] for name in _PUBLISHED if name in meta]
    written += tree.xpath("//time[@pubdate or @itemprop='datePublished']/@datetime")
    written += tree.xpath("(//article|//main)//time[not(contains(@class,'updated'))]/@datetime")[:1]
    return next((day for text in written if (day := parse_date(str(text)))), None)


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if name in meta), "")
