"""`python -m geodata export`: any format, any filter, one file; fit for a nightly run."""

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs

from geodata.errors import InputError
from geodata.export import files
from geodata.export.brief import (
    DEFAULT_TITLE,
    Box,
    Brief,
    Compare,
    Paper,
    brief,
    date_time_group,
)
from geodata.export.formats import Format, Options, make
from geodata.selection import Selection
from geodata.store import Store

STDOUT = "-"
# Flags whose name is the key of a link (geodata.selection), and what each says.
_LISTS = {
    "gaining": "a side that gains, holds or attacks",
    "losing": "a side that loses",
    "hide": "a side to leave out",
    "event": "captured, withdrew, repelled, contested, encircled, denied or held",
    "outlet": "an outlet",
    "claimant": "who is speaking",
    "precision": "exact, near, district, province, country or unresolved",
}
_SINGLE = {
    "from": "first day, YYYY-MM-DD",
    "to": "last day, YYYY-MM-DD",
    "hedged": "yes: only hedged claims, no: only the others",
    "confidence": "least confidence, 0 to 1",
    "place": "a part of the place's name",
}


def main(arguments: Sequence[str]) -> int:
    """Write one export; the exit status. Raises ClaimlineError, which names what is at fault."""
    options = parser().parse_args(list(arguments))
    asked = requested(options)
    data = make(asked, Format(options.format), Options(options.dpi, not options.no_evidence))
    if options.out == STDOUT:
        sys.stdout.buffer.write(data)
        return 0
    files.write(Path(options.out), data)
    about = asked.provenance
    counts = f"{about.claims} claims, {about.unplaced} without a place"
    print(f"{options.out}: {counts}, {len(data):,} bytes")
    return 0


def requested(options: argparse.Namespace) -> Brief:
    """The briefing that the options describe, of the claims in the database."""
    asked = query(options)
    selection = Selection.from_query(asked)
    day = asked.get("on", [""])[-1]
    rows = Store.open(options.db).claim_rows()
    return brief(
        rows,
        selection,
        as_of=options.as_of or (_day(day) if day else None),
        since=options.since,
        compare=Compare(options.compare),
        title=options.title,
        paper=Paper(options.paper),
        extent=options.extent,
        produced=date_time_group() if options.produced is None else options.produced,
        handling=options.handling,
        notes=options.notes,
        safe=options.safe_colours or asked.get("colours") == ["safe"],
        graticule=options.graticule,
    )


def query(options: argparse.Namespace) -> dict[str, list[str]]:
    """The filters as the query of a link: those of --link, then each flag in its key's place."""
    found = parse_qs(options.link.rpartition("?")[2], keep_blank_values=True)
    for key in _LISTS:
        if values := getattr(options, key):
            found[key] = values
    for key in _SINGLE:
        if (value := getattr(options, key)) is not None:
            found[key] = [value]
    return found


def parser() -> argparse.ArgumentParser:
    """The command's options; --help shows them."""
    built = argparse.ArgumentParser(
        prog="python -m geodata export",
        description="Write what the filters show as a picture, slides, a page or a data file.",
    )
    built.add_argument("--format", required=True, choices=[*Format], help="what to write")
    built.add_argument("--out", required=True, help="the file to write, or - for standard output")
    built.add_argument("--db", help="SQLAlchemy URL of the database (else CLAIMLINE_DB)")
    _add_filters(built.add_argument_group("filters, as on the map"))
    _add_looks(built.add_argument_group("how it looks"))
    return built


def _add_filters(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--link", default="", help="a link of the map, or its part after the ?")
    for key, text in _LISTS.items():
        group.add_argument(f"--{key}", action="append", help=f"{text}; may be repeated")
    for key, text in _SINGLE.items():
        group.add_argument(f"--{key}", help=text)
    group.add_argument("--as-of", type=_day, help="last day that counts, YYYY-MM-DD")
    group.add_argument("--since", type=_day, help="show what changed after this day")


def _add_looks(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--title", default=DEFAULT_TITLE)
    group.add_argument("--paper", choices=[*Paper], default=Paper.SLIDE)
    group.add_argument("--dpi", type=_dpi, help="dots an inch of a PNG; 300 for print")
    group.add_argument("--extent", type=_extent, help="west,south,east,north in degrees")
    both = "with --since: only the changes, or both days beside each other"
    group.add_argument("--compare", choices=[*Compare], default=Compare.CHANGES, help=both)
    group.add_argument("--handling", default="", help="the handling line, at top and bottom")
    group.add_argument("--notes", default="", help="your own words, beside the map")
    group.add_argument("--produced", help="the date-time group (now, in UTC)")
    group.add_argument("--safe-colours", action="store_true", help="for colour-blind readers")
    group.add_argument("--graticule", action="store_true", help="draw latitudes and longitudes")
    group.add_argument("--no-evidence", action="store_true", help="html without sentences")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{text!r} is not a day; write it as YYYY-MM-DD") from error


def _dpi(text: str) -> float:
    if not text.isdigit() or not 36 <= int(text) <= 600:
        raise InputError(f"--dpi {text}: a whole number from 36 to 600 is expected")
    return float(text)


def _extent(text: str) -> Box:
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError as error:
        raise InputError(f"--extent {text}: write west,south,east,north in degrees") from error
    if not (-180 <= west < east <= 180 and -85 <= south < north <= 85):
        raise InputError(f"--extent {text}: west is less than east, south than north, all on earth")
    return west, south, east, north
