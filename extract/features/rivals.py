"""Other triggers, places and actors of the sentence."""

from extract.features.outline import Outline
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
    subject = max((a for a in outlined.actors if a < t), default=None)
    found = [f"subj={kind} {'none' if subject is None else min(t - subject, 6)}"]
    following = min((a for a in outlined.actors if a > t), default=None)
    if following is not None:
        found.append(f"obj={kind} {min(following - t, 5)} {outlined.symbols[following - 1]}")
    return found


def rival_features(outlined: Outline, t: int, p: int, kind: str, order: str) -> list[str]:
    """Other triggers and places that stand nearer."""
    symbols = outlined.symbols
    low, high = min(t, p), max(t, p)
    nearer_places = sum(1 for q in outlined.places if low < q < high)
    distance, symbol = min((abs(q - p), symbols[q]) for q in outlined.triggers)
    nearest = symbol if distance < high - low else "self"
    found = [
        f"np={order}{min(nearer_places, 3)}",
        f"nearest={nearest}",
        f"nearest={kind} {nearest}",
    ]
    for q in outlined.triggers:
        if q != t:
            side = "between" if low < q < high else "before" if q < low else "after"
            found.append(f"v={side} {symbols[q]}")
            found.append(f"v={kind} {side} {symbols[q]}")
    return found
