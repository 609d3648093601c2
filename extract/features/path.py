"""What stands between the trigger and the place."""

from functools import lru_cache
from itertools import pairwise
from sys import intern

from extract.mentions.triggers import Trigger

# Names of features that many pairs share, as many as are kept: the judge's own strings where it
# knows them, which it finds at once.
KEPT = 16_384


def between_features(
    kind: str, trigger: Trigger, order: str, between: tuple[str, ...]
) -> list[str]:
    """What stands between the two, word by word where it is short."""
    found = [*_distance(kind, order, min(len(between), 15))]
    if len(between) <= 6:
        path = " ".join(between)
        found += [
            f"path={order}{path}",
            f"path={order}{kind} {path}",
            f"lpath={trigger.lemma}{order}{path}",
        ]
    symbols = dict.fromkeys(between)
    for symbol in symbols:
        found += _passed(kind, order, symbol)
    if any(symbol[:2] == "V:" for symbol in symbols):
        found.append("b=verb")
    ends = between[:2], between[-2:]
    found += [f"b2={order}{kind} {' '.join(ends[0])}", f"b3={order}{kind} {' '.join(ends[1])}"]
    return found


@lru_cache(maxsize=KEPT)
def _distance(kind: str, order: str, distance: int) -> tuple[str, str]:
    return intern(f"d={order}{min(distance, 14) // 2}"), intern(f"d={order}{kind}{distance // 3}")


@lru_cache(maxsize=KEPT)
def _passed(kind: str, order: str, symbol: str) -> tuple[str, str]:
    return intern(f"b={order}{symbol}"), intern(f"b={order}{kind} {symbol}")


def bone_features(kind: str, trigger: Trigger, order: str, bones: list[str]) -> list[str]:
    """What stands between the two, bare of all but its construction."""
    found = [f"bl={order}{kind} {min(len(bones), 8)}"]
    if len(bones) <= 7:
        path = " ".join(bones)
        found += [f"bp={order}{kind} {path}", f"bp={order}{path}"]
        found.append(f"bp={trigger.lemma}/{trigger.form}{order}{path}")
    found += [f"bs={order}{kind} {' '.join(bones[:3])}", f"be={order}{kind} {' '.join(bones[-3:])}"]
    found += [f"bg={order}{kind} {a} {b}" for a, b in pairwise(bones)]
    return found
