"""Drafts by a judge that has not seen their outlet, and which of them are right."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold

from extract.assembly import Assembler, Draft, columns_of
from extract.evaluate.gold import Label
from extract.evaluate.same import actor_key, same_place
from extract.judging import judged_pairs
from extract.sureness import Table
from extract.training.fit import fit
from extract.training.labels import Labelled
from geodata.claim import Claim

FOLDS = 5


@dataclass(frozen=True, slots=True)
class Unseen:
    """The drafts of an article by the judge of its fold, with their columns of sureness.

    `right` is 1.0 for a claim that a label states, 0.0 for one that none does, and not a number
    for one that meets an optional label only.
    """

    article: Labelled
    drafts: tuple[Draft, ...]
    columns: Table
    right: NDArray[np.float64]


def out_of_fold(
    labelled: Sequence[Labelled], taught: Sequence[Labelled], gold: Mapping[str, Sequence[Label]]
) -> Iterator[Unseen]:
    """Read every labelled article by a judge trained without its group."""
    groups = [one.group for one in labelled]
    for train, test in GroupKFold(min(FOLDS, len(set(groups)))).split(labelled, groups=groups):
        judge = fit([*taught, *(labelled[i] for i in train)])
        for one in (labelled[i] for i in test):
            drafts = Assembler(one.text, judge, judged_pairs(one.text, judge)).drafts
            right = np.array([_right(d.claim, gold[one.name]) for d in drafts], np.float64)
            yield Unseen(one, tuple(drafts), columns_of(one.text, drafts), right)


def _right(claim: Claim, labels: Sequence[Label]) -> float:
    meets = [label for label in labels if _states(label, claim)]
    if not meets:
        return 0.0
    return 1.0 if any(not label.optional for label in meets) else float("nan")


def _states(label: Label, claim: Claim) -> bool:
    """Whether a label has the claim's place, event and actor."""
    return (
        claim.event in label.accept["event"]
        and actor_key(claim.actor) in {actor_key(name) for name in label.accept["actor"]}
        and any(same_place(name, claim.place) for name in label.names)
    )
