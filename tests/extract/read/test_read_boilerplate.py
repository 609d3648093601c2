"""Every rule of boilerplate.toml and every outlet proves itself by its own examples."""

import pytest

from extract.read.boilerplate import Rule, boilerplate, rules
from extract.read.outlets import outlet_named, outlet_of_link, outlets


def overwrites(rule: Rule, line: str) -> bool:
    return rule.pattern.search(line) is not None


@pytest.mark.parametrize(
    ("rule", "line"),
    [(rule, line) for rule in rules() for line in rule.match],
    ids=lambda value: value.name if isinstance(value, Rule) else value[:30],
)
def test_a_rule_matches_its_example(rule: Rule, line: str) -> None:
    assert overwrites(rule, line)


@pytest.mark.parametrize("line", [line for rule in rules() for line in rule.no_match])
def test_no_rule_matches_a_line_that_is_news(line: str) -> None:
    assert not list(boilerplate(line))


def test_every_rule_has_examples_of_both_kinds() -> None:
    assert all(rule.match and rule.no_match for rule in rules())


def test_an_appeal_takes_its_paragraph_and_no_more() -> None:
    text = "The town fell.\n\nPlease support our work.\nIt costs much.\n\nThe hill held."
    (found,) = boilerplate(text)
    assert text[slice(*found)] == "Please support our work.\nIt costs much."


def test_a_credit_inside_a_text_without_line_ends_takes_only_itself() -> None:
    text = "The town fell. (Reporting by Ann Writer; Editing by Bob Editor) The hill held."
    (found,) = boilerplate(text)
    assert text[slice(*found)] == "(Reporting by Ann Writer; Editing by Bob Editor)"


def test_names_and_domains_of_outlets_are_unambiguous() -> None:
    names = [name.casefold() for outlet in outlets() for name in outlet.names]
    domains = [domain for outlet in outlets() for domain in outlet.domains]
    assert len(names) == len(set(names))
    assert len(domains) == len(set(domains))


def test_an_outlet_is_found_by_name_and_by_link() -> None:
    assert outlet_named("al jazeera") == outlet_of_link("https://www.aljazeera.com/news/1")
    assert outlet_named("Nobody's Gazette") is None
    assert outlet_of_link("https://notreuters.com/") is None
    assert outlet_of_link("http://[broken") is None
