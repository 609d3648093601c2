"""Deciding on a pin from scored candidates: one place, twins as one, or honest doubt."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from geodata.claim import Pin
from geodata.place import Place
from geodata.resolve.context import Context, is_weak
from geodata.resolve.geometry import centre, quick_km, spread_km
from geodata.resolve.hints import measures
from geodata.resolve.placing import FAR_OUT, WIDE_OUT, contradiction
from geodata.resolve.score import Scored
from geodata.resolve.uses import ToponymUse
from geodata.vocabulary import GeoPrecision

WHOLE = frozenset(["named so", "also named so"])
"""How a place is matched that bears the whole name."""
_EXACT = WHOLE | {"named so, type aside", "also named so, type aside"}
_TWINS_KM = 6.0
_CLOSE_KM = 25.0
_MARGIN, _SURE_MARGIN = 0.6, 1.5
_LEAST, _LEAST_WEAK, _LEAST_ALIKE = -1.2, -0.3, -0.2
_LONE_FAR_KM, _LIKE_FAR_KM = 150.0, 40.0
_BORROWED_KM = {"airport": 12.0, "field": 15.0, "mountain": 12.0, "base": 10.0, "valley": 12.0}
_BORROWED_FAR_KM = 70.0
_INSIDE_A_TOWN = frozenset({"neighbourhood", "building"})
_CITY = 20_000
_CANDIDATES_KEPT = 6


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
        return Pin(
            reason=f"unsure: the likeliest place, {best.place.name}, {doubt}", candidates=lines
        )
    if best.other_kind:
        return _borrowed(best, lines)
    rivals = [
        one
        for one in ranked[1:]
        if best.points - one.points < _MARGIN and context.is_about(one.place, use.start)
    ]
    far = [one for one in rivals if quick_km(best.point, one.point) > _CLOSE_KM]
    if far:
        return Pin(reason=f"{1 + len(rivals)} places fit {use.toponym!r} alike", candidates=lines)
    pin = _twins_pin(best, rivals, lines) if rivals else _pin(best.place, best, lines[1:])
    against = contradiction(best.point, measures(use, context))
    return replace(pin, reason=f"check this: {against}. {pin.reason}") if against else pin


def is_sure(use: ToponymUse, ranked: Sequence[Scored]) -> bool:
    """True where the best candidate is exact, far ahead and beyond doubt: others lean on it."""
    best = ranked[0]
    exact = best.match.how in _EXACT and not best.other_kind
    return exact and _leads_by(ranked, _SURE_MARGIN) and not _doubt(best, use, None)


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


def _borrowed(best: Scored, lines: tuple[str, ...]) -> Pin:
    """A hill, field or airport that only a village of its name is known for: near the village."""
    radius = _BORROWED_KM.get(best.other_kind, 8.0)
    far = best.nearest_km is None or best.nearest_km > _BORROWED_FAR_KM
    far = far or best.other_kind in WIDE_OUT
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
