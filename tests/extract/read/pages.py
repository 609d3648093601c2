"""A web page and a PDF made for the tests."""

import io
from collections.abc import Sequence


def web_page(body: str) -> str:
    """A page with the furniture that pages have: metadata, navigation, an appeal, a footer."""
    return f"""<!doctype html><html><head><title>Army Takes a Hill | Reuters</title>
<meta property="article:published_time" content="2019-05-03T10:00:00+03:00">
<link rel="canonical" href="https://www.reuters.com/hill">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Army Takes a Hill",
"datePublished": "2019-05-02", "publisher": {{"name": "Reuters"}}}}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Army Takes a Hill</h1><p>By Ann Writer</p>
<p>DAMASCUS, May 2 (Reuters) - {body}</p><h2>In the north</h2>
<p>The rebels repelled an attack on <i>Kafr Amara</i>. The fighting lasted the whole night.</p>
<p>Please support our work by donating.</p></article>
<footer>Copyright 2019</footer></body></html>"""


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF whose pages hold the lines given; a page without lines has no text."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"({line})Tj T* " for line in lines)
        stream = f"BT /F1 12 Tf 72 720 Td 14 TL {shown}ET".encode()
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>"
            + f"/Contents {5 + 2 * number} 0 R>>".encode()
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    return _file(objects)


def _file(objects: list[bytes]) -> bytes:
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table))
    return out.getvalue()
