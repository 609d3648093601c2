"""A clause is told from a phrase by its verb."""

import tomllib

import pytest

from extract.clauses import RULES, finite

VERBS = tomllib.loads(RULES.read_text(encoding="utf-8"))["finite"]


def test_a_finite_verb_makes_a_clause() -> None:
    assert finite().search(VERBS["match"])
    assert not finite().search(VERBS["reject"])


@pytest.mark.parametrize("form", VERBS["forms"])
def test_each_form_is_found_as_a_word_of_its_own(form: str) -> None:
    assert finite().search(f"the town {form} it")
    assert not finite().search(f"the town half-{form} it")


@pytest.mark.parametrize("word", VERBS["not_past"])
def test_words_that_only_look_like_a_past_tense_are_left_alone(word: str) -> None:
    assert not finite().search(f"the {word} side")
