"""The passages written for training: their form, and what the training learns of them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.training.passages.form import FOLDER, passages
from extract.training.passages.learn import learned

HEAD = "== agency | Nowhere | 2013-01-21\n"
SENTENCE = "Rebels seized Ara and Bor, the army said, and seized the mill of Cor."
EVENTS = ("captured", "withdrew", "repelled", "contested", "encircled", "denied")


def _read(folder: Path, text: str) -> Path:
    path = folder / "some.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_each_committed_passage_can_be_read() -> None:
    found = [passage for path in FOLDER.glob("*.txt") for passage in passages(path)]
    assert len(found) > 2_000
    assert all(passage.article.published for passage in found)


def test_a_label_stands_on_its_sentence_and_trigger(tmp_path: Path) -> None:
    text = f"{HEAD}It rained.\n{SENTENCE}\n> captured | Ara; Bor | Rebels < army | seized\n"
    (passage,) = passages(_read(tmp_path, text))
    assert passage.article.text == f"It rained. {SENTENCE}"
    assert [label.place for label in passage.labels] == ["Ara", "Bor"]
    for label in passage.labels:
        assert passage.article.text[slice(*label.sentence)] == SENTENCE
        assert passage.article.text[slice(*label.trigger)] == "seized"
        assert (label.actors, label.losers) == ({"Rebels"}, {"army"})


def test_the_second_of_two_equal_triggers_can_be_meant(tmp_path: Path) -> None:
    text = f"{HEAD}{SENTENCE}\n> captured | mill | Rebels | seized #2\n"
    (passage,) = passages(_read(tmp_path, text))
    assert passage.labels[0].trigger[0] == SENTENCE.rfind("seized")


def test_a_word_in_brackets_is_the_mention(tmp_path: Path) -> None:
    text = (
        f"{HEAD}Ara burnt.\nRebels left the town.\n>? withdrew | Ara (the town) | Rebels | left\n"
    )
    (passage,) = passages(_read(tmp_path, text))
    label = passage.labels[0]
    assert (label.place, label.mention, label.optional) == ("Ara", "the town", True)


def test_a_line_without_a_full_stop_does_not_run_into_the_next(tmp_path: Path) -> None:
    text = f"{HEAD}ARA FALLS\nRebels seized it.\n"
    (passage,) = passages(_read(tmp_path, text))
    assert passage.article.text == "ARA FALLS\n\nRebels seized it."


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ("Rebels seized Ara.\n", "a passage begins with"),
        ("== agency | Nowhere | May 2013\nRebels seized Ara.\n", "'May 2013' is no ISO date"),
        (f"{HEAD}> captured | Ara | Rebels | seized\n", "no sentence stands above"),
        (f"{HEAD}{SENTENCE}\n> taken | Ara | Rebels | seized\n", "'taken' is no event"),
        (f"{HEAD}{SENTENCE}\n> captured | Ara | seized\n", "a label has four parts"),
        (f"{HEAD}{SENTENCE}\n> captured | Ara | Rebels | stormed\n", "no trigger 'stormed'"),
        (f"{HEAD}{SENTENCE}\n> captured | Ara (a) (b) | Rebels | seized\n", "is no place"),
    ],
)
def test_a_broken_passage_is_named_by_file_and_line(
    tmp_path: Path, lines: str, complaint: str
) -> None:
    last = lines.count("\n") if lines.startswith("== agency | Nowhere | 2013") else 1
    with pytest.raises(ValueError, match=rf"some.txt:{last}: .*{complaint}"):
        list(passages(_read(tmp_path, lines)))


@given(
    st.lists(
        st.tuples(st.sampled_from(EVENTS), st.sampled_from(("Ara", "Bor", "Cor")), st.booleans()),
        max_size=6,
    )
)
def test_every_label_of_a_passage_comes_back(
    tmp_path_factory: pytest.TempPathFactory, labels: list[tuple[str, str, bool]]
) -> None:
    lines = [
        f">{'?' * optional} {event} | {place} | Rebels | seized"
        for event, place, optional in labels
    ]
    path = _read(tmp_path_factory.mktemp("passages"), "\n".join([HEAD + SENTENCE, *lines]))
    (passage,) = passages(path)
    assert [(one.event, one.place, one.optional) for one in passage.labels] == labels


def test_an_actor_is_learned_under_the_name_that_the_reader_gives_it(tmp_path: Path) -> None:
    text = "The SDF is in Raqqa.\nKurdish-led SDF fighters seized Ara from Daesh.\n"
    label = "> captured | Ara | Kurdish-led SDF fighters < Daesh | seized\n"
    _read(tmp_path, "== agency | Syria | 2017-05-01\n" + text + label)
    (one,) = learned(tmp_path)
    assert (one.labels[0].actors, one.labels[0].losers) == ({"sdf"}, {"isis"})
    assert [len(labels) for labels in one.pairs.values()] == [1]
