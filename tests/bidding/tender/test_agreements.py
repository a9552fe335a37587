"""A contract beside what it rests on and what became of it."""

from __future__ import annotations

from bidding.tender import Move, State, agreement_of, agreements
from tests.builders.notices import company
from tests.builders.tenders import a_tender, says, then


def test_before_a_signature_there_is_no_contract() -> None:
    """An award alone is none, and neither is another lot."""
    assert agreements(a_tender(State.SECURED)) == []
    assert agreement_of(a_tender(State.SIGNED), "lot-9") is None


def test_a_contract_rests_on_its_award() -> None:
    """With the number of each event, what is asked and held of its security, and where it was filed."""
    [one] = agreements(a_tender(State.CONTRACT_FILED))

    assert (one.lot.id, one.state, one.filing) == ("lot-1", State.CONTRACT_FILED, "C-7")
    assert [event.move for _, event in (one.awarded, one.signed)] == [Move.AWARD, Move.SIGN]
    assert (one.held_fen, len(one.lines)) == (14_500_000, 1)
    assert one.security_fen == 14_500_000


def test_its_course_begins_with_the_award() -> None:
    """What happened to it since, a breach among it, each with its number in the tender."""
    told = says(lot="lot-1", event="contract.breach", occurred_on="2024-09-01", what="no guard at night")
    tender = then(a_tender(State.PERFORMING), Move.BREACH, "2024-09-02T04:00:00Z", told)
    [one] = agreements(tender)

    assert [event.move for _, event in one.course] == [
        Move.AWARD, Move.SECURE, Move.SIGN, Move.FILE_CONTRACT, Move.START, Move.BREACH,
    ]  # fmt: skip
    assert one.course[-1][0] == len(tender.events)


def test_what_is_due_is_of_its_own_lot() -> None:
    """Its handover by the end of its term, and the refund of whoever holds it."""
    running, [over] = agreement_of(a_tender(State.PERFORMING), "lot-1"), agreements(a_tender(State.HANDED_OVER))
    assert running is not None

    assert [(one.what, one.lot) for one in running.due() if one.lot] == [("hand over lot-1", "lot-1")]
    assert f"refund lot-1 to {company(1)}" in [one.what for one in over.due()]
