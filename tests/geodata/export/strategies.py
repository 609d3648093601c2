"""Claim rows as Hypothesis draws them: any text, any place on earth, any day."""

from datetime import date, timedelta

from hypothesis import strategies as st

from geodata.vocabulary import DatePrecision, Event, GeoPrecision
from tests.geodata.claim_rows import claim

# Everything that XML can carry; text that a spreadsheet would run comes often.
_characters = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"))
_hostile = st.sampled_from(
    [
        "=1+1",
        "'=1",
        "+cmd",
        "-2",
        "@x",
        "\tx",
        "</script>",
        "]]>",
        "&amp;",
        '"',
        "a\nb",
        "؛حلب",
        "Київ",
    ]
)
texts = st.one_of(_hostile, st.text(_characters, max_size=20))
days = st.dates(date(1901, 1, 1), date(2200, 1, 1))


@st.composite
def claim_rows(draw):
    """One row with every column drawn; its claim_id is of its own."""
    first = draw(st.none() | days)
    last = first and first + timedelta(draw(st.integers(0, 400)))
    lat = draw(st.none() | st.floats(-90, 90))
    changes = {
        name: draw(texts)
        for name in (
            *("article", "place", "actor", "from_actor", "claimant", "place_id", "place_name"),
            *("sentence", "rule", "outlet", "title", "url", "mention", "actor_text", "trigger"),
            *("date_text", "date_reason", "geo_tier", "geo_reason"),
        )
    }
    return claim(
        **changes,
        event=str(draw(st.sampled_from(Event))),
        date=last and last.isoformat(),
        date_start=first and first.isoformat(),
        date_end=last and last.isoformat(),
        date_precision=str(draw(st.sampled_from(DatePrecision))),
        geo_precision=str(draw(st.sampled_from(GeoPrecision))),
        published=draw(st.none() | days.map(date.isoformat)),
        hedged=draw(st.booleans()),
        lat=lat,
        lon=None if lat is None else draw(st.floats(-180, 180)),
        radius_km=draw(st.none() | st.floats(0, 500)),
        confidence=draw(st.integers(0, 1000)) / 1000,
        sentence_start=draw(st.integers(0, 10**6)),
        article_sha256="b" * 64,
    )


tables = st.lists(claim_rows(), max_size=4)
