"""`python -m extract`: run, explain, evaluate."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from geodata.errors import ClaimlineError

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, 1 (an input was rejected) or 2 (it cannot be done)."""
    options = _parser().parse_args(arguments)
    command: Command = options.command
    try:
        return command(options)
    except ClaimlineError as error:
        print(f"extract: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(options: argparse.Namespace) -> int:
    from extract.run import run
    from geodata.store import Store

    store = None if options.no_db else Store.open(options.db)
    summary = run(options.paths, options.out, store, options.published)
    for line in summary.lines():
        print(line, file=sys.stderr)
    return summary.status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m extract", description=__doc__)
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_run(verbs.add_parser("run", help="read articles into claims"))
    return parser


def _add_run(run: argparse.ArgumentParser) -> None:
    run.set_defaults(command=_run)
    run.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")
    run.add_argument("--out", type=Path, help="CSV to write the claims to; - is standard output")
    run.add_argument("--published", type=_day, metavar="DATE", help="date of articles without one")
    run.add_argument("--db", metavar="URL", help="SQLAlchemy URL; by default CLAIMLINE_DB")
    run.add_argument("--no-db", action="store_true", help="neither read nor write the database")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2017-08-25") from None


if __name__ == "__main__":
    sys.exit(main())
