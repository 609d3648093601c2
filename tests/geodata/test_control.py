from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from geodata.control import UNDECIDED, UNKNOWN, Clock, control
from geodata.vocabulary import Event
from tests.geodata.claim_rows import claim


def controller(*rows, as_of=None, clock=Clock.EVENT):
    (state,) = control(rows, as_of, clock)
    return state.controller


def test_the_last_capture_controls_the_place():
    first = claim(date="2017-05-10", actor="ISIS")
    second = claim(date="2017-05-20", actor="SDF")
    assert controller(second, first) == "SDF"


def test_a_day_before_a_capture_shows_who_held_the_place_then():
    first = claim(date="2017-05-10", actor="ISIS")
    second = claim(date="2017-05-20", actor="SDF")
    assert controller(first, second, as_of=date(2017, 5, 19)) == "ISIS"
    assert control([first, second], date(2017, 5, 9)) == []


def test_who_repels_an_attack_keeps_the_place():
    assert controller(claim(event="repelled", actor="SAA", from_actor="ISIS")) == "SAA"


def test_fighting_a_siege_and_a_denial_give_control_to_nobody():
    for event in ("contested", "encircled", "denied"):
        assert controller(claim(event=event)) == UNKNOWN
        taken = claim(date="2017-05-01", actor="ISIS")
        assert controller(taken, claim(event=event, actor="SDF")) == "ISIS"


def test_what_changes_nothing_is_still_shown():
    taken, fought = claim(date="2017-05-01"), claim(date="2017-05-02", event="contested")
    (state,) = control([taken, fought])
    assert state.claims == (fought, taken)
    assert state.since == "2017-05-01"


def test_who_withdraws_leaves_the_place_to_nobody_known():
    held = claim(date="2017-05-01", actor="ISIS", event="held")
    left = claim(date="2017-05-03", actor="ISIS", event="withdrew", from_actor="SDF")
    assert controller(held, left) == UNKNOWN


def test_a_withdrawal_does_not_unseat_the_one_who_took_the_place():
    taken = claim(date="2017-05-03", actor="SDF", outlet="One")
    left = claim(date="2017-05-03", actor="ISIS", event="withdrew", outlet="Two")
    assert controller(taken, left) == "SDF"


def test_a_place_taken_and_left_on_one_day_follows_the_order_of_the_sentence():
    sentence = "They seized the hill but withdrew at night."
    taken = claim(sentence=sentence, trigger="seized", actor="FSA")
    left = claim(sentence=sentence, trigger="withdrew", actor="FSA", event="withdrew")
    assert controller(left, taken) == UNKNOWN


def test_two_outlets_that_name_two_holders_on_one_day_are_never_voted_on():
    rows = [claim(actor="SAA", outlet="One"), claim(actor="ISIS", outlet="Two")]
    rows += [claim(actor="SAA", outlet=name) for name in ("Three", "Four", "Five")]
    (state,) = control(rows)
    assert state.controller == UNDECIDED
    assert state.rivals == ("ISIS", "SAA")
    assert len(state.claims) == 5


def test_two_claimants_in_one_outlet_conflict_too():
    assert controller(
        claim(actor="SAA", claimant="SANA"), claim(actor="ISIS", claimant="Amaq")
    ) == (UNDECIDED)


def test_a_later_claim_settles_a_conflict():
    rows = [claim(actor="SAA", outlet="One"), claim(actor="ISIS", outlet="Two")]
    assert controller(*rows, claim(actor="SDF", date="2017-05-11", outlet="Two")) == "SDF"


def test_a_claim_of_a_month_conflicts_with_one_of_a_day_inside_it():
    month = claim(date="2017-05-15", date_start="2017-05-01", date_end="2017-05-31", outlet="One")
    assert controller(month, claim(date="2017-05-20", actor="ISIS", outlet="Two")) == UNDECIDED


def test_a_sources_own_later_word_replaces_its_earlier_one():
    first = claim(actor="SAA", published="2017-05-11", article_sha256="1")
    second = claim(actor="ISIS", published="2017-05-12", article_sha256="2")
    assert controller(second, first) == "ISIS"


def test_a_capture_that_names_the_loser_comes_after_the_losers_hold():
    held = claim(event="held", actor="ISIS", outlet="One")
    assert controller(held, claim(actor="SAA", from_actor="ISIS", outlet="Two")) == "SAA"


def test_two_sides_that_tell_one_fight_differently_leave_it_undecided():
    taken = claim(actor="rebels", from_actor="SAA", outlet="One")
    repelled = claim(event="repelled", actor="SAA", from_actor="rebels", outlet="Two")
    assert controller(taken, repelled) == UNDECIDED


def test_two_captures_that_each_name_the_other_as_loser_leave_it_undecided():
    one = claim(actor="SAA", from_actor="ISIS", outlet="One")
    assert controller(one, claim(actor="ISIS", from_actor="SAA", outlet="Two")) == UNDECIDED


def test_another_sources_denial_is_a_disagreement_and_the_same_sources_takes_it_back():
    held = claim(date="2017-05-01", actor="ISIS", outlet="One")
    taken = claim(date="2017-05-10", actor="SAA", outlet="One")
    other = claim(date="2017-05-11", actor="SAA", event="denied", outlet="Two")
    own = claim(date="2017-05-11", actor="SAA", event="denied", outlet="One")
    assert controller(held, taken, other) == UNDECIDED
    assert controller(held, taken, own) == "ISIS"


def test_an_actor_that_is_not_known_yields_to_one_that_is():
    assert controller(claim(actor="", outlet="One"), claim(actor="SDF", outlet="Two")) == "SDF"


def test_on_the_clock_of_publication_a_claim_counts_once_it_is_known():
    late = claim(date="2017-05-10", published="2017-06-01", actor="SDF")
    known = claim(date="2017-05-05", published="2017-05-05", actor="ISIS")
    rows, day = [late, known], date(2017, 5, 20)
    assert controller(*rows, as_of=day, clock=Clock.PUBLISHED) == "ISIS"
    assert controller(*rows, as_of=date(2017, 6, 1), clock=Clock.PUBLISHED) == "SDF"
    assert controller(*rows, as_of=day) == "SDF"


def test_claims_without_a_date_or_a_pin_take_no_part():
    undated, unplaced = claim(date=None), claim(lat=None, lon=None, place_id="")
    unpublished = claim(published=None)
    assert control([undated, unplaced]) == []
    assert control([unpublished], clock=Clock.PUBLISHED) == []


def test_claims_on_one_spot_without_an_id_share_their_place():
    rows = [claim(place_id=""), claim(place_id="", actor="SDF", date="2017-06-01")]
    assert controller(*rows) == "SDF"


ROWS = st.lists(
    st.builds(
        lambda event, actor, loser, day, width, outlet, place: claim(
            event=event,
            actor=actor,
            from_actor=loser,
            date=f"2017-05-{day:02}",
            date_end=f"2017-05-{day + width:02}",
            outlet=outlet,
            place_id=place,
        ),
        st.sampled_from([str(e) for e in Event]),
        st.sampled_from(["SAA", "ISIS", "SDF", ""]),
        st.sampled_from(["SAA", "ISIS", ""]),
        st.integers(1, 6),
        st.integers(0, 3),
        st.sampled_from(["One", "Two"]),
        st.sampled_from(["alpha", "beta"]),
    ),
    max_size=12,
)


@given(ROWS, st.randoms())
def test_the_order_in_which_rows_arrive_does_not_matter(rows, random):
    shuffled = random.sample(rows, len(rows))
    assert control(shuffled) == control(rows)


@given(ROWS)
def test_a_controller_is_always_an_actor_that_some_claim_names(rows):
    for state in control(rows):
        named = {row["actor"] for row in rows if row["place_id"] == state.place_id}
        assert state.controller in named | {UNDECIDED, UNKNOWN}
        assert (state.controller == UNDECIDED) <= bool(state.rivals)
        assert state.claims


@given(ROWS, st.integers(1, 9))
def test_claims_of_later_days_never_change_an_earlier_day(rows, day):
    as_of = date(2017, 5, day)
    assert control(rows, as_of) == control([r for r in rows if r["date"] <= str(as_of)], as_of)
