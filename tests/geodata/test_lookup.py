"""`python -m geodata lookup` and `check`: the candidates, and why the first one won."""

from pathlib import Path

import pytest

from geodata.__main__ import main

COUNTRY = Path(__file__).parent / "gazetteers" / "ZZ.txt"


@pytest.fixture(autouse=True)
def installed(empty_store, capsys):
    assert main(["install", str(COUNTRY)]) == 0
    capsys.readouterr()


def test_a_lookup_shows_the_winner_and_the_others_with_their_reasons(capsys):
    assert main(["lookup", "Dayr Lima", "--near", "Ara"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Dayr Lima: 10.02 20.3")
    assert "gn:10 in the installed gazetteer ZZ" in out


def test_namesakes_are_listed_and_the_status_says_that_none_won(capsys):
    assert main(["lookup", "Muznah"]) == 1
    out = capsys.readouterr().out
    assert "Muzna Kabir" in out
    assert "Muzna Saghir" in out


def test_a_name_that_nothing_knows_is_said_to_be_unresolved(capsys):
    assert main(["lookup", "Qqxyzzyq"]) == 1
    assert "unresolved" in capsys.readouterr().out


def test_the_province_decides_between_namesakes(capsys):
    main(["lookup", "Tell Barsoum", "--in", "Northern Province"])
    assert "Tall Birsum" in capsys.readouterr().out


def test_check_looks_at_the_cache_and_what_is_installed(capsys):
    main(["check"])
    out = capsys.readouterr().out
    assert "cache:" in out
    assert "installed: 9 places: 1 collision" in out


def test_removing_what_is_not_installed_is_said(capsys):
    assert main(["remove", "ZZ"]) == 0
    assert main(["remove", "ZZ"]) == 1
    assert "ZZ: not installed" in capsys.readouterr().err


def test_a_file_that_is_missing_is_named(capsys):
    assert main(["install", "gone.csv"]) == 2
    assert "gone.csv: no such file" in capsys.readouterr().err
