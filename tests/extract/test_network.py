"""The network that reads skeletons: plain arrays compute what was trained, sentence by sentence."""

from collections.abc import Sequence

import jax
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.arrays import Matrix, Whole
from extract.hearing import agreed
from extract.judge import judge
from extract.judging import pairs
from extract.network import OUTSIDE, STEPS, Network, steps_apart, words_at
from extract.scene import Scene
from extract.text import prepare
from extract.training import network as training
from extract.training.batches import batches, example
from extract.training.labels import Label, Labelled, pairs_of
from extract.training.lessons import lessons
from geodata.article import Article

# Compiled once: step by step each of its hundred operations would be compiled by itself.
SCORES = jax.jit(training.scores)
SENTENCES = (
    "The army captured Ara and Bor on Monday.",
    "Rebels who had stormed Cor a day before withdrew from it.",
    "Clashes continued in Dor, Ela and the village of Fen after the militants besieged Gor.",
    "The governor said that the attack on Hama had been repelled.",
)


def _labelled(text: str) -> Labelled:
    article = Article("some", text, "some")
    read = prepare(article)
    return Labelled("some", "articles", article, read, (), pairs_of(read, ()))


def _scores(network: Network, scenes: Sequence[Scene]) -> Matrix:
    found = list(pairs(scenes))
    seen = network.listen(scenes)
    spots = np.array([(seen.row[pair.index], *pair.spot) for pair in found], np.int32)
    return network.events(seen, spots)


def test_plain_arrays_compute_what_was_trained() -> None:
    one = _labelled(" ".join(SENTENCES))
    listed = [example(lesson) for lesson in lessons([one])]
    words = {word: row for row, word in enumerate(("army", "on", "withdrew", "from"), start=1)}
    symbols = {symbol: row for row, symbol in enumerate(("A", "P", "V:take", ","), start=1)}
    weights = training.first_weights(jax.random.key(3), len(words), len(symbols))
    (batch,) = batches(listed, words, symbols)
    count = sum(len(one.spots) for one in listed)
    events, _ = SCORES(weights, batch, None)
    plain = _scores(training.network(words, symbols, weights), one.text.scenes)
    assert np.allclose(plain, np.asarray(events)[:count], atol=1e-4)
    assert np.ptp(plain, axis=0).min() > 0


def test_plain_arrays_cast_roles_as_trained() -> None:
    text = "The SDF drove ISIS out of Ara. The army seized Bor."
    article = Article("some", text, "some")
    read = prepare(article)
    labels = tuple(
        Label("captured", place, "", False, frozenset(), frozenset(("sdf",)), frozenset(), *spans)
        for place, *spans in (("Ara", (0, 30), (8, 13)), ("Bor", (31, 51), (40, 46)))
    )
    one = Labelled("some", "articles", article, read, labels, pairs_of(read, labels))
    weights = training.first_weights(jax.random.key(3), 0, 0)
    (batch,) = batches(map(example, lessons([one])), {}, {})
    _, trained = SCORES(weights, batch, None)
    network = training.network({}, {}, weights)
    seen = network.listen(read.scenes)
    rows = batch.roles[batch.cast > 0]
    first = seen.starts[rows[:, 0]]
    rows[:, 1:3] -= first[:, None]
    rows[:, 3] -= np.where(rows[:, 3] == OUTSIDE, 0, first)
    plain = network.roles(seen, rows)
    assert np.allclose(plain, np.asarray(trained)[batch.cast > 0], atol=1e-4)
    # The SDF, ISIS and any other; the army and any other: the SDF is named in the first alone.
    assert (rows[:, 3] == OUTSIDE).tolist() == [False, False, True, False, True]
    assert batch.actor[batch.cast > 0].tolist() == [1, 0, 0, 0, 1]


@given(
    st.dictionaries(st.sampled_from("abcde"), st.floats(0, 1), min_size=1),
    st.dictionaries(st.sampled_from("abc"), st.floats(0, 1)),
    st.floats(0, 1),
)
def test_two_opinions_make_shares_of_the_candidates(
    shares: dict[str, float], heard: dict[str, float], outside: float
) -> None:
    found = dict(agreed(shares, {**heard, "": outside}))
    assert list(found) == list(shares)
    assert sum(found.values()) == pytest.approx(1)
    assert min(found.values()) >= 0


def test_an_actor_that_both_hold_likely_is_taken() -> None:
    shares = {"army": 0.5, "rebels": 0.3, "militia": 0.2}
    assert max(agreed(shares, {"army": 0.1, "rebels": 0.8, "": 0.1}), key=lambda s: s[1])[0] == (
        "rebels"
    )
    assert max(agreed(shares, {"army": 0.1, "rebels": 0.1, "": 0.8}), key=lambda s: s[1])[0] == (
        "militia"
    )


@settings(deadline=None)
@given(st.permutations(SENTENCES))
def test_no_sentence_is_read_with_its_neighbours(order: list[str]) -> None:
    network = judge().network
    scenes = prepare(Article("some", " ".join(order), "some")).scenes
    together = _scores(network, scenes)
    alone = np.vstack([_scores(network, [scene]) for scene in scenes])
    assert np.allclose(together, alone, atol=1e-3)


def test_the_same_articles_train_the_same_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "ROUNDS", 2)
    monkeypatch.setattr(training, "LEAST_WORD", 1)
    monkeypatch.setattr(training, "LEAST_SYMBOL", 1)
    taught = list(lessons([_labelled(sentence) for sentence in SENTENCES]))
    one, other = training.train(taught), training.train(taught)
    assert one.words == other.words
    assert (one.word == other.word).all()
    assert (one.pair == other.pair).all()


def test_a_lesson_shows_the_words_and_pairs_that_reading_shows() -> None:
    one = _labelled(" ".join((*SENTENCES, "It fell on Sunday, but ours held the Rebel-held Ivo.")))
    scenes = one.text.scenes
    found = list(pairs(scenes))
    for index, lesson in zip(dict.fromkeys(p.index for p in found), lessons([one]), strict=True):
        shown = example(lesson)
        assert list(shown.words) == words_at(scenes[index])
        assert shown.symbols == scenes[index].skeleton
        assert shown.spots.tolist() == [list(p.spot) for p in found if p.index == index]


def test_names_of_actors_and_places_are_not_seen() -> None:
    (scene,) = prepare(Article("some", "ISIS captured Ara.", "some")).scenes
    assert words_at(scene) == ["", "captured", "", "."]


@given(st.integers(-90, 90), st.integers(-90, 90))
def test_a_step_grows_with_the_distance_and_tells_the_direction(one: int, other: int) -> None:
    def step(distance: int) -> int:
        found: Whole = steps_apart(np.array([0], np.int32), np.array([distance], np.int32))
        return int(found[0])

    assert 0 <= step(one) < STEPS
    assert step(one) + step(-one) == STEPS - 1
    if one <= other:
        assert step(one) <= step(other)
