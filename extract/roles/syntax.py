"""What the construction of a sentence makes of an actor."""

from collections.abc import Sequence

from extract.cues import cues
from extract.discourse import Named
from extract.mentions.triggers import Trigger
from extract.roles.situation import Situation
from extract.scene import Scene


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


def joined(scene: Scene, left: Named, right: Named) -> bool:
    """Whether two actors act together: "A and B"."""
    between = scene.words.folded[left.mention.after : right.mention.first]
    return 0 < len(between) <= 4 and "and" in between


def _clause_break(between: tuple[str, ...]) -> bool:
    return not cues().clause.isdisjoint(between)
