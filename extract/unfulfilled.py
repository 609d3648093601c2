"""What is no claim because it has not happened: plans, aims, conditions, predictions."""

from collections.abc import Iterator, Sequence

from extract.cues import cues
from extract.judging import Judged
from extract.mentions.place import PlaceKind, PlaceMention
from extract.mentions.triggers import Trigger
from extract.scene import Scene
from extract.text import Text
from geodata.claim import Reject

# A cue stands at most so many words before its trigger, and a place so many words behind it.
_BEFORE = 5
_BEHIND = 10
# They join such a cue to its trigger.
_LINKS = ("to", "of")
# Classes of triggers (rules/triggers.toml) that would tell of a change of control.
_CHANGES = frozenset(("take", "fall", "expel", "leave", "surround"))


def unfulfilled(text: Text, judged: Sequence[Judged]) -> Iterator[Reject]:
    """A reject for each trigger behind such a cue at whose place no claim was nearly read."""
    weighed = {(pair.index, pair.place.first) for pair in judged}
    for index, scene in enumerate(text.scenes):
        for trigger in scene.triggers if scene.places else ():
            place = _place_behind(scene, trigger)
            if not place or (index, place.first) in weighed:
                continue
            cue = cue_before(scene, trigger)
            if cue:
                weighed.add((index, place.first))
                yield _reject(text, scene, f"{place.text}: {_reason(scene, cue, trigger)}")


def cue_before(scene: Scene, trigger: Trigger) -> str:
    """The hypothesis cue that governs a trigger, folded; "to" only where no other stands there."""
    if soon := imminent(scene, trigger):
        return soon
    folded = scene.words.folded
    window = folded[max(0, trigger.index - _BEFORE) : trigger.index]
    found = [word for word in window if word in cues().hypothesis]
    return next((word for word in reversed(found) if word != "to"), found[-1] if found else "")


def imminent(scene: Scene, trigger: Trigger) -> str:
    """The cue by which a trigger tells of what has yet to happen: "about to", "verge of"; or ""."""
    folded, at = scene.words.folded, trigger.index
    for link in (at - 1, at - 2):
        if link > 0 and folded[link] in _LINKS and folded[link - 1] in cues().imminent:
            return f"{folded[link - 1]} {folded[link]}"
    return ""


def _place_behind(scene: Scene, trigger: Trigger) -> PlaceMention | None:
    if not _changes(trigger):
        return None
    for place in scene.places:
        if place.kind is PlaceKind.NAME and 0 < place.first - trigger.index <= _BEHIND:
            return place
    return None


def told(scene: Scene, trigger: Trigger) -> str:
    """Why the trigger tells of no change of control; "" if no cue but "to" stands before it."""
    cue = cue_before(scene, trigger)
    changes = _changes(trigger) or cue == imminent(scene, trigger)
    return _reason(scene, cue, trigger) if cue not in ("", "to") and changes else ""


def _reason(scene: Scene, cue: str, trigger: Trigger) -> str:
    written = scene.words.texts[trigger.index]
    return f"no claim: “{cue}” makes “{written}” a plan, aim, condition or prediction"


def _changes(trigger: Trigger) -> bool:
    return trigger.classes[0] in _CHANGES


def _reject(text: Text, scene: Scene, reason: str) -> Reject:
    sentence, article = scene.sentence, text.article
    return Reject(article.sha256, article.name, reason, sentence.text, sentence.start, sentence.end)
