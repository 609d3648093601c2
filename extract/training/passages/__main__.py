"""`python -m extract.training.passages FILE...`: check passages, list the labels not seen."""

import sys
from collections import Counter
from pathlib import Path

from extract.text import prepare
from extract.training.labels import pairs_of
from extract.training.passages.form import Passage, blocks, passage


def main() -> None:
    """Print each label whose place and trigger no pair of the reader meets, then the counts."""
    for name in sys.argv[1:]:
        path = Path(name)
        found = []
        for block in blocks(path):
            try:
                found.append(passage(path, block))
            except ValueError as error:
                print(error)
                continue
            _check(path, found[-1])
        events = Counter(label.event for one in found for label in one.labels)
        print(f"{path.name}: {len(found)} passages, {sum(events.values())} labels, {dict(events)}")


def _check(path: Path, one: Passage) -> None:
    text = prepare(one.article)
    seen = {id(label) for row in pairs_of(text, one.labels).values() for label in row}
    for label, line in zip(one.labels, one.lines, strict=True):
        if id(label) not in seen:
            words = one.article.text[slice(*label.trigger)]
            print(f"{path.name}:{line}: not seen: {label.event} {label.place}, {words!r}")


if __name__ == "__main__":
    main()
