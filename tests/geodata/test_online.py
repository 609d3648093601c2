"""Online geocoders are asked on command only, once for good, and judged like any source."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from geodata.article import Article
from geodata.claim import UNRESOLVED
from geodata.errors import InputError
from geodata.online.answers import answers
from geodata.online.ask import OnlineGeocoder
from geodata.resolve import Atlas, ToponymUse, resolve
from geodata.vocabulary import Tier

TEXT = "In Syria the army took Xuqurabad and Palmyra."
ARTICLE = Article("brief.txt", TEXT, "a" * 64)
USE = ToponymUse("Xuqurabad", TEXT.index("Xuqurabad"), TEXT.index(" and"), "")
NOMINATIM = {
    "place_id": 7,
    "name": "Xuqurabad",
    "lat": "34.60",
    "lon": "38.30",
    "display_name": "Xuqurabad, Homs, Syria",
    "addresstype": "village",
    "address": {"country_code": "sy", "state": "Homs"},
}
PHOTON = {
    "type": "Feature",
    "geometry": {"type": "Point", "coordinates": [38.30, 34.60]},
    "properties": {"osm_id": 7, "name": "Xuqurabad", "countrycode": "SY", "osm_value": "village"},
}
GEONAMES = {
    "geonameId": 7,
    "name": "Xuqurabad",
    "lat": "34.60",
    "lng": "38.30",
    "countryCode": "SY",
    "adminName1": "Homs",
    "fcl": "P",
}
BODIES = {
    "nominatim": [NOMINATIM],
    "photon": {"type": "FeatureCollection", "features": [PHOTON]},
    "geonames": {"geonames": [GEONAMES]},
}


class Service(ThreadingHTTPServer):
    """Answers every question with `body` and `status`, or not within a second if `slow`."""

    status = 200
    slow: threading.Event | None = None
    body: object = None

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, list[str]]]] = []


class Handler(BaseHTTPRequestHandler):
    server: Service

    def do_GET(self) -> None:
        agent = self.headers.get("User-Agent", "")
        self.server.asked.append((agent, parse_qs(urlsplit(self.path).query)))
        if self.server.slow:
            self.server.slow.wait(3)
            return
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(json.dumps(self.server.body).encode())

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def service(monkeypatch) -> Iterator[Service]:
    found = Service()
    monkeypatch.setenv("CLAIMLINE_ONLINE_URL", f"http://127.0.0.1:{found.server_port}")
    monkeypatch.setenv("CLAIMLINE_GEONAMES_USER", "tester")
    threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.01}).start()
    yield found
    found.shutdown()
    found.server_close()


def geocoder(name, store, timeout=2.0) -> OnlineGeocoder:
    return OnlineGeocoder(name, store, pause_seconds=0.0, timeout_seconds=timeout)


@pytest.mark.parametrize("name", ["nominatim", "photon", "geonames"])
def test_what_stays_unresolved_is_asked_for_and_placed(service, empty_store, name):
    service.body = BODIES[name]
    online = geocoder(name, empty_store)
    (pin,) = online.resolve(ARTICLE, [USE], [UNRESOLVED], Atlas.open(empty_store))
    assert (pin.lat, pin.lon, pin.tier) == (34.6, 38.3, Tier.ONLINE)
    assert pin.place_id == f"{name}:7"


def test_the_question_carries_a_user_agent_a_country_and_a_view_box(service, empty_store):
    service.body = BODIES["nominatim"]
    online = geocoder("nominatim", empty_store)
    online.resolve(ARTICLE, [USE], [UNRESOLVED], Atlas.open(empty_store))
    agent, asked = service.asked[0]
    assert agent.startswith("claimline/")
    assert asked["countrycodes"] == ["sy"]
    west, south, east, north = (float(edge) for edge in asked["viewbox"][0].split(","))
    assert west < 38.28 < east
    assert south < 34.56 < north


def test_an_answer_is_kept_for_good_with_its_raw_form(service, empty_store):
    service.body = BODIES["nominatim"]
    for _ in range(2):
        atlas = Atlas.open(empty_store)
        geocoder("nominatim", empty_store).resolve(ARTICLE, [USE], [UNRESOLVED], atlas)
    assert len(service.asked) == 1
    with empty_store.engine.connect() as connection:
        raw = connection.exec_driver_sql("SELECT raw FROM online_answer").scalar_one()
    assert json.loads(raw)[0]["raw"]["display_name"] == "Xuqurabad, Homs, Syria"
    (pin,) = resolve(ARTICLE, [USE], Atlas.open(empty_store))
    assert pin.tier is Tier.ONLINE


def test_an_empty_answer_is_kept_too(service, empty_store):
    service.body = []
    for _ in range(2):
        geocoder("nominatim", empty_store).resolve(
            ARTICLE, [USE], [UNRESOLVED], Atlas.open(empty_store)
        )
    assert len(service.asked) == 1
    assert answers(empty_store).places == []


def test_an_answer_in_another_country_is_not_believed(service, empty_store):
    far = {**NOMINATIM, "lat": "-30", "lon": "140", "address": {"country_code": "au"}}
    service.body = [far]
    (pin,) = geocoder("nominatim", empty_store).resolve(
        ARTICLE, [USE], [UNRESOLVED], Atlas.open(empty_store)
    )
    assert pin.lat is None


def test_what_is_resolved_is_not_asked_for(service, empty_store):
    start = TEXT.index("Palmyra")
    use = ToponymUse("Palmyra", start, start + 7, "")
    atlas = Atlas.open(empty_store)
    before = resolve(ARTICLE, [use], atlas)
    assert geocoder("nominatim", empty_store).resolve(ARTICLE, [use], before, atlas) == before
    assert service.asked == []


@pytest.mark.parametrize(("status", "said"), [(429, "asking no more"), (403, "asking no more")])
def test_a_refusal_ends_the_asking_and_leaves_the_claim_unresolved(
    service, empty_store, status, said
):
    service.status, service.body = status, {}
    online = geocoder("nominatim", empty_store)
    atlas = Atlas.open(empty_store)
    other = ToponymUse("Zuqurabad", 0, 9, "")
    pins = online.resolve(ARTICLE, [USE, other], [UNRESOLVED, UNRESOLVED], atlas)
    assert said in online.messages[0]
    assert len({asked[1]["q"][0] for asked in service.asked}) == 1
    assert pins[1].lat is None
    with empty_store.engine.connect() as connection:
        assert not connection.exec_driver_sql("SELECT * FROM online_answer").all()


def test_a_time_out_gives_a_message(service, empty_store):
    service.slow = threading.Event()
    online = geocoder("nominatim", empty_store, timeout=0.2)
    online.resolve(ARTICLE, [USE], [UNRESOLVED], Atlas.open(empty_store))
    service.slow.set()
    assert "did not answer" in online.messages[0] or "not available" in online.messages[0]


def test_an_offline_machine_gives_a_message(empty_store, monkeypatch):
    monkeypatch.setenv("CLAIMLINE_ONLINE_URL", "http://127.0.0.1:9")
    online = geocoder("photon", empty_store)
    online.resolve(ARTICLE, [USE], [UNRESOLVED], Atlas.open(empty_store))
    assert "not available" in online.messages[0]


def test_a_service_that_is_unknown_or_not_set_up_is_refused(empty_store, monkeypatch):
    with pytest.raises(InputError, match="nominatim, photon, geonames"):
        OnlineGeocoder("atlas", empty_store)
    monkeypatch.delenv("CLAIMLINE_GEONAMES_USER", raising=False)
    with pytest.raises(InputError, match="CLAIMLINE_GEONAMES_USER"):
        OnlineGeocoder("geonames", empty_store)
    monkeypatch.setenv("CLAIMLINE_ONLINE_URL", "ftp://here")
    with pytest.raises(InputError, match="CLAIMLINE_ONLINE_URL"):
        OnlineGeocoder("photon", empty_store)
