"""Every taught construction is read by the committed judge as its event, place and actor."""

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from extract.claims import read
from extract.rulebook import rules
from extract.training.constructed import constructed
from extract.training.labels import Labelled
from extract.training.names import actor_key, same_name

# Sentences that the judge does not read, one a line. After a training they are written anew by
# `python -m tests.extract.test_constructions`.
UNREAD = Path(__file__).parent / "constructions_not_read.txt"
# Share of the readings of all sentences, each with four fillings, that is right at least.
LEAST = 0.95
EVENTS = tuple(rules("constructions"))


def _sentence(one: Labelled) -> tuple[str, str]:
    event, number, _ = one.name.rsplit("-", 2)
    return event, rules("constructions")[event][int(number)]


def _right(one: Labelled, sentence: str) -> bool:
    """Whether all labels are read, with the actor where the sentence names it; none where none."""
    found = read(one.article).claims
    named = "A" in sentence.replace("'", " ").replace(",", " ").split()
    return bool(one.labels or not found) and all(
        any(
            claim.event in label.events
            and same_name(claim.place, label.place)
            and (not named or actor_key(claim.actor) in label.actors)
            for claim in found
        )
        for label in one.labels
    )


@cache
def _readings() -> dict[tuple[str, str], list[bool]]:
    found = defaultdict(list)
    for one in constructed():
        found[_sentence(one)].append(_right(one, _sentence(one)[1]))
    return dict(found)


def _unread() -> set[str]:
    return set(UNREAD.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("event", EVENTS)
def test_every_sentence_is_read_but_those_listed(event: str) -> None:
    unread = {text for (of, text), right in _readings().items() if of == event and not any(right)}
    assert unread <= _unread()


def test_the_share_that_is_read_holds() -> None:
    right = [one for row in _readings().values() for one in row]
    assert sum(right) / len(right) >= LEAST


def test_few_sentences_are_listed_as_not_read() -> None:
    sentences = {text for _, text in _readings()}
    assert len(_unread() & sentences) < 0.05 * len(sentences)


if __name__ == "__main__":
    lines = sorted(text for (_, text), right in _readings().items() if not any(right))
    UNREAD.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    readings = [one for row in _readings().values() for one in row]
    print(f"{sum(readings)} of {len(readings)} readings right, {len(lines)} sentences not read")
