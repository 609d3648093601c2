"""Finding the place that each toponym of an article means, or saying that none is sure."""

from collections.abc import Sequence
from dataclasses import replace

from geodata.article import Article
from geodata.claim import Pin
from geodata.decisions import Decision
from geodata.place import Place
from geodata.resolve.areas import area_pin
from geodata.resolve.atlas import Atlas, Match
from geodata.resolve.choose import WHOLE, choose, is_sure
from geodata.resolve.company import rings
from geodata.resolve.context import Anchor, Context
from geodata.resolve.hints import find_hints, measures
from geodata.resolve.placing import beside_pin, measured_pin, road_pin, site_pin
from geodata.resolve.score import Scored, score
from geodata.resolve.uses import ToponymUse
from geodata.vocabulary import Tier

_CONTENT = 0.4
_ROUNDS = 2
_OTHERS_SHOWN = 3


def resolve(article: Article, uses: Sequence[ToponymUse], atlas: Atlas) -> list[Pin]:
    """One pin for each use, in the same order.

    What is sure is placed first and helps to choose the rest. A pin that is not sure is
    unresolved and says why: a dot in the wrong province is worse than no dot.
    """
    context = Context.read(article, uses, atlas)
    rank_once = _Ranks(context)
    open_uses = [use for use in dict.fromkeys(uses) if not atlas.decision(use.toponym, article)]
    for _ in range(_ROUNDS):
        sure = {use: place for use in open_uses if (place := _sure_place(use, rank_once))}
        context.anchors.extend(Anchor(place, use.start, use.end) for use, place in sure.items())
        open_uses = [use for use in open_uses if use not in sure]
    pins = {use: _resolved(use, context, rank_once) for use in dict.fromkeys(uses)}
    return [pins[use] for use in uses]


class _Ranks:
    """The ranking of each use, made anew only where more places became sure since."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._made: dict[tuple[ToponymUse, int], list[Scored]] = {}

    def __call__(self, use: ToponymUse) -> list[Scored]:
        asked = use, len(self._context.anchors)
        if asked not in self._made:
            self._made[asked] = rank(use, self._context)
        return self._made[asked]


def _sure_place(use: ToponymUse, rank_once: _Ranks) -> Place | None:
    ranked = rank_once(use)
    return ranked[0].place if ranked and is_sure(use, ranked) else None


def _resolved(use: ToponymUse, context: Context, rank_once: _Ranks) -> Pin:
    decided = context.atlas.decision(use.toponym, context.article)
    if decided:
        return _decided_pin(decided)
    ranked = rank_once(use)
    known = any(one.match.how in WHOLE and one.place.tier is Tier.CACHE for one in ranked[:1])
    if not known:
        pin = area_pin(use, context) or road_pin(use, context)
        if pin:
            return pin
    pin = choose(use, ranked, context)
    if pin.lat is None:
        said = measures(use, context)
        placed = measured_pin(use, said) or site_pin(use, context) or beside_pin(use, said)
        return replace(placed, candidates=pin.candidates) if placed else pin
    return pin


def _decided_pin(decided: Decision) -> Pin:
    scope = "in this article" if decided.article else "in every article"
    note = f": {decided.note}" if decided.note else ""
    return Pin(
        lat=decided.lat,
        lon=decided.lon,
        geo_precision=decided.geo_precision,
        radius_km=decided.radius_km,
        place_id=decided.place_id,
        place_name=decided.place_name,
        tier=Tier.DECISION,
        reason=f"the analyst's own decision for {decided.toponym!r} {scope}{note}",
    )


def rank(use: ToponymUse, context: Context) -> list[Scored]:
    """Every candidate of a use with its points, best first."""
    hints, around = find_hints(use, context), rings(use, context)
    matches = _worth_scoring(context.atlas.find(use.toponym), use, context)
    scored = [score(match, use, context, hints, around) for match in matches]
    if max((one.points for one in scored), default=-9.0) < _CONTENT:
        known = {match.place.place_id for match in matches}
        near = context.atlas.near(use.toponym, context.leading_at(use.start))
        fresh = [match for match in near if match.place.place_id not in known]
        scored += [score(match, use, context, hints, around) for match in fresh]
    return sorted(scored, key=lambda one: (-one.points, one.place.place_id))


def _worth_scoring(matches: Sequence[Match], use: ToponymUse, context: Context) -> Sequence[Match]:
    """The candidates in the countries that the text is about, and a few others to show."""
    about = [match for match in matches if context.is_about(match.place, use.start)]
    others = [match for match in matches if not context.is_about(match.place, use.start)]
    return (*about, *others[:_OTHERS_SHOWN])
