"""Each cue of rules/attribution.toml governs the event of its own sentence, not of the other."""

import pytest

from extract.attribution.cues import Cue, canonical, find
from extract.attribution.lexicon import CueRule, Speaker, lexicon
from extract.records import Sentence

RULES = lexicon().rules


def governing(marked: str) -> list[Cue]:
    """The cues of a sentence that govern the event in its [brackets]."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    return [c for c in find(Sentence(0, 0, len(text), text, 0)) if c.governs(start, end)]


def test_every_cue_has_a_name_of_its_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_cue_governs_the_event_of_its_own_sentence(rule: CueRule) -> None:
    assert rule.id in {cue.rule.id for cue in governing(rule.match)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_cue_leaves_the_event_of_its_counter_example_alone(rule: CueRule) -> None:
    assert rule.id not in {cue.rule.id for cue in governing(rule.reject)}


@pytest.mark.parametrize("known", lexicon().speakers, ids=lambda known: known.name)
def test_a_speaker_is_stored_under_one_name_however_it_is_written(known: Speaker) -> None:
    assert {canonical(f"the {form.title()}", lexicon()) for form in known.written} == {known.name}


def test_a_speaker_without_an_entry_keeps_its_own_name() -> None:
    assert canonical("Radio Ara", lexicon()) == "Radio Ara"
