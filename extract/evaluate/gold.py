"""Hand labels: one JSON list for each article, named after the article's file."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from geodata.errors import InputError

_FIELDS = ("event", "actor", "from_actor", "date", "claimant")


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled claim.

    `names` are the place as written and the word used for it; `value` holds the labelled value of
    each field ("" if none was labelled) and `accept` every value that counts as right.
    """

    names: tuple[str, ...]
    value: Mapping[str, str]
    accept: Mapping[str, frozenset[str]]
    hedged: bool
    optional: bool


def read_labels(folder: Path) -> dict[str, list[Label]]:
    """The labels of each article by the stem of its file name. Raises InputError."""
    if not folder.is_dir():
        raise InputError(f"{folder}: there is no such folder; --gold takes a folder of .json files")
    return {path.stem: _read(path) for path in sorted(folder.glob("*.json"))}


def _read(path: Path) -> list[Label]:
    try:
        return [_label(entry) for entry in json.loads(path.read_text("utf-8"))]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(f"{path}: no list of labelled claims ({error}); mend the file") from error


def _label(entry: dict[str, object]) -> Label:
    names = (entry["place"], entry.get("mention"))
    return Label(
        names=tuple(str(name) for name in names if name),
        value={field: str(entry.get(field) or "") for field in _FIELDS},
        accept={field: _accepted(entry, field) for field in _FIELDS},
        hedged=bool(entry.get("hedged")),
        optional=bool(entry.get("optional")),
    )


def _accepted(entry: Mapping[str, object], field: str) -> frozenset[str]:
    others: object = entry.get("also_accept") or {}
    values = others.get(field, []) if isinstance(others, dict) else []
    return frozenset(str(value or "") for value in (entry.get(field), *values))
