"""The range as an animated GIF: a frame a day, with the day in the picture.

GIF and not MP4: every slide program and browser plays it, and Pillow, which is there already,
writes it. The encoders on the registry (imageio-ffmpeg, av) add 30 to 80 MB of codecs to an
installation for a picture of flat colours, which GIF's palette holds well.
"""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from PIL import Image

from geodata.control import Clock, known_on
from geodata.errors import InputError
from geodata.export import picture
from geodata.export.brief import Brief
from geodata.export.picture.view import fitted

MOST_FRAMES = 366
_DAY_MS, _LAST_MS = 400, 2500
_PIXELS, _COLOURS = 960, 128


def encode(brief: Brief) -> bytes:
    """The GIF of the days from the first claim, or the range's start, to the day shown.

    Raises InputError for a range without a dated claim, or of more than MOST_FRAMES days.
    """
    shown = list(days(brief))
    extent = brief.extent or fitted(brief.states)
    still = replace(brief, extent=extent)
    frames, times = [], []
    for day in shown:
        frames.append(_frame(replace(still, as_of=day)))
        times.append(_DAY_MS)
    times[-1] = _LAST_MS
    data = io.BytesIO()
    frames[0].save(
        data, format="GIF", save_all=True, append_images=frames[1:], duration=times, loop=0,
        comment=f"data sha256 {brief.provenance.digest}".encode(),
    )  # fmt: skip
    return data.getvalue()


def days(brief: Brief) -> Iterator[date]:
    """Every day of the animation. Raises InputError as `encode` does."""
    known = sorted(day for row in brief.rows if (day := known_on(row, Clock.EVENT)))
    if not known or brief.day is None:
        raise InputError("no claim has a day: there is nothing to animate; widen the filters")
    first = brief.since or brief.selection.start or date.fromisoformat(known[0])
    last = brief.as_of or brief.selection.end or brief.day
    count = (last - first).days + 1
    if count > MOST_FRAMES:
        raise InputError(
            f"{first} to {last} are {count} days, and an animation holds {MOST_FRAMES}; "
            "name a later first day with --from"
        )
    return (first + timedelta(number) for number in range(max(1, count)))


def _frame(brief: Brief) -> Image.Image:
    drawn = picture.draw(brief)
    data = picture.encoded(drawn, picture.Form.PNG, brief, _PIXELS / drawn.get_figwidth())
    image = Image.open(io.BytesIO(data)).convert("RGB")
    return image.quantize(_COLOURS, dither=Image.Dither.NONE)
