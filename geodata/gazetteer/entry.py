"""One row of a gazetteer, checked as it is read."""

import math
from dataclasses import dataclass

from geodata.errors import GazetteerError


@dataclass(frozen=True, slots=True)
class Entry:
    """A place as a gazetteer gives it. lat and lon are degrees WGS84; `names` are spellings."""

    place_id: str
    name: str
    lat: float
    lon: float
    names: tuple[str, ...] = ()
    kind: str = ""
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    population: int = 0


def degrees(text: str, limit: float, what: str, where: str) -> float:
    """A latitude or longitude within plus or minus `limit`. Raises GazetteerError with `where`."""
    try:
        value = float(text)
    except ValueError:
        raise GazetteerError(f"{where}: {what} {text!r} is not a number of degrees.") from None
    if not math.isfinite(value) or abs(value) > limit:
        raise GazetteerError(f"{where}: {what} {text!r} is not between -{limit:g} and {limit:g}.")
    return value


def whole_number(text: str, what: str, where: str) -> int:
    """A count of 0 or more, 0 where the text is empty. Raises GazetteerError with `where`."""
    if not text.strip():
        return 0
    try:
        value = int(float(text))
    except (ValueError, OverflowError):
        raise GazetteerError(f"{where}: {what} {text!r} is not a number.") from None
    return max(value, 0)
