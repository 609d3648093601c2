"""How an actor accords with the other claims of its article, and how that is weighed."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.accord import ALONE, COLUMNS, Accord, Told, columns
from extract.training.accord import Case, fit_accord
from geodata.vocabulary import Event

EVENTS = [event for event in Event if event is not Event.HELD]
HELD = COLUMNS.index("held the place and captures it")
KEPT = COLUMNS.index("held the place and keeps or leaves it")
SIDE = COLUMNS.index("on this side elsewhere")
OTHER = COLUMNS.index("on the other side elsewhere")
AGAIN = COLUMNS.index("in this claim elsewhere")
AWAY = COLUMNS.index("on this side elsewhere, but not named here")


def _told(
    index: int, place: str, event: Event, actor: float, here: tuple[str, ...] = ("SDF", "ISIS")
) -> Told:
    return Told(index, place, event, 1.0, (("SDF", actor), ("ISIS", 1 - actor)), frozenset(here))


def _last(*told: Told) -> tuple[np.ndarray, np.ndarray]:
    """The columns of the last claim's candidates: the SDF's and those of ISIS."""
    table = columns(told)
    return table[-2], table[-1]


def test_who_captured_a_place_before_held_it_since() -> None:
    sdf, isis = _last(_told(0, "ara", Event.CAPTURED, 1.0), _told(1, "ara", Event.CAPTURED, 0.5))
    assert sdf[HELD] > 0 > -0.01 > isis[HELD] - sdf[HELD]


@pytest.mark.parametrize("event", [Event.WITHDREW, Event.REPELLED])
def test_who_keeps_or_leaves_a_place_held_it(event: Event) -> None:
    sdf, isis = _last(_told(0, "ara", Event.CAPTURED, 1.0), _told(1, "ara", event, 0.5))
    assert sdf[KEPT] > isis[KEPT] == 0


def test_who_withdrew_holds_the_place_no_longer() -> None:
    sdf, _ = _last(_told(0, "ara", Event.WITHDREW, 1.0), _told(1, "ara", Event.CAPTURED, 0.5))
    assert sdf[HELD] < 0


def test_a_denial_tells_of_no_hold_and_of_no_side() -> None:
    sdf, isis = _last(_told(0, "ara", Event.DENIED, 1.0), _told(1, "ara", Event.CAPTURED, 0.5))
    assert sdf[HELD] == isis[HELD] == sdf[SIDE] == isis[OTHER] == 0


def test_an_attacker_elsewhere_is_on_the_other_side_of_a_defence() -> None:
    first = _told(0, "ara", Event.CONTESTED, 1.0)
    attack, _ = _last(first, _told(1, "bor", Event.CAPTURED, 0.5))
    defence, _ = _last(first, _told(1, "bor", Event.REPELLED, 0.5))
    assert attack[SIDE] == defence[OTHER] > attack[OTHER] == defence[SIDE] == 0


def test_claims_of_the_own_sentence_tell_nothing() -> None:
    sdf, isis = _last(_told(3, "ara", Event.CAPTURED, 1.0), _told(3, "bor", Event.CAPTURED, 0.5))
    assert not sdf[1:].any()
    assert not isis[1:].any()


def test_the_same_claim_elsewhere_speaks_for_its_actor() -> None:
    sdf, isis = _last(_told(0, "ara", Event.CAPTURED, 1.0), _told(4, "ara", Event.CAPTURED, 0.5))
    assert sdf[AGAIN] > isis[AGAIN] == 0


def test_whom_the_sentence_does_not_name_has_a_column_of_its_own() -> None:
    first = _told(0, "ara", Event.CAPTURED, 1.0)
    named, _ = _last(first, _told(1, "bor", Event.CAPTURED, 0.5))
    unnamed, _ = _last(first, _told(1, "bor", Event.CAPTURED, 0.5, here=("ISIS",)))
    assert named[SIDE] == unnamed[SIDE] == unnamed[AWAY] > named[AWAY] == 0


told = st.lists(
    st.tuples(
        st.integers(0, 6), st.sampled_from("ab"), st.sampled_from(EVENTS), st.floats(0.01, 0.99)
    ),
    max_size=12,
).map(lambda rows: [_told(*row) for row in sorted(rows)])


@given(told)
def test_every_candidate_has_every_column_and_each_is_small(claims: list[Told]) -> None:
    table = columns(claims) if claims else np.zeros((0, len(COLUMNS)))
    assert table.shape == (2 * len(claims), len(COLUMNS))
    assert np.isfinite(table).all()
    assert (abs(table[:, 1:]) <= 1.0001).all()


@given(told)
def test_alone_shares_stay_as_they_are_and_always_add_up(claims: list[Told]) -> None:
    if not claims:
        return
    table = columns(claims)
    for one, shares in zip(claims, ALONE.shares(claims, table), strict=True):
        assert dict(shares) == pytest.approx(dict(one.actors), abs=1e-3)
    weights = np.linspace(-2, 2, len(COLUMNS)).astype(np.float32)
    for shares in Accord(weights).shares(claims, table):
        assert sum(share for _, share in shares) == pytest.approx(1, abs=1e-4)


def _cases(count: int) -> list[Case]:
    """Castings in which the actor is whoever is on the same side elsewhere."""
    first = _told(0, "ara", Event.CAPTURED, 1.0)
    table = columns([first, _told(1, "bor", Event.CAPTURED, 0.4, here=())])[-2:]
    return [Case(table, np.array([True, False]))] * count


def test_what_speaks_for_the_right_actor_is_learnt() -> None:
    fitted = fit_accord(_cases(200))
    case = _cases(1)[0]
    assert (case.columns @ ALONE.weights).argmax() == 1
    assert (case.columns @ fitted.weights).argmax() == 0


def test_without_a_case_nothing_is_changed() -> None:
    wrong = Case(_cases(1)[0].columns, np.array([False, False]))
    assert (fit_accord([wrong]).weights == ALONE.weights).all()
