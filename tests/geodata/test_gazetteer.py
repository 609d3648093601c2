"""Gazetteers are installed whole or not at all, and come back as they were read."""

import shutil
import zipfile
from pathlib import Path

import pytest
from sqlalchemy import event

from geodata.errors import GazetteerError
from geodata.gazetteer import Shelf
from geodata.gazetteer.check import check
from geodata.names import key
from geodata.place import Place

FIXTURES = Path(__file__).parent / "gazetteers"
COUNTRY, TABLE = FIXTURES / "ZZ.txt", FIXTURES / "places.csv"


@pytest.fixture
def shelf(empty_store):
    return Shelf(empty_store)


def changed(tmp_path: Path, original: Path, old: str, new: str) -> Path:
    text = original.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / original.name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def zipped(tmp_path: Path, member: str = "ZZ.txt", content: bytes | None = None) -> Path:
    path = tmp_path / "ZZ.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("readme.txt", "about")
        archive.writestr(member, COUNTRY.read_bytes() if content is None else content)
    return path


def test_a_country_file_is_read_with_its_kinds_and_units(shelf):
    assert shelf.install(COUNTRY).places == 9
    (found,) = shelf.index().exact(key("Tell Barsoum"))
    assert (found.name, found.place_id, found.kind) == ("Tall Birsum", "gn:3", "settlement")
    assert (found.admin1, found.country, found.population) == ("Northern Province", "ZZ", 300)


def test_features_that_no_brief_names_are_left_out(shelf):
    shelf.install(COUNTRY)
    assert shelf.index().exact(key("Nahr Zed")) == []
    assert shelf.index().exact(key("Kesra Oil Field"))[0].kind == "field"


def test_a_zip_is_read_like_its_file(shelf, tmp_path):
    assert shelf.install(zipped(tmp_path)).places == 9


def test_a_csv_with_a_header_is_read(shelf):
    assert shelf.install(TABLE).places == 2
    index = shelf.index()
    assert index.exact(key("سهالة"))[0].name == "Sohala"
    assert index.exact(key("Bir, the well"))[0].place_id == "id:s2"


def test_installing_again_replaces_and_removing_removes(shelf):
    shelf.install(COUNTRY)
    shelf.install(COUNTRY)
    assert [found.places for found in shelf.list()] == [9]
    assert shelf.remove("ZZ")
    assert not shelf.remove("ZZ")
    assert shelf.index().places == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("\t11.5\t", "\t95\t", r"line 2: latitude '95' is not between"),
        ("\t11.5\t", "\tnan\t", r"line 2: latitude 'nan'"),
        ("\t11.5\t", "\tnorth\t", r"line 2: latitude 'north' is not a number"),
        ("\t11.5\t", "\t", r"line 2: 18 columns"),
        ("2\tAra", "two\tAra", r"line 2: no GeoNames id"),
    ],
)
def test_a_broken_row_is_named_and_nothing_changes(shelf, tmp_path, old, new, said):
    shelf.install(COUNTRY)
    broken = changed(tmp_path, COUNTRY, old, new)
    with pytest.raises(GazetteerError, match=said):
        shelf.install(broken, "ZZ")
    assert shelf.list()[0].places == 9
    assert shelf.index().exact(key("Ara"))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("name,lat", "title,lat", "line 1: no column name"),
        ("35.5,39.1", "35.5,390.1", "line 2: longitude"),
        ("Sohala,", ",", "line 2: no name"),
        (",s1", ",s1,more", "line 2: 10 cells"),
        ('well"', "well", "line 3"),
    ],
)
def test_a_broken_table_is_named(shelf, tmp_path, old, new, said):
    with pytest.raises(GazetteerError, match=said):
        shelf.install(changed(tmp_path, TABLE, old, new))
    assert shelf.list() == []


def test_a_wrong_encoding_is_named_with_its_line(shelf, tmp_path):
    path = tmp_path / "latin.csv"
    path.write_bytes("name,lat,lon\nGood,1,1\nCaf\u00e9,1,2\n".encode("latin-1"))
    with pytest.raises(GazetteerError, match="line 3: byte 4 is not UTF-8"):
        shelf.install(path)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(shelf, tmp_path):
    bomb = zipped(tmp_path, content=b"0" * 50_000_000)
    with pytest.raises(GazetteerError, match="unpacks from"):
        shelf.install(bomb)


@pytest.mark.parametrize("content", [b"", b"\x00\x01\x02\n", b"x" * 300_000])
def test_what_is_no_gazetteer_is_refused(shelf, tmp_path, content):
    path = tmp_path / "odd.csv"
    path.write_bytes(content)
    with pytest.raises(GazetteerError, match=r"odd\.csv"):
        shelf.install(path)


def test_a_truncated_zip_and_a_missing_file_are_named(shelf, tmp_path):
    whole = zipped(tmp_path).read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[:200])
    for name in ("cut.zip", "gone.csv"):
        with pytest.raises(GazetteerError, match=name):
            shelf.install(tmp_path / name)


def test_a_full_disk_leaves_what_was_installed(shelf, empty_store, tmp_path):
    shelf.install(COUNTRY)
    with empty_store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()

    @event.listens_for(empty_store.engine, "begin")
    def fill_the_disk(connection):
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages + 2}")

    lines = "".join(f"Place {n},1,{n / 1000},{'x' * 200}\n" for n in range(900))
    large = tmp_path / "large.csv"
    large.write_text("name,lat,lon,names\n" + lines, encoding="utf-8")
    with pytest.raises(GazetteerError, match="full"):
        shelf.install(large)
    assert [found.name for found in shelf.list()] == ["ZZ"]


def test_keys_of_an_older_version_are_made_anew(shelf, monkeypatch):
    monkeypatch.setattr("geodata.gazetteer.shelf.KEY_VERSION", 0)
    monkeypatch.setattr("geodata.gazetteer.shelf.name_keys", lambda _names: (["old"], []))
    shelf.install(COUNTRY)
    monkeypatch.undo()
    assert shelf.index().exact(key("Qarin"))


@pytest.mark.shared
def test_the_village_gazetteer_installs_whole(shelf, shared):
    assert shelf.install(shared / "gazetteer" / "places_sy_lb_iq.csv").places == 36_634


def test_a_copy_under_another_name_stands_beside_the_first(shelf, tmp_path):
    shelf.install(COUNTRY)
    shelf.install(Path(shutil.copy(COUNTRY, tmp_path / "mine.txt")))
    assert [found.name for found in shelf.list()] == ["ZZ", "mine"]


def grid(unit: str, lat: float) -> list[Place]:
    return [
        Place(f"{unit}{n}", f"{unit} {n}", lat + n / 50, 20.0, country="ZZ", admin1=unit)
        for n in range(9)
    ]


def test_check_finds_a_repeat_a_stray_and_a_collision():
    places = [*grid("North", 10.0), *grid("South", 5.0)]
    stray = Place("stray", "Stray", 5.08, 20.01, country="ZZ", admin1="North")
    repeat = Place("North0b", "North 0", 10.001, 20.0, country="ZZ", admin1="North")
    namesake = Place("far", "North 1", 7.0, 20.0, country="ZZ", admin1="South")
    found = {finding.what for finding in check([*places, stray, repeat, namesake])}
    assert found == {"duplicate", "outside", "collision"}
    assert list(check(places)) == []
