"""Against the hand-checked coordinates of the labelled articles, where they lie beside the code."""

import csv
import json
import unicodedata
from pathlib import Path

import pytest

from geodata.article import Article
from geodata.resolve import Atlas, ToponymUse, resolve
from geodata.resolve.geometry import quick_km

pytestmark = pytest.mark.shared
SEEDS = ("000_8", "001_9", "002_6", "003_1", "004_6")


def checked(shared: Path) -> dict[tuple[str, str], tuple[float, float]]:
    with (shared / "gold" / "places.csv").open(newline="", encoding="utf-8") as handle:
        return {
            (row["article"], row["place"]): (float(row["lat"]), float(row["lon"]))
            for row in csv.DictReader(handle)
            if row["lat"]
        }


def distances(shared: Path, starts: tuple[str, ...], atlas: Atlas) -> list[float | None]:
    """How far off each labelled toponym with checked coordinates is pinned; None: unresolved."""
    truth, found = checked(shared), []
    for path in sorted((shared / "articles").glob("0*.txt")):
        if not path.name.startswith(starts):
            continue
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
        labels = json.loads((shared / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        places = {label["place"] for label in labels if not label.get("optional")}
        uses = [use_of(place, text) for place in sorted(places) if place in text]
        article = Article(path.name, text, "0" * 64, text.strip().splitlines()[0])
        for use, pin in zip(uses, resolve(article, uses, atlas), strict=True):
            spot = truth.get((path.stem, use.toponym))
            if spot:
                found.append(None if pin.lat is None else quick_km(spot, (pin.lat, pin.lon)))
    return found


def use_of(place: str, text: str) -> ToponymUse:
    start = text.index(place)
    return ToponymUse(place, start, start + len(place), "")


def share(found: list[float | None], low: float, high: float) -> float:
    return sum(km is not None and low <= km <= high for km in found) / len(found)


def test_the_seeds_are_placed_without_any_gazetteer(shared, empty_store):
    found = distances(shared, SEEDS, Atlas.open(empty_store))
    assert share(found, 0, 5) >= 0.9
    assert share(found, 25, 1e5) <= 0.03


def test_the_other_articles_are_placed(shared, empty_store):
    found = distances(shared, ("0",), Atlas.open(empty_store))
    assert share(found, 0, 5) >= 0.85
    assert share(found, 25, 1e5) <= 0.03
