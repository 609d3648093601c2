"""`python -m extract evaluate`: how well articles are read, as `name value` lines."""

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from extract.evaluate.figures import Figures, Score, figures
from extract.evaluate.gold import read_labels
from extract.evaluate.match import Comparison, Row, compare
from extract.folders import Input, find_inputs
from extract.pipeline import ReadArticle, reader
from extract.read import read_articles
from extract.table import cell
from geodata.article import Article
from geodata.claim import row
from geodata.errors import InputError


def evaluate(gold: Path, paths: Iterable[Path], show: bool = False) -> Iterator[str]:
    """The lines of the evaluation of those articles that have labels in the folder `gold`.

    A path may also be a table of claims that `run` wrote. With `show`, each missed and each false
    claim comes first. Raises InputError if a path does not exist or no article has labels.
    """
    labels = read_labels(gold)
    compared: list[tuple[str, Comparison]] = []
    for stem, outlet, rows in _read_all(paths, frozenset(labels)):
        one = compare(labels[stem], rows)
        compared.append((outlet or "unknown", one))
        if show:
            yield from _differences(stem, one)
    if not compared:
        raise InputError(f"{gold}: none of the articles has labels there; labels are NAME.json")
    yield f"articles {len(compared)}"
    yield from _report(figures(compared))


def _read_all(paths: Iterable[Path], stems: frozenset[str]) -> Iterator[tuple[str, str, list[Row]]]:
    """The stem, outlet and rows of each article that has labels."""
    read = reader(atlas=None)
    for file in find_inputs(paths).files:
        if _is_table(file.path):
            yield from _from_table(file.path, stems)
        elif Path(file.name).stem in stems:
            yield from ((Path(a.name).stem, a.outlet, _rows(a, read)) for a in _articles(file))


def _articles(file: Input) -> Iterator[Article]:
    found = read_articles(file.path, file.name)
    return (article for article in found if isinstance(article, Article))


def _rows(article: Article, read: ReadArticle) -> list[Row]:
    claims = read(article).claims
    return [{k: str(cell(v)) for k, v in row(claim, article).items()} for claim in claims]


def _is_table(path: Path) -> bool:
    if path.suffix.casefold() != ".csv":
        return False
    with path.open(encoding="utf-8", errors="replace") as file:
        return "claim_id" in file.readline()


def _from_table(path: Path, stems: frozenset[str]) -> Iterator[tuple[str, str, list[Row]]]:
    articles: dict[str, list[Row]] = {stem: [] for stem in stems}
    with path.open(encoding="utf-8", newline="") as file:
        for found in csv.DictReader(file):
            articles.get(Path(found["article"]).stem, []).append(found)
    for stem, rows in sorted(articles.items()):
        yield stem, rows[0].get("outlet", "") if rows else "", rows


def _differences(stem: str, one: Comparison) -> Iterator[str]:
    for label in one.missed:
        actor = label.value["actor"] or "nobody named"
        yield f"missed {stem} {label.value['event']} {label.names[0]} by {actor}"
    for false in one.false:
        said = f"{false['event']} {false['place']} by {false['actor'] or 'nobody named'}"
        yield f"false {stem} {said}: {' '.join(false.get('sentence', '').split())}"


def _report(result: Figures) -> Iterator[str]:
    yield f"labelled {result.overall.found + result.overall.missed}"
    yield from _score_lines("", result.overall)
    yield f"f1_place_event {_ratio(result.place_and_event.f1)}"
    for name, accuracy in result.fields.items():
        yield f"{name}_accuracy {_ratio(accuracy.value)} of {accuracy.asked}"
    for event, score in result.by_event.items():
        yield from _score_lines(f"_{event}", score)
    for outlet, score in sorted(result.by_outlet.items()):
        yield from _score_lines(f"_outlet[{'_'.join(outlet.split())}]", score)


def _score_lines(suffix: str, score: Score) -> Iterator[str]:
    asked = f" of {score.found + score.missed}" if suffix else ""
    yield f"precision{suffix} {_ratio(score.precision)}"
    yield f"recall{suffix} {_ratio(score.recall)}{asked}"
    yield f"f1{suffix} {_ratio(score.f1)}"


def _ratio(value: float | None) -> str:
    return "nan" if value is None else f"{value:.3f}"
