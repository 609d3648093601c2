"""Choosing the place that each toponym of an article means, or saying that none is sure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from geodata.article import Article
from geodata.claim import Pin
from geodata.decisions import Decision
from geodata.place import Place
from geodata.resolve.areas import area_pin
from geodata.resolve.atlas import Atlas, Match
from geodata.resolve.context import Anchor, Context, is_weak
from geodata.resolve.geometry import centre, quick_km, spread_km
from geodata.resolve.placing import (
    FAR_OUT,
    beside_pin,
    contradiction,
    measured_pin,
    road_pin,
    site_pin,
)
from geodata.resolve.regions import Region, Relation
from geodata.resolve.score import Hint, Scored, rings, score
from geodata.resolve.uses import ToponymUse
from geodata.vocabulary import GeoPrecision, Tier

_TWINS_KM = 6.0
_CLOSE_KM = 25.0
_MARGIN = 0.6
_SURE_MARGIN = 1.5
_LEAST, _LEAST_WEAK, _LEAST_ALIKE = -1.2, -0.3, -0.2
_WHOLE = frozenset(["named so", "also named so"])
_EXACT = _WHOLE | {"named so, type aside", "also named so, type aside"}
_BORROWED_KM = {"airport": 12.0, "field": 15.0, "mountain": 12.0, "base": 10.0, "valley": 12.0}
_BORROWED_FAR_KM = 70.0
_INSIDE_A_TOWN = frozenset({"neighbourhood", "building"})
_CITY = 20_000
_CONTENT = 0.4
_LONE_FAR_KM = 150.0
_LIKE_FAR_KM = 40.0
_ROUNDS = 2
_CANDIDATES_KEPT = 6
_OTHERS_SHOWN = 3
_ATTACHED = 45
_GOES_WITH = 2.0


def resolve(article: Article, uses: Sequence[ToponymUse], atlas: Atlas) -> list[Pin]:
    """One pin for each use, in the same order.

    What is sure is placed first and helps to choose the rest. A pin that is not sure is
    unresolved and says why: a dot in the wrong province is worse than no dot.
    """
    context = Context.read(article, uses, atlas)
    open_uses = [use for use in dict.fromkeys(uses) if not atlas.decision(use.toponym, article)]
    for _ in range(_ROUNDS):
        sure = {use: place for use in open_uses if (place := _sure_place(use, context))}
        context.anchors.extend(Anchor(place, use.start, use.end) for use, place in sure.items())
        open_uses = [use for use in open_uses if use not in sure]
    pins = {use: _resolved(use, context) for use in dict.fromkeys(uses)}
    return [pins[use] for use in uses]


def _sure_place(use: ToponymUse, context: Context) -> Place | None:
    ranked = rank(use, context)
    return ranked[0].place if ranked and _is_sure(use, ranked) else None


def _resolved(use: ToponymUse, context: Context) -> Pin:
    decided = context.atlas.decision(use.toponym, context.article)
    if decided:
        return _decided_pin(decided)
    ranked = rank(use, context)
    known = any(one.match.how in _WHOLE and one.place.tier is Tier.CACHE for one in ranked[:1])
    if not known:
        pin = area_pin(use, context) or road_pin(use, context)
        if pin:
            return pin
    pin = choose(use, ranked, context)
    if pin.lat is None:
        said = _measures(use, context)
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
    hints, around = _hints(use, context), rings(use, context)
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


def choose(use: ToponymUse, ranked: Sequence[Scored], context: Context) -> Pin:
    """The pin of the best candidate, of twins taken together, or an unresolved one."""
    lines = tuple(_line(one) for one in ranked[:_CANDIDATES_KEPT])
    if not ranked:
        return Pin(reason=f"no source of coordinates knows {use.toponym!r}")
    best = ranked[0]
    doubt = _doubt(best, use, context.famous(use.toponym))
    if not doubt and not context.is_about(best.place, use.start):
        doubt = "it lies in a country that the article is not about"
    if doubt:
        return Pin(reason=f"unsure: {best.place.name} {doubt}", candidates=lines)
    if best.other_kind:
        return _borrowed(best, lines)
    rivals = [one for one in ranked[1:] if best.points - one.points < _MARGIN]
    far = [one for one in rivals if quick_km(best.point, one.point) > _CLOSE_KM]
    if far:
        return Pin(reason=f"{1 + len(rivals)} places fit {use.toponym!r} alike", candidates=lines)
    pin = _twins_pin(best, rivals, lines) if rivals else _pin(best.place, best, lines[1:])
    against = contradiction(best.point, _measures(use, context))
    return replace(pin, reason=f"check this: {against}. {pin.reason}") if against else pin


def _is_sure(use: ToponymUse, ranked: Sequence[Scored]) -> bool:
    best = ranked[0]
    exact = best.match.how in _EXACT and not best.other_kind
    return exact and _leads_by(ranked, _SURE_MARGIN) and not _doubt(best, use, None)


def _borrowed(best: Scored, lines: tuple[str, ...]) -> Pin:
    """A hill, field or airport that only a village of its name is known for: near the village."""
    radius = _BORROWED_KM.get(best.other_kind, 8.0)
    far = best.nearest_km is None or best.nearest_km > _BORROWED_FAR_KM
    if far or (best.other_kind in FAR_OUT and best.place.population > _CITY):
        why = f"only a {best.place.kind} of that name is known, not a {best.other_kind}"
        return Pin(reason=f"unsure: {best.place.name}: {why}", candidates=lines)
    return replace(
        _pin(best.place, best, lines[1:]),
        geo_precision=GeoPrecision.NEAR,
        radius_km=radius,
        reason=f"near {best.place.name}, the {best.place.kind} that gives its name to the "
        f"{best.other_kind}: {'; '.join(best.reasons)}. Source: {best.place.source}",
    )


def _doubt(best: Scored, use: ToponymUse, famous: Place | None) -> str:
    exact = best.match.how in _EXACT
    sure = famous is not None and famous.place_id == best.place.place_id and not best.other_kind
    least = _LEAST_WEAK if exact and is_weak(use.toponym) else _LEAST if exact else _LEAST_ALIKE
    if best.points < (_LEAST if sure else least):
        return "fits badly"
    if sure:
        return ""
    part = best.place.kind in _INSIDE_A_TOWN
    limit = _LONE_FAR_KM if exact and not part else _LIKE_FAR_KM
    if best.nearest_km is not None and best.nearest_km > limit and best.points < 1.0:
        return f"is {best.nearest_km:.0f} km from every place of the text that is sure"
    if best.nearest_km is None and limit == _LIKE_FAR_KM:
        return "is a likely place, but no other place of the text supports it"
    if best.other_kind and not exact:
        return f"is only spelt alike and is no {best.other_kind}"
    return ""


def _leads_by(ranked: Sequence[Scored], margin: float) -> bool:
    best = ranked[0]
    return all(
        best.points - one.points >= (margin if one.match.how in _EXACT else _MARGIN)
        or quick_km(best.point, one.point) <= _TWINS_KM
        for one in ranked[1:]
    )


def _pin(place: Place, best: Scored, lost: Iterable[str]) -> Pin:
    return Pin(
        lat=place.lat,
        lon=place.lon,
        geo_precision=place.geo_precision,
        radius_km=place.radius_km,
        place_id=place.place_id,
        place_name=place.name,
        tier=place.tier,
        reason=f"{place.name}: {'; '.join(best.reasons)}. Source: {place.source}",
        candidates=tuple(lost),
    )


def _twins_pin(best: Scored, rivals: Sequence[Scored], lines: tuple[str, ...]) -> Pin:
    points = [best.point, *(one.point for one in rivals)]
    lat, lon = centre(points) if spread_km(points) <= _TWINS_KM else best.point
    others = ", ".join(one.place.name for one in rivals)
    return Pin(
        lat=lat,
        lon=lon,
        geo_precision=GeoPrecision.NEAR,
        radius_km=round(max(quick_km((lat, lon), p) for p in points) + best.place.radius_km, 1),
        place_id=best.place.place_id,
        place_name=best.place.name,
        tier=best.place.tier,
        reason=f"{best.place.name} or its twin {others}: the text does not say which. "
        f"Source: {best.place.source}",
        candidates=lines,
    )


def _line(one: Scored) -> str:
    place = one.place
    where = ", ".join(filter(None, (place.admin2, place.admin1, place.country)))
    return (
        f"{place.name} ({place.place_id}, {place.lat:.4f} {place.lon:.4f}, {where}): "
        f"{one.points:+.1f} = {'; '.join(one.reasons)}"
    )


def _measures(use: ToponymUse, context: Context) -> list[tuple[Region, Place]]:
    """The geometry that goes with a use, the more precise first."""
    return [
        (hint.region, hint.places[0]) for hint in _hints(use, context) if hint.weight == _GOES_WITH
    ]


def _hints(use: ToponymUse, context: Context) -> list[Hint]:
    first, last = context.sentence(use.start)
    hints = []
    for region in context.regions:
        inside = first <= region.start < last
        if not inside or (region.start < use.end and use.start < region.end):
            continue
        places = _region_places(region, context)
        if places:
            hints.append(
                Hint(region, places, _GOES_WITH if _goes_with(region, use, context) else 1.0)
            )
    return hints


def _region_places(region: Region, context: Context) -> tuple[Place, ...]:
    words = region.name.split(" ")
    for length in range(len(words), 0, -1):
        place = context.known(" ".join(words[:length]))
        if place:
            return (place,)
    return ()


def _goes_with(region: Region, use: ToponymUse, context: Context) -> bool:
    if region.relation in (Relation.AREA, Relation.WITHIN):
        gap = context.article.text[region.end : use.start]
        return region.end <= use.start and len(gap) < _ATTACHED
    gap = context.article.text[use.end : region.start]
    return region.start >= use.end and len(gap) < _ATTACHED and not set(gap) & set(".;")
