"""After the award: security, contract, performance, exit, refund."""

from __future__ import annotations

from typing import Any

import pytest

from bidding.tender import Move, State, Tender, state_of
from models.errors import RefusedError
from tests.builders.notices import a_notice, company
from tests.builders.tenders import PATH, a_tender, contract, says, then

PAID = {"lot": "lot-1", "company_id": company(1), "fen": 14_500_000, "receipt": "R-1"}
LATER = "2025-03-01T04:00:00Z"


def _refused(tender: Tender, move: Move, told: dict[str, Any], at: str | None = None) -> str:
    with pytest.raises(RefusedError) as caught:
        then(tender, move, at or PATH[move][0], told)
    return str(caught.value)


def _breached() -> Tender:
    told = says(lot="lot-1", event="service.subcontracted", occurred_on="2025-02-01", what="cleaning was let whole")
    return then(a_tender(State.PERFORMING), Move.BREACH, LATER, told)


def test_the_winner_pays_what_is_due() -> None:
    """Less, nothing, twice, and another company's money are refused."""
    tender = a_tender(State.AWARDED)

    assert "14500000 are due" in _refused(tender, Move.SECURE, says(payments=[{**PAID, "fen": 1}]))
    other = _refused(tender, Move.SECURE, says(payments=[{**PAID, "company_id": company(2)}]))
    assert f"{company(2)} did not win lot-1" in other
    assert "0 fen were paid" in other
    assert "paid for twice" in _refused(tender, Move.SECURE, says(payments=[PAID, PAID]))


def test_a_contract_waits_for_its_security() -> None:
    """Where the place asks for one; where neither law nor notice asks, it is signed at once."""
    signed = says(contracts=[contract(company(1))])
    assert "wuxin tender secure" in _refused(a_tender(State.AWARDED), Move.SIGN, signed)

    elsewhere = a_tender(State.AWARDED, a_notice(jurisdiction="371082"))
    assert state_of(then(elsewhere, Move.SIGN, PATH[Move.SIGN][0], signed)) is State.SIGNED


def test_contracts_are_those_of_the_awards() -> None:
    """On the same terms, one for each lot, on a day that has come."""
    tender = a_tender(State.SECURED)
    said = _refused(tender, Move.SIGN, says(contracts=[contract(company(2), signed_on="2024-07-11")]))

    assert "was awarded to" in said
    assert "lies ahead" in said
    other = says(contracts=[contract(company(1), lot="lot-9")])
    assert "one contract for each lot" in _refused(tender, Move.SIGN, other)


def test_service_starts_with_the_contract() -> None:
    """Not a day before."""
    assert "service starts on 2024-08-01" in _refused(
        a_tender(State.CONTRACT_FILED), Move.START, says(), "2024-07-31T04:00:00Z"
    )


def test_a_breach_is_of_a_lot_and_past() -> None:
    """Neither of a lot without a contract, nor of tomorrow."""
    told = says(lot="lot-9", event="service.subcontracted", occurred_on="2025-02-01", what="x")
    tender = a_tender(State.PERFORMING)

    assert "no contract for lot-9" in _refused(tender, Move.BREACH, told, LATER)
    assert "lies ahead" in _refused(tender, Move.BREACH, told | {"lot": "lot-1", "occurred_on": "2025-03-02"}, LATER)


def test_a_deduction_answers_a_breach_and_stays_within_what_is_held() -> None:
    """A breach on record, at most the balance."""
    tender = _breached()
    number = len(tender.events)
    told = says(lot="lot-1", company_id=company(1), fen=500_000, breach=number, what="as the contract says")

    assert "is no breach of lot-1" in _refused(tender, Move.DEDUCT, told | {"breach": 2}, LATER)
    assert "it holds 14500000" in _refused(tender, Move.DEDUCT, told | {"fen": 14_500_001}, LATER)
    assert then(tender, Move.DEDUCT, LATER, told).ledger.balance_fen("lot-1", company(1)) == 14_000_000


def test_a_refund_takes_an_application_and_an_opinion() -> None:
    """Zhuji opinions 9; and it is the balance, whole."""
    tender = a_tender(State.HANDED_OVER)
    at = "2027-08-10T04:00:00Z"
    back = {**PAID, "receipt": "R-2"}
    said = _refused(tender, Move.REFUND, back | {"fen": 1}, at)
    assert all(word in said for word in ("did not apply", "gave no opinion", "14500000 are held"))

    tender = then(tender, Move.APPLY_REFUND, at, says(lot="lot-1"), company(1))
    tender = then(tender, Move.OPINE, at, says(lot="lot-1", agrees=True, what="everything was handed over"))
    assert then(tender, Move.REFUND, at, back).ledger.held() == {}


def test_a_winner_who_gave_up_is_refunded_without_an_opinion() -> None:
    """What was paid before it gave up is still its own, as far as nothing was taken from it."""
    gone = says(lot="lot-1", company_id=company(1), what="we lack the people")
    tender = then(a_tender(State.SECURED), Move.WITHDRAW, "2024-07-03T04:00:00Z", gone, company(1))

    assert tender.ledger.held() == {("lot-1", company(1)): 14_500_000}
    assert state_of(tender) is State.ANNOUNCED


def test_a_trial_is_reviewed_once_on_its_day() -> None:
    """A contract that is not on trial has no review; a trial that does not go on ends the term."""
    assert "is not on trial" in _refused(
        a_tender(State.PERFORMING), Move.REVIEW, says(lot="lot-1", continues=True, what="x"), LATER
    )


def test_a_term_is_not_cut_short_unsaid() -> None:
    """To hand over early it has to be said."""
    early = says(what="the parties agreed")

    assert "runs until 2027-08-01" in _refused(a_tender(State.PERFORMING), Move.HAND_OVER, early, LATER)
    handed = then(a_tender(State.PERFORMING), Move.HAND_OVER, LATER, early | {"ended_early": True})
    assert state_of(handed) is State.HANDED_OVER
