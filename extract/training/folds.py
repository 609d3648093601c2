"""Drafts by a judge that has not seen their outlet, and which of them are right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from sklearn.model_selection import GroupKFold

from extract.accord import Accord
from extract.assembly import Assembler, Draft, columns_of
from extract.evaluate import same
from extract.evaluate.gold import Label
from extract.judge import Judge
from extract.judging import judged_pairs
from extract.sureness import Table
from extract.training.accord import Case, fit_accord
from extract.training.fit import fit
from extract.training.labels import Labelled
from extract.training.lessons import Taught
from extract.training.names import actor_key, same_name
from geodata.claim import Claim

FOLDS = 5
Gold = Mapping[str, Sequence[Label]]


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


@dataclass(frozen=True, slots=True)
class Fold:
    """A judge and the articles whose groups it has not seen."""

    judge: Judge
    articles: Sequence[Labelled]


class School(Protocol):
    """What teaches the readers of each judge (extract.training.school)."""

    def fold(self, labelled: Sequence[Labelled]) -> Taught:
        """What the readers of a fold's judge learn, by what that judge may see."""


def judged_folds(
    labelled: Sequence[Labelled], taught: Sequence[Labelled], school: School | None = None
) -> list[Fold]:
    """A judge for each fold, trained on all other folds and on what is taught.

    Without a school the judges learn the labels alone and have no transformer.
    """
    groups = [one.group for one in labelled]
    folds = []
    for train, test in GroupKFold(min(FOLDS, len(set(groups)))).split(labelled, groups=groups):
        seen = [*taught, *(labelled[i] for i in train)]
        judge = fit(seen, school.fold(seen) if school else None)
        folds.append(Fold(judge, [labelled[i] for i in test]))
    return folds


def out_of_fold(folds: Sequence[Fold], gold: Gold) -> tuple[list[Unseen], Accord]:
    """Every article read by the judge of its fold, and the accord fitted to all the castings.

    What a fold's judge knows of accord is fitted to the castings of the other folds.
    """
    cases = [_cases(fold) for fold in folds]
    unseen = []
    for index, fold in enumerate(folds):
        others = [case for other, found in enumerate(cases) if other != index for case in found]
        judge = replace(fold.judge, accord=fit_accord(others))
        for one in fold.articles:
            drafts = _drafts(one, judge)
            right = np.array([_right(d.claim, gold[one.name]) for d in drafts], np.float64)
            unseen.append(Unseen(one, tuple(drafts), columns_of(one.text, drafts), right))
    return unseen, fit_accord([case for found in cases for case in found])


def _drafts(one: Labelled, judge: Judge) -> list[Draft]:
    seen = judge.network.listen(one.text.scenes)
    return Assembler(one.text, judge, judged_pairs(one.text, judge, seen), seen).drafts


def _cases(fold: Fold) -> list[Case]:
    """The castings of the claims that are right in place and event, by the labels where they stand.

    Elsewhere the same place may have been taken by another side.
    """
    found = []
    for one in fold.articles:
        for draft in _drafts(one, fold.judge):
            claim = draft.claim
            actors = {
                key
                for label in one.labels
                if label.sentence[0] < claim.sentence_end
                and claim.sentence_start < label.sentence[1]
                and not label.optional
                and claim.event in label.events
                and same_name(label.place, claim.place)
                for key in label.actors - {""}
            }
            names = [actor_key(name) for name, _ in draft.roles.actors]
            right = np.array([name in actors for name in names], np.bool_)
            found.append(Case(draft.roles.beside, right))
    return found


def _right(claim: Claim, labels: Sequence[Label]) -> float:
    meets = [label for label in labels if _states(label, claim)]
    if not meets:
        return 0.0
    return 1.0 if any(not label.optional for label in meets) else float("nan")


def _states(label: Label, claim: Claim) -> bool:
    """Whether a label has the claim's place, event and actor."""
    return (
        claim.event in label.accept["event"]
        and same.actor_key(claim.actor) in {same.actor_key(a) for a in label.accept["actor"]}
        and any(same.same_place(name, claim.place) for name in label.names)
    )
