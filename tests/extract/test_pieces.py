"""Words in pieces and sentences without names, as the transformer reads them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pieces import FIRST, LAST, MOST, STAND_IN, UNKNOWN, Pieces, Token, tokens_of
from extract.text import prepare
from tests.extract.reading import article

NAMES = (FIRST, LAST, UNKNOWN, *STAND_IN.values(), "with", "##draw", "##n", "-", "w", "the", "dam")
PIECES = Pieces({name: row for row, name in enumerate(NAMES)})


def _shown(rows: tuple[int, ...]) -> list[str]:
    return [NAMES[row] for row in rows]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("with", ["with"]),
        ("Withdrawn", ["with", "##draw", "##n"]),
        ("wíth", ["with"]),
        ("-held", ["-", "held"]),
        ("withstood", [UNKNOWN]),
        ("the-with-the-with-the", ["the", "-", "with", "-", "the"]),
        ("w" + 30 * "n", ["w", *["##n"] * 4]),
        ("w" + 1_000_000 * "n", [UNKNOWN]),
    ],
)
def test_a_word_is_cut_into_the_longest_pieces_from_the_left(word: str, found: list[str]) -> None:
    assert _shown(PIECES.of(word)) == found


@given(st.text())
def test_every_word_has_a_few_pieces(word: str) -> None:
    assert 1 <= len(PIECES.of(word)) <= MOST


TOKENS = st.lists(
    st.builds(
        Token,
        st.sampled_from(["A", "A:h", "P", "P:a", "V:take", "w", ","]),
        st.lists(st.text(min_size=1), min_size=1, max_size=3).map(tuple),
    )
)


@given(TOKENS, st.booleans())
def test_each_token_starts_behind_the_one_before(tokens: list[Token], named: bool) -> None:
    found = PIECES.sentence(tokens, named)
    assert len(found.pieces) == len(found.kinds)
    assert (found.pieces[0], found.pieces[-1]) == (0, 1)
    edges = (*found.starts, len(found.pieces) - 1)
    for token, (start, end) in zip(tokens, pairwise(edges), strict=True):
        assert start < end
        assert set(found.kinds[start:end]) == {token.kind}


def test_a_name_has_a_stand_in_and_keeps_its_noun() -> None:
    tokens = [Token("A", ("the", "SDF")), Token("w", ("with",)), Token("P", ("Tabqa", "Dam"))]
    assert _shown(PIECES.sentence(tokens).pieces)[1:-1] == ["troops", "with", "london", "dam"]
    assert "london" not in _shown(PIECES.sentence(tokens, named=True).pieces)


def test_a_phrase_for_a_place_keeps_its_words() -> None:
    assert _shown(PIECES.sentence([Token("P:a", ("the", "dam"))]).pieces)[1:-1] == ["the", "dam"]


def test_a_sentence_has_a_token_for_each_symbol() -> None:
    (scene,) = prepare(article("ISIS captured the town of Tell Ara.")).scenes
    tokens = tokens_of(scene)
    assert [token.symbol for token in tokens] == list(scene.skeleton)
    assert [word for token in tokens for word in token.words] == list(scene.words.texts)
