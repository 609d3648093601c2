"""`python -m geodata export`: the same code as the page, from a real database."""

import csv
import io
import subprocess
import sys
from datetime import date

import pytest

from geodata.__main__ import main
from geodata.article import Article
from geodata.claim import Claim, DateReading, Pin
from geodata.export.formats import KINDS, Format
from geodata.store import Store
from geodata.vocabulary import DatePrecision, Event, GeoPrecision
from tests.conftest import ROOT

MAGIC = {
    Format.PNG: b"\x89PNG", Format.SVG: b"<?xml", Format.PDF: b"%PDF", Format.PPTX: b"PK",
    Format.DOCX: b"PK", Format.MD: b"#", Format.HTML: b"<!doctype html>", Format.GIF: b"GIF89a",
    Format.CSV: b"article,", Format.XLSX: b"PK", Format.GEOJSON: b"{", Format.KML: b"<?xml",
    Format.KMZ: b"PK", Format.GPKG: b"SQLite format 3", Format.PARQUET: b"PAR1",
    Format.ACLED: b"event_id_cnty",
}  # fmt: skip


@pytest.fixture
def filled(empty_store: Store) -> Store:
    text = "The army took Tell Alpha. ISIS left Tell Beta."
    article = Article("brief.txt", text, "a" * 64, "Brief", "Daily", "https://example.org/b")
    empty_store.save(article, [_claim("Tell Alpha", "SAA", 4), _claim("Tell Beta", "ISIS", 6)], [])
    return empty_store


def _claim(place, actor, start):
    day = date(2017, 5, start)
    return Claim(
        article_sha256="a" * 64, event=Event.CAPTURED, place=place, sentence="It was taken.",
        sentence_start=start, sentence_end=start + 10, place_start=start, actor=actor,
        confidence=0.9, when=DateReading(day, day, day, DatePrecision.DAY),
        pin=Pin(35 + start / 100, 38.0, GeoPrecision.EXACT, 1.0, place, place),
    )  # fmt: skip


def cells(path):
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))


@pytest.mark.parametrize("form", Format)
def test_every_format_is_written(form, filled, tmp_path, capsys):
    path = tmp_path / f"out.{KINDS[form].suffix}"
    assert main(["export", "--format", form, "--out", str(path)]) == 0
    assert path.read_bytes().startswith(MAGIC[form])
    assert "2 claims" in capsys.readouterr().out
    assert [p.name for p in tmp_path.glob("*.part")] == []


@pytest.mark.parametrize(
    ("flags", "places"),
    [
        ([], ["Tell Alpha", "Tell Beta"]),
        (["--gaining", "SAA"], ["Tell Alpha"]),
        (["--gaining", "SAA", "--gaining", "ISIS"], ["Tell Alpha", "Tell Beta"]),
        (["--hide", "SAA"], ["Tell Beta"]),
        (["--from", "2017-05-05"], ["Tell Beta"]),
        (["--as-of", "2017-05-05"], ["Tell Alpha"]),
        (["--place", "beta"], ["Tell Beta"]),
        (["--link", "http://localhost:8501/?gaining=SAA&on=2017-05-05&zoom=7"], ["Tell Alpha"]),
        (["--link", "gaining=SAA", "--gaining", "ISIS"], ["Tell Beta"]),
    ],
)
def test_filters_are_those_of_the_map(flags, places, filled, tmp_path):
    path = tmp_path / "claims.csv"
    assert main(["export", "--format", "csv", "--out", str(path), *flags]) == 0
    assert [row["place"] for row in cells(path)] == places


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (["--from", "yesterday"], "from='yesterday' cannot be read"),
        (["--as-of", "2017-13-01"], "'2017-13-01' is not a day"),
        (["--event", "won"], "event='won' cannot be read"),
        (["--extent", "1,2,3"], "--extent 1,2,3: write west,south,east,north"),
        (["--extent", "9,2,3,4"], "west is less than east"),
        (["--dpi", "9999"], "36 to 600"),
        (["--out", "no-such-folder/x.csv"], "no-such-folder/x.csv: cannot be written"),
    ],
)
def test_bad_input_is_named_and_nothing_is_written(flags, said, filled, tmp_path, capsys):
    path = tmp_path / "claims.csv"
    assert main(["export", "--format", "csv", "--out", str(path), *flags]) == 2
    assert said in capsys.readouterr().err
    assert not path.exists()


def test_what_had_the_name_stays_when_an_export_fails(filled, tmp_path, capsys):
    path = tmp_path / "claims.gif"
    path.write_bytes(b"before")
    assert main(["export", "--format", "gif", "--out", str(path), "--place", "nowhere"]) == 2
    assert "nothing to animate" in capsys.readouterr().err
    assert path.read_bytes() == b"before"


@pytest.mark.parametrize("form", Format)
def test_every_format_is_documented(form):
    assert form in (ROOT / "docs" / "EXPORTS.md").read_text("utf-8").lower()


def test_data_goes_to_standard_output_for_a_pipe(filled):
    command = [sys.executable, "-m", "geodata", "export", "--format", "csv", "--out", "-"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    assert len(done.stdout.splitlines()) == 3
    assert done.stderr == b""


def test_a_data_file_needs_no_plotting_library(filled, tmp_path):
    code = (
        "import sys; from geodata.__main__ import main;"
        f"main(['export', '--format', 'csv', '--out', {str(tmp_path / 'x.csv')!r}]);"
        "sys.exit('matplotlib' in sys.modules or 'pyarrow' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
