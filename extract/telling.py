"""The steps of a reading in words, for `explain`: what was found, judged and chosen, and why."""

from collections.abc import Iterator, Sequence

from extract.assembly import Draft
from extract.discourse import Named, Theatre
from extract.judging import ASIDE, Judged
from extract.mentions.actor import ActorKind
from extract.mentions.place import PlaceKind, PlaceMention
from extract.mentions.triggers import Trigger
from extract.records import Step
from extract.scene import Scene
from extract.shares import likeliest
from extract.text import Text
from extract.transformer import Transformer
from extract.weighing import weighed

# So many words that weighed are told, and none that hardly did.
_SHOWN, _LEAST = 4, 0.2


def tell(
    text: Text,
    transformer: Transformer | None,
    judged: Sequence[Judged],
    drafts: Sequence[Draft],
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
                yield Step(index, "judged", _pair(scene, transformer, pair))
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


def _pair(scene: Scene, transformer: Transformer | None, judged: Judged) -> str:
    word = scene.words.texts[judged.trigger.index]
    verdict = "" if judged.accepted else ", too unlikely"
    heaviest = weighed(scene, judged, transformer)[:_SHOWN] if transformer else []
    why = "; ".join(f"“{one}” {by:+.1f}" for one, by in heaviest if abs(by) >= _LEAST)
    told = f"“{word}” and “{judged.place.text}”: {judged.event} {judged.probability:.2f}{verdict}"
    return f"{told} ({why})" if why else told


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
