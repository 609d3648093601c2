"""The cue words: each table finds its word where it must, and none where it must not."""

import pytest

from extract.cues import cues
from extract.mentions.triggers import forms
from extract.rulebook import rules
from tests.extract.reading import split


def _found(name: str, sentence: str) -> set[str]:
    folded = split(sentence).folded
    known = forms()
    lemmas = {known[word][0] for word in folded if word in known}
    return getattr(cues(), name) & {*folded, *lemmas}


@pytest.mark.parametrize("name", rules("cues"))
def test_a_cue_stands_in_the_sentence_that_it_must_match(name: str) -> None:
    assert _found(name, rules("cues")[name]["match"])


@pytest.mark.parametrize("name", rules("cues"))
def test_no_cue_stands_in_the_sentence_that_it_must_not_match(name: str) -> None:
    assert not _found(name, rules("cues")[name]["reject"])


@pytest.mark.parametrize("name", rules("cues"))
def test_every_table_says_what_it_is_for(name: str) -> None:
    assert rules("cues")[name]["note"]
