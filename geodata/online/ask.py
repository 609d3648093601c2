"""Asking an online geocoder for what no other source knows, politely, and judging its answers."""

from collections.abc import Sequence

from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderQuotaExceeded,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)
from geopy.extra.rate_limiter import RateLimiter

from geodata.article import Article
from geodata.claim import Pin
from geodata.errors import InputError
from geodata.online.answers import Question, answers, keep, stored
from geodata.online.services import SERVICES, Box, reached
from geodata.resolve.atlas import Atlas
from geodata.resolve.context import Context
from geodata.resolve.resolver import resolve
from geodata.resolve.uses import ToponymUse
from geodata.store import Store

_BOX_DEGREES = 1.0
_MOST_COUNTRIES = 3
_RETRIES = 1
_GIVE_UP = (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderQuotaExceeded,
    GeocoderUnavailable,
)


class OnlineGeocoder:
    """One online service for one run. `messages` says what went wrong, each thing once.

    After a refusal, a full quota or a machine that is offline it asks no more in this run.
    """

    def __init__(
        self,
        service: str,
        store: Store,
        *,
        pause_seconds: float = 1.1,
        timeout_seconds: float = 10.0,
    ) -> None:
        """Raises InputError for a service that is not known or not set up."""
        if service not in SERVICES:
            raise InputError(f"{service!r} is no online geocoder: {', '.join(SERVICES)}.")
        self._service = SERVICES[service]
        self._store = store
        self._timeout = timeout_seconds
        self._geocoder = reached(self._service, timeout_seconds)
        self._ask = RateLimiter(
            self._geocoder.geocode,
            min_delay_seconds=pause_seconds,
            max_retries=_RETRIES,
            error_wait_seconds=pause_seconds,
            swallow_exceptions=False,
        )
        self._open = True
        self.messages: list[str] = []

    def resolve(
        self, article: Article, uses: Sequence[ToponymUse], pins: Sequence[Pin], atlas: Atlas
    ) -> list[Pin]:
        """The pins, with those that were unresolved resolved where the service could help.

        An answer is one more candidate: it is judged by the article's geography like any other.
        Pins that were resolved stay as they are.
        """
        lost = [use for use, pin in zip(uses, pins, strict=True) if pin.lat is None]
        named = [use for use in lost if any(letter.isupper() for letter in use.toponym)]
        if not named:
            return list(pins)
        context = Context.read(article, uses, atlas)
        for toponym in dict.fromkeys(use.toponym for use in named):
            self._fetch(toponym, context)
        wider = resolve(article, uses, atlas.with_tier(answers(self._store)))
        return [new if old.lat is None else old for old, new in zip(pins, wider, strict=True)]

    def _fetch(self, toponym: str, context: Context) -> None:
        countries = context.leading[:_MOST_COUNTRIES]
        question = Question(self._service.name, toponym[:200], " ".join(countries))
        if not self._open or stored(self._store, question):
            return
        options = self._service.options(countries, _box(context))
        try:
            found = self._ask(toponym, exactly_one=False, **options)
        except _GIVE_UP as error:
            self._open = False
            self._say(f"{self._service.name} is not available ({error}); asking no more")
        except GeocoderTimedOut:
            self._say(f"{self._service.name} did not answer in {self._timeout:g} s")
        except GeocoderServiceError as error:
            self._say(f"{self._service.name} failed: {error}")
        else:
            raw = [{**self._service.said(one.raw), "raw": one.raw} for one in found or ()]
            keep(self._store, question, raw)

    def _say(self, message: str) -> None:
        if message not in self.messages:
            self.messages.append(message)


def _box(context: Context) -> Box | None:
    points = [anchor.point for anchor in context.anchors]
    if not points:
        return None
    lats, lons = zip(*points, strict=True)
    return (
        (max(min(lats) - _BOX_DEGREES, -90.0), max(min(lons) - _BOX_DEGREES, -180.0)),
        (min(max(lats) + _BOX_DEGREES, 90.0), min(max(lons) + _BOX_DEGREES, 180.0)),
    )
