"""The wars that the lists know: whom "the army" or "the rebels" are in each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from typing import Any

from extract.rulebook import rules
from extract.scene import Scene


@dataclass(frozen=True, slots=True)
class Theatre:
    """A theatre of rules/actors.toml: who is meant by "the army" or "the rebels" in one war.

    `arms` maps a word of a formation's name to the side that alone has such formations, `backed`
    the adjective of a backer to whom it backs, `short` an acronym to whose it is there; `affiliate`
    is al-Qaeda's. `periods` name other sides for articles from the day `since` to the day `until`.
    `demonyms` are names of its people: "Libyan".
    """

    name: str
    government: str = ""
    rebels: str = ""
    jihadists: str = ""
    kurds: str = ""
    invader: str = ""
    affiliate: str = ""
    arms: dict[str, str] = field(default_factory=dict)
    backed: dict[str, str] = field(default_factory=dict)
    short: dict[str, str] = field(default_factory=dict)
    periods: tuple[dict[str, Any], ...] = ()
    demonyms: frozenset[str] = frozenset()

    def at(self, day: date | None) -> "Theatre":
        """The theatre with the sides that it had on a day; with those of now if none is given."""
        for period in self.periods if day else ():
            sides = dict(period)
            since, until = sides.pop("since", date.min), sides.pop("until", date.max)
            if since <= day <= until:
                return replace(self, **sides)
        return self


NOWHERE = Theatre("")
_YEAR = re.compile(
    r"\b(?:19[4-9]|20[0-9])\d\b(?! (?:fighters|soldiers|troops|people|men|km|metres))"
)


def days(scenes: Sequence[Scene], published: date | None) -> Iterator[date | None]:
    """About when what each sentence tells took place, for the sides of that time.

    The dateline, or the middle of an earlier year that the sentence names; without a dateline that
    of the year named last. None where no year was named.
    """
    day = published
    for scene in scenes:
        years = [int(found) for found in _YEAR.findall(scene.sentence.text)]
        named = date(years[-1], 7, 1) if years else None
        if published is None:
            day = named or day
            yield day
        else:
            earlier = named is not None and named.year < published.year
            yield named if earlier else published


@cache
def theatres() -> dict[str, Theatre]:
    """Every theatre by name."""
    return {
        row["name"]: Theatre(
            **{k: v for k, v in row.items() if k not in ("cues", "demonyms", "periods")},
            periods=tuple(row.get("periods", ())),
            demonyms=frozenset(row.get("demonyms", ())),
        )
        for row in rules("actors")["theatre"]
    }
