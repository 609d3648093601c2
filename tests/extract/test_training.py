"""Training on own labelled articles: labels found in their text, folds by group, the same bytes."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from extract.evaluate.gold import read_labels
from extract.judge import HEADS
from extract.sureness import LEAST
from extract.training import network
from extract.training.calibrate import BINS, calibrate, confidences, reliability
from extract.training.fit import fit, store
from extract.training.folds import judged_folds, out_of_fold
from extract.training.labels import load
from extract.training.names import actor_key, same_name

PLACES = ("Ara", "Zafar", "Nuba", "Tal Hamra", "Khirbat Zayn", "Umm Jaris")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Labelled articles of four papers."""
    folder = tmp_path_factory.mktemp("shared")
    (folder / "articles").mkdir()
    (folder / "gold").mkdir()
    for number in range(12):
        _write(folder, number)
    return folder


SENTENCES = {
    "captured": "On Friday, the {won} captured the town of {place} from the {lost} after a week.",
    "withdrew": "The {lost} withdrew from {place} on Monday.",
    "repelled": "Near the river, the {won} repelled an attack by the {lost} on {place}.",
    "contested": "Clashes between the {won} and the {lost} continued in {place}.",
    "encircled": "The {won} encircled {place} from three sides.",
    "denied": "The {lost} denied that the {won} had entered {place}.",
}
TRIGGERS = {
    "captured": "captured",
    "withdrew": "withdrew",
    "repelled": "repelled",
    "contested": "Clashes",
    "encircled": "encircled",
    "denied": "denied",
}


def _write(folder: Path, number: int) -> None:
    """An article that states one claim of each event, takes one place up again, and has a plan."""
    won, lost = ("SDF", "ISIS") if number % 2 else ("ISIS", "SDF")
    told, labels = [], []
    for turn, (event, sentence) in enumerate(SENTENCES.items()):
        place = PLACES[(number + turn) % 6]
        told.append(sentence.format(won=won, lost=lost, place=place))
        actor = lost if event == "withdrew" else won
        labels.append(_label(event, place, actor, told[-1], TRIGGERS[event], number == 5))
    told.insert(3, f"The {lost} left the town within hours.")
    labels.append(_label("withdrew", PLACES[number % 6], lost, told[3], "left", False, "the town"))
    told.append(f"The {won} now seeks to capture {PLACES[(number + 1) % 6]} with more men.")
    head = f"TITLE: Day {number}\nOUTLET: Paper {number % 4}\nPUBLISHED: 2017-08-25\n\n"
    text = head + " ".join(told)
    (folder / "articles" / f"2{number:02}_own.txt").write_text(text, encoding="utf-8")
    (folder / "gold" / f"2{number:02}_own.json").write_text(json.dumps(labels), encoding="utf-8")


def _label(
    event: str, place: str, actor: str, said: str, trigger: str, optional: bool, mention: str = ""
) -> dict[str, object]:
    return {
        "event": event,
        "place": place,
        "mention": mention or None,
        "actor": actor,
        "from_actor": "ISIS" if actor == "SDF" else "SDF",
        "sentence": said,
        "trigger": trigger,
        "hedged": False,
        "optional": optional,
    }


def _load(shared: Path) -> list:  # type: ignore[type-arg]
    return list(load(shared / "articles", shared / "gold"))


def test_each_label_stands_on_its_trigger_and_place(shared: Path) -> None:
    for one in _load(shared):
        found = {
            (label.event, one.text.scenes[index].words.texts[trigger]): (
                one.text.scenes[index].words.texts[first],
                (label.mention or label.place).split()[0],
            )
            for (index, trigger, first), labels in one.pairs.items()
            for label in labels
        }
        assert set(found) == {*TRIGGERS.items(), ("withdrew", "left")}
        assert all(read == written for read, written in found.values())


def test_articles_of_one_outlet_are_one_group(shared: Path) -> None:
    assert {one.group for one in _load(shared)} == {f"Paper {number}" for number in range(4)}


def test_a_label_that_is_not_in_its_text_is_told_with_its_file(
    shared: Path, tmp_path: Path
) -> None:
    for folder in ("articles", "gold"):
        (tmp_path / folder).mkdir()
    name = "200_own"
    text = (shared / "articles" / f"{name}.txt").read_text()
    (tmp_path / "articles" / f"{name}.txt").write_text(text)
    label = json.loads((shared / "gold" / f"{name}.json").read_text())[0]
    label["trigger"] = "retook"
    (tmp_path / "gold" / f"{name}.json").write_text(json.dumps([label]))
    with pytest.raises(ValueError, match=r"200_own\.txt"):
        list(load(tmp_path / "articles", tmp_path / "gold"))


def test_an_article_is_read_by_a_judge_that_has_not_seen_its_outlet(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A dozen articles are two batches: a network that sees them six times has learnt nothing.
    monkeypatch.setattr(network, "ROUNDS", 40)
    labelled = _load(shared)
    gold = read_labels(shared / "gold")
    unseen, _ = out_of_fold(judged_folds(labelled, []), gold)
    assert sorted(one.article.name for one in unseen) == sorted(one.name for one in labelled)
    right = np.concatenate([one.right for one in unseen])
    assert np.nanmean(right) > 0.5
    optional = next(one for one in unseen if one.article.name == "205_own")
    assert np.isnan(optional.right).any()
    sure = confidences(unseen)
    assert [len(row) for row in sure] == [len(one.drafts) for one in unseen]
    assert all(0 <= share <= 1 for row in sure for share in row)
    lines = list(reliability(unseen, sure))
    counts = [int(line.split("|")[2]) for line in lines[2 : 1 + len(BINS)]]
    said = np.concatenate([np.array(row) for row in sure])
    assert sum(counts) == (np.isfinite(right) & (said >= LEAST)).sum()


TRAIN = """
import sys
from dataclasses import replace
from pathlib import Path
from extract.evaluate.gold import read_labels
from extract.sureness import LEAST
from extract.training.calibrate import calibrate
from extract.training.fit import fit, store
from extract.training.folds import judged_folds, out_of_fold
from extract.training.labels import load
folder, out = Path(sys.argv[1]), Path(sys.argv[2])
labelled = list(load(folder / "articles", folder / "gold"))
unseen, accord = out_of_fold(judged_folds(labelled, []), read_labels(folder / "gold"))
store(replace(fit(labelled), accord=accord), calibrate(unseen), out)
"""


def test_two_trainings_give_the_same_bytes(shared: Path, tmp_path: Path) -> None:
    files = []
    for seed in ("1", "2"):
        files.append(tmp_path / f"{seed}.npz")
        command = [sys.executable, "-c", TRAIN, str(shared), str(files[-1])]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed})
    assert files[0].read_bytes() == files[1].read_bytes()


def test_labels_that_lack_an_event_are_too_few(shared: Path) -> None:
    labelled = [replace(one, pairs={}) for one in _load(shared)]
    with pytest.raises(ValueError, match="too few labels"):
        fit(labelled)


def test_what_is_stored_holds_no_sentence(shared: Path, tmp_path: Path) -> None:
    labelled = _load(shared)
    unseen, _ = out_of_fold(judged_folds(labelled, []), read_labels(shared / "gold"))
    store(fit(labelled), calibrate(unseen), tmp_path / "judge.npz")
    with np.load(tmp_path / "judge.npz", allow_pickle=False) as stored:
        listed = [stored[name] for name in stored if name.endswith("_names")]
    names = [name for one in listed for name in bytes(one).decode().split("\n")]
    assert len(listed) == len(HEADS) + 2
    assert max(len(name.split()) for name in names) < 14
    assert not any(place.lower() in name.lower() for place in PLACES[3:] for name in names)


@pytest.mark.parametrize(
    ("one", "other"),
    [("al-Ara", "Ara"), ("Ara village", "Ara"), ("Q’ara", "Qara"), ("the Ara Dam", "Ara dam")],
)
def test_names_that_differ_in_article_mark_or_noun_are_one(one: str, other: str) -> None:
    assert same_name(one, other)


def test_names_of_two_places_are_two() -> None:
    assert not same_name("Ara", "Arat")


def test_an_actor_under_its_older_name_is_the_same_in_labels() -> None:
    assert actor_key("YPG") == actor_key("SDF")
    assert actor_key("Nusra Front") == actor_key("HTS")
    assert actor_key("ISIS") != actor_key("SDF")
