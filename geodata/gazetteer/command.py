"""The commands of `python -m geodata`: each prints what it did and returns an exit status."""

import sys
from pathlib import Path

from tqdm import tqdm

from geodata.decisions import Decision, decide, decisions, withdraw
from geodata.errors import InputError
from geodata.gazetteer.check import check
from geodata.gazetteer.download import fetch_country
from geodata.gazetteer.shelf import Shelf
from geodata.repin import repin
from geodata.resolve.atlas import Atlas
from geodata.resolve.lookup import lookup
from geodata.resolve.score import Scored
from geodata.store import Store
from geodata.tiers.cache import cached_places

_SHOWN = 10
_PLACE_AGAIN = "To place the claims in the database again: python -m geodata repin"


def install(wanted: list[str], db: str | None, source: str | None) -> int:
    """Install each country code or file, with a progress bar on a terminal."""
    shelf = Shelf(Store.open(db))
    for what in wanted:
        path, name = _file(what, source)
        with tqdm(desc=f"reading {name}", unit=" places", disable=None) as bar:
            installed = shelf.install(path, name, seen=bar.update)
        print(f"{installed.name}: {installed.places:,} places from {installed.source}")
    print(_PLACE_AGAIN)
    return 0


def _file(what: str, source: str | None) -> tuple[Path, str]:
    path = Path(what)
    if path.exists():
        return path, path.stem
    if path.suffix or len(what) != 2:
        raise InputError(f"{what}: no such file, and no country code of two letters.")
    with tqdm(desc=f"fetching {what.upper()}", unit="B", unit_scale=True, disable=None) as bar:

        def seen(have: int, total: int) -> None:
            bar.total = total or None
            bar.update(have - bar.n)

        return fetch_country(what, source, seen), what.upper()


def show_installed(db: str | None) -> int:
    """List the installed gazetteers."""
    found = Shelf(Store.open(db)).list()
    for installed in found:
        print(f"{installed.name}\t{installed.places:,} places\t{installed.source}"
              f"\tsha256 {installed.sha256[:12]}")  # fmt: skip
    if not found:
        print("no gazetteer is installed; for example: python -m geodata install SY")
    return 0


def remove(names: list[str], db: str | None) -> int:
    """Remove gazetteers by name; 1 where one is not installed."""
    shelf = Shelf(Store.open(db))
    status = 0
    for name in names:
        if shelf.remove(name):
            print(f"{name}: removed")
        else:
            print(f"{name}: not installed", file=sys.stderr)
            status = 1
    return status


def show_lookup(name: str, db: str | None, near: str, inside: str) -> int:
    """Show where a name is placed, why, and every candidate; 1 where it is not placed."""
    pin, ranked = lookup(name, Atlas.open(Store.open(db)), near, inside)
    if pin.lat is None:
        print(f"{name}: unresolved: {pin.reason}")
    else:
        print(
            f"{name}: {pin.lat} {pin.lon} ({pin.geo_precision}, within {pin.radius_km:g} km): "
            f"{pin.reason}"
        )
    for number, one in enumerate(ranked[:_SHOWN], 1):
        print(f"{number:3}. {_line(one)}")
    if len(ranked) > _SHOWN:
        print(f"     and {len(ranked) - _SHOWN} more")
    return 0 if pin.lat is not None else 1


def _line(one: Scored) -> str:
    place = one.place
    where = ", ".join(filter(None, (place.admin2, place.admin1, place.country)))
    why = "; ".join(one.reasons) or one.match.how
    return (
        f"{one.points:+.1f} {place.name} ({place.kind or 'place'}, {where}) "
        f"{place.lat:.4f} {place.lon:.4f} [{place.tier}] {why}"
    )


def show_check(db: str | None, most: int) -> int:
    """Check the cache and the installed gazetteers; 1 where something was found."""
    status = 0
    sets = [("cache", cached_places().places), ("installed", Shelf(Store.open(db)).index().places)]
    for title, places in sets:
        counts: dict[str, int] = {}
        for finding in check(places):
            status = 1
            counts[finding.what] = counts.get(finding.what, 0) + 1
            if counts[finding.what] <= most:
                print(f"{title}: {finding.what}: {finding.text}")
        told = ", ".join(f"{count} {what}" for what, count in counts.items()) or "nothing to report"
        print(f"{title}: {len(places):,} places: {told}")
    return status


def decide_on(
    name: str, lat: float | None, lon: float | None, article: str, note: str, db: str | None
) -> int:
    """Keep the analyst's decision on a name."""
    made = decide(Store.open(db), Decision(name, lat, lon, article=article, note=note))
    print(f"decision {made.number}: {_decided(made)}")
    print(_PLACE_AGAIN)
    return 0


def place_again(db: str | None) -> int:
    """Place the stored claims again with the gazetteers and decisions of now."""
    changed = repin(Store.open(db))
    print(f"{changed} pin{'' if changed == 1 else 's'} changed")
    return 0


def show_decisions(db: str | None, number: int | None) -> int:
    """List the decisions, or withdraw one; 1 where there is none of that number."""
    store = Store.open(db)
    if number is not None:
        done = withdraw(store, number)
        print(f"decision {number}: {'withdrawn' if done else 'there is none'}")
        return 0 if done else 1
    for made in decisions(store):
        print(f"{made.number}\t{_decided(made)}")
    return 0


def _decided(made: Decision) -> str:
    where = "off the map" if made.lat is None else f"{made.lat} {made.lon}"
    scope = f"in {made.article}" if made.article else "in every article"
    return f"{made.toponym}: {where}, {scope}" + (f" ({made.note})" if made.note else "")
