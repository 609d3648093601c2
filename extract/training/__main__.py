"""`python -m extract.training --shared DIR`: fit the judge and write extract/model/judge.npz."""

import argparse
import csv
from collections.abc import Sequence
from pathlib import Path

from sklearn.model_selection import GroupKFold

from extract.claims import read_with
from extract.judge import MODEL
from extract.training.constructed import constructed
from extract.training.fit import fit, store
from extract.training.labels import Labelled, load
from geodata.claim import COLUMNS, row

FOLDS = 5


def main() -> None:
    """Train on every labelled article; with --folds, write out-of-fold claims instead."""
    parser = argparse.ArgumentParser(prog="python -m extract.training", description=__doc__)
    parser.add_argument(
        "--shared", type=Path, required=True, help="folder with articles/ and gold/"
    )
    parser.add_argument("--folds", type=Path, help="write out-of-fold claims to this CSV")
    chosen = parser.parse_args()
    labelled = list(load(chosen.shared / "articles", chosen.shared / "gold"))
    if chosen.folds:
        _out_of_fold(labelled, chosen.folds)
    else:
        store(fit([*constructed(), *labelled]), MODEL)


def _out_of_fold(labelled: Sequence[Labelled], path: Path) -> None:
    taught = list(constructed())
    groups = [one.group for one in labelled]
    with path.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.DictWriter(handle, COLUMNS)
        writer.writeheader()
        for train, test in GroupKFold(FOLDS).split(labelled, groups=groups):
            heads = fit([*taught, *(labelled[i] for i in train)])
            for one in (labelled[i] for i in test):
                for claim in read_with(heads, one.article).claims:
                    writer.writerow(row(claim, one.article))


if __name__ == "__main__":
    main()
