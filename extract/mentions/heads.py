"""How the name of an actor goes on: the nouns behind it, and whether it is written as a name."""

from extract.mentions.formations import formation_end
from extract.mentions.sides import forces
from extract.tokens import Words


def with_head(words: Words, after: int) -> int:
    """Past the nouns that end an actor's phrase: "ISIL militants", "Israel's 401st brigade"."""
    known = forces()
    end = probe = after
    while probe < len(words) and probe < after + 4:
        folded = words.folded[probe]
        if folded in known.heads:
            end = probe + 1
        elif (formation := formation_end(words, probe)) > probe:
            return formation
        elif folded not in known.modifiers and folded not in ("'s", "'"):
            break
        probe += 1
    return end


def is_name(words: Words, index: int) -> bool:
    """Whether an alias that starts here is written as a name."""
    text = words.texts[index]
    return text[0].isupper() or "-" in text or text[0].isdigit() or text in ("the", "al", "pro")
