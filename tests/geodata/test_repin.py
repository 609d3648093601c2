"""Stored claims follow a decision without being read again."""

from geodata.__main__ import main
from geodata.article import Article
from geodata.claim import Claim
from geodata.decisions import Decision, decide
from geodata.repin import repin
from geodata.vocabulary import Event

ARTICLE = Article("brief.txt", "They took Xuqur.", "a" * 64)
CLAIM = Claim("a" * 64, Event.CAPTURED, "Xuqur", ARTICLE.text, 0, 16, 10, actor="SAA")


def test_a_decision_moves_the_pins_of_stored_claims_and_nothing_else(empty_store):
    empty_store.save(ARTICLE, [CLAIM], [])
    before = empty_store.claim_rows()[0]
    decide(empty_store, Decision("Xuqur", 35.5, 37.5))
    assert repin(empty_store) == 1
    after = empty_store.claim_rows()[0]
    assert (after["lat"], after["lon"], after["geo_tier"]) == (35.5, 37.5, "decision")
    pinned = {"lat", "lon", "geo_precision", "radius_km", "place_id", "place_name", "geo_tier"}
    kept = set(before) - pinned - {"geo_reason"}
    assert {name: before[name] for name in kept} == {name: after[name] for name in kept}


def test_placing_again_without_a_change_changes_nothing(empty_store):
    empty_store.save(ARTICLE, [CLAIM], [])
    repin(empty_store)
    assert repin(empty_store) == 0


def test_the_command_says_how_many_pins_moved(empty_store, capsys):
    empty_store.save(ARTICLE, [CLAIM], [])
    main(["decide", "Xuqur", "35.5", "37.5"])
    assert main(["repin"]) == 0
    assert "1 pin changed" in capsys.readouterr().out
