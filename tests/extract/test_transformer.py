"""The transformer that reads sentences again: what it sees, and what it must not see."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from extract import judging
from extract.arrays import Matrix
from extract.judge import judge
from extract.judging import SHARED, drawn_together, judged_pairs, pairs
from extract.pieces import Token, tokens_of
from extract.text import prepare
from extract.transformer import LONGEST, MOST, Asked, Transformer, packed, unpacked
from extract.weighing import weighed
from geodata.vocabulary import Event
from tests.extract.reading import article

SENTENCES = (
    "The army captured Ara and Bor on Monday.",
    "Rebels who had stormed Cor a day before withdrew from it.",
    "Clashes continued in Dor, Ela and the village of Fen after the militants besieged Gor.",
    "The governor said that the attack on Hama had been repelled.",
)


@pytest.fixture(scope="module")
def transformer() -> Transformer:
    found = judge().transformer
    assert found
    return found


def _asked(text: str) -> list[Asked]:
    scenes = prepare(article(text)).scenes
    spots: dict[int, list[tuple[int, int]]] = {}
    for pair in pairs(scenes):
        spots.setdefault(pair.index, []).append(pair.spot[:2])
    return [Asked(tokens_of(scenes[index]), listed) for index, listed in spots.items()]


def _read(transformer: Transformer, asked: list[Asked]) -> list[Matrix]:
    return [rows for rows in transformer.events(asked) if rows is not None]


@settings(deadline=None, max_examples=20)
@given(st.permutations(SENTENCES * 3))
def test_no_sentence_is_read_with_its_neighbours(order: list[str]) -> None:
    transformer = judge().transformer
    assert transformer
    asked = _asked(" ".join(order))
    together = _read(transformer, asked)
    alone = [rows for one in asked for rows in _read(transformer, [one])]
    assert len(together) == len(asked) == len(order)
    # Whole bytes take their scale from all that is read at once.
    assert np.allclose(np.vstack(together), np.vstack(alone), atol=0.4)


def test_names_are_not_seen(transformer: Transformer) -> None:
    one = _read(transformer, _asked("The SDF captured Ara from ISIS."))
    other = _read(transformer, _asked("The YPG captured Tell Zafar from Russia."))
    assert np.allclose(one, other)


def test_a_sentence_that_is_too_long_is_left_to_the_network(transformer: Transformer) -> None:
    short = [Token("A", ("ISIS",)), Token("V:take", ("took",)), Token("P", ("Ara",))]
    long = short + [Token("w", ("dust",))] * LONGEST
    scored = transformer.events([Asked(short, [(1, 2)]), Asked(long, [(1, 2)])])
    assert scored[0] is not None
    assert scored[0].shape == (1, 1 + len(judging.EVENTS))
    assert scored[1] is None
    assert weighed_of("ISIS captured Ara on Monday" + " and then" * LONGEST + ".") == []


def test_what_the_network_is_sure_of_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    text = prepare(article(" ".join(SENTENCES)))
    seen = judge().network.listen(text.scenes)

    def share(sure: float) -> list[float]:
        monkeypatch.setattr(judging, "SURE", sure)
        return [one.probability for one in judged_pairs(text, judge(), seen)]

    alone = judged_pairs(text, judging.Judge(judge().heads, judge().network), seen)
    assert share(0.0) == [one.probability for one in alone]
    assert share(1.1) != share(0.0)


@given(
    arrays(
        np.float32, st.tuples(st.integers(1, 5), st.just(8)), elements=st.floats(-9, 9, width=32)
    )
)
def test_packed_rows_are_what_they_were_to_half_a_step(rows: Matrix) -> None:
    halves, scales = packed(rows)
    assert halves.nbytes * 8 == rows.nbytes
    step = np.abs(rows).max(axis=1, keepdims=True) / MOST
    assert (np.abs(unpacked(halves, scales) - rows) <= step * 0.51 + 1e-3).all()


def weighed_of(text: str) -> list[tuple[str, float]]:
    """What weighed for a capture at the first judged pair of a text."""
    read = prepare(article(text))
    seen = judge().network.listen(read.scenes)
    transformer = judge().transformer
    assert transformer
    first = replace(judged_pairs(read, judge(), seen)[0], event=Event.CAPTURED)
    return weighed(read.scenes[first.index], first, transformer)


def test_the_word_that_tells_the_event_weighs_most_and_a_doubt_weighs_against() -> None:
    found = weighed_of("The army captured Ara on Monday.")
    assert found[0][0] == "captured"
    assert found[0][1] > 0
    assert "Ara" not in dict(found)
    assert dict(weighed_of("The army has not captured Ara."))["not"] < 0


def test_the_places_of_one_list_are_drawn_to_their_mean_and_no_others() -> None:
    text = "Rebels seized Alba, Brenn and the village of Corda in Dolen province on Monday."
    found = list(pairs(prepare(article(text)).scenes))
    scored = np.random.default_rng(0).normal(size=(len(found), 3)).astype(np.float32)
    drawn = drawn_together(found, scored)
    names = [pair.place.text for pair in found]
    rows = [row for row, name in enumerate(names) if name in ("Alba", "Brenn", "Corda")]
    assert len(rows) == 3
    mean = scored[rows].mean(axis=0)
    assert drawn[rows] == pytest.approx(scored[rows] + SHARED * (mean - scored[rows]), abs=1e-5)
    alone = names.index("Dolen province")
    assert drawn[alone].tolist() == scored[alone].tolist()


def test_no_pairs_are_drawn_nowhere() -> None:
    assert drawn_together([], np.zeros((0, 7), np.float32)).shape == (0, 7)
