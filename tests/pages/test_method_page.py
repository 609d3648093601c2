"""The method page, and the marks that it shows."""

from xml.etree import ElementTree

import pytest
from streamlit.testing.v1 import AppTest

from geodata.marks import mark, shapes, theatres
from pages.shared import method
from pages.shared.mark_image import svg
from tests.conftest import ROOT


def opened():
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)
    return app.switch_page("pages/2_Method.py").run()


def test_the_page_shows_codebook_method_data_and_every_theatre(database):
    app = opened()
    assert not app.exception
    shown = "\n".join(block.value for block in app.markdown)
    for document in ("METHOD", "CODEBOOK", "DATA"):
        assert method.document(document)[:200] in shown
    legend = "\n".join(block.proto.body for block in app.get("html"))
    for actors in theatres().values():
        assert all(actor.split("&")[0] in legend for actor in actors)


def test_every_measured_figure_names_what_it_was_counted_on():
    for measured in method.figures():
        assert measured.title and measured.rows
        assert all(name and value for name, value, _ in measured.rows)


@pytest.mark.parametrize("shape", shapes())
def test_every_shape_of_the_map_has_an_outline_of_its_own_in_the_legend(shape):
    pictures = {one: svg(_of_shape(one)) for one in shapes()}
    ElementTree.fromstring(pictures[shape])
    paths = [ElementTree.fromstring(p)[0].attrib["d"] for p in pictures.values()]
    assert len(set(paths)) == len(paths)


def test_a_letter_cannot_leave_its_picture():
    hostile = mark("<script>alert(1)</script> &")
    ElementTree.fromstring(svg(hostile))


def _of_shape(shape):
    every = (mark(actor) for actors in theatres().values() for actor in actors)
    fallbacks = (mark(f"side {n}") for n in range(200))
    return next(one for one in (*every, *fallbacks) if one.shape == shape)
