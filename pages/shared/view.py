"""What a reader of the map has set besides the filters: one frozen value, and its link."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from geodata.control import Clock
from geodata.errors import InputError

Query = dict[str, list[str]]
_EXPECTED = {
    "on": "a day as YYYY-MM-DD",
    "mode": "state or changes",
    "clock": "event or published",
    "new": "a number of days",
    "at": "latitude,longitude in degrees",
    "zoom": "a number from 2 to 16",
    "colours": "conventional or safe",
    "base": "offline, streets, light or satellite",
}


class Mode(StrEnum):
    """Who controls each place as of a day, or only the claims of the days before it."""

    STATE = "state"
    CHANGES = "changes"


class Colours(StrEnum):
    """The palette: that of published war maps, or one for colour-blind readers."""

    CONVENTIONAL = "conventional"
    SAFE = "safe"


class Base(StrEnum):
    """The base map; every one but OFFLINE asks another host for pictures."""

    OFFLINE = "offline"
    STREETS = "streets"
    LIGHT = "light"
    SATELLITE = "satellite"


@dataclass(frozen=True, slots=True)
class View:
    """Where a reader stands. `day` None is the last day; `center` None fits the claims.

    `days` is how long a claim counts as new. `center` is (latitude, longitude) in degrees WGS84.
    `claim` is the id of the selected claim. `against` names the outlets and claimants of the second
    map of a comparison, `beside` those of the first; no names in `against` is no comparison.
    """

    day: str | None = None
    mode: Mode = Mode.STATE
    clock: Clock = Clock.EVENT
    days: int = 7
    center: tuple[float, float] | None = None
    zoom: int = 6
    claim: str = ""
    colours: Colours = Colours.CONVENTIONAL
    base: Base = Base.OFFLINE
    beside: tuple[str, ...] = ()
    against: tuple[str, ...] = ()

    def to_query(self) -> Query:
        """What differs from a fresh view, as the keys and values of a link's query string."""
        fresh = View()
        written = {
            "on": self.day or "",
            "mode": self.mode if self.mode != fresh.mode else "",
            "clock": self.clock if self.clock != fresh.clock else "",
            "new": str(self.days) if self.days != fresh.days else "",
            "at": f"{self.center[0]:.4f},{self.center[1]:.4f}" if self.center else "",
            "zoom": str(self.zoom) if self.center else "",
            "claim": self.claim,
            "colours": self.colours if self.colours != fresh.colours else "",
            "base": self.base if self.base != fresh.base else "",
        }
        lists = {"beside": list(self.beside), "against": list(self.against)}
        single = {key: [str(value)] for key, value in written.items() if value}
        return single | {key: values for key, values in lists.items() if values}

    @classmethod
    def from_query(cls, query: Mapping[str, str | Sequence[str]]) -> "View":
        """The view of a link. Raises InputError, naming key and value, for one that is not one."""
        lists = {key: [v] if isinstance(v, str) else list(v) for key, v in query.items()}
        read = {
            key: _understood(key, values[-1])
            for key, values in lists.items()
            if values and key in _KEYS
        }
        found = {_KEYS[key]: value for key, value in read.items()}
        sides = {key: tuple(lists[key]) for key in ("beside", "against") if key in lists}
        return cls(**found, **sides)  # type: ignore[arg-type]


_KEYS = {
    "on": "day",
    "mode": "mode",
    "clock": "clock",
    "new": "days",
    "at": "center",
    "zoom": "zoom",
    "claim": "claim",
    "colours": "colours",
    "base": "base",
}


def _understood(key: str, value: str) -> object:
    readers = {
        "on": lambda text: date.fromisoformat(text).isoformat(),
        "mode": Mode,
        "clock": Clock,
        "new": _days,
        "at": _center,
        "zoom": _zoom,
        "claim": str,
        "colours": Colours,
        "base": Base,
    }
    try:
        return readers[key](value)
    except ValueError as error:
        raise InputError(
            f"the link's {key}={value!r} cannot be read; {_EXPECTED[key]} is expected. "
            "Remove it from the link."
        ) from error


def _days(text: str) -> int:
    days = int(text)
    if not 1 <= days <= 3660:
        raise ValueError(text)
    return days


def _zoom(text: str) -> int:
    zoom = int(text)
    if not 2 <= zoom <= 16:
        raise ValueError(text)
    return zoom


def _center(text: str) -> tuple[float, float]:
    lat, lon = (float(part) for part in text.split(","))
    if not (-90 <= lat <= 90 and -540 <= lon <= 540):
        raise ValueError(text)
    return lat, lon
