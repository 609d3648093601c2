"""Each data file, read back with a reader that shares no code with its writer, gives the claims."""

import csv
import io
import json
import tempfile
import zipfile
from datetime import date, datetime
from pathlib import Path
from urllib.parse import parse_qs
from xml.etree import ElementTree as Tree

import fastkml.validator
import geopandas
import openpyxl
import pandas
import pytest
from hypothesis import given, settings
from lxml import etree
from PIL import Image

from geodata.claim import COLUMNS
from geodata.errors import InputError
from geodata.export import acled, arrow, comma, geojson, kml, spreadsheet
from geodata.export.cells import defuse, restore, row_of, written
from geodata.export.picture.icon import icon
from geodata.export.provenance import provenance
from geodata.selection import Selection
from tests.geodata.claim_rows import claim
from tests.geodata.export.strategies import tables, texts

KML = f"{{{kml.NAMESPACE}}}"
RUN = ("=", "+", "-", "@", "\t", "\r", "＝")
DAYS = ("date", "date_start", "date_end", "published")


def plain(value):
    """A cell as some reader gives it: days as ISO text, what is missing as None."""
    if value is None or value is pandas.NaT or value != value:
        return None
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return value


def by_id(rows):
    return {row["claim_id"]: dict(row) for row in rows}


@given(texts)
def test_defused_text_is_inert_and_comes_back(text):
    assert not defuse(text).startswith(RUN)
    assert restore(defuse(text)) == text


@given(tables)
def test_csv_reads_back_to_the_same_claims(rows):
    assert list(comma.decode(comma.encode(rows))) == [dict(row) for row in rows]


@given(tables)
def test_csv_holds_no_cell_that_a_spreadsheet_runs(rows):
    text = comma.encode(rows).decode()
    for found in csv.DictReader(io.StringIO(text, newline="")):
        for column, cell in found.items():
            assert column in ("lat", "lon") or not cell.startswith(RUN)


def test_a_cell_of_the_wrong_kind_is_named():
    with pytest.raises(InputError, match="column lat: 'north'"):
        row_of({column: written(cell) for column, cell in claim().items()} | {"lat": "north"})


@settings(max_examples=30)
@given(tables)
def test_xlsx_reads_back_to_the_same_claims(rows):
    book = openpyxl.load_workbook(io.BytesIO(spreadsheet.encode(rows, provenance(rows))))
    header, *lines = book["Claims"].iter_rows()
    assert tuple(cell.value for cell in header) == COLUMNS
    assert all(cell.data_type != "f" for line in lines for cell in line)
    for row, line in zip(rows, lines, strict=True):
        for column, cell in zip(COLUMNS, line, strict=True):
            value = plain(cell.value)
            value = restore(value) if isinstance(value, str) else value
            expected = None if row[column] == "" else row[column]
            if isinstance(expected, float):
                expected = pytest.approx(expected, rel=1e-14)  # a workbook keeps 15 digits
            assert value == expected, column


def test_xlsx_says_what_it_rests_on():
    rows = [claim(title="=HYPERLINK(1)", outlet="")]
    about = provenance(rows)
    sheet = openpyxl.load_workbook(io.BytesIO(spreadsheet.encode(rows, about)))["About"]
    cells = [cell.value for line in sheet.iter_rows() for cell in line]
    assert "Claims, not verified facts" in cells
    assert about.digest in cells


def test_a_text_too_long_for_a_cell_is_refused_by_name_not_cut():
    rows = [claim(sentence="x" * 40_000)]
    with pytest.raises(InputError, match="row 2, sentence: 40000 characters"):
        spreadsheet.encode(rows, provenance(rows))


@given(tables)
def test_geojson_reads_back_to_the_same_claims_and_holds_no_markup(rows):
    text = geojson.encode(rows, provenance(rows)).decode()
    assert not set("<>&\u2028\u2029") & set(text)
    features = json.loads(text)["features"]
    assert [{c: f["properties"][c] for c in COLUMNS} for f in features] == rows
    for row, feature in zip(rows, features, strict=True):
        point = feature["geometry"]
        assert (point and point["coordinates"]) == (
            None if row["lat"] is None else [row["lon"], row["lat"]]
        )


@settings(max_examples=40)
@given(tables)
def test_kml_is_valid_and_reads_back_to_the_same_claims(rows):
    data = kml.encode(rows, provenance(rows))
    root = Tree.fromstring(data)
    assert fastkml.validator.validate(element=etree.fromstring(data)) is True
    found = {}
    for placemark in root.iter(f"{KML}Placemark"):
        cells = {d.get("name"): d.findtext(f"{KML}value") for d in placemark.iter(f"{KML}Data")}
        found[cells["claim_id"]] = row_of({key: cell or "" for key, cell in cells.items()})
        point = placemark.findtext(f"{KML}Point/{KML}coordinates")
        lat, lon = found[cells["claim_id"]]["lat"], found[cells["claim_id"]]["lon"]
        assert (point and [float(x) for x in point.split(",")]) == (
            None if lat is None else [lon, lat]
        )
    assert found == by_id(rows)


def test_kml_shows_a_claim_until_the_next_one_about_its_place():
    rows = [
        claim(date="2017-05-10"),
        claim(date="2017-06-01", actor="ISIS"),
        claim(date="2017-05-20", place_id="beta"),
        claim(date=None),
    ]
    root = Tree.fromstring(kml.encode(rows, provenance(rows)))
    spans = {
        (span.findtext(f"{KML}begin"), span.findtext(f"{KML}end"))
        for span in root.iter(f"{KML}TimeSpan")
    }
    assert spans == {("2017-05-10", "2017-06-01"), ("2017-06-01", None), ("2017-05-20", None)}


def test_kml_colours_a_placemark_as_its_actor_is_coloured_on_the_map():
    root = Tree.fromstring(kml.encode([claim(actor="SAA")], provenance([])))
    assert [c.text for c in root.iter(f"{KML}color")] == ["ff2b18b2"]


def test_kml_balloons_escape_hostile_text_twice():
    rows = [claim(sentence="<img src=x onerror=alert(1)>")]
    root = Tree.fromstring(kml.encode(rows, provenance(rows)))
    balloon = root.findtext(f".//{KML}Placemark/{KML}description")
    assert "<img" not in balloon
    assert "&lt;img" in balloon


def test_control_characters_that_xml_forbids_are_replaced_and_the_file_opens():
    rows = [claim(sentence="a\x00b\x1bc")]
    root = Tree.fromstring(kml.encode(rows, provenance(rows)))
    assert "a\ufffdb\ufffdc" in "".join(root.itertext())
    openpyxl.load_workbook(io.BytesIO(spreadsheet.encode(rows, provenance(rows))))


def test_kmz_carries_its_icons_and_names_no_other_host():
    rows = [claim(actor="SAA"), claim(actor="ISIS", event="withdrew")]
    data = kml.zipped(rows, provenance(rows), lambda look: f"png of {look}".encode())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = Tree.fromstring(archive.read("doc.kml"))
        icons = [href.text for href in root.iter(f"{KML}href")]
        assert len(icons) == 2
        assert all(archive.read(icon).startswith(b"png of") for icon in icons)


def test_an_icon_has_its_actors_colour_on_a_clear_ground():
    picture = Image.open(io.BytesIO(icon(("SAA", "captured"))))
    assert picture.size == (64, 64)
    colours = {colour for _, colour in picture.getcolors(4096)}
    assert (0xB2, 0x18, 0x2B, 255) in colours
    assert picture.getpixel((0, 0))[3] == 0


@settings(max_examples=20)
@given(tables)
def test_parquet_reads_back_to_the_same_claims(rows):
    found = geopandas.read_parquet(io.BytesIO(arrow.parquet(rows, provenance(rows))))
    _assert_frame(found, rows)


@settings(max_examples=10)
@given(tables)
def test_geopackage_reads_back_to_the_same_claims(rows):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.gpkg"
        path.write_bytes(arrow.geopackage(rows, provenance(rows)))
        found = geopandas.read_file(path, layer="claims")
    _assert_frame(found, rows)


def _assert_frame(frame, rows):
    assert frame.crs is None or frame.crs.to_epsg() == 4326 or frame.crs.to_string() == "OGC:CRS84"
    found = [
        {c: plain(line[c]) for c in COLUMNS} | {"point": line["geometry"]}
        for line in frame.to_dict("records")
    ]
    for row, line in zip(rows, found, strict=True):
        assert {c: line[c] for c in COLUMNS} == row
        point = line["point"]
        assert (point and (point.y, point.x)) == (
            None if row["lat"] is None else (row["lat"], row["lon"])
        )


@given(tables)
def test_acled_names_every_claim_once_with_its_key_facts(rows):
    text = acled.encode(rows).decode()
    found = list(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(csv.DictReader(io.StringIO(text)).fieldnames) == acled.COLUMNS
    for row, line in zip(rows, found, strict=True):
        tags = {k: v[0] for k, v in parse_qs(line["tags"], keep_blank_values=True).items()}
        kept = {"actor": line["actor1"], "from_actor": line["actor2"], "outlet": line["source"]}
        for column, cell in (kept | {k: defuse(v) for k, v in tags.items()}).items():
            assert restore(cell) == written(row[column]), column
        assert line["latitude"] == written(row["lat"])


@pytest.mark.parametrize(
    ("event", "actor", "kind"),
    [
        ("captured", "SAA", "Government regains territory"),
        ("captured", "ISIS", "Non-state actor overtakes territory"),
        ("captured", "Russia", "Non-state actor overtakes territory"),
        ("captured", "a side nobody listed", "Non-state actor overtakes territory"),
        ("withdrew", "ISIS", "Non-violent transfer of territory"),
        ("contested", "SAA", "Armed clash"),
        ("repelled", "SAA", "Armed clash"),
        ("encircled", "SAA", "Other"),
        ("denied", "SAA", "Other"),
        ("held", "SAA", "Other"),
    ],
)
def test_acled_has_a_sub_event_for_every_event(event, actor, kind):
    assert acled.event(claim(event=event, actor=actor))["sub_event_type"] == kind


@pytest.mark.parametrize(
    ("precision", "first", "last", "codes"),
    [
        ("day", "2017-05-10", "2017-05-10", (1, 1)),
        ("span", "2017-05-10", "2017-05-12", (2, 2)),
        ("span", "2017-05-01", "2017-05-30", (3, 4)),
        ("publication", "2017-05-10", "2017-05-10", (2, 3)),
        ("month", "2017-05-01", "2017-05-31", (3, 4)),
        ("unknown", None, None, (None, None)),
    ],
)
def test_acled_never_dates_a_claim_more_precisely_than_the_text(precision, first, last, codes):
    row = claim(date=last, date_start=first, date_end=last, date_precision=precision)
    line = acled.event(row)
    assert (line["time_precision"], line["ucdp_date_prec"]) == codes


def test_the_digest_is_of_the_claims_whatever_their_order():
    one, other = claim(), claim(place="Tell Beta")
    assert provenance([one, other]).digest == provenance([other, one]).digest
    assert provenance([one]).digest != provenance([other]).digest


def test_the_link_brings_the_filters_back():
    chosen = Selection(gaining=frozenset({"SAA", "Turkey/TFSA"}), text="حلب")
    query = provenance([], chosen, date(2017, 6, 1)).query
    assert Selection.from_query(parse_qs(query)) == chosen
    assert parse_qs(query)["on"] == ["2017-06-01"]
