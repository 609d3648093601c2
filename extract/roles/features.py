"""The features of one candidate for a role."""

from collections.abc import Sequence
from dataclasses import dataclass

from extract.discourse import Named
from extract.mentions.triggers import Trigger
from extract.roles.background import against_features, background_features
from extract.roles.mention import mention_features
from extract.roles.situation import BACK, Situation
from extract.roles.syntax import direct, helps, subjects, taker, voice


@dataclass(frozen=True, slots=True)
class Setting:
    """What all candidates of one situation share: its sentence's actors and likely subject.

    `direct` stands right before the trigger; `taker` took or attacked last in the sentences before.
    """

    situation: Situation
    key: str
    row: tuple[Named, ...]
    acting: tuple[Named, ...]
    nearest: str
    subject: str
    direct: str
    taker: str


def setting(situation: Situation) -> Setting:
    """Look once at the sentence for all candidates."""
    scene = situation.scenes[situation.index]
    row = situation.cast.named[situation.index]
    acting = tuple(named for named in row if not helps(scene, named))
    return Setting(
        situation,
        f"{situation.event}{voice(situation)}",
        row,
        acting,
        _nearest_before(acting, situation.trigger),
        _nearest_before(subjects(scene, acting), situation.trigger),
        direct(scene, situation.trigger, row),
        _last_taker(situation),
    )


def role_features(given: Setting, name: str) -> list[str]:
    """The features of one candidate for either role."""
    situation, key, row = given.situation, given.key, given.row
    event, trigger = situation.event, situation.trigger
    scene = situation.scenes[situation.index]
    here = [(rank, named) for rank, named in enumerate(row) if named.name == name]
    found = [f"in={bool(here)}"]
    for rank, named in here:
        for feature in mention_features(scene, situation, row, rank, named):
            found += [feature, f"{key} {feature}", f"{trigger.classes[0]} {feature}"]
    if given.nearest == name:
        found += [f"nb {key}", f"nb {trigger.lemma}/{trigger.form}"]
    if given.subject == name:
        found += [f"subject {key}", f"subject {trigger.lemma}/{trigger.form}"]
    if given.direct:
        stands = "direct" if given.direct == name else "not-direct"
        found += [stands, f"{stands} {key}", f"{stands} {trigger.lemma}/{trigger.form}"]
    if given.taker:
        state = "here" if here else "away" if row else "alone"
        took = "taker" if given.taker == name else "not-taker"
        found += [f"{took} {state}", f"{took} {state} {key}"]
    if given.acting and given.acting[0].name == name:
        found += [f"first {key}", f"first {trigger.lemma}"]
    found += background_features(situation, name, bool(here), key, given.acting)
    if situation.holder:
        found.append(f"{event} holder={situation.holder == name}")
    return found


def loser_features(given: Setting, name: str, taken: str) -> list[str]:
    """What a candidate for the loser has besides: how it stands to the actor already `taken`."""
    return against_features(taken, name, given.key)


def _nearest_before(row: Sequence[Named], trigger: Trigger) -> str:
    before = [named.name for named in row if named.mention.first < trigger.index]
    return before[-1] if before else ""


def _last_taker(situation: Situation) -> str:
    """Who took or attacked last in the sentences before, "" if nobody did."""
    for index in range(situation.index - 1, max(-1, situation.index - BACK - 1), -1):
        if name := taker(situation.scenes[index], situation.cast.named[index]):
            return name
    return ""
