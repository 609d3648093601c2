"""Tiers of confidence, from data: what a claim's probability of being right comes to in a word."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from geodata.vocabulary import Confidence


@dataclass(frozen=True, slots=True)
class Level:
    """A tier, the confidence from which a claim is in it, and what it promises in words."""

    tier: Confidence
    least: float
    promise: str


@cache
def levels() -> tuple[Level, ...]:
    """The tiers of geodata/data/confidence.toml, the surest first."""
    text = files("geodata").joinpath("data/confidence.toml").read_text(encoding="utf-8")
    return tuple(
        Level(Confidence(row["name"]), row["least"], row["promise"])
        for row in tomllib.loads(text)["tier"]
    )


def level(confidence: float) -> Level:
    """The tier of a confidence from 0 to 1; a number below 0 is in the lowest."""
    return next((one for one in levels() if confidence >= one.least), levels()[-1])


def told(confidence: float | None) -> str:
    """A confidence in words: "0.86, likely: about 75 in 100 are right"."""
    found = level(float(confidence or 0))
    return f"{float(confidence or 0):.2f}, {found.tier}: {found.promise}"
