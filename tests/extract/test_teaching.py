"""How the transformer is taught: lessons, sentences made of others, a large reader's answers."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

import numpy as np
import pytest

from extract.arrays import Matrix
from extract.judging import FARTHEST
from extract.pieces import FIRST, LAST, STAND_IN, UNKNOWN, Token
from extract.text import prepare
from extract.training.invented import Inventor
from extract.training.labels import Label, Labelled, pairs_of
from extract.training.lessons import ANSWERS, Lesson, lessons
from extract.transformer import Asked
from tests.extract.reading import article

TEXT = (
    "The army captured Ara on Monday, and rebels left Bor after the attack on Cor failed. "
    "Militants quickly stormed Dor, but troops drove them out of Ela."
)


def _labelled(optional: bool = False) -> Labelled:
    one = article(TEXT)
    read = prepare(one)
    actors = frozenset(("army",))
    start = TEXT.index("captured")
    spans = (0, TEXT.index(" Militants")), (start, start + len("captured"))
    events = frozenset(("captured",))
    label = Label("captured", "Ara", "", optional, events, actors, frozenset(), *spans)
    return Labelled("a", "Paper", one, read, (label,), pairs_of(read, (label,)))


def test_a_lesson_answers_each_pair_and_leaves_out_what_is_optional() -> None:
    first, second = lessons([_labelled()])
    told = {
        (first.tokens[t].words[0], first.tokens[p].words[0]): int(row.argmax())
        for (t, p), row in zip(first.pairs, first.answers, strict=True)
    }
    assert told["captured", "Ara"] == 1
    assert sum(told.values()) == 1
    assert (first.answers.sum(axis=1) == 1).all()
    assert second.answers[:, 0].all()
    unknown = next(lessons([_labelled(optional=True)]))
    at = first.answers[:, 1].argmax()
    assert not unknown.answers[at].any()


def _invented(seed: int) -> list[Lesson]:
    inventor = Inventor(list(lessons([_labelled()])), ["sunny", "walked", "going"], seed)
    return list(islice(inventor.draw(), 200))


def test_invented_sentences_have_pairs_of_a_trigger_and_a_place_and_no_answers() -> None:
    made = _invented(0)
    for one in made:
        assert one.pairs
        assert not one.answers.any()
        for trigger, place in one.pairs:
            assert one.tokens[trigger].symbol.startswith("V:")
            assert one.tokens[place].symbol in ("P", "P:a")
            assert abs(trigger - place) <= FARTHEST
    known = {one.tokens for one in lessons([_labelled()])}
    assert len({one.tokens for one in made} - known) > 50


def test_the_same_seed_invents_the_same_sentences() -> None:
    assert [one.tokens for one in _invented(1)] == [one.tokens for one in _invented(1)]
    assert [one.tokens for one in _invented(1)] != [one.tokens for one in _invented(2)]


VERBS = ("took", "left")
NAMES = (FIRST, LAST, UNKNOWN, *STAND_IN.values(), *VERBS, "in", "the", *"abcdefgh")
PLAIN = {
    "attention.self.query": (24, 24),
    "attention.self.key": (24, 24),
    "attention.self.value": (24, 24),
    "attention.output.dense": (24, 24),
    "intermediate.dense": (48, 24),
    "output.dense": (24, 48),
    "attention.output.LayerNorm": (24,),
    "output.LayerNorm": (24,),
}


@pytest.fixture
def known() -> dict[str, Any]:
    """Weights of one layer of width 24, under the names of the pre-trained model."""
    torch = pytest.importorskip("torch")
    pytest.importorskip("onnx")
    pytest.importorskip("safetensors")
    torch.set_num_threads(1)
    torch.manual_seed(0)
    found = {
        "embeddings.word_embeddings.weight": torch.randn(len(NAMES), 24),
        "embeddings.position_embeddings.weight": torch.randn(512, 24) * 0.1,
        "embeddings.token_type_embeddings.weight": torch.zeros(2, 24),
        "embeddings.LayerNorm.weight": torch.ones(24),
        "embeddings.LayerNorm.bias": torch.zeros(24),
        "apart": torch.randn(32, 12),
    }
    for name, shape in PLAIN.items():
        plain = torch.randn(shape) * 0.1 if len(shape) > 1 else torch.ones(shape)
        found[f"encoder.layer.0.{name}.weight"] = plain
        found[f"encoder.layer.0.{name}.bias"] = torch.zeros(shape[0])
    return found


def test_a_small_reader_learns_what_a_large_one_answers_and_is_stored_as_it_is(
    known: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from extract.training import school
    from extract.training import transformer as teaching

    monkeypatch.setattr(teaching, "WARM_UP", 5)
    taught = [_lesson(event, filler) for event in range(2) for filler in "abcdefgh" * 6]
    plan = teaching.Plan(1, 48, 24, True, 6.0, 16, 1e-3, 5.0)
    large = teaching.train(taught, teaching.start(plan, NAMES, known), 0)
    answers = school.mean_scores([large, large], taught)
    assert _right(taught, answers) == 1
    told = school.answered(taught, answers, 0.3)
    assert all(one.answers.sum(axis=1) == pytest.approx(1, abs=1e-4) for one in told)
    small = teaching.Plan(1, 24, 12, False, 10.0, 16, 1e-3, 5.0)
    kept = school.vocabulary(taught, NAMES)
    assert set(kept) == set(NAMES) - {"the"}
    trained = teaching.train(told, teaching.start(small, NAMES, known, kept), 0)
    found = teaching.stored(trained).events([Asked(one.tokens, one.pairs) for one in taught])
    assert _right(taught, found) == 1
    plain = np.vstack([rows for rows in teaching.scores(trained, taught) if rows is not None])
    whole = np.vstack([rows for rows in found if rows is not None])
    assert np.abs(plain - whole).max() < 0.5


def test_a_fold_is_taught_by_its_own_large_reader_and_the_whole_by_all(
    known: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    from extract.training import school
    from extract.training.transformer import Plan, Trained

    monkeypatch.setattr(school, "pretrained", lambda: (NAMES, known))
    large = {**known, "encoder.relative_attention_bias.weight": known["apart"]}
    monkeypatch.setattr(school.mpnet, "pretrained", lambda: (NAMES, large))
    monkeypatch.setattr(school, "LARGE", Plan(1, 48, 24, True, 1.0, 2, 1e-3, 5.0))
    monkeypatch.setattr(school, "SMALL", Plan(1, 24, 12, False, 1.0, 8, 1e-3, 5.0))
    asked: list[int] = []

    def counted(large: Sequence[Trained], taught: Sequence[Lesson]) -> list[Matrix | None]:
        asked.append(len(large))
        return mean_scores(large, taught)

    mean_scores = school.mean_scores
    monkeypatch.setattr(school, "mean_scores", counted)
    teacher = school.School(invented=20)
    found = [teacher.fold([_labelled()]), teacher.fold([_labelled()])]
    whole = teacher.whole([_labelled()])
    assert asked == [1, 1, 1, 1, 2, 2]
    (first, *_) = lessons([_labelled()])
    for one in (*found, whole):
        assert len(one.lessons) == len(list(lessons([_labelled()]))) + 20
        assert all(lesson.answers.sum(axis=1) == pytest.approx(1) for lesson in one.lessons)
        assert one.lessons[0].castings
        assert one.transformer is not None
        (rows,) = one.transformer.events([Asked(first.tokens, first.pairs)])
        assert rows is not None
        assert rows.shape == first.answers.shape


def test_mpnet_tells_near_distances_apart_and_far_ones_by_their_logarithm() -> None:
    torch = pytest.importorskip("torch")
    pytest.importorskip("safetensors")
    from extract.training.mpnet import distances

    apart = torch.tensor([-500, -200, -20, -7, -1, 0, 1, 7, 20, 200, 500])
    found = distances(apart, 32).tolist()
    assert found == [15, 15, 10, 7, 1, 0, 17, 23, 26, 31, 31]


def test_mpnets_weights_are_taken_over_under_berts_names(known: dict[str, Any]) -> None:
    torch = pytest.importorskip("torch")
    from extract.training import mpnet
    from extract.training import transformer as teaching

    own = {}
    for name, weight in known.items():
        for other, berts in mpnet._LAYER.items():
            name = name.replace(berts, other)
        own[name] = weight
    places = known["embeddings.position_embeddings.weight"]
    own["embeddings.position_embeddings.weight"] = torch.cat([places[:2] * 9, places])
    del own["embeddings.token_type_embeddings.weight"]
    found = mpnet.renamed(own)
    plan = teaching.Plan(1, 48, 24, True, 1.0, 16, 1e-3, 5.0)
    taught = [_lesson(0, "a"), _lesson(1, "b")]
    answers = []
    for weights in (known, {**found, mpnet.BIAS: torch.zeros(32, 12)}):
        torch.manual_seed(1)
        answers.append(teaching.scores(teaching.start(plan, NAMES, weights), taught))
    for plain, related in zip(*answers, strict=True):
        assert plain is not None
        assert related == pytest.approx(plain, abs=1e-5)
    far = teaching.scores(
        teaching.start(plan, NAMES, {**found, mpnet.BIAS: known["apart"]}), taught
    )
    assert any(not np.allclose(one, other) for one, other in zip(far, answers[1], strict=True))


def _lesson(event: int, filler: str) -> Lesson:
    """ "troops took london in a": a capture by the one verb, none by the other."""
    tokens = (
        Token("A", ("troops",)),
        Token("V:take", (VERBS[event],)),
        Token("P", ("london",)),
        Token("in", ("in",)),
        Token("w", (filler,)),
    )
    answers = np.zeros((1, ANSWERS), np.float32)
    answers[0, event] = 1
    return Lesson(tokens, ((1, 2),), answers, 1.0)


def _right(taught: list[Lesson], found: list[Matrix | None]) -> float:
    hits = [
        rows is not None and rows[0].argmax() == one.answers[0].argmax()
        for one, rows in zip(taught, found, strict=True)
    ]
    return sum(hits) / len(hits)
