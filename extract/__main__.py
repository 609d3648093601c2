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
    except KeyboardInterrupt:
        print("extract: interrupted", file=sys.stderr)
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(options: argparse.Namespace) -> int:
    from extract.run import run
    from geodata.store import Store

    store = None if options.no_db else Store.open(options.db)
    summary = run(options.paths, options.out, store, options.published, options.online)
    for line in summary.lines():
        print(line, file=sys.stderr)
    return summary.status


def _explain(options: argparse.Namespace) -> int:
    from extract.explain import explain
    from geodata.store import Store

    for line in explain(options.paths, Store.open(options.db)):
        print(line)
    return 0


def _evaluate(options: argparse.Namespace) -> int:
    from extract.evaluate.command import evaluate

    for line in evaluate(options.gold, options.paths, options.show):
        print(line)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m extract", description=__doc__)
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    _add_run(verbs.add_parser("run", help="read articles into claims"))
    _add_explain(verbs.add_parser("explain", help="show how articles are read, and why so"))
    _add_evaluate(verbs.add_parser("evaluate", help="compare with claims labelled by hand"))
    return parser


def _add_explain(explain: argparse.ArgumentParser) -> None:
    explain.set_defaults(command=_explain)
    explain.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="files or folders")
    explain.add_argument("--db", metavar="URL", help="SQLAlchemy URL; by default CLAIMLINE_DB")


def _add_evaluate(evaluate: argparse.ArgumentParser) -> None:
    evaluate.set_defaults(command=_evaluate)
    evaluate.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="articles, or a CSV")
    evaluate.add_argument("--gold", type=Path, required=True, help="folder of labels, NAME.json")
    evaluate.add_argument("--show", action="store_true", help="list missed and false claims")


def _add_run(run: argparse.ArgumentParser) -> None:
    run.set_defaults(command=_run)
    run.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files or folders")
    run.add_argument("--out", type=Path, help="CSV to write the claims to; - is standard output")
    run.add_argument("--published", type=_day, metavar="DATE", help="date of articles without one")
    run.add_argument("--db", metavar="URL", help="SQLAlchemy URL; by default CLAIMLINE_DB")
    run.add_argument("--no-db", action="store_true", help="neither read nor write the database")
    run.add_argument(
        "--online",
        default="",
        metavar="SERVICE",
        help="ask an online geocoder (it sees the names of places) for what nothing else knows",
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2017-08-25") from None


if __name__ == "__main__":
    sys.exit(main())
