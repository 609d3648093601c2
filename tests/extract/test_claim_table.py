"""The table of claims: cells, escapes, and where it can be written."""

import csv
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.table import ClaimTable, cell
from geodata.claim import COLUMNS, Cell
from geodata.errors import InputError

ROW: dict[str, Cell] = dict.fromkeys(COLUMNS)


def write(path: Path, **values: Cell) -> None:
    with ClaimTable(path) as table:
        table.write([ROW | values])


def read(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    return row


@pytest.mark.parametrize("start", list("=+-@\t\r＝"))
def test_text_that_a_spreadsheet_would_run_is_escaped(start: str) -> None:
    assert cell(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (-3.5, -3.5),
        (0.0, 0.0),
        ("Tell =A", "Tell =A"),
    ],
)
def test_numbers_and_plain_text_stay_as_they_are(value: Cell, expected: object) -> None:
    assert cell(value) == expected


@given(sentence=st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=80))
def test_any_text_comes_back_from_the_file(
    tmp_path_factory: pytest.TempPathFactory, sentence: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    write(path, sentence=sentence, lat=-3.25)
    row = read(path)
    assert row["sentence"] == cell(sentence)
    assert row["lat"] == "-3.25"


def test_the_file_takes_its_name_only_when_it_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("before")
    with ClaimTable(path) as table:
        table.write([ROW])
        assert path.read_text() == "before"
    assert read(path)["article"] == ""
    with pytest.raises(ZeroDivisionError), ClaimTable(path):
        raise ZeroDivisionError
    assert read(path)["article"] == ""
    assert [found.name for found in tmp_path.iterdir()] == ["claims.csv"]


def test_a_link_stays_a_link_and_permissions_are_those_of_a_new_file(tmp_path: Path) -> None:
    (tmp_path / "real.csv").touch()
    (tmp_path / "plain").touch()
    link = tmp_path / "claims.csv"
    link.symlink_to(tmp_path / "real.csv")
    write(link, article="a.txt")
    assert link.is_symlink()
    assert read(tmp_path / "real.csv")["article"] == "a.txt"
    assert link.stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    heard: list[str] = []
    reader = threading.Thread(target=lambda: heard.append(path.read_text()))
    reader.start()
    write(path, article="a.txt")
    reader.join()
    assert heard[0].splitlines()[1].startswith("a.txt,")
    assert path.is_fifo()


def test_a_full_disk_is_an_error_that_names_the_file() -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")
    with pytest.raises(InputError, match="/dev/full: cannot be written"):
        write(full)
