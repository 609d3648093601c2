"""One article's claims beside its labels: found, missed, false."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from extract.evaluate.gold import Label
from extract.evaluate.same import actor_key, place_key, same_place
from geodata.vocabulary import Event

Row = Mapping[str, str]
Test = Callable[[Row, Label], bool]

# A status is background and is neither right nor wrong.
SCORED = frozenset(Event) - {Event.HELD}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of one article's labels and rows, by place, event and actor.

    `place_*` counts the same without the actor. Optional labels are neither found nor missed, and
    a row that meets one is not false.
    """

    found: tuple[tuple[Label, Row], ...]
    missed: tuple[Label, ...]
    false: tuple[Row, ...]
    place_found: int
    place_missed: int
    place_false: int


def compare(labels: Iterable[Label], rows: Iterable[Row]) -> Comparison:
    """Match the rows of one article with its labels; each repeated answer counts once."""
    labels = sorted(labels, key=lambda label: label.optional)
    answers = _answers(rows)
    pairs, used = _matched(labels, answers, _same_claim)
    on_place, used_on_place = _matched(labels, answers, _same_event_there)
    return Comparison(
        found=tuple((label, row) for label, row in pairs if row and not label.optional),
        missed=tuple(label for label, row in pairs if not row and not label.optional),
        false=tuple(row for number, row in enumerate(answers) if number not in used),
        place_found=sum(bool(row) for label, row in on_place if not label.optional),
        place_missed=sum(not row for label, row in on_place if not label.optional),
        place_false=len(answers) - len(used_on_place),
    )


def _answers(rows: Iterable[Row]) -> list[Row]:
    answers: dict[tuple[object, ...], Row] = {}
    for row in rows:
        if row["event"] in SCORED:
            key = (place_key(row["place"]), row["event"], actor_key(row["actor"]))
            answers.setdefault(key, row)
    return list(answers.values())


def _matched(
    labels: list[Label], answers: list[Row], test: Test
) -> tuple[list[tuple[Label, Row | None]], set[int]]:
    """For each label the answer that meets it, one not yet taken if there is one."""
    used: set[int] = set()
    pairs: list[tuple[Label, Row | None]] = []
    for label in labels:
        meets = [number for number, row in enumerate(answers) if test(row, label)]
        fresh = [number for number in meets if number not in used] or meets
        pairs.append((label, answers[fresh[0]] if fresh else None))
        used.update(meets)
    return pairs, used


def _same_event_there(row: Row, label: Label) -> bool:
    return row["event"] in label.accept["event"] and any(
        same_place(name, row["place"]) for name in label.names
    )


def _same_claim(row: Row, label: Label) -> bool:
    right = {actor_key(name) for name in label.accept["actor"]}
    return actor_key(row["actor"]) in right and _same_event_there(row, label)
