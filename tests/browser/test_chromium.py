"""Finding a Chromium, and what is said where there is none."""

import os

from tests.browser import chromium


def test_the_one_that_is_named_goes_first(monkeypatch, tmp_path):
    program = tmp_path / "my-chromium"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(program))
    assert chromium.find() == str(program)


def test_without_one_and_without_the_right_to_install_one_line_says_what_to_do(
    monkeypatch, tmp_path, capsys
):
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(chromium, "_MAC", ())
    assert chromium.main() == 1
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and "apt install chromium" in told
