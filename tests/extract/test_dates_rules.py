"""Each time expression of rules/dates.toml finds its own sentence and leaves the other alone."""

import pytest

from extract.dates.find import find, lowered
from extract.dates.lexicon import Rule, lexicon

RULES = lexicon().rules


def found(text: str) -> set[str]:
    return {e.rule.id for e in find(text, lowered(text), 0, len(text), lexicon())}


def test_every_expression_has_a_name_of_its_own() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_an_expression_finds_its_own_sentence(rule: Rule) -> None:
    assert rule.id in found(rule.match)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_an_expression_leaves_its_counter_example_alone(rule: Rule) -> None:
    assert rule.id not in found(rule.reject)
