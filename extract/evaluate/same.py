"""When two names count as the same answer: places, actors, claimants (rules/scoring.toml)."""

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files

_APOSTROPHES = re.compile("[’‘'`ʿʾ]")


def words(text: str) -> tuple[str, ...]:
    """The words of a name without letter case, diacritics and apostrophes."""
    spread = unicodedata.normalize("NFKD", text)
    plain = "".join(letter for letter in spread if not unicodedata.combining(letter)).casefold()
    return tuple(re.findall(r"\w+", _APOSTROPHES.sub("", plain)))


@cache
def place_key(name: str) -> tuple[str, ...]:
    """The words of a place's name but those that say what kind of place it is."""
    every = words(name)
    return tuple(word for word in every if word not in _scoring()["kind"]) or every


def same_place(one: str, other: str) -> bool:
    """Whether two names are one place's, the Arabic article aside."""
    return bool(place_key(one)) and _without_article(one) == _without_article(other)


@cache
def actor_key(name: str) -> str:
    """One key for all names of an actor; empty for none."""
    folded = name.strip().casefold()
    return _actors().get(folded, folded)


def _without_article(name: str) -> tuple[str, ...]:
    key = place_key(name)
    return tuple(word for word in key if word not in _scoring()["article"]) or key


@cache
def _actors() -> dict[str, str]:
    data = _file()["actors"]
    return {
        name.casefold(): shown.casefold()
        for shown, names in data.items()
        for name in (shown, *names)
    }


@cache
def _scoring() -> dict[str, frozenset[str]]:
    return {name: frozenset(values) for name, values in _file()["places"].items()}


@cache
def _file() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads(files("extract.rules").joinpath("scoring.toml").read_text("utf-8"))
