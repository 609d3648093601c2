"""What stands between the trigger and the place."""

from itertools import pairwise

from extract.mentions.triggers import Trigger


def between_features(
    kind: str, trigger: Trigger, order: str, between: tuple[str, ...]
) -> list[str]:
    """What stands between the two, word by word where it is short."""
    found = [
        f"d={order}{min(len(between), 14) // 2}",
        f"d={order}{kind}{min(len(between), 15) // 3}",
    ]
    if len(between) <= 6:
        path = " ".join(between)
        found += [
            f"path={order}{path}",
            f"path={order}{kind} {path}",
            f"lpath={trigger.lemma}{order}{path}",
        ]
    for symbol in dict.fromkeys(between):
        found += [f"b={order}{symbol}", f"b={order}{kind} {symbol}"]
    if any(symbol[:2] == "V:" for symbol in between):
        found.append("b=verb")
    ends = between[:2], between[-2:]
    found += [f"b2={order}{kind} {' '.join(ends[0])}", f"b3={order}{kind} {' '.join(ends[1])}"]
    return found


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
