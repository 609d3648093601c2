"""Which actor gains, defends or attacks, and which one loses: features of each candidate actor."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.discourse import Cast, Named
from extract.mentions.actors import ActorKind, actors
from extract.mentions.places import PlaceMention
from extract.mentions.triggers import Trigger
from extract.scene import Scene
from geodata.vocabulary import Event

_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "gets", "got"))
_SAID = frozenset(
    [
        "said",
        "says",
        "stated",
        "claimed",
        "reported",
        "announced",
        "according",
        "told",
        "confirmed",
        "denied",
        "added",
    ]
)
_BACK = 3


@dataclass(frozen=True, slots=True)
class Situation:
    """A judged pair in its article: where roles are looked for."""

    scenes: Sequence[Scene]
    cast: Cast
    index: int
    trigger: Trigger
    place: PlaceMention
    event: Event
    holder: str = ""


def candidates(situation: Situation) -> tuple[str, ...]:
    """The actors that may play a role: those of the sentence, those named before, those named most."""
    found: dict[str, None] = {}
    for back in range(_BACK + 1):
        if situation.index - back >= 0:
            for named in situation.cast.named[situation.index - back]:
                found.setdefault(named.name)
    for name, _ in situation.cast.counts.most_common(4):
        found.setdefault(name)
    if situation.holder:
        found.setdefault(situation.holder)
    for name in tuple(found):
        listed = actors().get(name)
        if listed and listed.against:
            found.setdefault(listed.against[0])
    found.pop("", None)
    return tuple(found)


def role_features(situation: Situation, name: str, taken: str = "") -> list[str]:
    """The features of one candidate. `taken` is the actor already chosen, when the loser is sought."""
    event, trigger = situation.event, situation.trigger
    voice = _voice(situation)
    key = f"{event}{voice}"
    scene = situation.scenes[situation.index]
    row = situation.cast.named[situation.index]
    here = [(rank, named) for rank, named in enumerate(row) if named.name == name]
    found = [f"in={bool(here)}"]
    for rank, named in here:
        for feature in _mention_features(scene, situation, row, rank, named):
            found += [feature, f"{key} {feature}", f"{trigger.classes[0]} {feature}"]
    row = tuple(n for n in row if not _helps(scene, n))
    nearest = _nearest_before(row, trigger)
    if nearest and nearest.name == name:
        found += [f"nb {key}", f"nb {trigger.lemma}/{trigger.form}"]
    subject = _nearest_before(_subjects(scene, row), trigger)
    if subject and subject.name == name:
        found += [f"subject {key}", f"subject {trigger.lemma}/{trigger.form}"]
    if row and row[0].name == name:
        found += [f"first {key}", f"first {trigger.lemma}"]
    found += _background(situation, name, bool(here), key, row)
    if situation.holder:
        found.append(f"{event} holder={situation.holder == name}")
    if taken:
        found += _against(taken, name, key)
    return found


def _voice(situation: Situation) -> str:
    words = situation.scenes[situation.index].words.folded
    window = words[max(0, situation.trigger.index - 3) : situation.trigger.index]
    return "/p" if situation.trigger.form == "ed" and _BE & set(window) else ""


_PREPOSITIONS = frozenset(
    ["at", "against", "from", "with", "on", "of", "to", "between", "for", "near", "under"]
)


def _subjects(scene: Scene, row: Sequence[Named]) -> list[Named]:
    """The actors not behind a preposition: "struck back at the army and its allies and took A"."""
    found: list[Named] = []
    oblique, last = False, -9
    for named in row:
        first = named.mention.first
        before = [w for w in scene.words.folded[max(0, first - 2) : first] if w != "the"]
        joined = first - last <= 3 and before[-1:] == ["and"]
        oblique = (oblique and joined) or (bool(before) and before[-1] in _PREPOSITIONS)
        last = named.mention.after
        if not oblique:
            found.append(named)
    return found


def _nearest_before(row: Sequence[Named], trigger: Trigger) -> Named | None:
    before = [named for named in row if named.mention.first < trigger.index]
    return before[-1] if before else None


def _mention_features(
    scene: Scene, situation: Situation, row: Sequence[Named], rank: int, named: Named
) -> list[str]:
    mention = named.mention
    at = scene.at
    a, t, p = at[mention.first], at[situation.trigger.index], at[situation.place.first]
    side = "<" if a < t else ">"
    symbols = scene.skeleton
    before = symbols[a - 1] if a else "^"
    after = symbols[a + 1] if a + 1 < len(symbols) else "$"
    between = symbols[a + 1 : t] if a < t else symbols[t + 1 : a]
    found = [
        f"side={side}",
        f"side={side}{min(len(between), 12) // 2}",
        f"pre={side}{before}",
        f"post={side}{after}",
        f"prepost={before}_{after}",
        f"kind={named.kind}",
        f"lem={situation.trigger.lemma}{side}{before}",
        f"order={''.join(s for _, s in sorted(((a, 'a'), (t, 't'), (p, 'p'))))}",
        f"toplace={'<' if a < p else '>'}{min(abs(a - p), 6)}",
        f"rank={rank if a < t else 'after'}",
    ]
    if len(between) <= 4:
        found.append(f"path={side}{' '.join(between)}")
    if any(symbol[:2] == "V:" for symbol in between):
        found.append(f"verb={side}")
    part = syntactic_part(scene, situation.trigger, named)
    found.append(f"part={part}")
    if rank and _joined(scene, row[rank - 1], named):
        found.append("second")
    if _helps(scene, named):
        found.append("helper")
    following = scene.words.folded[mention.after : mention.after + 2]
    if _SAID & set(following) or before == "according":
        found.append("speaks")
    if mention.kind is ActorKind.HOLDER and 0 <= p - a <= 3:
        found.append("holds-it")
    return found


_HELPING = frozenset(
    ["backed", "supported", "aided", "assisted", "helped", "alongside", "accompanied", "backing"]
)


def _helps(scene: Scene, named: Named) -> bool:
    """ "the SDF, backed by the coalition": an actor that stands behind another."""
    before = scene.words.folded[max(0, named.mention.first - 4) : named.mention.first]
    return bool(_HELPING & set(before)) or before[-2:] == ("support", "of")


# Verbs whose subject loses the place, or whose subject's attack fails.
_LOSING = frozenset(("lose", "surrender", "cede", "hand", "yield", "relinquish", "give", "deliver"))
_FAILING = frozenset(("fail", "failure", "unable", "unsuccessful", "unsuccessfully", "failed"))


def syntactic_part(scene: Scene, trigger: Trigger, named: Named) -> str:
    """What the construction makes of an actor: gainer, loser, subject, agent, object, or far."""
    words = scene.words.folded
    first, after = named.mention.first, named.mention.after
    kind = trigger.classes[0]
    passive = trigger.form == "ed" and bool(
        _BE & set(words[max(0, trigger.index - 3) : trigger.index])
    )
    before = words[first - 1] if first else ""
    if before == "the" and first > 1:
        before = words[first - 2]
    if after <= trigger.index:
        if trigger.index - after > 8 or _clause_break(words[after : trigger.index]):
            return "far-before"
        if passive or trigger.lemma == "fall":
            return f"{kind} patient"
        if trigger.lemma in _LOSING:
            return "loser"
        return "fails" if trigger.lemma in _FAILING else f"{kind} subject"
    if first - trigger.index > 14 or _clause_break(words[trigger.index + 1 : first]):
        return "far-after"
    if before == "by":
        return "loser" if trigger.lemma in _LOSING else f"{kind} agent"
    if before == "to" and kind == "fall":
        return "gainer"
    if before in ("from", "against"):
        return f"{kind} {before}"
    return f"{kind} object" if first - trigger.index <= 3 else "after"


def _clause_break(between: tuple[str, ...]) -> bool:
    return any(
        word in (";", ".", "while", "but", "when", "after", "before", "as") for word in between
    )


def _joined(scene: Scene, left: Named, right: Named) -> bool:
    between = scene.words.folded[left.mention.after : right.mention.first]
    return 0 < len(between) <= 4 and "and" in between


def _background(
    situation: Situation, name: str, here: bool, key: str, row: Sequence[Named]
) -> list[str]:
    cast, index = situation.cast, situation.index
    state = "here" if here else "alone" if not row else "away"
    found = []
    for back in range(1, _BACK + 1):
        if index - back < 0:
            break
        previous = [n.name for n in cast.named[index - back]]
        if name in previous:
            first = "first" if previous[0] == name else "later"
            found += [f"back{back} {state} {first}", f"back{back} {state} {first} {key}"]
            break
    ranks = [other for other, _ in cast.counts.most_common(4)]
    found.append(f"often={ranks.index(name) if name in ranks else 9} {state}")
    found.append(
        f"share={min(int(10 * cast.counts[name] / max(1, cast.counts.total())), 6)} {state}"
    )
    if not here:
        for named in row:
            if _enemies(named.name, name):
                found += [f"enemy-here {state}", f"enemy-here {key}"]
                break
        else:
            found.append(f"no-enemy {state} {key}")
    return found


def _enemies(one: str, other: str) -> bool:
    a, b = actors().get(one), actors().get(other)
    return bool((a and other in a.against) or (b and one in b.against))


def _against(taken: str, name: str, key: str) -> list[str]:
    listed = actors().get(taken)
    rank = listed.against.index(name) if listed and name in listed.against else 9
    return [
        f"against={rank}",
        f"enemies={_enemies(taken, name)}",
        f"enemies={_enemies(taken, name)} {key}",
    ]
