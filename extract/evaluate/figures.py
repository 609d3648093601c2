"""Comparisons to figures: precision, recall, F1 and the accuracy of each field."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.evaluate.gold import Label
from extract.evaluate.match import Comparison, Row
from extract.evaluate.same import actor_key, words


@dataclass(frozen=True, slots=True)
class Score:
    """Right, missed and false answers of one group; a ratio of nothing is None."""

    found: int = 0
    missed: int = 0
    false: int = 0

    @property
    def precision(self) -> float | None:
        """Right answers among all answers."""
        return _ratio(self.found, self.found + self.false)

    @property
    def recall(self) -> float | None:
        """Right answers among all labels."""
        return _ratio(self.found, self.found + self.missed)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall."""
        return _ratio(2 * self.found, 2 * self.found + self.missed + self.false)

    def __add__(self, other: "Score") -> "Score":
        return Score(self.found + other.found, self.missed + other.missed, self.false + other.false)


@dataclass(frozen=True, slots=True)
class Accuracy:
    """Right values among the matched claims whose label has the field."""

    right: int
    asked: int

    @property
    def value(self) -> float | None:
        """From 0 to 1; None if no label has the field."""
        return _ratio(self.right, self.asked)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of many articles together."""

    overall: Score
    place_and_event: Score
    by_event: dict[str, Score]
    by_outlet: dict[str, Score]
    fields: dict[str, Accuracy]


def figures(compared: Iterable[tuple[str, Comparison]]) -> Figures:
    """The figures of articles, each given as its outlet and its comparison."""
    overall, place = Score(), Score()
    by_event: dict[str, Score] = {}
    by_outlet: dict[str, Score] = {}
    pairs: list[tuple[Label, Row]] = []
    for outlet, one in compared:
        score = Score(len(one.found), len(one.missed), len(one.false))
        overall += score
        place += Score(one.place_found, one.place_missed, one.place_false)
        by_outlet[outlet] = by_outlet.get(outlet, Score()) + score
        for event, part in _by_event(one):
            by_event[event] = by_event.get(event, Score()) + part
        pairs += one.found
    fields = {name: _accuracy(pairs, name) for name in (*_TESTS, "hedged")}
    return Figures(overall, place, dict(sorted(by_event.items())), by_outlet, fields)


def _by_event(one: Comparison) -> Iterator[tuple[str, Score]]:
    """A label counts under its own event, a false answer under the event that it gives."""
    yield from ((label.value["event"], Score(found=1)) for label, _ in one.found)
    yield from ((label.value["event"], Score(missed=1)) for label in one.missed)
    yield from ((row["event"], Score(false=1)) for row in one.false)


def _right_date(row: Row, label: Label) -> bool:
    return row.get("date", "")[:10] in label.accept["date"] - {""}


def _right_from_actor(row: Row, label: Label) -> bool:
    right = {actor_key(name) for name in label.accept["from_actor"]}
    return actor_key(row.get("from_actor", "")) in right


def _right_claimant(row: Row, label: Label) -> bool:
    """One word in common is enough: labels and readings cut the speaker's name differently."""
    return bool({*words(row.get("claimant", ""))} & {*words(label.value["claimant"])})


_TESTS = {"date": _right_date, "from_actor": _right_from_actor, "claimant": _right_claimant}


def _accuracy(pairs: list[tuple[Label, Row]], name: str) -> Accuracy:
    if name == "hedged":
        doubts = [str(row.get("hedged")).casefold() == "true" for _, row in pairs]
        right = sum(doubt == label.hedged for doubt, (label, _) in zip(doubts, pairs, strict=True))
        return Accuracy(right, len(pairs))
    asked = [(label, row) for label, row in pairs if label.value[name]]
    return Accuracy(sum(_TESTS[name](row, label) for label, row in asked), len(asked))


def _ratio(part: int, whole: int) -> float | None:
    return part / whole if whole else None
