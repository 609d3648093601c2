"""Known publishers: a byline, a dateline or a link to the outlet's name (outlets.toml)."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Outlet:
    """A publisher; a republisher carries articles of others under a date of its own."""

    names: tuple[str, ...]
    domains: tuple[str, ...]
    republisher: bool = False

    @property
    def name(self) -> str:
        """The name that is shown."""
        return self.names[0]


@cache
def outlets() -> tuple[Outlet, ...]:
    """The rows of outlets.toml."""
    data = tomllib.loads(files("extract.rules").joinpath("outlets.toml").read_text("utf-8"))
    return tuple(
        Outlet(tuple(row["names"]), tuple(row["domains"]), row.get("republisher", False))
        for row in data["outlet"]
    )


def outlet_named(name: str) -> Outlet | None:
    """The known outlet with this name, letter case aside, or None."""
    return _by_name().get(_key(name))


def outlet_of_link(url: str) -> Outlet | None:
    """The known outlet whose domain a link is on, sub-domains included, or None."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return None
    labels = host.split(".")
    tails = (".".join(labels[n:]) for n in range(len(labels) - 1))
    return next((_by_domain()[tail] for tail in tails if tail in _by_domain()), None)


@cache
def _by_name() -> dict[str, Outlet]:
    return {_key(name): outlet for outlet in outlets() for name in outlet.names}


@cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in outlets() for domain in outlet.domains}


def _key(name: str) -> str:
    return " ".join(name.casefold().replace("-", " ").split())
