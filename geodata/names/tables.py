"""The word lists that keys are made with, read once from geodata/data/names."""

import csv
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data" / "names"


@cache
def letters() -> Mapping[str, Mapping[str, str]]:
    """Letter tables by script: what each Cyrillic, Arabic and special Latin letter becomes."""
    with (FOLDER / "letters.toml").open("rb") as handle:
        return tomllib.load(handle)


@cache
def token_aliases() -> Mapping[str, str]:
    """Folded word -> the word that stands for it ("sheikh" -> "shaykh"), from tokens.csv."""
    return {
        word: row["token"] for row in _rows("tokens.csv") for word in row["variants"].split("|")
    }


@cache
def articles() -> frozenset[str]:
    """Words that carry no meaning in a key: the Arabic article and its assimilated forms."""
    return frozenset(row["token"] for row in _rows("articles.csv"))


@cache
def type_words() -> Mapping[str, str]:
    """Folded type noun -> kind of place ("oilfield" -> "field"), from kinds.csv."""
    return {
        word: row["kind"] for row in _rows("kinds.csv") for word in row["words"].split("|") if word
    }


@cache
def common_words(role: str) -> frozenset[str]:
    """Words of one role of common.csv: "generic", "qualifier" or "filler"."""
    found = (row["words"].split() for row in _rows("common.csv") if row["role"] == role)
    return frozenset(word for words in found for word in words)


@cache
def alias_groups() -> tuple[tuple[str, ...], ...]:
    """Groups of names of one place that no spelling rule connects (Palmyra, Tadmur)."""
    return tuple(tuple(row["names"].split("|")) for row in _rows("aliases.csv"))


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))
