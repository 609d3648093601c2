"""The evaluation: what counts as the same answer, and figures worked out by hand."""

import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from extract.__main__ import main
from extract.evaluate import Label, compare, figures, read_labels
from extract.evaluate.same import actor_key, same_place
from extract.table import ClaimTable
from geodata.claim import COLUMNS, Cell
from geodata.errors import InputError

Entry = dict[str, object]


def entry(place: str, event: str = "captured", actor: str | None = "SAA", **more: object) -> Entry:
    return {"place": place, "event": event, "actor": actor, "optional": False, **more}


def row(place: str, event: str = "captured", actor: str = "SAA", **more: str) -> dict[str, str]:
    return {"place": place, "event": event, "actor": actor, **more}


def labels(tmp_path: Path, entries: Sequence[Entry]) -> list[Label]:
    (tmp_path / "a.json").write_text(json.dumps(list(entries)), encoding="utf-8")
    return read_labels(tmp_path)["a"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kubar village", "Kubar"),
        ("al-Suwar", "Suwar"),
        ("Bi'r Qudaym", "Bir Qudaym"),
        ("Ras al‘Ayn", "RAS AL’AYN"),
        ("Şaddadî", "Saddadi"),
        ("the Jafra oil field", "Jafra"),
        ("the village", "The Village"),
    ],
)
def test_spellings_of_one_place_are_the_same(one: str, other: str) -> None:
    assert same_place(one, other)


@pytest.mark.parametrize(("one", "other"), [("Kubar", "Kabar"), ("", ""), ("Tell A", "Tell B")])
def test_different_places_and_no_place_are_not_the_same(one: str, other: str) -> None:
    assert not same_place(one, other)


def test_names_of_one_actor_are_the_same() -> None:
    assert actor_key("Syrian Arab Army") == actor_key("SAA") == actor_key(" saa ")
    assert actor_key("rebels") == actor_key("FSA")
    assert actor_key("Nobody's Brigade") == "nobody's brigade"
    assert actor_key("") == ""


def test_claims_are_found_missed_and_false(tmp_path: Path) -> None:
    gold = labels(tmp_path, [entry("Amara"), entry("Barqa"), entry("Dahra", "repelled", "ISIS")])
    one = compare(gold, [row("Amara village"), row("Dahra", "captured", "ISIS"), row("Safira")])
    assert [label.names[0] for label, _ in one.found] == ["Amara"]
    assert [label.names[0] for label in one.missed] == ["Barqa", "Dahra"]
    assert [answer["place"] for answer in one.false] == ["Dahra", "Safira"]


def test_the_wrong_actor_is_right_for_place_and_event_only(tmp_path: Path) -> None:
    one = compare(labels(tmp_path, [entry("Amara")]), [row("Amara", actor="ISIS")])
    assert (len(one.found), len(one.missed), len(one.false)) == (0, 1, 1)
    assert (one.place_found, one.place_missed, one.place_false) == (1, 0, 0)


def test_optional_labels_and_statuses_count_neither_way(tmp_path: Path) -> None:
    gold = labels(tmp_path, [entry("Amara", optional=True), entry("Barqa", optional=True)])
    one = compare(gold, [row("Amara"), row("Safira", "held")])
    assert (one.found, one.missed, one.false) == ((), (), ())


def test_an_answer_given_twice_counts_once(tmp_path: Path) -> None:
    one = compare(labels(tmp_path, [entry("Amara")]), [row("Amara"), row("Amara village")])
    assert (len(one.found), len(one.false)) == (1, 0)


def test_the_word_used_and_other_readings_are_accepted(tmp_path: Path) -> None:
    also = {"event": ["contested"], "actor": ["Hezbollah", None]}
    gold = labels(tmp_path, [entry("Amara", mention="the citadel", also_accept=also)])
    assert compare(gold, [row("citadel", "contested", "")]).found


def test_figures_by_field_event_and_outlet(tmp_path: Path) -> None:
    gold = labels(
        tmp_path,
        [
            entry("Amara", from_actor="ISIS", date="2017-08-24", claimant="the army", hedged=True),
            entry("Barqa", from_actor="ISIS", also_accept={"date": ["2017-08-25"]}),
            entry("Dahra", "repelled"),
        ],
    )
    answers = [
        row(
            "Amara",
            from_actor="Daesh",
            date="2017-08-24",
            claimant="Army spokesman",
            hedged="false",
        ),
        row("Barqa", from_actor="rebels", hedged="false"),
        row("Safira", "repelled"),
    ]
    result = figures([("Example", compare(gold, answers)), ("Other", compare([], [row("X")]))])
    assert (result.overall.precision, result.overall.recall) == (0.5, pytest.approx(2 / 3))
    assert result.by_event["repelled"].f1 == 0
    assert result.by_outlet["Example"].f1 == pytest.approx(2 / 3)
    assert result.by_outlet["Other"].recall is None
    assert {name: (a.right, a.asked) for name, a in result.fields.items()} == {
        "date": (1, 1),
        "from_actor": (1, 2),
        "claimant": (1, 1),
        "hedged": (1, 2),
    }


def test_labels_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[{}]")
    with pytest.raises(InputError, match=r"a\.json"):
        read_labels(tmp_path)
    with pytest.raises(InputError, match="no such folder"):
        read_labels(tmp_path / "nowhere")


def write_table(path: Path, answers: Sequence[dict[str, str]]) -> None:
    empty: dict[str, Cell] = dict.fromkeys(COLUMNS)
    with ClaimTable(path) as table:
        table.write([empty | answer for answer in answers])


GOLD = [
    entry("Amara", from_actor="ISIS", date="2017-08-24", claimant="Amaq", hedged=True),
    entry("al-Barqa", date="2017-08-23", also_accept={"date": ["2017-08-24"], "actor": [None]}),
    entry("Dahra", "repelled", "ISIS", from_actor="SAA"),
    entry("Fawqa", "encircled", optional=True),
    entry("Ghazala", "withdrew", None),
]
ANSWERS = [
    row("Amara", from_actor="Daesh", date="2017-08-24", claimant="the Amaq agency", hedged="true"),
    row("Barqa village", actor="", date="2017-08-24", hedged="true"),
    row("Dahra", "repelled", "SAA"),
    row("Fawqa", "encircled"),
    row("Fawqa", "held"),
    row("Ghazala", "withdrew", "ISIS"),
    row("Safira", "denied", "ISIS"),
]


def test_the_command_prints_the_figures_of_a_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels(tmp_path, GOLD)
    write_table(tmp_path / "claims.csv", [answer | {"article": "a.txt"} for answer in ANSWERS])
    arguments = ["evaluate", "--gold", str(tmp_path), str(tmp_path / "claims.csv"), "--show"]
    assert main(arguments) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "missed a repelled Dahra by ISIS" in lines
    assert "labelled 4" in lines
    assert "precision 0.400" in lines
    assert "recall 0.500" in lines
    assert "f1_place_event 0.889" in lines
    assert "date_accuracy 1.000 of 2" in lines
    assert "precision_captured 1.000" in lines


@pytest.mark.shared
def test_the_figures_are_those_of_the_scorer(
    tmp_path: Path,
    shared: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    labels(tmp_path, GOLD)
    table = tmp_path / "claims.csv"
    write_table(table, [answer | {"article": "a.txt"} for answer in ANSWERS])
    spec = importlib.util.spec_from_file_location("scorer", shared / "tools" / "score_claims.py")
    assert spec and spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    monkeypatch.setattr("sys.argv", ["score", "--gold", str(tmp_path), "--pred", str(table)])
    scorer.main()
    theirs = capsys.readouterr().out.splitlines()
    main(["evaluate", "--gold", str(tmp_path), str(table)])
    ours = capsys.readouterr().out.splitlines()
    assert len(theirs) > 10
    assert [line for line in theirs if line not in ours] == []


def test_an_evaluation_without_labels_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.txt").write_text("The army took Tell Amara.")
    assert main(["evaluate", "--gold", str(tmp_path), str(tmp_path / "b.txt")]) == 2
    assert "none of the articles has labels" in capsys.readouterr().err


def test_articles_are_read_and_compared_by_their_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    labels(tmp_path, [entry("Tell Amara", actor="SAA")])
    article = tmp_path / "a.txt"
    article.write_text("OUTLET: Example\n\nThe Syrian Army captured the village of Tell Amara.")
    assert main(["evaluate", "--gold", str(tmp_path), str(article)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "f1 1.000" in lines
    assert "f1_outlet[Example] 1.000" in lines
