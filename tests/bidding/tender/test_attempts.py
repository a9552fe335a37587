"""What suspends a tender, and what is owed before it goes on."""

from __future__ import annotations

import pytest

from bidding.procedures import procedures_for
from bidding.tender import Move, Role, State, Tender
from bidding.tender.attempts import Attempt
from bidding.tender.details import Drafted
from models.errors import RefusedError
from tests.builders.notices import company
from tests.builders.tenders import DIGEST, a_tender, an_event, awarded, says, then

LATE = "2024-06-29T04:00:00Z"


def _objected() -> Tender:
    told = says(matter="result", text_digest=DIGEST)
    return then(a_tender(State.ANNOUNCED), Move.OBJECT, "2024-06-26T01:00:00Z", told, company(2))


def test_an_objection_suspends_until_it_is_answered() -> None:
    """Article 54: no award before; after an answer that it is not upheld, the award goes on."""
    tender = _objected()
    with pytest.raises(RefusedError, match=r"suspends the tender\. Answer it first"):
        then(tender, Move.AWARD, LATE, awarded(company(1)))
    answer = says(objection=len(tender.events), upheld=False, what="the marks are as the criteria say")

    tender = then(tender, Move.REPLY, "2024-06-27T01:00:00Z", answer)
    assert then(tender, Move.AWARD, LATE, awarded(company(1))).awards


def test_what_was_upheld_is_owed() -> None:
    """A second evaluation was granted, so nobody is awarded before it."""
    tender = _objected()
    answer = says(objection=len(tender.events), upheld=True, remedy="redo", what="a criterion was misread")
    tender = then(tender, Move.REPLY, "2024-06-27T01:00:00Z", answer)

    with pytest.raises(RefusedError, match="redo is owed"):
        then(tender, Move.AWARD, LATE, awarded(company(1)))


def test_details_have_the_shape_of_their_move() -> None:
    """A guard that asks for another shape is a fault of ours, and said so."""
    tender = a_tender()
    event = an_event(Move.FILE, LATE, says(filing="F"), role=Role.PROCURING_ENTITY)
    attempt = Attempt(tender, event, event.told, procedures_for("330681", event.on))

    with pytest.raises(TypeError, match="does not hold Drafted"):
        attempt.told(Drafted)
