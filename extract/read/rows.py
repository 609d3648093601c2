"""Articles in rows: JSONL and CSV with text, title, published, outlet and url, read in a stream."""

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from extract.read.check import checked
from extract.read.dateline import parse_date
from extract.read.decode import encoding_of, printable
from extract.read.head import safe_link
from extract.read.plain import Source, plain_article
from geodata.article import Article
from geodata.claim import Reject

Found = Iterator[Article | Reject]
_LONGEST_ROW = 64 * 1024 * 1024
# What other tools call the same field; the first that has a value is taken.
_FIELDS = {
    "text": ("text", "body", "content", "article"),
    "title": ("title", "headline"),
    "published": ("published", "date", "published_at", "publish_date", "pubdate", "datepublished"),
    "outlet": ("outlet", "source", "publisher", "site"),
    "url": ("url", "link"),
}
_TAGGED = ("</p>", "<br", "</div>", "<p>")


def jsonl_rows(path: Path, name: str) -> Found:
    """One article for each line that holds a JSON object; a broken line is a Reject."""
    with _lines(path) as lines:
        for number, line in enumerate(iter(lambda: lines.readline(_LONGEST_ROW), ""), 1):
            if line.strip():
                yield from _json_row(line, f"{name}#{number}")


def csv_rows(path: Path, name: str) -> Found:
    """One article for each row under a header with at least `text`; the header is row 1."""
    csv.field_size_limit(_LONGEST_ROW)
    with _lines(path) as lines:
        header = lines.readline()
        if not header.strip():
            yield Reject("", name, f"{name}: the file is empty")
            return
        delimiter = max(",;\t", key=header.count)
        columns = [
            column.strip().casefold() for column in next(csv.reader([header], delimiter=delimiter))
        ]
        reason = _header_fault(columns)
        if reason:
            yield Reject("", name, f"{name}: {reason}")
            return
        rows = csv.reader(lines, delimiter=delimiter)
        for number, row in _csv_records(rows):
            if isinstance(row, str):
                yield Reject("", f"{name}#{number}", f"{name}: row {number}: {row}; mend the row")
            elif row:
                yield from _article(dict(zip(columns, row, strict=False)), f"{name}#{number}")


def _csv_records(rows: Iterator[list[str]]) -> Iterator[tuple[int, list[str] | str]]:
    number = 1
    while True:
        number += 1
        try:
            yield number, next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, str(error)


def _header_fault(columns: list[str]) -> str:
    if "claim_id" in columns:
        return "a table of claims, not of articles; leave it out"
    if not set(columns) & set(_FIELDS["text"]):
        known = ", ".join(_FIELDS)
        return f"no column 'text' in the header; name the columns {known}"
    return ""


def _lines(path: Path) -> io.TextIOWrapper:
    with path.open("rb") as file:
        encoding = encoding_of(file.read(200_000))
    return path.open(encoding=encoding, errors="replace", newline="")


def _json_row(line: str, name: str) -> Found:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        reason = f"{name}: the line is not JSON ({error}); mend the line, the others were read"
        yield Reject("", name, reason)
        return
    if not isinstance(row, dict):
        yield Reject("", name, f'{name}: the line is no JSON object; write {{"text": ...}}')
        return
    yield from _article({str(key).casefold(): value for key, value in row.items()}, name)


def _article(row: Mapping[str, object], name: str) -> Found:
    values = {field: _value(row, names) for field, names in _FIELDS.items()}
    sha256 = hashlib.sha256(json.dumps(list(values.values())).encode()).hexdigest()
    if not values["text"].strip():
        yield Reject(sha256, name, f"{name}: the row has no text; fill the column 'text'")
        return
    published = parse_date(values["published"])
    if values["published"] and not published:
        reason = f"{name}: {values['published'][:40]!r} is no full date; write it as 2017-08-25"
        yield Reject(sha256, name, reason)
    known = Source(values["title"], values["outlet"], safe_link(values["url"]), published)
    tags = any(tag in values["text"] for tag in _TAGGED)
    yield from checked(plain_article(values["text"], name, sha256, known, tags=tags))


def _value(row: Mapping[str, object], names: tuple[str, ...]) -> str:
    for name in names:
        value = row.get(name)
        if value is not None and not isinstance(value, dict | list) and str(value).strip():
            return printable(str(value))[0]
    return ""
