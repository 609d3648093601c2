"""What the judge sees of a trigger and a place in one sentence: its construction, as feature names."""

from dataclasses import dataclass

from extract.families import family
from extract.mentions.places import PlaceMention
from extract.mentions.triggers import Trigger
from extract.scene import Scene

_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "gets", "got"))
_HYPOTHESIS = frozenset(
    [
        "to",
        "will",
        "would",
        "could",
        "can",
        "may",
        "might",
        "should",
        "must",
        "if",
        "whether",
        "plan",
        "plans",
        "aim",
        "aimed",
        "aims",
        "seeking",
        "seek",
        "seeks",
        "hoping",
        "hope",
        "want",
        "wants",
        "wanted",
        "vowed",
        "threatened",
        "planned",
        "planning",
        "preparing",
        "expected",
        "likely",
        "possible",
        "attempt",
        "attempts",
        "attempting",
        "try",
        "trying",
        "tries",
        "tried",
        "bid",
        "effort",
        "efforts",
        "goal",
        "order",
        "ordered",
        "needs",
        "need",
        "unless",
        "until",
        "ready",
        "intends",
        "intended",
        "intention",
    ]
)
_NEGATION = frozenset(
    [
        "not",
        "n't",
        "no",
        "never",
        "unable",
        "failed",
        "without",
        "nor",
        "neither",
        "failing",
        "fails",
        "fail",
    ]
)
_CUES = frozenset(
    [
        "claims",
        "claimed",
        "claim",
        "denied",
        "untrue",
        "false",
        "premature",
        "unconfirmed",
        "reportedly",
        "allegedly",
        "still",
        "managed",
        "briefly",
        "airstrikes",
        "strikes",
        "killed",
        "civilians",
        "warplanes",
        "shelled",
        "bombed",
        "planes",
        "ago",
        "parts",
        "part",
        "most",
        "half",
        "percent",
        "partially",
        "partly",
        "outskirts",
        "contested",
        "already",
        "yet",
        "remained",
        "attempt",
        "attempts",
        "failed",
        "unsuccessful",
    ]
)
# Symbols that a construction is made of; the rest of a path is dropped from its outline.
_BONES = frozenset(
    [
        "of",
        "in",
        "on",
        "at",
        "to",
        "from",
        "into",
        "near",
        "around",
        "against",
        "by",
        "over",
        "inside",
        "outside",
        "between",
        "through",
        "behind",
        "and",
        "or",
        "but",
        "while",
        "when",
        "after",
        "before",
        "if",
        "that",
        "which",
        "who",
        "where",
        ",",
        ";",
        ":",
        ".",
        "(",
        ")",
        "not",
        "n't",
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "being",
        "will",
        "would",
        "could",
        "should",
        "may",
        "might",
        "A",
        "A:h",
        "P",
        "P:a",
        "it",
        "for",
        "with",
        "'s",
        "until",
        "since",
        "as",
    ]
)
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Outline:
    """What all pairs of one sentence share, computed once."""

    symbols: tuple[str, ...]
    places: tuple[int, ...]
    triggers: tuple[int, ...]
    actors: tuple[int, ...]
    shared: tuple[str, ...]
    bones: tuple[str, ...]


def outline(scene: Scene) -> Outline:
    """The sentence's part of the features."""
    symbols = scene.skeleton
    folded = set(scene.words.folded)
    shared = ["s:" + cue for cue in folded & _CUES]
    shared.append(f"s:actors{min(len(scene.actors), 3)}")
    if scene.sentence.heading:
        shared.append("s:heading")
    return Outline(
        symbols,
        tuple(scene.at[p.first] for p in scene.places),
        tuple(scene.at[t.index] for t in scene.triggers),
        tuple(scene.at[a.first] for a in scene.actors),
        tuple(shared),
        tuple(s if s in _BONES or s[:2] == "V:" else "" for s in symbols),
    )


def pair_features(
    scene: Scene, outlined: Outline, trigger: Trigger, place: PlaceMention
) -> list[str]:
    """The features of one (trigger, place) pair, as strings that name what they mean."""
    symbols = outlined.symbols
    t, p = scene.at[trigger.index], scene.at[place.first]
    kind = trigger.classes[0]
    head, tail = _list_edges(symbols, p)
    order = ">" if t < p else "<"
    between = symbols[t + 1 : head] if t < p else symbols[tail + 1 : t]
    found = [f"t={trigger.lemma}", f"t={trigger.lemma}/{trigger.form}", f"o={order}{kind}"]
    found += _path(kind, trigger, order, between)
    span = slice(t + 1, head) if t < p else slice(tail + 1, t)
    found += _bones(kind, trigger, order, [b for b in outlined.bones[span] if b])
    found += _neighbours(scene, trigger, place, kind)
    found += _around_trigger(scene, symbols, t, trigger, kind)
    found += _around_place(symbols, head, tail, p, kind, order, place)
    found += _rivals(outlined, t, p, kind, order)
    found += outlined.shared
    found += [f"{kind}&{cue}" for cue in outlined.shared]
    return found


def _list_edges(symbols: tuple[str, ...], p: int) -> tuple[int, int]:
    """The skeleton indices of the first and last place of the list that the place stands in."""
    head = tail = p
    while head >= 2 and (step := _list_step(symbols, head, -1)):
        head -= step
    while tail + 2 < len(symbols) and (step := _list_step(symbols, tail, 1)):
        tail += step
    return head, tail


_LINKS = (",", "and", ";", "or", "&", "as", "well")
_FILLERS = ("the", "village", "villages", "town", "towns", "of", "city", "both", "a")


def _list_step(symbols: tuple[str, ...], index: int, way: int) -> int:
    """How far to the next place of a list, over its links and fillers; 0 at the end."""
    step = 1
    linked = False
    while 0 <= index + way * step < len(symbols) and step < 7:
        symbol = symbols[index + way * step]
        if symbol[0] == "P":
            return step if linked else 0
        if symbol in _LINKS:
            linked = True
        elif symbol not in _FILLERS:
            return 0
        step += 1
    return 0


def _path(kind: str, trigger: Trigger, order: str, between: tuple[str, ...]) -> list[str]:
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
    for symbol in set(between):
        found += [f"b={order}{symbol}", f"b={order}{kind} {symbol}"]
        if symbol[:2] == "V:":
            found.append("b=verb")
    ends = between[:2], between[-2:]
    found += [f"b2={order}{kind} {' '.join(ends[0])}", f"b3={order}{kind} {' '.join(ends[1])}"]
    return found


def _bones(kind: str, trigger: Trigger, order: str, bones: list[str]) -> list[str]:
    found = [f"bl={order}{kind} {min(len(bones), 8)}"]
    if len(bones) <= 7:
        path = " ".join(bones)
        found += [f"bp={order}{kind} {path}", f"bp={order}{path}"]
        found.append(f"bp={trigger.lemma}/{trigger.form}{order}{path}")
    found += [f"bs={order}{kind} {' '.join(bones[:3])}", f"be={order}{kind} {' '.join(bones[-3:])}"]
    found += [f"bg={order}{kind} {a} {b}" for a, b in zip(bones, bones[1:], strict=False)]
    return found


def _neighbours(scene: Scene, trigger: Trigger, place: PlaceMention, kind: str) -> list[str]:
    """The triggers before and after this one, and the one after the place: "attacked A but failed"."""
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
    past = next((t for t in row if t.index >= place.after), None)
    if past and past is not trigger:
        found += [f"av={past.lemma} {kind}", f"av={past.classes[0]}/{past.form} {kind}"]
    return found


def _around_trigger(
    scene: Scene, symbols: tuple[str, ...], t: int, trigger: Trigger, kind: str
) -> list[str]:
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
    if trigger.form == "ed" and _BE & set(window[-3:]):
        found += ["passive", f"passive {kind}"]
    wide = set(words[max(0, trigger.index - _NEAR) : trigger.index])
    found += [f"hyp={w}" for w in _HYPOTHESIS & set(window)]
    found += [f"hyp={kind} {w}" for w in _HYPOTHESIS & set(window)]
    found += [f"hypw={w}" for w in _HYPOTHESIS & wide]
    found += [f"neg={kind} {w}" for w in _NEGATION & set(window)]
    found += [f"neg={w}" for w in _NEGATION & wide]
    nearby = words[trigger.index + 1 : trigger.index + 3]
    found += [f"w={trigger.lemma} {w}" for w in nearby]
    found += [f"wa={w}" for w in nearby]
    if window:
        found.append(f"wb={window[-1]}")
        found.append(f"wb={trigger.lemma} {window[-1]}")
    return found


def _around_place(
    symbols: tuple[str, ...],
    head: int,
    tail: int,
    p: int,
    kind: str,
    order: str,
    place: PlaceMention,
) -> list[str]:
    before = symbols[max(0, head - 3) : head]
    after = symbols[tail + 1 : tail + 3]
    found = [f"pk={place.kind}", f"pk={kind} {place.kind}", f"pn={place.noun}"]
    found += [f"pb{i}={order}{s}" for i, s in enumerate(reversed(before))]
    found += [f"pb={kind}{order} {' '.join(before[-2:])}", f"pbb={' '.join(before)}"]
    found += [f"pb1={kind}{order} {s}" for s in before[-1:]]
    found += [f"pa={s}" for s in after[:1]]
    found += [f"pa={kind}{order} {' '.join(after)}"]
    found.append(f"own={' '.join(symbols[max(0, p - 2) : p])}")
    if place.noun and family(place.noun) == "province":
        found.append(f"within={before[-1] if before else '^'} {kind}{order}")
    if head == 0:
        found.append(f"p-first {kind}")
    if tail > head:
        found += ["list", f"list {kind}{order}"]
    return found


def _rivals(outlined: Outline, t: int, p: int, kind: str, order: str) -> list[str]:
    """Other triggers and places that stand nearer."""
    symbols = outlined.symbols
    low, high = min(t, p), max(t, p)
    nearer_places = sum(1 for q in outlined.places if low < q < high)
    nearest = min((abs(q - p), symbols[q]) for q in outlined.triggers)
    found = [
        f"np={order}{min(nearer_places, 3)}",
        f"nearest={nearest[1] if nearest[0] < abs(t - p) else 'self'}",
    ]
    found.append(f"nearest={kind} {nearest[1] if nearest[0] < abs(t - p) else 'self'}")
    for q in outlined.triggers:
        if q != t:
            side = "between" if low < q < high else "before" if q < low else "after"
            found.append(f"v={side} {symbols[q]}")
            found.append(f"v={kind} {side} {symbols[q]}")
    subject = max((a for a in outlined.actors if a < t), default=None)
    found.append(f"subj={kind} {'none' if subject is None else min(t - subject, 6)}")
    following = min((a for a in outlined.actors if a > t), default=None)
    if following is not None:
        found.append(f"obj={kind} {min(following - t, 5)} {symbols[following - 1]}")
    return found
