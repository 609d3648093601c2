"""`python -m geodata`: install, list, remove, lookup, check, decide, decisions, repin, export."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from geodata.errors import ClaimlineError

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, 1 (nothing found) or 2 (it cannot be done)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given[:1] == ["export"]:
            from geodata.export.command import main as export

            return export(given[1:])
        options = _parser().parse_args(given)
        command: Command = options.command
        return command(options)
    except ClaimlineError as error:
        print(f"geodata: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:
        print("geodata: interrupted; nothing was changed", file=sys.stderr)
        return 2


def _install(options: argparse.Namespace) -> int:
    from geodata.gazetteer.command import install

    return install(options.what, options.db, options.source)


def _list(options: argparse.Namespace) -> int:
    from geodata.gazetteer.command import show_installed

    return show_installed(options.db)


def _remove(options: argparse.Namespace) -> int:
    from geodata.gazetteer.command import remove

    return remove(options.name, options.db)


def _lookup(options: argparse.Namespace) -> int:
    from geodata.gazetteer.command import show_lookup

    return show_lookup(options.name, options.db, options.near, options.inside)


def _check(options: argparse.Namespace) -> int:
    from geodata.gazetteer.command import show_check

    return show_check(options.db, options.most)


def _decide(options: argparse.Namespace) -> int:
    from geodata.gazetteer.command import decide_on

    return decide_on(
        options.name, options.lat, options.lon, options.article, options.note, options.db
    )


def _repin(options: argparse.Namespace) -> int:
    from geodata.gazetteer.command import place_again

    return place_again(options.db)


def _decisions(options: argparse.Namespace) -> int:
    from geodata.gazetteer.command import show_decisions

    return show_decisions(options.db, options.withdraw)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m geodata", description=__doc__)
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    install = _verb(verbs, "install", _install, "install gazetteers into the database")
    install.add_argument(
        "what", nargs="+", help="a country code (downloads it), a GeoNames file or zip, or a CSV"
    )
    install.add_argument("--source", metavar="URL", help="where country files are fetched from")
    _verb(verbs, "list", _list, "list the installed gazetteers")
    _verb(verbs, "remove", _remove, "remove installed gazetteers").add_argument("name", nargs="+")
    lookup = _verb(verbs, "lookup", _lookup, "show the candidates for a name and why one won")
    lookup.add_argument("name")
    lookup.add_argument("--near", metavar="PLACE", default="", help="a place close to it")
    lookup.add_argument(
        "--in", metavar="ADMIN1", dest="inside", default="", help="the province that it lies in"
    )
    check = _verb(verbs, "check", _check, "find repeated, misplaced and colliding places")
    check.add_argument("--most", type=int, default=20, help="lines of each kind (20)")
    _add_decide(_verb(verbs, "decide", _decide, "say yourself where a name lies"))
    decided = _verb(verbs, "decisions", _decisions, "list your decisions, or withdraw one")
    decided.add_argument("--withdraw", type=int, metavar="NUMBER", help="forget this decision")
    _verb(verbs, "repin", _repin, "place the claims in the database again")
    verbs.add_parser("export", help="write claims out for other programs; see export --help")
    return parser


def _verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    command: Command,
    help_text: str,
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=help_text)
    verb.set_defaults(command=command)
    verb.add_argument("--db", metavar="URL", help="SQLAlchemy URL; by default CLAIMLINE_DB")
    return verb


def _add_decide(decide: argparse.ArgumentParser) -> None:
    decide.add_argument("name", help="the name as the articles write it")
    decide.add_argument("lat", type=float, nargs="?", help="degrees WGS84")
    decide.add_argument("lon", type=float, nargs="?", help="degrees; none: keep it off the map")
    decide.add_argument("--article", default="", help="only in the article of this name or SHA-256")
    decide.add_argument("--note", default="", help="why, for whoever reads the pin")


if __name__ == "__main__":
    sys.exit(main())
