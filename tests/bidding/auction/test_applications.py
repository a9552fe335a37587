"""Applications to take part in an auction, and what becomes of their securities."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Final

from bidding.auction import (
    Application,
    ApplicationAttempt,
    ApplicationMove,
    ApplicationStep,
    Course,
    application_state,
    signed_application,
    stand,
    take_application_step,
)
from bidding.auction.applications import admission_problems
from models.errors import RefusedError
from tests.builders.auctions import AUCTION, CLOSES_AT, OPENS_AT, bidder, rules, run

BEFORE = OPENS_AT - timedelta(days=1)
SECURITY = 50_000
WAITING = stand(rules(), [])
ENDED = replace(
    stand(rules(), run([("a", 100_000), ("b", 105_000), ("c", 110_000)])), admitted=dict.fromkeys("abc", "")
)
"""c won, and b waits."""
_AWAITED: Final = "the lease is not signed yet, and this bidder won or waits"


def _step(move: str, fen: int = 0, at: datetime = BEFORE, reason: str = "") -> ApplicationStep:
    signed = signed_application(AUCTION, (bidder("d").name, bidder("d").pair)) if move == "apply" else None
    return ApplicationStep(ApplicationMove(move), at.date(), at, "Xinan", fen, reason, signed)


def _paid(handle: str = "B1") -> Application:
    return Application(AUCTION, handle, (_step("apply"), _step("pay", SECURITY)))


def _why(application: Application, step: ApplicationStep, course: Course = WAITING, **told: Any) -> str:  # noqa: ANN401
    try:
        take_application_step(ApplicationAttempt(application, step, course, **told))
    except RefusedError as error:
        return "; ".join(problem.what for problem in error.problems)
    return ""


def test_an_application_comes_before_the_opening_once_under_its_own_key() -> None:
    """Every reason is told."""
    blank = Application(AUCTION, "B1")

    assert _why(blank, _step("apply")) == ""
    assert _why(blank, _step("apply", at=OPENS_AT)) == "the auction is open"
    assert _why(blank, _step("apply"), keys={bidder("d").key.vkey: "B7"}) == "this key applied already, as B7"


def test_the_security_comes_in_whole_or_in_parts_and_never_more() -> None:
    """Only with all of it somebody is admitted."""
    part = Application(AUCTION, "B1", (_step("apply"), _step("pay", 20_000)))

    assert [problem.what for problem in admission_problems(part, WAITING)] == [
        "20000 of 50000 fen of the security were paid"
    ]
    assert "30000 fen of the security are open" in _why(part, _step("pay", 30_001))
    assert _why(part, _step("pay", 30_000)) == ""
    assert admission_problems(_paid(), WAITING) == []


def test_an_application_is_refused_with_a_reason_and_the_security_comes_back() -> None:
    """Whole; and it is not admitted any more."""
    assert _why(_paid(), _step("refuse")) == "no reason is given"
    refused = take_application_step(ApplicationAttempt(_paid(), _step("refuse", reason="owes rent"), WAITING))
    assert application_state(refused, WAITING, BEFORE) == "refused"
    assert _why(refused, _step("refund", SECURITY - 1)) == "49999 fen are entered, and 50000 fen are held"
    assert _why(refused, _step("refund", SECURITY)) == ""
    assert [problem.what for problem in admission_problems(refused, WAITING)] == ["it was refused"]


def test_a_loser_gets_the_security_back_after_the_close() -> None:
    """And who won or waits when the lease is signed, or, who waits, when the winner lost its own."""
    back, early = _step("refund", SECURITY, CLOSES_AT), _step("refund", SECURITY, OPENS_AT + timedelta(minutes=5))
    bidding = replace(stand(rules(), run([("a", 100_000)], None)), admitted={"a": ""})
    states = {handle: _why(_paid(handle), back, ENDED) for handle in "abc"}

    assert _why(_paid("a"), early, bidding) == "the auction goes on"
    assert states == {"a": "", "b": _AWAITED, "c": _AWAITED}
    assert _why(_paid("b"), back, ENDED, tenant="c") == _why(_paid("c"), back, ENDED, tenant="c") == ""
    assert _why(_paid("b"), back, ENDED, defaulted=True) == ""


def test_a_winner_who_does_not_sign_loses_it() -> None:
    """With a reason; nobody else does, and who signed does not."""
    kept = _step("keep", SECURITY, CLOSES_AT, "did not come to sign")

    assert _why(_paid("c"), kept, ENDED) == _why(_paid("c"), kept, ENDED, tenant="b") == ""
    assert _why(_paid("c"), kept, ENDED, tenant="c") == "this bidder signed the lease"
    assert _why(_paid("b"), kept, ENDED) == "this bidder did not win"
    assert _why(_paid("c"), _step("keep", SECURITY, CLOSES_AT), ENDED) == "no reason is given"
    lost = take_application_step(ApplicationAttempt(_paid("c"), kept, ENDED))
    assert (lost.held_fen, lost.kept_fen) == (0, SECURITY)
    assert _why(lost, _step("refund", SECURITY, CLOSES_AT), ENDED, tenant="b") == "no security is held"


def test_who_was_not_admitted_in_time_missed_it() -> None:
    """Nothing more is entered then but the way back of the security."""
    assert application_state(_paid(), WAITING, BEFORE) == "paid"
    assert application_state(_paid(), WAITING, OPENS_AT) == "missed"
    assert _why(_paid(), _step("refuse", at=OPENS_AT, reason="late")) == "the auction is open"
    assert _why(_paid(), _step("refund", SECURITY, OPENS_AT)) == ""
