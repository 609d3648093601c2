"""`python -m extract explain`: from a claim back to what it stands on."""

from pathlib import Path

import pytest

from extract.__main__ import main

TEXT = """TITLE: Daily Review
OUTLET: Example
PUBLISHED: 2017-08-25

On Thursday, the Syrian Army captured the town of Mayadin from ISIS. The weather was fine.
"""


@pytest.fixture
def told(tmp_path: Path, database: str, capsys: pytest.CaptureFixture[str]) -> str:
    (tmp_path / "a.txt").write_text(TEXT)
    assert main(["explain", str(tmp_path / "a.txt")]) == 0
    return capsys.readouterr().out


def test_every_sentence_is_shown_with_its_span(told: str) -> None:
    start = TEXT.index("On Thursday")
    end = TEXT.index(" The weather")
    assert f"[0] sentence {start}-{end}: On Thursday, the Syrian Army captured" in told
    assert "[1] sentence" in told


def test_a_claim_tells_its_rule_roles_date_and_place(told: str) -> None:
    assert "+ captured Mayadin by SAA from ISIS" in told
    assert "claimant: the article itself" in told
    assert "date: 2017-08-24 (day)" in told
    assert "Mayadin" in told.split("place: ")[1].splitlines()[0]


def test_the_head_of_the_article_is_told(told: str) -> None:
    assert told.splitlines()[:3] == [
        "a.txt: Daily Review",
        "  outlet: Example",
        "  published: 2017-08-25",
    ]


def test_an_unreadable_file_is_told_with_its_reason(
    tmp_path: Path, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").touch()
    assert main(["explain", str(tmp_path / "a.txt")]) == 0
    assert capsys.readouterr().out == "rejected: a.txt: the file is empty\n"


def test_a_place_that_lost_is_told_with_its_score_and_why(
    tmp_path: Path, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "On Thursday, the Syrian Army captured the city of Palmyra in Homs province from ISIS."
    (tmp_path / "a.txt").write_text(f"PUBLISHED: 2017-08-25\n\n{text}")
    main(["explain", str(tmp_path / "a.txt")])
    lines = capsys.readouterr().out.splitlines()
    won = next(
        number for number, line in enumerate(lines) if line.startswith("      place: Palmyra")
    )
    assert lines[won + 1].startswith("        not ")
    assert "area Homs" in lines[won + 1]


def test_text_that_would_drive_a_terminal_is_told_as_plain_text(
    tmp_path: Path, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "TITLE: A \x1b[2J title\n\nThe army\x1b]0;x\x07 took the village of Tell Amara. "
        + "It held. " * 40
    )
    (tmp_path / "a.txt").write_text(text)
    main(["explain", str(tmp_path / "a.txt")])
    assert "\x1b" not in capsys.readouterr().out
