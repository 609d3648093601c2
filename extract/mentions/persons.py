"""Names that are a person's: by a title before them, an office behind them, or what they do."""

from extract.mentions.nouns import nouns
from extract.mentions.place import PlaceKind, PlaceMention
from extract.tokens import Words


def is_person(words: Words, mention: PlaceMention) -> bool:
    """A name behind or with a title, or one that speaks: "governor Oleh Kost", "Kost said"."""
    if mention.kind is not PlaceKind.NAME or mention.noun:
        return False
    table = nouns()
    before = words.folded[max(0, mention.first - 2) : mention.first]
    titled = bool(before) and before[-1].rstrip(".") in table.titles
    dotted = len(before) == 2 and before[1] == "." and before[0] in table.titles
    following = words.folded[mention.after] if mention.after < len(words) else ""
    located = bool(before) and before[-1] in table.located
    return (
        titled
        or dotted
        or (following in table.speaking and not located)
        or (mention.after > mention.first + 1 and words.folded[mention.first] in table.titles)
        or (following == "," and _described(words, mention.after + 1))
    )


def _described(words: Words, index: int) -> bool:
    """ "Kost, the governor of Ara", "Kost, a spokesman": an office right behind the name."""
    if index >= len(words) or words.folded[index] not in ("the", "a", "an"):
        return False
    return not nouns().offices.isdisjoint(words.folded[index + 1 : index + 3])
