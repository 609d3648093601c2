"""The five sample briefs say, in the project's own words, what their five sources say."""

import importlib.util
import json
import re
from functools import cache

import pytest

from extract.pipeline import reader
from extract.read import read_articles
from extract.samples import SAMPLES, main
from geodata.article import Article
from geodata.claim import row
from geodata.resolve import Atlas
from geodata.store import Store
from tests.conftest import SHARED

BRIEFS = sorted(SAMPLES.glob("*.txt"))
SAME_AT_LEAST = 0.9


@pytest.mark.shared
def test_a_brief_and_its_source_give_the_same_claims_for_nine_in_ten_labels():
    told, same = [], 0
    for brief in BRIEFS:
        source = next(path for path in sources() if path.name[:4] == brief.name[:4])
        for label in labels(source):
            ours, theirs = readings(brief, label), readings(source, label)
            same += bool(ours & theirs)
            told.append((brief.name[:3], label["event"], label["place"], ours, theirs))
    differing = [line for line in told if not line[3] & line[4]]
    assert same / len(told) >= SAME_AT_LEAST, "\n".join(map(str, differing))


@pytest.mark.shared
def test_no_run_of_eight_words_of_a_source_stands_in_a_brief():
    for brief in BRIEFS:
        ours = word_runs(article(brief).text)
        for source in sources():
            copied = ours & word_runs(article(source).text)
            # A list of names in its source's order is a fact, not a sentence.
            assert not {run for run in copied if sum(word.islower() for word in run) > 3}, copied


@pytest.mark.parametrize("brief", BRIEFS, ids=lambda path: path.stem)
def test_a_brief_names_the_title_outlet_and_link_of_its_source(brief):
    read = article(brief)
    assert read.title and read.outlet == "South Front" and read.url.startswith("http")
    assert bool(read.published) == (not brief.name.startswith("003"))


def test_an_empty_database_is_filled_with_the_samples_once(database):
    assert main() == 0
    first = Store.open(database)
    names = [one.name for one in first.articles()]
    assert len(names) == 5 and len(first.claim_rows()) > 40
    assert main() == 0
    assert [one.name for one in Store.open(database).articles()] == names


def test_a_database_with_an_article_is_left_as_it_is(empty_store):
    mine = Article("mine.txt", "Nothing happened.", "b" * 64)
    empty_store.save(mine, [], [])
    assert main() == 0
    assert [one.name for one in empty_store.articles()] == ["mine.txt"]


def test_a_database_that_cannot_be_used_is_told_in_one_line(monkeypatch, capsys):
    monkeypatch.setenv("CLAIMLINE_DB", "sqlite:////no/such/folder/claims.db")
    assert main() == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and "cannot open the database" in told


def readings(path, label):
    """The (event, actor, date) of each claim read from a file that the label accepts."""
    scorer, rows = score_claims(), claims(path)
    names = [label["place"], *([label["mention"]] if label.get("mention") else [])]
    return {
        (r["event"], r["actor"], r["date"])
        for r in rows
        if any(scorer.same_place(name, r["place"]) for name in names)
        and r["event"] in scorer.accepted(label, "event")
        and scorer.actor_key(r["actor"]) in scorer.accepted(label, "actor", scorer.actor_key)
    }


def sources():
    return sorted(SHARED.joinpath("articles").glob("00[0-4]_" + "[0-9a-f]" * 16 + ".txt"))


def labels(source):
    gold = json.loads((SHARED / "gold" / f"{source.stem}.json").read_text(encoding="utf-8"))
    return [label for label in gold if not label.get("optional")]


def word_runs(text):
    words = re.findall(r"\w[\w'’-]*", text)
    return {tuple(words[i : i + 8]) for i in range(len(words) - 7)}


def article(path):
    return next(one for one in read_articles(path) if isinstance(one, Article))


@cache
def claims(path):
    found = article(path)
    return tuple(row(claim, found) for claim in read()(found).claims)


@cache
def read():
    return reader(Atlas.open(Store.open("sqlite://")))


@cache
def score_claims():
    path = SHARED / "tools" / "score_claims.py"
    spec = importlib.util.spec_from_file_location("score_claims", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
