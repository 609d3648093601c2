"""PDF files with a text layer, by pypdf: pages joined, running headers left out."""

import io
import logging
import re
import struct
import zlib
from collections import Counter
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from extract.read.decode import printable

logging.getLogger("pypdf").setLevel(logging.CRITICAL)

# What pypdf raises, beside its own errors, on files that are damaged or made to do harm.
_DAMAGED = (
    PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError,
    ArithmeticError, AssertionError, NotImplementedError, MemoryError, EOFError, OSError,
    zlib.error, struct.error,
)  # fmt: skip
_HYPHENATED = re.compile(r"(?<=[a-z])-\n(?=[a-z]{2})")
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PdfText:
    """The text of a PDF, or the reason why it has none."""

    text: str = ""
    reason: str = ""


def read_pdf(data: bytes) -> PdfText:
    """The text layer of a PDF; words broken at a line's end are one word again."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            return PdfText(reason="the PDF is encrypted; save it without a password")
        pages = [page.extract_text() for page in reader.pages]
    except _DAMAGED as error:
        return PdfText(reason=f"the PDF is damaged ({type(error).__name__}); export it again")
    text, _ = printable("\n\n".join(_without_running_lines(pages)))
    if not text.strip():
        return PdfText(reason="the PDF has no text layer; run text recognition (OCR) over it first")
    return PdfText(_HYPHENATED.sub("", text))


def _without_running_lines(pages: list[str]) -> list[str]:
    """The pages without page numbers and lines that stand on most pages."""
    split = [page.splitlines() for page in pages]
    edges = Counter(_masked(line) for lines in split for line in {*lines[:3], *lines[-3:]})
    often = {line for line, times in edges.items() if line and times > max(2, len(pages) / 2)}
    return [
        "\n".join(
            line
            for line in lines
            if _masked(line) not in often and not _PAGE_NUMBER.fullmatch(line)
        )
        for lines in split
    ]


def _masked(line: str) -> str:
    """The line without the page number at its start or end."""
    return re.sub(r"^\d+\b|\b\d+$", "", line.strip()).strip()
