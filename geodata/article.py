"""The article record: the text that claims are read from and shown with."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read.

    `text` is the clean text: every offset of a claim points into it. For .txt and .md it has the
    length of the decoded file, markup and boilerplate being overwritten by spaces, so an offset
    is also an offset into the file. `published` is the original source's dateline; `reposted` the
    date on which another site carried it. None and "" mean not known.
    """

    name: str
    text: str
    sha256: str
    title: str = ""
    outlet: str = ""
    url: str = ""
    published: date | None = None
    reposted: date | None = None
    reposted_by: str = ""
