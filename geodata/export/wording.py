"""A claim in plain words, always as a claim: for bullets, tables and lists."""

from geodata.selection import Row
from geodata.vocabulary import Event

_UNNAMED = "unnamed side"
_PHRASES = {
    Event.CAPTURED: ("{place}: {actor} took it{tail}", " from {other}"),
    Event.WITHDREW: ("{place}: {actor} left{tail}", ", facing {other}"),
    Event.REPELLED: ("{place}: {actor} beat off an attack{tail}", " by {other}"),
    Event.CONTESTED: ("{place}: {actor} fighting for it{tail}", " against {other}"),
    Event.ENCIRCLED: ("{place}: {actor} encircled it{tail}", ", held by {other}"),
    Event.DENIED: ("{place}: control by {actor} denied{tail}", " against {other}"),
    Event.HELD: ("{place}: {actor} holds it{tail}", " against {other}"),
}


def headline(row: Row) -> str:
    """Place, side and event in one short line."""
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
