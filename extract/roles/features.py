"""The features of one candidate for a role."""

from collections.abc import Sequence

from extract.discourse import Named
from extract.mentions.triggers import Trigger
from extract.roles.background import against_features, background_features
from extract.roles.mention import mention_features
from extract.roles.situation import Situation
from extract.roles.syntax import helps, subjects, voice


def role_features(situation: Situation, name: str) -> list[str]:
    """The features of one candidate for either role."""
    event, trigger = situation.event, situation.trigger
    spoken = voice(situation)
    key = f"{event}{spoken}"
    scene = situation.scenes[situation.index]
    row = situation.cast.named[situation.index]
    here = [(rank, named) for rank, named in enumerate(row) if named.name == name]
    found = [f"in={bool(here)}"]
    for rank, named in here:
        for feature in mention_features(scene, situation, row, rank, named):
            found += [feature, f"{key} {feature}", f"{trigger.classes[0]} {feature}"]
    row = tuple(n for n in row if not helps(scene, n))
    nearest = _nearest_before(row, trigger)
    if nearest and nearest.name == name:
        found += [f"nb {key}", f"nb {trigger.lemma}/{trigger.form}"]
    subject = _nearest_before(subjects(scene, row), trigger)
    if subject and subject.name == name:
        found += [f"subject {key}", f"subject {trigger.lemma}/{trigger.form}"]
    if row and row[0].name == name:
        found += [f"first {key}", f"first {trigger.lemma}"]
    found += background_features(situation, name, bool(here), key, row)
    if situation.holder:
        found.append(f"{event} holder={situation.holder == name}")
    return found


def loser_features(situation: Situation, name: str, taken: str) -> list[str]:
    """What a candidate for the loser has besides: how it stands to the actor already `taken`."""
    return against_features(taken, name, f"{situation.event}{voice(situation)}")


def _nearest_before(row: Sequence[Named], trigger: Trigger) -> Named | None:
    before = [named for named in row if named.mention.first < trigger.index]
    return before[-1] if before else None
