"""The life of a tender as one table: from which state which move leads where, and what must hold first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bidding.tender.attempts import Attempt, nothing_is_owed, nothing_suspends
from bidding.tender.award_guards import (
    agreement_says_why,
    awarded_may_win,
    awards_cover_lots,
    cancelling_is_ordered,
    candidate_gives_up,
    candidate_is_there,
    candidates_are_shown,
    complaint_is_due,
    complaint_waits,
    decision_is_due,
    objection_is_in_time,
    objection_waits,
    redo_is_owed,
    showing_is_over,
)  # fmt: skip
from bidding.tender.bid_guards import (
    bids_are_of_this_tender,
    bids_were_checked,
    check_covers_bidders,
    check_is_by_the_rulebook,
    enough_bid,
    failure_is_one,
    places_are_in_order,
    ranked_may_win,
)  # fmt: skip
from bidding.tender.contract_guards import (
    breach_is_there,
    contract_begins,
    contracts_keep_the_award,
    deduction_is_held,
    lot_has_a_contract,
    no_security_is_asked,
    refund_is_due,
    review_is_of_a_trial,
    securities_are_paid,
    term_is_over,
)  # fmt: skip
from bidding.tender.events import Tender
from bidding.tender.moves import Move, State
from bidding.tender.notice_guards import (
    addendum_is_in_time,
    addendum_keeps_the_tender,
    addendum_says_something_new,
    all_questions_are_answered,
    bids_are_due,
    draft_keeps_the_tender,
    extension_goes_later,
    field_is_counted,
    filing_is_lawful,
    publication_is_lawful,
    question_is_in_time,
    question_is_open,
    reason_to_extend,
)  # fmt: skip
from models.values.lifecycle import Lifecycle, Transition

__all__ = ["TENDER_LIFE", "state_of"]

_T = Transition[State, Move, Attempt]
_DISPUTED: Final = (State.PUBLISHED, State.CLOSED, State.OPENED, State.EVALUATED, State.ANNOUNCED, State.AWARDED,
                    State.SECURED)  # fmt: skip
_ON: Final = (nothing_suspends, nothing_is_owed)


def _to_the_close() -> Iterator[_T]:
    addendum = (addendum_keeps_the_tender, addendum_says_something_new, addendum_is_in_time)
    yield _T(State.DRAFT, Move.DRAFT, State.DRAFT, (draft_keeps_the_tender,))
    yield _T(State.DRAFT, Move.FILE, State.FILED, (filing_is_lawful,))
    yield _T(State.FILED, Move.RETURN, State.DRAFT)
    yield _T(State.FILED, Move.PUBLISH, State.PUBLISHED, (publication_is_lawful, field_is_counted))
    yield _T(State.PUBLISHED, Move.ASK, State.PUBLISHED, (question_is_in_time,))
    yield _T(State.PUBLISHED, Move.ANSWER, State.PUBLISHED, (question_is_open,))
    yield _T(State.PUBLISHED, Move.AMEND, State.PUBLISHED, addendum)
    yield _T(State.PUBLISHED, Move.EXTEND, State.PUBLISHED, (extension_goes_later, reason_to_extend))
    yield _T(State.PUBLISHED, Move.CLOSE, State.CLOSED, (bids_are_due, all_questions_are_answered, *_ON))
    for state in (State.DRAFT, State.FILED, State.PUBLISHED, State.CLOSED):
        yield _T(state, Move.CANCEL, State.CANCELLED)


def _to_the_award() -> Iterator[_T]:
    opening = (bids_are_of_this_tender, enough_bid, *_ON)
    ranked = (bids_were_checked, places_are_in_order, ranked_may_win, *_ON)
    yield _T(State.CLOSED, Move.OPEN, State.OPENED, opening)
    yield _T(State.CLOSED, Move.FAIL, State.UNSUCCESSFUL, (failure_is_one,))
    yield _T(State.OPENED, Move.CHECK, State.OPENED, (check_covers_bidders, check_is_by_the_rulebook))
    yield _T(State.OPENED, Move.EVALUATE, State.EVALUATED, ranked)
    yield _T(State.OPENED, Move.FAIL, State.UNSUCCESSFUL, (failure_is_one, nothing_suspends))
    yield _T(State.EVALUATED, Move.ANNOUNCE, State.ANNOUNCED, (candidates_are_shown, agreement_says_why, *_ON))
    yield _T(State.ANNOUNCED, Move.AWARD, State.AWARDED, (showing_is_over, awards_cover_lots, awarded_may_win, *_ON))
    yield _T(State.ANNOUNCED, Move.FAIL, State.UNSUCCESSFUL, (failure_is_one, nothing_suspends))
    for state in (State.ANNOUNCED, State.AWARDED, State.SECURED):
        yield _T(state, Move.WITHDRAW, State.ANNOUNCED, (candidate_gives_up,))
        yield _T(state, Move.STRIKE, State.ANNOUNCED, (candidate_is_there,))
    for state in (State.EVALUATED, State.ANNOUNCED, State.AWARDED):
        yield _T(state, Move.REDO, State.OPENED, (redo_is_owed,))
    for state in (State.OPENED, State.EVALUATED, State.ANNOUNCED, State.AWARDED, State.SECURED):
        yield _T(state, Move.CANCEL, State.CANCELLED, (cancelling_is_ordered,))


def _disputes() -> Iterator[_T]:
    for state in _DISPUTED:
        yield _T(state, Move.OBJECT, state, (objection_is_in_time,))
        yield _T(state, Move.REPLY, state, (objection_waits,))
        yield _T(state, Move.COMPLAIN, state, (complaint_is_due,))
        yield _T(state, Move.ACCEPT, state, (complaint_waits,))
        yield _T(state, Move.DECIDE, state, (decision_is_due,))


def _after_the_award() -> Iterator[_T]:
    yield _T(State.AWARDED, Move.SECURE, State.SECURED, (securities_are_paid, *_ON))
    yield _T(State.AWARDED, Move.SIGN, State.SIGNED, (no_security_is_asked, contracts_keep_the_award, *_ON))
    yield _T(State.SECURED, Move.SIGN, State.SIGNED, (no_security_is_asked, contracts_keep_the_award, *_ON))
    yield _T(State.SIGNED, Move.FILE_CONTRACT, State.CONTRACT_FILED)
    yield _T(State.CONTRACT_FILED, Move.START, State.PERFORMING, (contract_begins,))
    for state in (State.AWARDED, State.SECURED, State.SIGNED, State.CONTRACT_FILED, State.PERFORMING):
        yield _T(state, Move.REPORT, state)
    for state in (State.SIGNED, State.CONTRACT_FILED, State.PERFORMING, State.CANCELLED, State.UNSUCCESSFUL):
        yield _T(state, Move.RETURN_SECURITIES, state)
    yield _T(State.PERFORMING, Move.BREACH, State.PERFORMING, (lot_has_a_contract,))
    yield _T(State.PERFORMING, Move.REVIEW, State.PERFORMING, (lot_has_a_contract, review_is_of_a_trial))
    yield _T(State.PERFORMING, Move.DEDUCT, State.PERFORMING, (lot_has_a_contract, breach_is_there, deduction_is_held))
    yield _T(State.PERFORMING, Move.HAND_OVER, State.HANDED_OVER, (term_is_over,))
    yield _T(State.HANDED_OVER, Move.APPLY_REFUND, State.HANDED_OVER, (lot_has_a_contract,))
    yield _T(State.HANDED_OVER, Move.OPINE, State.HANDED_OVER, (lot_has_a_contract,))
    for state in (State.SIGNED, State.CONTRACT_FILED, State.PERFORMING, State.HANDED_OVER, State.CANCELLED,
                  State.UNSUCCESSFUL):  # fmt: skip
        yield _T(state, Move.REFUND, state, (refund_is_due,))


TENDER_LIFE: Final = Lifecycle[State, Move, Attempt](
    (*_to_the_close(), *_to_the_award(), *_disputes(), *_after_the_award())
)
"""From the draft to the refund; docs/tenders.md shows it, and a test holds the page to this table."""


def state_of(tender: Tender) -> State:
    """Return the state that the events lead to. Raises InputError for events that no life can have."""
    return TENDER_LIFE.reached((event.move for event in tender.events[1:]), f"tender {tender.id}")
