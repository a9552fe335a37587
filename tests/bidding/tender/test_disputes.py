"""Objections and complaints as the events have left them."""

from __future__ import annotations

from bidding.tender import Move, State
from bidding.tender.details import Remedy
from bidding.tender.disputes import disputes, owed, suspended_by
from tests.builders.tenders import DIGEST, a_tender, says, then

DAY = "2024-06-26T04:00:00Z"


def test_a_complaint_suspends_by_order_alone() -> None:
    """Article 62: neither before it is taken up, nor where the authority does not order it."""
    told = says(matter="other", known_on="2024-06-25", text_digest=DIGEST)
    tender = then(a_tender(State.ANNOUNCED), Move.COMPLAIN, DAY, told)
    number = len(tender.events)
    assert suspended_by(tender) == ()

    quiet = then(tender, Move.ACCEPT, DAY, says(complaint=number, accepted=True, what="x"))
    loud = then(tender, Move.ACCEPT, DAY, says(complaint=number, accepted=True, suspends=True, what="x"))
    assert [len(suspended_by(one)) for one in (quiet, loud)] == [0, 1]


def test_a_complaint_that_is_not_taken_up_is_over() -> None:
    """Nothing is pending, and nothing is owed."""
    told = says(matter="other", known_on="2024-06-25", text_digest=DIGEST)
    tender = then(a_tender(State.ANNOUNCED), Move.COMPLAIN, DAY, told)
    tender = then(tender, Move.ACCEPT, DAY, says(complaint=len(tender.events), accepted=False, what="no proof"))
    (one,) = disputes(tender)

    assert not one.pending
    assert owed(tender) == ()


def test_what_is_not_upheld_asks_for_nothing() -> None:
    """The remedy is none, and the objection is settled on the day of its answer."""
    tender = then(a_tender(State.ANNOUNCED), Move.OBJECT, DAY, says(matter="result", text_digest=DIGEST))
    tender = then(tender, Move.REPLY, DAY, says(objection=len(tender.events), upheld=False, what="no"))
    (one,) = disputes(tender)

    assert (one.remedy, one.pending, one.settled_on) == (Remedy.NONE, False, tender.events[-1].on)
