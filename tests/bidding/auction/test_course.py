"""Nobody but the rules decides which bid leads and when an auction ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidding.auction import AuctionEvent, AuctionMove, Phase, offer, signed_bid, stand, started
from bidding.auction.course import refusals
from models.errors import InputError, RefusedError
from tests.builders.auctions import (
    AUCTION,
    CLOSES_AT,
    OPENS_AT,
    STARTING,
    STEP,
    a_bid,
    a_close,
    a_decision,
    an_admission,
    bidder,
    rules,
    run,
)

ONE = timedelta(microseconds=1)
MINUTE = timedelta(minutes=1)


def _why(event: AuctionEvent, *before: AuctionEvent) -> list[str]:
    return [problem.what for problem in refusals(stand(rules(), before), event)]


def test_the_highest_bid_leads_and_the_next_bidder_waits() -> None:
    """The waiting one is the best of another bidder, not the leader's own earlier bid."""
    course = stand(rules(), run([("a", 100_000), ("b", 105_000), ("a", 110_000), ("b", 115_000), ("a", 200_000)], None))

    assert course.leading is not None
    assert (course.leading.by, course.leading.amount_fen) == ("a", 200_000)
    assert course.waiting is not None
    assert (course.waiting.by, course.waiting.amount_fen) == ("b", 115_000)


@pytest.mark.parametrize(("amount", "taken"), [(STARTING, True), (STARTING - 1, False)])
def test_the_first_bid_reaches_the_starting_rent(amount: int, taken: bool) -> None:  # noqa: FBT001 - a case
    """Exactly is enough."""
    assert (_why(a_bid(1, "a", amount)) == []) is taken


@pytest.mark.parametrize(("amount", "taken"), [(STARTING + STEP, True), (STARTING + STEP - 1, False)])
def test_each_bid_rises_by_a_step(amount: int, taken: bool) -> None:  # noqa: FBT001 - a case
    """So that no two are equal."""
    assert (_why(a_bid(2, "b", amount), a_bid(1, "a", STARTING)) == []) is taken


@pytest.mark.parametrize(
    ("at", "phase"), [(OPENS_AT - ONE, "waiting"), (OPENS_AT, None), (CLOSES_AT - ONE, None), (CLOSES_AT, "closed")]
)
def test_the_moment_of_the_commit_decides(at: datetime, phase: str | None) -> None:
    """From the opening on, and before the close; a microsecond late is late."""
    assert _why(a_bid(1, "a", STARTING, at)) == ([f"the auction is {phase}"] if phase else [])


def test_all_that_is_wrong_is_told_at_once() -> None:
    """A stranger, too little, too late, out of turn: four reasons."""
    assert len(_why(a_bid(3, "z", 1, CLOSES_AT))) == 4


def test_who_is_admitted_before_it_opens_may_bid() -> None:
    """With the key that applied, and with no other."""
    admitted = an_admission(1, "d", OPENS_AT - ONE, "B1")

    assert _why(replace(a_bid(2, "d", STARTING), by="B1"), admitted) == ["it is not this bidder's, on this amount"]
    signed = signed_bid(AUCTION, "B1", STARTING, (bidder("d").name, bidder("d").pair))
    assert _why(replace(a_bid(2, "d", STARTING), by="B1", signed=signed), admitted) == []


def test_nobody_is_admitted_once_it_is_open() -> None:
    """Nor without an application of the own key, under another's name, or twice: every reason."""
    assert _why(an_admission(1, "d", OPENS_AT)) == ["the auction is open"]
    assert _why(replace(an_admission(1, "d", OPENS_AT - ONE), signed=a_bid(1, "d", 1).signed)) != []
    assert _why(an_admission(1, "a", OPENS_AT, "b")) == [
        "the auction is open", "this key was admitted already", "the name 'b' is another bidder's, or none",
    ]  # fmt: skip


def test_nobody_bids_against_themselves() -> None:
    """Whoever leads waits for the others."""
    assert _why(a_bid(2, "a", 200_000), a_bid(1, "a", STARTING)) == ["this bidder leads already"]


@pytest.mark.parametrize(
    ("at", "ends"),
    [
        (CLOSES_AT - 2 * MINUTE - ONE, CLOSES_AT),
        (CLOSES_AT - 2 * MINUTE, CLOSES_AT),
        (CLOSES_AT - MINUTE, CLOSES_AT + MINUTE),
        (CLOSES_AT - ONE, CLOSES_AT + 2 * MINUTE - ONE),
    ],
)
def test_a_late_bid_leaves_the_others_two_minutes(at: datetime, ends: datetime) -> None:
    """In the last two minutes the end is put off, so that two minutes are left."""
    assert stand(rules(), [a_bid(1, "a", STARTING, at)]).closes_at == ends


def test_the_hard_stop_is_the_last_end() -> None:
    """However many bids come, it ends there; and it is never drawn nearer."""
    stop = CLOSES_AT + MINUTE
    course = stand(rules(hard_stop_at=stop), [a_bid(1, "a", STARTING, CLOSES_AT - ONE)])

    assert course.closes_at == stop
    assert offer(course, a_bid(2, "b", STARTING + STEP, stop - ONE)).closes_at == stop


def test_a_pause_takes_nothing_from_the_bidders() -> None:
    """While it is paused nobody bids; both ends are put off by as long as it took."""
    paused = offer(started(rules()), a_decision(1, "pause", OPENS_AT + MINUTE))
    resumed = offer(paused, a_decision(2, "resume", OPENS_AT + 11 * MINUTE))

    assert paused.phase(CLOSES_AT + MINUTE) is Phase.PAUSED
    assert [problem.what for problem in refusals(paused, a_bid(2, "a", STARTING, CLOSES_AT))] == [
        "the auction is paused"
    ]
    assert resumed.closes_at == CLOSES_AT + 10 * MINUTE
    assert resumed.hard_stop_at == rules().hard_stop_at + 10 * MINUTE


def test_only_a_signed_decision_pauses() -> None:
    """Without its reason, for another move or unsigned nothing stops; and nothing is closed before its end."""
    unsigned = replace(a_decision(1, "pause", OPENS_AT), signed=None)
    other = replace(a_decision(1, "cancel", OPENS_AT), move=AuctionMove.PAUSE)

    for event in (a_decision(1, "pause", OPENS_AT, " "), unsigned, other):
        assert _why(event) == ["no official's decision with a reason is signed for it"]
    assert _why(a_close(1, CLOSES_AT - ONE)) == ["it is open, and this is done while it is closed"]


@pytest.mark.parametrize("changes", [{"by": "b"}, {"amount_fen": 999_999}, {"signed": None}])
def test_nobody_bids_in_anothers_name(changes: dict[str, object]) -> None:
    """A bid is its bidder's own, on its very amount, or none."""
    forged = replace(a_bid(1, "a", STARTING), **changes)  # type: ignore[arg-type]

    assert _why(forged) == ["it is not this bidder's, on this amount"]


def test_after_the_close_nothing_is_taken_whatever_the_clock_says() -> None:
    """A clock set back reopens nothing."""
    course = stand(rules(), run([("a", STARTING)]))

    assert course.ended is Phase.CLOSED
    whats = [problem.what for problem in refusals(course, a_bid(3, "b", 200_000, OPENS_AT))]
    assert whats == ["it would lie before the event on record", "the auction is closed"]
    assert list(refusals(course, a_close(3)))


def test_a_cancelled_auction_is_over() -> None:
    """No bid counts after it."""
    course = stand(rules(), [a_decision(1, "cancel", OPENS_AT)])

    assert course.phase(OPENS_AT + MINUTE) is Phase.CANCELLED
    with pytest.raises(RefusedError, match="the auction is cancelled"):
        offer(course, a_bid(2, "a", STARTING, OPENS_AT + MINUTE))


def test_a_history_that_could_not_be_is_told() -> None:
    """A record in which a bid was let in too low is damaged, and says where."""
    with pytest.raises(InputError, match=r"event 2.*too little"):
        stand(rules(), run([("a", STARTING), ("b", STARTING)], None))


@given(
    st.lists(
        st.tuples(st.sampled_from("abcz"), st.integers(0, 400_000), st.integers(-5, 100)), max_size=40
    )
)  # fmt: skip
def test_no_course_breaks_the_rules(tried: list[tuple[str, int, int]]) -> None:
    """Whatever is tried: the lead only rises, by a step; the end is only put off, up to the hard stop; one leads."""
    course = started(rules())
    for by, amount, minute in tried:
        number = 1 if course.last is None else course.last.number + 1
        event = a_bid(number, by, amount, OPENS_AT + minute * MINUTE)
        if list(refusals(course, event)):
            continue
        after = offer(course, event)
        assert amount >= course.least_fen
        assert course.closes_at <= after.closes_at <= after.hard_stop_at
        assert after.leading is event
        assert after.waiting is None or after.waiting.amount_fen < amount
        assert after.waiting is None or after.waiting.by != by
        course = after
    assert stand(rules(), []) == started(rules())
