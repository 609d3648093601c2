"""The picture at every paper size: nothing covers or leaves anything, and it says what it must."""

import io
import re
from xml.etree import ElementTree as Tree

import pytest
from PIL import Image
from pypdf import PdfReader

from geodata.export.brief import Paper, date_time_group
from geodata.export.picture import Form, draw, encode, ruler
from geodata.export.picture.furniture import round_down
from geodata.export.picture.render import encoded
from geodata.export.picture.view import fitted, project, unproject, view
from geodata.marks import mark
from geodata.selection import Selection
from tests.geodata.claim_rows import claim
from tests.geodata.export.pictures import (
    OUTPUT,
    briefing,
    overlapping,
    running_off,
    spread,
    text_boxes,
)

ARABIC = "مدينة دير الزور القديمة"
LONG = "A title that goes on and on, " * 10 + "to its end"
CASES = {
    "empty": [],
    "one": [claim()],
    "forty": spread(40),
    "four-hundred": spread(400),
    "one-spot": spread(10_000, places=1),
    "arabic": [claim(place=ARABIC, place_name=ARABIC, actor="الجيش", outlet="وكالة سانا")],
    "unplaced": [claim(lat=None, lon=None), claim(date=None)],
    "many-sides": [
        claim(
            actor=f"Brigade number {i} of the north",
            place_id=str(i),
            lat=34 + i / 20,
            lon=38 + i % 7 / 4,
        )
        for i in range(60)
    ],
    "world": [claim(place_id=str(i), lat=-50 + 4 * i, lon=-170 + 11 * i) for i in range(30)],
}


def texts(figure):
    return [text for text, _ in text_boxes(figure)]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("case", CASES)
def test_no_text_covers_another_or_runs_off_the_page(case, paper):
    words = {"title": LONG} if case == "one" else {}
    brief = briefing(CASES[case], paper=paper, **words)
    figure = draw(brief)
    assert overlapping(figure) == []
    assert running_off(figure) == []
    OUTPUT.mkdir(parents=True, exist_ok=True)
    picture = encoded(figure, Form.PNG, brief, dpi=figure.dpi)
    (OUTPUT / f"{case}_{paper.name.lower()}.png").write_bytes(picture)


def test_overlap_is_seen_where_there_is_one():
    figure = draw(briefing([]))
    figure.text(0.5, 0.5, "one text")
    figure.text(0.5, 0.5, "another text")
    assert ("one text", "another text") in overlapping(figure)


@pytest.mark.parametrize(
    ("paper", "size"), [(Paper.SLIDE, (1920, 1080)), (Paper.SQUARE, (1920, 1920))]
)
def test_the_screen_picture_is_1920_wide(paper, size):
    assert Image.open(io.BytesIO(encode(briefing([claim()], paper=paper)))).size == size


def test_the_print_picture_has_300_dots_an_inch():
    picture = Image.open(io.BytesIO(encode(briefing([claim()], paper=Paper.A4), dpi=300)))
    assert picture.size == pytest.approx((297 / 25.4 * 300, 210 / 25.4 * 300), abs=1)
    assert round(picture.info["dpi"][0]) == 300


def test_the_picture_says_all_that_a_field_map_must():
    brief = briefing(spread(30), selection=Selection(gaining=frozenset({"SAA"})))
    said = " ".join(texts(draw(brief)))
    for needed in (
        *("Claims, not verified facts", "As of 2017", "2017-12-31 12:00Z", "FOR EXERCISE ONLY"),
        *(
            "Outlet 3",
            "(9 articles)",
            "Claims shown",
            "Claims not on the map",
            "Places in dispute",
        ),
        *("gaining=SAA", brief.provenance.digest[:16], "N", " km", "Natural Earth", "°N", "°E"),
        "Read the evidence before use.",
    ):
        assert needed in said, needed


def test_the_legend_names_only_the_sides_in_view():
    rows = [claim(), claim(actor="ISIS", place_id="far", lat=10.0, lon=10.0)]
    said = texts(draw(briefing(rows, extent=(37, 34, 39, 36))))
    assert "SAA" in said
    assert "ISIS" not in said


def test_the_legend_explains_only_the_outlines_in_view():
    said = texts(draw(briefing([claim(event="withdrew")])))
    assert "left it: hollow, dashed" in said
    assert "encircled: a ring" not in said


def test_a_mark_is_drawn_in_its_actors_colour_where_the_place_is():
    brief = briefing([claim(actor="SAA")], extent=(37, 34, 39, 36))
    picture = Image.open(io.BytesIO(encode(brief))).convert("RGB")
    wanted = tuple(int(mark("SAA").colour[i : i + 2], 16) for i in (1, 3, 5))
    axes = next(a for a in draw(brief).axes if a.get_label() == "map 0")
    box = axes.get_position()
    around = view((37, 34, 39, 36), *_inches(box))
    x, y = around.place(35.0, 38.0)
    left = box.x0 * 1920 + x * 144
    top = (1 - box.y1) * 1080 + y * 144
    found = {picture.getpixel((round(left) + dx, round(top) + 9)) for dx in (-3, 0, 3)}
    assert wanted in found


def _inches(box):
    return box.width * 40 / 3, box.height * 7.5


def test_an_empty_selection_says_so():
    assert "No claim passes these filters." in texts(draw(briefing([])))


def test_claims_that_cannot_be_drawn_are_counted_and_the_map_says_so():
    said = texts(draw(briefing(CASES["unplaced"])))
    assert "No claim is placed and dated in this view." in said
    assert said[said.index("Claims not on the map") + 1] == "2"


def test_places_out_of_view_are_counted():
    rows = [claim(), claim(place_id="far", lat=10.0, lon=10.0)]
    said = texts(draw(briefing(rows, extent=(37, 34, 39, 36))))
    assert said[said.index("Claims outside this view") + 1] == "1"


def test_arabic_is_joined_and_runs_from_right_to_left():
    # Joined letters are narrower than the same letters apart.
    joined = ruler.width("سورية", 10)
    apart = sum(ruler.width(letter, 10) for letter in "سورية")
    assert joined < apart * 0.95


def test_hostile_text_is_drawn_as_it_stands():
    rows = [claim(place="$\\frac{1}$ <b>", place_name="$\\frac{1}$ <b>")]
    assert "$\\frac{1}$ <b>" in texts(draw(briefing(rows)))


def test_svg_is_well_formed_asks_no_host_and_carries_the_hash():
    rows = [claim(place="a --> b <x>", place_name="a --> b <x>")]
    brief = briefing(rows, title="</title><script>alert(1)</script>")
    data = encode(brief, Form.SVG)
    root = Tree.fromstring(data)
    assert not [e for e in root.iter() if e.tag.endswith(("script", "image"))]
    links = [v for e in root.iter() for k, v in e.attrib.items() if k.endswith("href")]
    assert all(link.startswith("#") for link in links)
    assert brief.provenance.digest in data.decode()


def test_pdf_text_can_be_read_back(tmp_path):
    path = tmp_path / "brief.pdf"
    path.write_bytes(encode(briefing(spread(20), title="Who claims what, за Київ"), Form.PDF))
    said = "".join(page.extract_text() for page in PdfReader(path).pages)
    assert "Claims, not verified facts" in said
    assert "за Київ" in said


@pytest.mark.parametrize("form", Form)
def test_the_same_claims_give_the_same_bytes(form):
    rows = spread(5)
    assert encode(briefing(rows), form) == encode(briefing(rows), form)


def test_a_date_time_group_reads_the_same_in_every_language():
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\dZ", date_time_group())


@pytest.mark.parametrize("lat", [-80.0, -12.5, 0.0, 35.0, 84.0])
def test_projection_comes_back(lat):
    assert unproject(project(lat)) == pytest.approx(lat)


def test_a_view_holds_all_of_the_extent_it_was_asked_for():
    found = view((37, 34, 39, 36), 5.0, 9.0)
    assert all(found.holds(lat, lon) for lat in (34, 36) for lon in (37, 39))


def test_the_scale_of_a_view_is_that_of_the_earth():
    # One degree of longitude at the equator is 111.19 km.
    found = view((0, -1, 2, 1), 2.0, 2.0)
    assert found.inches_per_km(0.0) * 111.195 == pytest.approx(1.0, rel=1e-3)


def test_the_fitted_box_holds_a_lone_place_with_room_around_it():
    west, south, east, north = fitted(briefing([claim()]).states)
    assert west < 38 < east
    assert south < 35 < north
    assert east - west > 0.4


@pytest.mark.parametrize(
    ("value", "rounded"), [(7.3, 5), (1.0, 1), (0.29, 0.2), (999, 500), (20, 20)]
)
def test_round_numbers_for_bars_and_graticules(value, rounded):
    assert round_down(value) == pytest.approx(rounded)
