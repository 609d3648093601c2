"""How the name of an actor goes on: the nouns behind it, and whether it is written as a name."""

from extract.mentions.formations import formation_end
from extract.mentions.sides import forces
from extract.tokens import Words

_LINKS = (("of",), ("for",))


def with_head(words: Words, after: int) -> int:
    """Past the nouns that end an actor's phrase: "ISIL militants", "Israel's 401st brigade"."""
    known, folded = forces(), words.folded
    end = after
    for probe in range(after, min(len(folded), after + 4)):
        if is_medium(words, probe):
            break
        if folded[probe] in known.heads:
            end = probe + 1
        elif (formation := formation_end(words, probe)) > probe:
            return formation
        elif folded[probe] not in known.modifiers and folded[probe] not in ("'s", "'"):
            break
    return end


def is_medium(words: Words, index: int) -> bool:
    """Whether "state" is that of "state television", which only speaks."""
    following = words.folded[index + 1 : index + 2]
    return words.folded[index] == "state" and not forces().media.isdisjoint(following)


def of_name(words: Words, index: int) -> int:
    """The capital behind "of" or "for" where a name of such words starts at `index`, or 0.

    "Hawks of Ara", "Movement for the Freedom of Ara".
    """
    if words.texts[index] not in forces().of or words.folded[index + 1 : index + 2] not in _LINKS:
        return 0
    name = index + 2 + (words.folded[index + 2 : index + 3] == ("the",))
    return name if name < len(words) and words.texts[name][0].isupper() else 0


def is_name(words: Words, index: int) -> bool:
    """Whether an alias that starts here is written as a name."""
    text = words.texts[index]
    return text[0].isupper() or "-" in text or text[0].isdigit() or text in ("the", "al", "pro")
