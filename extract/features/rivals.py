"""Other triggers, places and actors of the sentence."""

from bisect import bisect_left, bisect_right
from functools import lru_cache
from sys import intern

from extract.features.outline import Outline, Spot
from extract.features.path import KEPT
from extract.mentions.places import PlaceMention
from extract.mentions.triggers import Trigger
from extract.scene import Scene


def neighbour_features(scene: Scene, trigger: Trigger, kind: str) -> list[str]:
    """The triggers at both sides."""
    row = scene.triggers
    rank = row.index(trigger)
    found = []
    if rank:
        before = row[rank - 1]
        gap = trigger.index - before.index
        found += [f"pv={before.lemma} {kind}", f"pv={before.lemma} {trigger.lemma}"]
        found.append(f"pvg={kind} {before.classes[0]} {min(gap, 6)}")
    if rank + 1 < len(row):
        after = row[rank + 1]
        gap = after.index - trigger.index
        found += [f"nv={after.lemma} {kind}", f"nv={after.lemma} {trigger.lemma}"]
        found.append(f"nvg={kind} {after.classes[0]} {min(gap, 6)}")
    return found


def past_features(scene: Scene, trigger: Trigger, place: PlaceMention, kind: str) -> list[str]:
    """The trigger after the place: "attacked A but failed"."""
    past = next((t for t in scene.triggers if t.index >= place.after), None)
    if past is None or past is trigger:
        return []
    return [f"av={past.lemma} {kind}", f"av={past.classes[0]}/{past.form} {kind}"]


def side_features(outlined: Outline, t: int, kind: str) -> list[str]:
    """The actors before and after the trigger."""
    ahead = [a for a in outlined.actors if a < t]
    found = [f"subj={kind} {min(t - max(ahead), 6) if ahead else 'none'}"]
    behind = [a for a in outlined.actors if a > t]
    if behind:
        following = min(behind)
        found.append(f"obj={kind} {min(following - t, 5)} {outlined.symbols[following - 1]}")
    return found


def rival_features(outlined: Outline, t: int, spot: Spot, kind: str, order: str) -> list[str]:
    """Other triggers and places that stand nearer."""
    symbols = outlined.symbols
    low, high = min(t, spot.at), max(t, spot.at)
    nearer = bisect_left(outlined.places, high) - bisect_right(outlined.places, low)
    nearest = spot.nearest if spot.distance < high - low else "self"
    found = [*_nearest(kind, order, nearest, min(nearer, 3))]
    for q in outlined.triggers:
        if q != t:
            side = "between" if low < q < high else "before" if q < low else "after"
            found += _other(kind, side, symbols[q])
    return found


@lru_cache(maxsize=KEPT)
def _nearest(kind: str, order: str, nearest: str, places: int) -> tuple[str, str, str]:
    return (
        intern(f"np={order}{places}"),
        intern(f"nearest={nearest}"),
        intern(f"nearest={kind} {nearest}"),
    )


@lru_cache(maxsize=KEPT)
def _other(kind: str, side: str, symbol: str) -> tuple[str, str]:
    return intern(f"v={side} {symbol}"), intern(f"v={kind} {side} {symbol}")
