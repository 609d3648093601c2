"""Filling an empty database with the sample briefs, so that the first map shows something."""

import sys
from pathlib import Path

from geodata.errors import ClaimlineError
from geodata.store import Store

SAMPLES = Path(__file__).resolve().parents[1] / "geodata" / "data" / "samples"


def main() -> int:
    """Extract the samples if the store holds no article; the exit status of the run, else 0."""
    try:
        if Store.open().count_articles():
            return 0
    except ClaimlineError as error:
        print(f"claimline: {error}", file=sys.stderr)
        return 1
    from extract.__main__ import main as extract

    return extract(["run", str(SAMPLES)])


if __name__ == "__main__":
    sys.exit(main())
