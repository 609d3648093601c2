"""Whose army speaks: a claimant without a name of its own gets its side: "army (SAF)"."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from extract.around import plain
from extract.discourse import Cast
from extract.lexicon import split_name
from extract.mentions.actor import ActorKind
from extract.mentions.sides import actors, aliases
from extract.scene import Scene

# Roles that say of a group which side it is of; "fighters" may be of any.
_SIDES = ("government", "arms", "rebels", "jihadists", "kurds", "invader")


def sides_of(scenes: Sequence[Scene], cast: Cast) -> dict[str, str]:
    """The side of each group without a name, by its words, where the article means one by them."""
    found: dict[str, set[str]] = defaultdict(set)
    for scene, row in zip(scenes, cast.named, strict=True):
        for named in row:
            mention = named.mention
            if mention.kind is ActorKind.ROLE and mention.name in _SIDES:
                written = scene.words.span_text(mention.first, mention.after)
                found[plain(written).lower()].add(named.name)
    return {words: names.pop() for words, names in found.items() if len(names) == 1}


def sided(claimant: str, sides: Mapping[str, str]) -> str:
    """A claimant with its side: "army spokesman" is "army spokesman (SAF)", "PMF" "PMF (PMU)".

    As it is where it tells its side itself, or is none that the lists know.
    """
    low = claimant.lower()
    if name := _listed(claimant):
        return claimant if name.lower() in low else f"{claimant} ({name})"
    for words in sorted(sides, key=len, reverse=True):
        if re.search(rf"\b{re.escape(words)}\b", low):
            name = sides[words]
            told = "(" in claimant or name.lower() in low or claimant[:1].isupper()
            return claimant if told or name not in actors() else f"{claimant} ({name})"
    return claimant


def _listed(claimant: str) -> str:
    """The actor whose alias a claimant is, "" if it is none."""
    texts, folded = split_name(claimant)
    alias = aliases().at(texts, folded, 0) if texts else None
    return alias[1] if alias and alias[0] == len(texts) else ""
