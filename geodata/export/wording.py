"""A claim in plain words, always as a claim: for bullets, tables and lists."""

from geodata.selection import Row
from geodata.vocabulary import Event

_UNNAMED = "A side not named"
_PHRASES = {
    Event.CAPTURED: ("{actor} took {place}{tail}", " from {other}"),
    Event.WITHDREW: ("{actor} left {place}{tail}", ", facing {other}"),
    Event.REPELLED: ("{actor} beat off an attack on {place}{tail}", " by {other}"),
    Event.CONTESTED: ("{actor} fighting for {place}{tail}", " against {other}"),
    Event.ENCIRCLED: ("{actor} encircled {place}{tail}", ", held by {other}"),
    Event.DENIED: ("{actor} in control of {place}: denied{tail}", ", against {other}"),
    Event.HELD: ("{actor} holds {place}{tail}", " against {other}"),
}


def headline(row: Row) -> str:
    """Side, event and place in one short line."""
    phrase, tail = _PHRASES[Event(str(row["event"]))]
    other = str(row["from_actor"] or "")
    return phrase.format(
        place=row["place_name"] or row["place"],
        actor=row["actor"] or _UNNAMED,
        tail=tail.format(other=other) if other else "",
    )


def statement(row: Row) -> str:
    """The headline with whose word it is, and that it is doubted where the text doubts it."""
    speaker = row["claimant"] or row["outlet"] or "the article"
    doubt = ", hedged" if row["hedged"] else ""
    return f"{headline(row)} (claimed by {speaker}{doubt})"


def dated(row: Row) -> str:
    """The day of a claim as far as it is known: a day, a span, or not known."""
    first, last = row["date_start"] or row["date"], row["date_end"] or row["date"]
    if not first or not last:
        return "day not known"
    if row["date_precision"] == "publication":
        return f"by {last}"
    return str(first) if first == last else f"{first} to {last}"
