"""Who does what a trigger says, where a sentence's grammar leaves no doubt.

The judge learned from sentences in which the side named first mostly acts. "The army took Ara from
the rebels, who had seized it a week earlier" tells otherwise by one word, so that word decides.
"""

from collections.abc import Mapping, Sequence

from extract.cues import cues
from extract.roles.situation import Situation
from geodata.vocabulary import Event

# Triggers whose subject or agent is the actor of what they tell.
_ACTING = frozenset(("take", "fight", "surround", "leave", "repel", "expel"))
_NAMED = "A"
# So far behind a trigger its "by" or "to" stands at most.
_AGENT = 9
_RELATIVE = ("who", "which", "that", "whose")
_ENDS = (",", ";", ".", *_RELATIVE)
# "Said (that) the army had captured Ara".
_REPORTING = ("that", "V:aside")
_OWNERS = (("'s",), ("of", "having"))


def doer(situation: Situation) -> str:
    """The actor that the construction names as the trigger's, "" if none is so plain.

    "Besieged in Ara by the army", "surrendered to the army", "the withdrawal of the army", "the
    army's capture of Ara", "the rebels, who had seized it", "the rebels, who held Ara, took Zafar",
    "said the army and its allies had taken Ara".
    """
    trigger = situation.trigger
    scene = situation.scenes[situation.index]
    skeleton, at = scene.skeleton, scene.at[trigger.index]
    row = situation.cast.named[situation.index]
    spots = {scene.at[one.mention.first]: one.name for one in row}
    # Whose place it is, "the army's camp", is part of the place's symbol.
    named = {spot: name for spot, name in spots.items() if skeleton[spot] == _NAMED}
    if situation.event is Event.CAPTURED and trigger.classes[0] == "fall":
        return _behind(skeleton, at, named, "to")
    if situation.event is Event.DENIED or trigger.classes[0] not in _ACTING:
        return ""
    if trigger.lemma in cues().loss | cues().failure:
        return ""
    return (
        (_leaving(skeleton, at, named) if trigger.classes[0] == "leave" else "")
        or _behind(skeleton, at, named, "by")
        or _subject(skeleton, at, named)
    )


def _leaving(skeleton: Sequence[str], at: int, named: Mapping[int, str]) -> str:
    """ "The withdrawal of the army"."""
    return named.get(at + 2, "") if skeleton[at + 1 : at + 2] == ("of",) else ""


def _behind(skeleton: Sequence[str], at: int, named: Mapping[int, str], before: str) -> str:
    """The actor behind the first "by" or "to" that follows, before any comma or other verb."""
    for spot in range(at + 1, min(at + _AGENT, len(skeleton) - 1)):
        symbol = skeleton[spot]
        if symbol in _ENDS or symbol in cues().passive or symbol.startswith("V:"):
            return ""
        if symbol == before:
            return named.get(spot + 1, "") or named.get(spot + 2, "")
    return ""


def _subject(skeleton: Sequence[str], at: int, named: Mapping[int, str]) -> str:
    """Who owns the trigger, or is its subject: in a clause that is reported, or a relative one."""
    before = [spot for spot in sorted(named, reverse=True) if spot < at]
    if before and skeleton[before[0] + 1 : at] in _OWNERS:
        return named[before[0]]
    verb = at
    while at > 0 and skeleton[at - 1] in cues().light:
        at -= 1
    if "been" in skeleton[at:verb]:
        return ""
    if at - 1 in named:
        return _reported(skeleton, at - 1, named)
    if at > 1 and skeleton[at - 1] in _RELATIVE:
        return named.get(at - 2 - (skeleton[at - 2] == ","), "")
    if at > 1 and skeleton[at - 1] == ",":
        for spot in before:
            if skeleton[spot + 1] == "," and skeleton[spot + 2] in _RELATIVE:
                return named[spot]
    return ""


def _reported(skeleton: Sequence[str], spot: int, named: Mapping[int, str]) -> str:
    """The subject at `spot` of what somebody is said to report, the first of two: "A and B"."""
    opens = spot - (skeleton[spot - 1] == "the")
    joined = opens - 2
    if opens > 1 and skeleton[opens - 1] == "and" and joined in named:
        return _reported(skeleton, joined, named)
    return named[spot] if opens > 0 and skeleton[opens - 1] in _REPORTING else ""
