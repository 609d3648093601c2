"""The base map: what a window shows, and that its compact form loses no more than its grid."""

import json
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geodata.basemap import Area, Label, Line, Sheet, basemap
from geodata.basemap.load import FOLDER, tile_names
from geodata.basemap.sheet import decode, encode

SYRIA = (35.5, 32.0, 42.5, 37.5)
POINTS = st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=2, max_size=20).map(
    np.array
)


def a_sheet(path):
    """A sheet with one feature in each kind of layer."""
    return Sheet(
        box=(-180, -90, 180, 90),
        land=(Area("", 0, (path, path[::-1])),),
        lakes=(),
        rivers=(Line("Nahr <b>`${}", 3, path),),
        provinces=(),
        borders=(),
        disputed=(),
        country_names=(Label("Ṣuʿbā", 2, 33.333, 44.444),),
        province_names=(),
        towns=(),
    )


def crosses(line, west, south, east, north):
    """Whether a point of the line lies in the window."""
    lon, lat = line.path.T
    return bool(((west < lon) & (lon < east) & (south < lat) & (lat < north)).any())


@given(POINTS, st.sampled_from([0.01, 0.001]))
def test_a_sheet_read_back_is_the_sheet_on_its_grid(path, scale):
    sheet = decode(json.loads(json.dumps(encode(a_sheet(path), scale))))
    on_grid = np.rint(path / scale) * scale
    moved = np.concatenate([[True], np.diff(np.rint(path / scale), axis=0).any(axis=1)])
    assert np.allclose(sheet.rivers[0].path, on_grid[moved], atol=1e-9)
    assert sheet.rivers[0].name == "Nahr <b>`${}" and len(sheet.land[0].rings) == 2
    assert sheet.country_names[0].name == "Ṣuʿbā"
    assert sheet.country_names[0].lat == pytest.approx(33.333, abs=scale)


def test_a_narrow_window_over_syria_has_its_provinces_towns_and_the_euphrates():
    view = basemap().view(*SYRIA)
    provinces = {label.name for label in view.province_names}
    assert {"Aleppo", "Raqqa", "Deir ez-Zor", "Homs", "Hama", "Idlib"} <= provinces
    assert {"Aleppo", "Damascus", "Al-Tabqa"} <= {town.name for town in view.towns}
    euphrates = [river.path for river in view.rivers if river.name == "Euphrates"]
    lons = np.concatenate(euphrates)[:, 0]
    assert lons.min() < 38.2 and lons.max() > 40.9, "the river crosses the whole country"


@pytest.mark.parametrize(
    ("country", "window", "towns"),
    [
        ("Ukraine", (22, 44, 41, 53), {"Bakhmut", "Kherson", "Melitopol"}),
        ("Sudan", (22, 9, 39, 22), {"Khartoum", "El Fasher"}),
        ("Libya", (9, 20, 26, 33), {"Sirte", "Benghazi"}),
        ("Yemen", (42, 12, 54, 19), {"Sanaa", "Aden"}),
        ("Afghanistan", (60, 29, 75, 39), {"Kabul", "Kandahār"}),
        ("Mali", (-12, 10, 5, 25), {"Gao", "Kidal"}),
        ("Colombia", (-79, -4, -66, 13), {"Bogotá"}),
    ],
)
def test_every_theatre_has_land_borders_provinces_and_towns(country, window, towns):
    view = basemap().view(*window)
    assert view.land and view.borders and view.provinces
    assert country in {label.name for label in view.country_names}
    assert towns <= {town.name for town in view.towns}


def test_disputed_borders_are_kept_apart_so_that_they_can_be_dashed():
    view = basemap().view(33, 45, 36, 46.5)
    isthmus = [crosses(line, 33, 45.9, 35, 46.3) for line in (*view.disputed, *view.borders)]
    assert isthmus[: len(view.disputed)].count(True) == 1
    assert not any(isthmus[len(view.disputed) :])


def test_a_wide_window_is_the_coarse_sheet_of_the_whole_earth():
    assert basemap().view(-20, 0, 60, 50) is basemap().world
    assert len(basemap().world.country_names) > 190


def test_every_fine_sheet_lies_in_its_own_box():
    for name in ("30_30", "20_40", "-80_0"):
        stored = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
        west, south = map(int, name.split("_"))
        assert stored["box"] == [west, south, west + 10, south + 10]
        for area in decode(stored).land:
            lons, lats = np.concatenate(area.rings).T
            assert west - 0.03 <= lons.min() and lons.max() <= west + 10.03
            assert south - 0.03 <= lats.min() and lats.max() <= south + 10.03


def test_a_window_names_each_sheet_that_it_touches():
    assert list(tile_names((-0.5, 9.9, 10.0, 10.1))) == [
        "-10_0",
        "0_0",
        "10_0",
        "-10_10",
        "0_10",
        "10_10",
    ]


def test_the_base_map_is_small_enough_to_be_served_and_committed():
    sizes = [path.stat().st_size for path in FOLDER.glob("*.json")]
    assert (FOLDER / "world.json").stat().st_size < 700_000
    assert max(sizes) < 700_000 and sum(sizes) < 6_500_000


def test_importing_the_base_map_reads_no_file():
    code = (
        "import builtins, io, geodata.basemap.sheet, numpy\n"
        "def refuse(*a, **k): raise AssertionError(a)\n"
        "import pathlib; pathlib.Path.read_text = refuse; pathlib.Path.glob = refuse\n"
        "import geodata.basemap"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
