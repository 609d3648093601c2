"""What the article tells of a candidate beside the sentence."""

from collections.abc import Sequence
from functools import lru_cache

from extract.discourse import Named
from extract.mentions.sides import actors
from extract.roles.situation import BACK, Situation
from extract.roles.syntax import syntactic_part

# Pairs of actors of whom it is kept whether they fight each other.
_KNOWN = 4096


def background_features(
    situation: Situation, name: str, here: bool, key: str, row: Sequence[Named]
) -> list[str]:
    """How a candidate stands in the article: how near, how often, and what its foe does here."""
    cast, index = situation.cast, situation.index
    state = "here" if here else "alone" if not row else "away"
    found = []
    for back in range(1, BACK + 1):
        if index - back < 0:
            break
        previous = cast.names[index - back]
        if name in previous:
            first = "first" if previous[0] == name else "later"
            found += [f"back{back} {state} {first}", f"back{back} {state} {first} {key}"]
            break
    leading = cast.leading
    found.append(f"often={leading.index(name) if name in leading else 9} {state}")
    share = 10 * cast.counts[name] / max(1, cast.counts.total())
    found.append(f"share={min(int(share), 6)} {state}")
    if not here:
        for named in row:
            if _enemies(named.name, name):
                found += [f"enemy-here {state}", f"enemy-here {key}"]
                part = syntactic_part(situation.scenes[index], situation.trigger, named)
                lemma = situation.trigger.lemma
                found += [f"foe {part}", f"foe {key} {part}", f"foe {key} {lemma} {part}"]
                break
        else:
            found.append(f"no-enemy {state} {key}")
    return found


@lru_cache(maxsize=_KNOWN)
def _enemies(one: str, other: str) -> bool:
    a, b = actors().get(one), actors().get(other)
    return bool((a and other in a.against) or (b and one in b.against))


def against_features(taken: str, name: str, key: str) -> list[str]:
    """Whether a candidate for the loser usually fights the actor already taken."""
    listed = actors().get(taken)
    rank = listed.against.index(name) if listed and name in listed.against else 9
    enemies = _enemies(taken, name)
    return [f"against={rank}", f"enemies={enemies}", f"enemies={enemies} {key}"]
