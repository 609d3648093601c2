"""The words around the trigger, and around the place."""

from extract.cues import cues
from extract.families import family
from extract.features.outline import Spot
from extract.mentions.places import PlaceMention
from extract.mentions.triggers import Trigger
from extract.scene import Scene

_NEAR = 12


def trigger_features(
    scene: Scene, symbols: tuple[str, ...], t: int, trigger: Trigger, kind: str
) -> list[str]:
    """The words at the trigger: passives, plans, negation."""
    known = cues()
    before = symbols[max(0, t - 3) : t]
    after = symbols[t + 1 : t + 4]
    found = [f"tb{i}={s}" for i, s in enumerate(reversed(before))]
    found += [f"ta{i}={s}" for i, s in enumerate(after)]
    found.append(f"tb={kind} {' '.join(before[-2:])}")
    found.append(f"ta={kind} {' '.join(after[:2])}")
    found.append(f"ta={trigger.lemma} {' '.join(after[:2])}")
    found += [f"lb={trigger.lemma} {s}" for s in before[-2:]]
    words = scene.words.folded
    window = words[max(0, trigger.index - 5) : trigger.index]
    if trigger.form == "ed" and not known.passive.isdisjoint(window[-3:]):
        found += ["passive", f"passive {kind}"]
    for w in words[max(0, trigger.index - _NEAR) : trigger.index]:
        if w in known.hypothesis:
            found.append(f"hypw={w}")
        if w in known.negation:
            found.append(f"neg={w}")
    for w in window:
        if w in known.hypothesis:
            found += [f"hyp={w}", f"hyp={kind} {w}"]
        if w in known.negation:
            found.append(f"neg={kind} {w}")
    nearby = words[trigger.index + 1 : trigger.index + 3]
    found += [f"w={trigger.lemma} {w}" for w in nearby]
    found += [f"wa={w}" for w in nearby]
    if window:
        found.append(f"wb={window[-1]}")
        found.append(f"wb={trigger.lemma} {window[-1]}")
    return found


def place_features(symbols: tuple[str, ...], spot: Spot, place: PlaceMention) -> list[str]:
    """The words at the place, or at the list that it stands in."""
    before = symbols[max(0, spot.head - 3) : spot.head]
    found = [f"pk={place.kind}", f"pn={place.noun}", f"pbb={' '.join(before)}"]
    found += [f"pa={s}" for s in symbols[spot.tail + 1 : spot.tail + 2]]
    found.append(f"own={' '.join(symbols[max(0, spot.at - 2) : spot.at])}")
    if spot.landmark:
        found.append("landmark")
    if spot.tail > spot.head:
        found.append("list")
    return found


def spot_features(
    symbols: tuple[str, ...], spot: Spot, kind: str, order: str, place: PlaceMention
) -> list[str]:
    """The words at the place, as seen from a trigger of a kind before or behind it."""
    before = symbols[max(0, spot.head - 3) : spot.head]
    after = symbols[spot.tail + 1 : spot.tail + 3]
    found = [f"pk={kind} {place.kind}"]
    found += [f"pb{i}={order}{s}" for i, s in enumerate(reversed(before))]
    found.append(f"pb={kind}{order} {' '.join(before[-2:])}")
    found += [f"pb1={kind}{order} {s}" for s in before[-1:]]
    found.append(f"pa={kind}{order} {' '.join(after)}")
    if place.noun and family(place.noun) == "province":
        found.append(f"within={before[-1] if before else '^'} {kind}{order}")
    if spot.landmark:
        found += [f"landmark={spot.landmark} {order}", f"landmark={kind}{order}"]
    if spot.head == 0:
        found.append(f"p-first {kind}")
    if spot.tail > spot.head:
        found.append(f"list {kind}{order}")
    return found
