from itertools import combinations

import numpy as np
import pytest

from geodata.control import UNDECIDED, UNKNOWN
from geodata.marks import actors, contrast, mark, shapes, theatres

CORE = ("SAA", "SDF", "ISIS", "rebels", "HTS", "Turkey/TFSA")
LIGHT_LAND, DARK_OUTLINE = "#F4F2EC", "#111111"

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
DEUTERANOPIA = np.array(
    [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]
)
SRGB_TO_XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
D65 = np.array([0.95047, 1.0, 1.08883])


def linear(colour):
    channels = np.array([int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def lab(rgb):
    ratio = SRGB_TO_XYZ @ np.clip(rgb, 0, 1) / D65
    f = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(first, second):
    """The smaller CIE76 distance of two colours, as most eyes and as a deuteranope see them."""
    pair = linear(first), linear(second)
    seen = pair, tuple(DEUTERANOPIA @ c for c in pair)
    return min(float(np.linalg.norm(lab(a) - lab(b))) for a, b in seen)


@pytest.mark.parametrize(("first", "second"), [*combinations(CORE, 2)])
def test_the_main_sides_stay_apart_for_a_deuteranope(first, second):
    one, other = mark(first), mark(second)
    assert distance(one.colour, other.colour) >= 26.9
    assert distance(one.safe_colour, other.safe_colour) >= 15


@pytest.mark.parametrize("sides", [t[:2] for name, t in theatres().items() if name != "*"])
def test_the_two_main_sides_of_each_theatre_stay_apart(sides):
    one, other = map(mark, sides)
    assert distance(one.colour, other.colour) >= 20
    assert distance(one.safe_colour, other.safe_colour) >= 15


@pytest.mark.parametrize("name", theatres())
def test_no_two_actors_who_meet_share_a_shape_and_letter(name):
    met = [mark(a) for a in {*theatres()[name], *theatres()["*"]}]
    assert len({(m.shape, m.letter) for m in met}) == len(met)


@pytest.mark.parametrize("actor", [*actors(), UNDECIDED, UNKNOWN, "The Ninth Column"])
def test_every_letter_reads_on_its_colour_and_every_shape_is_known(actor):
    found = mark(actor)
    assert contrast(found.ink, found.colour) >= 4.5
    assert contrast(found.safe_ink, found.safe_colour) >= 4.5
    assert found.shape in shapes()
    assert 1 <= len(found.letter) <= 2


def test_the_dark_outline_reads_on_a_light_map():
    assert contrast(DARK_OUTLINE, LIGHT_LAND) >= 7


def test_contrast_follows_the_published_extremes():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


def test_an_unknown_actor_keeps_one_mark_and_gets_its_initials():
    assert mark("Ninth Column") == mark("Ninth Column")
    assert mark("Ninth Column").letter == "NC"
    assert len({(mark(f"Group {n}").colour, mark(f"Group {n}").shape) for n in range(200)}) > 40


def test_a_name_made_of_signs_only_still_gets_a_letter():
    assert mark("<>").letter == "?"
