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
from extract.shares import likeliest
from extract.text import Text

_SHOWN = 3
_LEAST = 0.05
_QUOTED = 8
_REST = "the rest of the construction"


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
        ActorKind.FORMATION: f"a numbered formation{war}",
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
    for feature in sorted({*pair_features(scene, outline(scene), judged.trigger, judged.place)}):
        row = head.weights[head.index.get(feature, 0)]
        weight = float(row[column] - row[0])
        kind = _kinds().get(_prefix(feature), _REST)
        sums[kind] = sums.get(kind, 0.0) + weight
        strongest[kind] = max(strongest.get(kind, (0.0, "")), (abs(weight), feature))
    order = sorted(sums, key=lambda kind: (-abs(sums[kind]), kind))
    return [
        f"{kind}{_quoted(scene, judged, kind, strongest[kind][1])} {sums[kind]:+.1f}"
        for kind in order[:_SHOWN]
        if abs(sums[kind]) >= _LEAST
    ]


def _quoted(scene: Scene, judged: Judged, kind: str, feature: str) -> str:
    """The words that a kind of features is about, quoted; "" where it shows none."""
    trigger, place = judged.trigger.index, judged.place
    shown = {
        "between": (trigger + 1, place.first) if trigger < place.first else (place.after, trigger),
        "before": (max(0, place.first - 2), place.first),
        "trigger": (max(0, trigger - 2), min(len(scene.words), trigger + 3)),
    }.get(_shows().get(kind, ""), (0, 0))
    if shown[0] < shown[1] <= shown[0] + _QUOTED:
        return f" “{scene.words.span_text(*shown)}”"
    if _shows().get(kind) == "feature":
        return f" “{feature.split('=')[-1].split(':')[-1].split(' ')[-1]}”"
    return ""


def _prefix(feature: str) -> str:
    if "&s:" in feature or feature[:2] == "s:":
        return "s"
    return feature.split("=")[0].split(" ")[0]


@cache
def _kinds() -> dict[str, str]:
    rows = rules("explain")["kind"]
    return {prefix: kind["words"] for kind in rows for prefix in kind["prefixes"]}


@cache
def _shows() -> dict[str, str]:
    return {kind["words"]: kind.get("shows", "") for kind in rules("explain")["kind"]}


def _choices(index: int, draft: Draft) -> Iterator[Step]:
    claim, roles = draft.claim, draft.roles
    if claim.mention:
        considered = draft.meant.considered
        why = f" of {_listed(considered)}" if considered else ", named together before"
        yield Step(index, "meant", f"“{claim.mention}” is {claim.place}{why}")
    at = f"for {claim.event} {claim.place}"
    if roles.actors:
        yield Step(index, "actor chosen", f"{at}: {_listed(roles.actors)}")
        if likeliest(roles.alone)[0] != claim.actor:
            yield Step(index, "by its sentence alone", f"{at}: {_listed(roles.alone)}")
    if roles.losers:
        yield Step(index, "other side chosen", f"{at}: {_listed(roles.losers)}")
    if draft.speech.cues:
        words = ", ".join(f"“{cue.text}”" for cue in draft.speech.cues)
        doubt = " and in doubt" if claim.hedged else ""
        speaker = claim.claimant or "nobody named"
        yield Step(index, "speaker", f"{at}: {speaker}{doubt}, by {words}")


def _listed(shares: Sequence[tuple[str, float]]) -> str:
    best = sorted(shares, key=lambda one: -one[1])
    return ", ".join(f"{name} {share:.2f}" for name, share in best[: _SHOWN + 1])
