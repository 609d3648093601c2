"""`python -m extract run` as a user meets it: files in, table and database out."""

import csv
import hashlib
import os
import pty
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest

from extract.__main__ import main
from geodata.claim import COLUMNS
from geodata.store import Store
from tests.extract.briefs import brief, jsonl_lines, write_briefs

COMMAND = [sys.executable, "-m", "extract", "run"]


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_briefs(tmp_path / "in", 3)
    return tmp_path / "in"


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "claims.csv"


def test_a_folder_becomes_a_table_and_a_filled_database(
    folder: Path, out: Path, empty_store: Store
) -> None:
    assert main(["run", str(folder), "--out", str(out)]) == 0
    found = rows(out)
    assert list(found[0]) == list(COLUMNS)
    assert {row["article"] for row in found} == {f"brief_0000{n}.txt" for n in range(3)}
    stored = empty_store.claim_rows()
    assert [row["claim_id"] for row in stored] == [row["claim_id"] for row in found]
    assert empty_store.count_articles() == 3


def test_every_sentence_of_the_table_stands_in_the_file_where_it_says(
    folder: Path, out: Path, database: str
) -> None:
    main(["run", str(folder), "--out", str(out)])
    for row in rows(out):
        data = (folder / row["article"]).read_bytes()
        span = slice(int(row["sentence_start"]), int(row["sentence_end"]))
        assert data.decode()[span] == row["sentence"]
        assert row["place"] in row["sentence"]
        assert hashlib.sha256(data).hexdigest() == row["article_sha256"]


def test_two_runs_write_the_same_bytes_and_change_nothing(
    folder: Path, out: Path, empty_store: Store
) -> None:
    main(["run", str(folder), "--out", str(out)])
    first, stored = out.read_bytes(), empty_store.claim_rows()
    main(["run", str(folder / "brief_00002.txt"), str(folder), "--out", str(out)])
    assert out.read_bytes() == first
    assert empty_store.claim_rows() == stored
    assert b"\r" not in first


def test_without_a_database_none_is_made(
    folder: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CLAIMLINE_DB", raising=False)
    monkeypatch.chdir(tmp_path)
    assert main(["run", str(folder), "--no-db", "--out", str(out)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.csv", "in"]


def test_a_dash_writes_the_table_to_standard_output(
    folder: Path, database: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", str(folder), "--out", "-"]) == 0
    lines = capfd.readouterr().out.splitlines()
    assert lines[0].split(",") == list(COLUMNS)
    assert len(lines) > 3


def test_a_bad_file_is_named_and_the_others_are_read(
    folder: Path, out: Path, empty_store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-")
    (folder / "empty.txt").touch()
    (folder / "picture.jpg").touch()
    assert main(["run", str(folder), "--out", str(out)]) == 1
    told = capsys.readouterr().err
    assert "3 articles read" in told
    assert "2 inputs rejected" in told
    assert "empty.txt: the file is empty" in told
    assert "picture.jpg" in told
    assert {reject.article for reject in empty_store.rejects() if not reject.sentence} == {
        "broken.pdf",
        "empty.txt",
    }
    assert {row["article"] for row in rows(out)} == {f"brief_0000{n}.txt" for n in range(3)}


def test_articles_without_claim_or_date_are_named(
    tmp_path: Path, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "talk.txt").write_text("The ministers met again and spoke of the weather.")
    assert main(["run", str(tmp_path / "talk.txt")]) == 0
    told = capsys.readouterr().err
    assert "no date found (give one with --published): talk.txt" in told
    assert "no claim found: talk.txt" in told


def test_a_given_date_dates_only_articles_without_one(
    folder: Path, tmp_path: Path, out: Path, database: str
) -> None:
    (folder / "undated.txt").write_text("The Syrian Army captured the village of Tell Amara.")
    main(["run", str(folder), "--out", str(out), "--published", "2019-05-02"])
    published = {row["article"]: row["published"] for row in rows(out)}
    assert published["undated.txt"] == "2019-05-02"
    assert published["brief_00000.txt"] == "2017-08-01"


def test_the_same_article_twice_is_read_once_and_said_so(
    folder: Path, empty_store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "copy.txt").write_text(brief(1), encoding="utf-8")
    assert main(["run", str(folder)]) == 0
    assert "copy.txt" in capsys.readouterr().err
    assert empty_store.count_articles() == 3


def test_a_folder_that_links_to_itself_is_searched_once(
    folder: Path, empty_store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "loop").symlink_to(folder)
    (folder / "sub" / "more.txt").write_text(brief(9), encoding="utf-8")
    (folder / ".hidden.txt").write_text(brief(10), encoding="utf-8")
    assert main(["run", str(folder)]) == 0
    names = [article.name for article in empty_store.articles()]
    assert names == [*(f"brief_0000{n}.txt" for n in range(3)), "sub/more.txt"]


def test_the_table_of_an_earlier_run_is_no_input(folder: Path, database: str) -> None:
    out = folder / "claims.csv"
    assert main(["run", str(folder), "--out", str(out)]) == 0
    first = out.read_bytes()
    assert main(["run", str(folder), "--out", str(out)]) == 0
    assert out.read_bytes() == first


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.txt"], "nowhere.txt: there is no such file"),
        ([".", "--out", "no/such/folder/claims.csv"], "cannot be written"),
        ([".", "--out", "."], "is a folder"),
        ([".", "--db", "sqlite:////nowhere/x.db"], "cannot open the database"),
        ([".", "--db", "nonsense"], "cannot open the database"),
    ],
)
def test_what_cannot_be_done_says_why_and_exits_with_2(
    tmp_path: Path,
    database: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["run", *arguments]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [[], ["run"], ["run", "x", "--published", "yesterday"], ["walk"]]
)
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2


def test_a_failed_run_leaves_the_table_of_the_last_one(
    folder: Path, out: Path, database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    out.write_text("what was there")
    monkeypatch.setattr(Store, "save", _full_disk)
    assert main(["run", str(folder), "--out", str(out)]) == 2
    assert out.read_text() == "what was there"
    assert not list(out.parent.glob(".*"))


def _full_disk(*_: object) -> None:
    from geodata.errors import StoreError

    raise StoreError("cannot write the database: disk is full")


def test_a_pipe_gets_no_progress_bar_and_a_terminal_does(folder: Path, database: str) -> None:
    piped = subprocess.run([*COMMAND, str(folder)], capture_output=True, text=True, check=True)
    assert "file/s" not in piped.stderr
    leader, follower = pty.openpty()
    termios.tcsetwinsize(follower, (24, 80))
    subprocess.run([*COMMAND, str(folder)], stderr=follower, check=True)
    os.close(follower)
    assert b"0/3" in os.read(leader, 65536)
    os.close(leader)


# So many that a run of them is never over before it is broken off.
MANY = 400


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_run_broken_off_leaves_a_store_that_the_next_run_completes(
    tmp_path: Path, how: signal.Signals, empty_store: Store
) -> None:
    folder, out = tmp_path / "in", tmp_path / "claims.csv"
    write_briefs(folder, MANY)
    started = subprocess.Popen([*COMMAND, str(folder), "--out", str(out)], stderr=subprocess.PIPE)
    while empty_store.count_articles() < 5 and started.poll() is None:
        time.sleep(0.02)
    started.send_signal(how)
    told = started.communicate()[1].decode()
    assert 5 <= empty_store.count_articles() < MANY
    assert not out.exists()
    if how is signal.SIGINT:
        assert started.returncode == 130
        assert "interrupted" in told
    _every_article_is_whole(Store.open())
    assert main(["run", str(folder), "--out", str(out)]) == 0
    assert empty_store.count_articles() == MANY
    stored = [row["claim_id"] for row in empty_store.claim_rows()]
    assert stored == [row["claim_id"] for row in rows(out)]


def _every_article_is_whole(store: Store) -> None:
    """Each article that the store holds has its claims: they are written in one transaction."""
    with_claims = {row["article"] for row in store.claim_rows()}
    assert {article.name for article in store.articles()} == with_claims


def test_two_folders_with_the_same_article_under_the_same_name_count_once(
    tmp_path: Path, empty_store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    write_briefs(tmp_path / "one", 1)
    write_briefs(tmp_path / "two", 1)
    assert main(["run", str(tmp_path / "one"), str(tmp_path / "two")]) == 0
    assert "1 article read" in capsys.readouterr().err


def test_rows_of_a_jsonl_are_read_and_broken_ones_named(
    tmp_path: Path, empty_store: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [*jsonl_lines(3), "broken\n", '{"text": "The army took Tell Amara.", "date": "May"}']
    (tmp_path / "a.jsonl").write_text("".join(lines), encoding="utf-8")
    assert main(["run", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert "4 articles read" in told
    assert "1 input rejected" in told
    assert "set aside: a.jsonl#5: 'May' is no full date" in told
    assert [article.name for article in empty_store.articles()] == [
        f"a.jsonl#{number}" for number in (1, 2, 3, 5)
    ]


def test_an_unknown_online_geocoder_is_named(
    folder: Path, database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", str(folder), "--online", "nobody"]) == 2
    assert "nobody" in capsys.readouterr().err
