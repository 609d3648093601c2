"""Bytes to text: which encoding a file is in, what is no text at all."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Control characters, and the directional overrides that make a line show other than it reads.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
)
_LEGACY = ["cp1252", "cp1256", "cp1251", "cp1254", "cp1250", "iso8859_9", "mac_roman"]
_BINARY_SHARE = 0.02
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file, its encoding, and how many characters were overwritten by spaces."""

    text: str
    encoding: str
    overwritten: int = 0


def decode(data: bytes) -> Decoded | str:
    """The text, or the reason why the bytes are none. Offsets count from after a BOM."""
    if not data.strip(b"\x00 \t\r\n"):
        return "the file is empty"
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        return _cleaned(text, encoding)
    return _broken_utf8(data) or "the encoding is not known; save the file as UTF-8"


def printable(text: str) -> tuple[str, int]:
    """The text with control characters and lone surrogates overwritten, and how many were."""
    text = text.replace("\x0c", "\n")
    text, controls = _CONTROL.subn(" ", text)
    text, surrogates = re.subn(r"[\ud800-\udfff]", "\ufffd", text)
    return text, controls + surrogates


def encoding_of(sample: bytes) -> str:
    """The encoding that the first bytes of a file are most likely in."""
    return next(iter(_encodings(sample)), "utf-8")


def _encodings(data: bytes) -> list[str]:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return [encoding]
    if b"\x00" in data[:_SAMPLE]:
        return _wide_encodings(data[:_SAMPLE])
    if _is_utf8(data):
        return ["utf-8"]
    return [] if _mostly_utf8(data) else _legacy_encodings(data)


def _wide_encodings(sample: bytes) -> list[str]:
    """UTF-16 without a mark: Latin text has a zero in nearly every second byte."""
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = sample[offset::2]
        if half.count(0) > 0.6 * len(half):
            return [encoding]
    return ["latin-1"]


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _mostly_utf8(data: bytes) -> bool:
    text = data[:_SAMPLE].decode("utf-8", "replace")
    good = sum(ord(letter) > 127 for letter in text) - text.count("\ufffd")
    return good >= text.count("\ufffd")


def _legacy_encodings(data: bytes) -> list[str]:
    """English with a few high bytes is cp1252; anything else is measured."""
    sample = data[:_SAMPLE]
    high = len(sample) - len(sample.translate(None, bytes(range(128, 256))))
    if high < 0.03 * len(sample):
        return ["cp1252", "cp1256"]
    best = from_bytes(sample, cp_isolation=_LEGACY).best()
    return [best.encoding, "cp1252", "cp1256"] if best else ["cp1252", "cp1256"]


def _broken_utf8(data: bytes) -> Decoded | str | None:
    if not _mostly_utf8(data):
        return None
    text = data.decode("utf-8", "replace")
    cleaned = _cleaned(text, "utf-8")
    if isinstance(cleaned, str):
        return cleaned
    return Decoded(cleaned.text, "utf-8", cleaned.overwritten + text.count("\ufffd"))


def _cleaned(text: str, encoding: str) -> Decoded | str:
    text, overwritten = printable(text)
    if overwritten > _BINARY_SHARE * len(text):
        return "the file is binary, not text; convert it to .txt, .html or .pdf with a text layer"
    return Decoded(text, encoding, overwritten)
