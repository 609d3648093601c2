"""Names that begin with a number or a date: "July 17 neighborhood", "1070 housing project"."""

from extract.mentions.nouns import nouns
from extract.tokens import Words


def numbered_at(words: Words, index: int) -> tuple[int, str] | None:
    """The word after such a name that begins at `index`, and its type noun; or None."""
    texts, table = words.texts, nouns()
    counted = texts[index][0].isdigit()
    if not (counted or texts[index] in table.months) or index + 1 == len(words):
        return None
    if texts[index + 1] in table.months if counted else texts[index + 1][0].isdigit():
        behind = index + 2
        return table.suffix.at(texts, words.folded, behind) if behind < len(words) else None
    if counted and texts[index] not in ("0", "1"):
        found = table.numbered.at(texts, words.folded, index + 1)
        if found and table.measures.isdisjoint(words.folded[found[0] : found[0] + 1]):
            return found
    return None


def number_ends(words: Words, index: int) -> bool:
    """Whether a number ends a name: "captured Rashidin 4, Zafar and Ara" counts nothing."""
    after = index + 1
    return len(words.texts[index]) <= 2 and (
        after == len(words) or words.folded[after] in nouns().ending
    )
