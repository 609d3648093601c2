"""What the construction of a sentence makes of an actor."""

from collections.abc import Sequence

from extract.cues import cues
from extract.discourse import Named
from extract.mentions.triggers import ATTACKS, Trigger
from extract.roles.situation import Situation
from extract.scene import Scene

# So many adverbs and auxiliaries stand at most between a subject and its verb.
_NEAR = 3


def syntactic_part(scene: Scene, trigger: Trigger, named: Named) -> str:
    """What the construction makes of an actor: gainer, loser, subject, agent, object, or far."""
    known = cues()
    words = scene.words.folded
    first, after = named.mention.first, named.mention.after
    kind = trigger.classes[0]
    passive = trigger.form == "ed" and not known.passive.isdisjoint(
        words[max(0, trigger.index - 3) : trigger.index]
    )
    before = words[first - 1] if first else ""
    if before == "the" and first > 1:
        before = words[first - 2]
    if after <= trigger.index:
        if trigger.index - after > 8 or _clause_break(words[after : trigger.index]):
            return "far-before"
        if passive or trigger.lemma == "fall":
            return f"{kind} patient"
        if trigger.lemma in known.loss:
            return "loser"
        return "fails" if trigger.lemma in known.failure else f"{kind} subject"
    if first - trigger.index > 14 or _clause_break(words[trigger.index + 1 : first]):
        return "far-after"
    if before == "by":
        return "loser" if trigger.lemma in known.loss else f"{kind} agent"
    if before == "to" and kind == "fall":
        return "gainer"
    if before in ("from", "against"):
        return f"{kind} {before}"
    return f"{kind} object" if first - trigger.index <= 3 else "after"


def voice(situation: Situation) -> str:
    """ "/p" behind a passive trigger, else ""."""
    words = situation.scenes[situation.index].words.folded
    window = words[max(0, situation.trigger.index - 3) : situation.trigger.index]
    passive = situation.trigger.form == "ed" and not cues().passive.isdisjoint(window)
    return "/p" if passive else ""


def subjects(scene: Scene, row: Sequence[Named]) -> list[Named]:
    """The actors not behind a preposition: "struck back at the army and its allies and took A"."""
    found: list[Named] = []
    oblique, last = False, -9
    for named in row:
        first = named.mention.first
        before = [w for w in scene.words.folded[max(0, first - 2) : first] if w != "the"]
        joined = first - last <= 3 and before[-1:] == ["and"]
        oblique = (oblique and joined) or (bool(before) and before[-1] in cues().oblique)
        last = named.mention.after
        if not oblique:
            found.append(named)
    return found


def helps(scene: Scene, named: Named) -> bool:
    """ "the SDF, backed by the coalition": an actor that stands behind another."""
    before = scene.words.folded[max(0, named.mention.first - 4) : named.mention.first]
    return not cues().help.isdisjoint(before) or before[-2:] == ("support", "of")


def only_helps(scene: Scene, row: Sequence[Named], name: str) -> bool:
    """Whether all that a sentence tells of an actor is that it stands behind another."""
    mentions = [named for named in row if named.name == name]
    return bool(mentions) and all(helps(scene, one) or _supports(scene, one) for one in mentions)


def _supports(scene: Scene, named: Named) -> bool:
    """ "With Russian air support", "with the help of Russia"."""
    known, words = cues(), scene.words.folded
    first, after = named.mention.first, named.mention.after
    before = [word for word in words[max(0, first - 4) : first] if word != "the"]
    if before[-1:] in (["of"], ["from"]) and before[-2:-1]:
        return before[-2] in known.support
    gives = not known.power.isdisjoint(words[after - 1 : after + 1])
    return gives and before[-1:] in (["with"], ["under"])


def joined(scene: Scene, left: Named, right: Named) -> bool:
    """Whether two actors act together: "A and B"."""
    gap = range(left.mention.after, right.mention.first)
    between = scene.words.folded[gap.start : gap.stop]
    if not 0 < len(between) <= 4 or "and" not in between:
        return False
    # "The rebels took Ara and the army" is cut before the second actor's verb.
    told = any(trigger.index in gap for trigger in scene.triggers)
    return not told and not any(place.first in gap for place in scene.places)


def direct(scene: Scene, trigger: Trigger, row: Sequence[Named]) -> str:
    """The actor right before a verb: "the army (also) captured Ara"; "" if none stands there."""
    at = scene.at[trigger.index]
    for named in reversed(row):
        if named.mention.first < trigger.index:
            between = _without_aside(scene.skeleton[scene.at[named.mention.first] + 1 : at])
            return named.name if len(between) <= _NEAR and cues().light.issuperset(between) else ""
    return ""


def _without_aside(between: tuple[str, ...]) -> tuple[str, ...]:
    """Without what commas enclose: "the alliance, formed in March, seized Ara"."""
    if between[:1] != (",",) or "," not in between[1:]:
        return between
    return between[between.index(",", 1) + 1 :]


def taker(scene: Scene, row: Sequence[Named]) -> str:
    """Who takes or attacks last in a sentence, as subject or agent; "" if nobody does."""
    words = scene.words.folded
    for trigger in reversed(scene.triggers):
        if trigger.classes[0] not in ATTACKS:
            continue
        if name := direct(scene, trigger, row):
            return name
        later = (named for named in row if named.mention.first > trigger.index)
        if name := next((n.name for n in later if words[n.mention.first - 1] == "by"), ""):
            return name
        before = (named for named in row if named.mention.first < trigger.index)
        if named := [named for named in subjects(scene, tuple(before)) if not helps(scene, named)]:
            return named[-1].name
    return ""


def _clause_break(between: tuple[str, ...]) -> bool:
    return not cues().clause.isdisjoint(between)
