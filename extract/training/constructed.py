"""The constructions of rules/constructions.toml as labelled articles of one sentence."""

import re
from collections.abc import Iterator

from extract.rulebook import rules
from extract.text import prepare
from extract.training.labels import Label, Labelled, pairs_of
from extract.training.names import actor_key
from geodata.article import Article

# Fillings of the slots: actors that fight each other, with places that no gazetteer knows.
FILLINGS = (
    {
        "A": "ISIS",
        "B": "the SAA",
        "C": "a monitor",
        "P": "Tal Hamra",
        "Q": "Karm Zayd",
        "X": "Dayrun",
    },
    {
        "A": "the SDF",
        "B": "ISIS",
        "C": "residents",
        "P": "Ain Sawda",
        "Q": "Burjan",
        "X": "Khan Rumi",
    },
    {
        "A": "Russia",
        "B": "Ukraine",
        "C": "the ministry",
        "P": "Novokalyna",
        "Q": "Bereziv",
        "X": "Lypnia",
    },
    {
        "A": "the RSF",
        "B": "the SAF",
        "C": "the governor",
        "P": "Um Dawban",
        "Q": "Atash",
        "X": "Nahla",
    },
)
_SLOT = re.compile(r"\b([ABCPQX])(?=\b)")
GROUP = "constructions"


def constructed() -> Iterator[Labelled]:
    """Every construction in every filling; a label for each P and Q, none for X."""
    for event, sentences in rules("constructions").items():
        for number, sentence in enumerate(sentences):
            for filled, filling in enumerate(FILLINGS):
                yield _labelled(f"{event}-{number}-{filled}", event, sentence, filling)


def _labelled(name: str, event: str, sentence: str, filling: dict[str, str]) -> Labelled:
    marked = _SLOT.sub(lambda match: filling[match.group()], sentence)
    marked = marked[0].upper() + marked[1:]
    start = marked.find("*")
    end = marked.rfind("*")
    text = marked.replace("*", "")
    article = Article(name, text, name)
    read = prepare(article)
    slots = set(_SLOT.findall(sentence))
    labels = tuple(
        Label(
            event,
            filling[slot],
            "",
            False,
            frozenset((event,)),
            frozenset((actor_key(filling["A"].removeprefix("the ")),)),
            frozenset((actor_key(filling["B"].removeprefix("the ")),) if "B" in slots else ()),
            (0, len(text)),
            (start, end - 1),
        )
        for slot in ("P", "Q")
        if event != "none" and slot in slots
    )
    return Labelled(name, GROUP, article, read, labels, pairs_of(read, labels))
