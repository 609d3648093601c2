"""A claim's evidence as HTML: the sentence in its article, and the facts read from it.

Every character of an article, a name or a link is escaped here; nothing of them is markup.
"""

import re
from collections.abc import Iterable
from html import escape

from geodata.article import Article
from geodata.selection import Row

AROUND = 400
_WRAPPED = "margin:0;overflow-wrap:anywhere"
_ROW = '<div style="display:contents"><dt style="opacity:.7">{}</dt><dd style="{}">{}</dd></div>'


def passage_html(article: Article, row: Row, around: int = AROUND) -> str:
    """The sentence, marked, between up to `around` characters of the text on each side."""
    start, end = int(row["sentence_start"] or 0), int(row["sentence_end"] or 0)
    before, after = article.text[max(0, start - around) : start], article.text[end : end + around]
    return (
        '<blockquote style="margin:0;padding-left:1em;border-left:3px solid #888;line-height:1.6">'
        f"{'… ' if start > around else ''}{_shown(before.lstrip())}"
        f'<mark style="background:#ffe58a;color:#111">{_shown(article.text[start:end])}</mark>'
        f"{_shown(after)}{' …' if end + around < len(article.text) else ''}</blockquote>"
    )


def facts_html(facts: Iterable[tuple[str, str]]) -> str:
    """Names and values as two columns; those without a value are left out."""
    lines = "".join(
        _ROW.format(escape(name), _WRAPPED, escape(value)) for name, value in facts if value
    )
    style = "display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.2em 1em;margin:0"
    return f'<dl style="{style}">{lines}</dl>'


def _shown(text: str) -> str:
    return re.sub(r"\s*\n\s*\n\s*", "<br><br>", escape(re.sub(r"[^\S\n]+", " ", text)))
