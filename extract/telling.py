"""The steps of a reading in words, for `explain`: what was found, judged and chosen, and why."""

from collections.abc import Iterator, Sequence
from functools import cache

from extract.assembly import Draft
from extract.discourse import Named, Theatre
from extract.features import outline, pair_features
from extract.judge import Head
from extract.judging import ASIDE, EVENTS, Judged
from extract.mentions.actor import ActorKind
from extract.mentions.place import PlaceKind, PlaceMention
from extract.mentions.triggers import Trigger
from extract.records import Step
from extract.rulebook import rules
from extract.scene import Scene
from extract.text import Text

_SHOWN = 3
_LEAST = 0.05


def tell(
    text: Text, head: Head, judged: Sequence[Judged], drafts: Sequence[Draft]
) -> Iterator[Step]:
    """The steps of an article, sentence by sentence: mentions, judged pairs, choices."""
    for index, scene in enumerate(text.scenes):
        cast, theatre = text.cast.named[index], text.cast.theatres[index]
        for named in cast:
            yield Step(index, "actor", _actor(scene, named, theatre))
        for place in scene.places:
            yield Step(index, "place", f"“{place.text}”: {_place(place)}")
        if scene.triggers:
            yield Step(index, "triggers", ", ".join(_trigger(scene, t) for t in scene.triggers))
        for pair in judged:
            if pair.index == index:
                yield Step(index, "judged", _pair(scene, head, pair))
        for draft in drafts:
            if draft.judged.index == index:
                yield from _choices(index, draft)


def _actor(scene: Scene, named: Named, theatre: Theatre) -> str:
    mention = named.mention
    written = scene.words.span_text(mention.first, mention.after)
    war = f" in {theatre.name}" if theatre.name else ""
    why = {
        ActorKind.NAMED: "a listed name",
        ActorKind.HOLDER: "holds the place named next",
        ActorKind.UNKNOWN: "not listed, taken as written",
        ActorKind.PRONOUN: "taken up from before",
        ActorKind.ROLE: f"the side meant by “{mention.name}”{war}",
    }[mention.kind]
    return f"“{written}” is {named.name or 'nobody known'}: {why}"


def _place(place: PlaceMention) -> str:
    if place.kind is PlaceKind.NAME:
        return f"a name, {place.noun}" if place.noun else "a name"
    if place.kind is PlaceKind.SITE:
        return "a place without a name, or one named before"
    return "places named before" if place.plural else "a place named before"


def _trigger(scene: Scene, trigger: Trigger) -> str:
    known = "context only" if trigger.classes[0] == ASIDE else " or ".join(trigger.classes)
    return f"“{scene.words.texts[trigger.index]}” ({known})"


def _pair(scene: Scene, head: Head, judged: Judged) -> str:
    word = scene.words.texts[judged.trigger.index]
    verdict = "" if judged.accepted else ", too unlikely"
    weighed = "; ".join(weights(scene, head, judged))
    return (
        f"“{word}” and “{judged.place.text}”: {judged.event} {judged.probability:.2f}{verdict}"
        f" ({weighed})"
    )


def weights(scene: Scene, head: Head, judged: Judged) -> list[str]:
    """What weighed most for the event against no claim at all, in words, strongest first."""
    column = 1 + EVENTS.index(judged.event)
    sums: dict[str, float] = {}
    strongest: dict[str, tuple[float, str]] = {}
    for feature in set(pair_features(scene, outline(scene), judged.trigger, judged.place)):
        row = head.weights[head.index.get(feature, 0)]
        weight = float(row[column] - row[0])
        words, shown = _kinds().get(_prefix(feature), ("the rest of the construction", False))
        sums[words] = sums.get(words, 0.0) + weight
        if shown:
            detail = feature.split("=")[-1].split(":")[-1].split(" ")[-1]
            strongest[words] = max(strongest.get(words, (0.0, "")), (abs(weight), detail))
    order = sorted(sums, key=lambda words: (-abs(sums[words]), words))
    return [
        f"{words}{_detail(strongest.get(words))} {sums[words]:+.1f}"
        for words in order[:_SHOWN]
        if abs(sums[words]) >= _LEAST
    ]


def _detail(strongest: tuple[float, str] | None) -> str:
    return f" (“{strongest[1]}”)" if strongest and strongest[1] else ""


def _prefix(feature: str) -> str:
    if "&s:" in feature or feature[:2] == "s:":
        return "s"
    return feature.split("=")[0].split(" ")[0]


@cache
def _kinds() -> dict[str, tuple[str, bool]]:
    return {
        prefix: (kind["words"], kind.get("shown", False))
        for kind in rules("explain")["kind"]
        for prefix in kind["prefixes"]
    }


def _choices(index: int, draft: Draft) -> Iterator[Step]:
    claim, roles = draft.claim, draft.roles
    if claim.mention:
        considered = draft.meant.considered
        why = f" of {_listed(considered)}" if considered else ", named together before"
        yield Step(index, "meant", f"“{claim.mention}” is {claim.place}{why}")
    at = f"for {claim.event} {claim.place}"
    if roles.actors:
        yield Step(index, "actor chosen", f"{at}: {_listed(roles.actors)}")
    if roles.losers:
        yield Step(index, "other side chosen", f"{at}: {_listed(roles.losers)}")


def _listed(shares: Sequence[tuple[str, float]]) -> str:
    best = sorted(shares, key=lambda one: -one[1])
    return ", ".join(f"{name} {share:.2f}" for name, share in best[: _SHOWN + 1])
