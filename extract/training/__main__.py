"""`python -m extract.training --shared DIR`: fit the judge and write extract/model/judge.npz."""

import argparse
import csv
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from extract.evaluate.gold import read_labels
from extract.judge import MODEL
from extract.sureness import LEAST
from extract.training.calibrate import calibrate, confidences, reliability
from extract.training.constructed import constructed
from extract.training.fit import fit, store
from extract.training.folds import Unseen, judged_folds, out_of_fold
from extract.training.labels import load
from extract.training.passages.learn import learned
from extract.training.school import School
from geodata.claim import COLUMNS, row


def main() -> None:
    """Train on every labelled article; with --folds, write out-of-fold claims instead."""
    parser = argparse.ArgumentParser(prog="python -m extract.training", description=__doc__)
    parser.add_argument(
        "--shared", type=Path, required=True, help="folder with articles/ and gold/"
    )
    parser.add_argument("--folds", type=Path, help="write out-of-fold claims to this CSV")
    chosen = parser.parse_args()
    labelled = list(load(chosen.shared / "articles", chosen.shared / "gold"))
    taught = [*constructed(), *learned()]
    gold = read_labels(chosen.shared / "gold")
    school = School()
    unseen, accord = out_of_fold(judged_folds(labelled, taught, school), gold)
    sure = confidences(unseen)
    print("\n".join(reliability(unseen, sure)))
    if chosen.folds:
        _write(unseen, sure, chosen.folds)
    else:
        everything = [*taught, *labelled]
        judge = replace(fit(everything, school.whole(everything)), accord=accord)
        store(judge, calibrate(unseen), MODEL)


def _write(unseen: Sequence[Unseen], sure: Sequence[Sequence[float]], path: Path) -> None:
    with path.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.DictWriter(handle, COLUMNS)
        writer.writeheader()
        for one, shares in zip(unseen, sure, strict=True):
            for draft, share in zip(one.drafts, shares, strict=True):
                if share >= LEAST:
                    claim = replace(draft.claim, confidence=share)
                    writer.writerow(row(claim, one.article.article))


if __name__ == "__main__":
    main()
