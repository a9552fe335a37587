"""Candidates, objections and complaints, second evaluations, awards."""

from __future__ import annotations

from typing import Any

import pytest

from bidding.tender import Move, Role, State, Tender, state_of
from models.errors import RefusedError
from tests.builders.notices import a_notice, company
from tests.builders.tenders import DIGEST, PATH, PRICES, a_tender, awarded, checked, ranked, says, then

DAY = "2024-06-26T04:00:00Z"
AWARD_AT = PATH[Move.AWARD][0]


def _refused(tender: Tender, move: Move, told: dict[str, Any], at: str = DAY, by: str | None = None) -> str:
    with pytest.raises(RefusedError) as caught:
        then(tender, move, at, told, by)
    return str(caught.value)


def _complained(tender: Tender, at: str = DAY) -> Tender:
    told = says(matter="other", known_on="2024-06-25", text_digest=DIGEST)
    return then(tender, Move.COMPLAIN, at, told, company(3))


def _by_choice(state: State = State.ANNOUNCED, **changes: object) -> Tender:
    """Return an owners' tender, which the law does not demand, with its candidates ranked or shown."""
    vote = {
        "decided_on": "2024-05-01", "subject": "choose a company", "all_area": 3, "all_persons": 3,
        "voting_area": 3, "voting_persons": 3, "agreed_area": 3, "agreed_persons": 3,
    }  # fmt: skip
    committee = {"id": "c", "name": "c", "role": "owners_committee"}
    notice = a_notice(kind="service", procuring_entity=committee, **changes)
    tender = then(a_tender(notice=notice), Move.FILE, PATH[Move.FILE][0], says(filing="F", ballot=vote))
    for move in (Move.PUBLISH, Move.CLOSE, Move.OPEN, Move.CHECK, Move.EVALUATE, Move.ANNOUNCE):
        if state_of(tender) is not state:
            tender = then(tender, move, PATH[move][0], PATH[move][2]())
    return tender


def test_candidates_are_shown_for_three_days() -> None:
    """From the 25th until the 28th; the 27th is too early."""
    tender = a_tender(State.EVALUATED)

    assert "Show them until 2024-06-28" in _refused(
        tender, Move.ANNOUNCE, says(shown_until="2024-06-27"), PATH[Move.ANNOUNCE][0]
    )


def test_nobody_is_awarded_while_candidates_are_shown() -> None:
    """The last day still belongs to who objects."""
    late = "2024-06-28T15:59:59Z"

    assert "shown until" in _refused(a_tender(State.ANNOUNCED), Move.AWARD, awarded(company(1), "2024-06-28"), late)


def test_each_objection_has_its_turn() -> None:
    """To the result while it is shown, to the opening once there is one, to the documents before the close."""
    announced = a_tender(State.ANNOUNCED)

    assert "to object to now" in _refused(
        announced, Move.OBJECT, says(matter="result", text_digest=DIGEST), "2024-06-29T01:00:00Z"
    )
    assert "to object to now" in _refused(
        a_tender(State.PUBLISHED), Move.OBJECT, says(matter="opening", text_digest=DIGEST), "2024-06-03T01:00:00Z"
    )
    assert "were due by 2024-06-11" in _refused(
        a_tender(State.PUBLISHED), Move.OBJECT, says(matter="documents", text_digest=DIGEST), "2024-06-12T01:00:00Z"
    )


def test_an_opening_is_objected_to_on_the_spot() -> None:
    """Article 44: on its day, and not on the next."""
    told = says(matter="opening", text_digest=DIGEST)
    tender = a_tender(State.OPENED)

    assert then(tender, Move.OBJECT, "2024-06-21T04:30:00Z", told).events
    assert "to object to now" in _refused(tender, Move.OBJECT, told, "2024-06-22T01:00:00Z")


def test_an_agreement_for_owners_says_why_others_were_not_chosen() -> None:
    """Shaoxing 30: published with the candidates."""
    tender = _by_choice(State.EVALUATED, method="direct")
    shown = says(shown_until="2024-06-28")

    assert "why other companies were not chosen" in _refused(tender, Move.ANNOUNCE, shown, PATH[Move.ANNOUNCE][0])
    told = shown | {"what": "the others offered no night service"}
    assert then(tender, Move.ANNOUNCE, PATH[Move.ANNOUNCE][0], told).shown_until is not None


def test_an_answer_is_to_an_objection_that_waits() -> None:
    """And orders a remedy only where it upholds."""
    told = says(objection=2, upheld=False, remedy="redo", what="x")
    said = _refused(a_tender(State.ANNOUNCED), Move.REPLY, told)

    assert "2 is no objection that waits" in said
    assert "was not upheld" in said


def test_one_objects_before_one_complains() -> None:
    """Article 60(2): of documents, opening and result; the objection is one's own."""
    tender = a_tender(State.ANNOUNCED)
    told = says(matter="result", known_on="2024-06-25", text_digest=DIGEST)
    assert "one objects to the procuring entity before" in _refused(tender, Move.COMPLAIN, told)

    tender = then(tender, Move.OBJECT, DAY, says(matter="result", text_digest=DIGEST), company(2))
    named = {**told, "objection": len(tender.events)}
    assert "before" in _refused(tender, Move.COMPLAIN, named, by=company(3))
    assert len(then(tender, Move.COMPLAIN, DAY, named, company(2)).events) == len(tender.events) + 1


def test_a_complaint_comes_within_ten_days() -> None:
    """Of knowing; the tenth day is in time, and what is known tomorrow is not known."""
    tender = a_tender(State.AWARDED)
    told = says(matter="other", known_on="2024-06-25", text_digest=DIGEST)

    assert "due by 2024-07-05" in _refused(tender, Move.COMPLAIN, told, "2024-07-06T01:00:00Z")
    assert then(tender, Move.COMPLAIN, "2024-07-05T01:00:00Z", told).events
    assert "lies ahead" in _refused(tender, Move.COMPLAIN, {**told, "known_on": "2024-08-01"}, "2024-07-05T01:00:00Z")


def test_a_complaint_is_taken_up_suspends_and_is_decided() -> None:
    """Taken up once, decided once it is taken up; until then nothing goes on."""
    tender = _complained(a_tender(State.ANNOUNCED))
    number = len(tender.events)
    decision = says(complaint=number, upheld=False, what="it is not so")
    assert "Waiting: none" in _refused(tender, Move.DECIDE, decision)

    tender = then(tender, Move.ACCEPT, DAY, says(complaint=number, accepted=True, suspends=True, what="taken up"))
    assert "Wait for the authority" in _refused(tender, Move.AWARD, awarded(company(1)), AWARD_AT)
    assert "Waiting: none" in _refused(tender, Move.ACCEPT, says(complaint=number, accepted=True, what="again"))
    tender = then(tender, Move.DECIDE, "2024-06-28T01:00:00Z", decision)
    assert then(tender, Move.AWARD, AWARD_AT, awarded(company(1))).awards


def test_an_upheld_objection_is_evaluated_again() -> None:
    """Only then; the new ranking is announced anew, and its first wins."""
    tender = a_tender(State.ANNOUNCED)
    assert "Ordered by: nothing" in _refused(tender, Move.REDO, says(because=2, what="x"))

    tender = then(tender, Move.OBJECT, DAY, says(matter="result", text_digest=DIGEST))
    number = len(tender.events)
    tender = then(tender, Move.REPLY, DAY, says(objection=number, upheld=True, remedy="redo", what="misread"))
    tender = then(tender, Move.REDO, DAY, says(because=number, what="misread"))
    tender = then(tender, Move.EVALUATE, "2024-06-27T04:00:00Z", ranked(company(2), company(1), company(3)))
    tender = then(tender, Move.ANNOUNCE, "2024-06-27T05:00:00Z", says(shown_until="2024-06-30"))
    tender = then(tender, Move.AWARD, "2024-07-01T04:00:00Z", awarded(company(2), "2024-07-01"))

    assert tender.awards["lot-1"].company_id == company(2)


def test_the_second_candidate_follows_the_first_who_gives_up() -> None:
    """Only the company itself gives up, only a candidate can; then the next one is awarded, at its own price."""
    tender = a_tender(State.AWARDED)
    told = says(lot="lot-1", company_id=company(1), what="we lack the people")
    assert "Let the company itself say it" in _refused(tender, Move.WITHDRAW, told, "2024-07-01T04:00:00Z", company(2))

    tender = then(tender, Move.WITHDRAW, "2024-07-01T04:00:00Z", told, company(1))
    again = _refused(tender, Move.AWARD, awarded(company(1), "2024-07-01"), "2024-07-01T05:00:00Z")
    assert "no candidate" in again
    tender = then(tender, Move.AWARD, "2024-07-01T05:00:00Z", awarded(company(2), "2024-07-01"))
    assert tender.awards["lot-1"].price_fen == PRICES[company(2)]


def test_who_is_struck_off_has_a_ground_in_law() -> None:
    """The article stands in the event; who is no candidate cannot be struck off."""
    told = says(lot="lot-1", company_id=company(1), what="false figures", article="Tender Law art. 54")
    tender = then(a_tender(State.ANNOUNCED), Move.STRIKE, DAY, told, role=Role.AUTHORITY)

    assert [one.company_id for one in tender.candidates("lot-1")] == [company(2), company(3)]
    assert "is no candidate" in _refused(tender, Move.STRIKE, told)


def test_nobody_left_is_unsuccessful() -> None:
    """After the last candidate gives up no award is possible, and the tender may be declared unsuccessful."""
    tender = a_tender(State.ANNOUNCED)
    for one in PRICES:
        tender = then(tender, Move.WITHDRAW, DAY, says(lot="lot-1", company_id=one, what="x"), one)

    empty = says(awards=[], checked=checked("award", "2024-06-29"))
    assert "wuxin tender do TENDER fail" in _refused(tender, Move.AWARD, empty, AWARD_AT)
    failed = then(tender, Move.FAIL, AWARD_AT, says(because="nobody_left", what="all gave up"))
    assert state_of(failed) is State.UNSUCCESSFUL


def test_the_first_is_awarded_where_the_law_demands_the_tender() -> None:
    """Article 55; where it is held by choice another candidate may be, with a reason that is published."""
    assert "stands before" in _refused(a_tender(State.ANNOUNCED), Move.AWARD, awarded(company(2)), AWARD_AT)
    tender = _by_choice()
    assert "no reason is given" in _refused(tender, Move.AWARD, awarded(company(2)), AWARD_AT)
    told = awarded(company(2)) | {"what": "owners chose it"}
    assert then(tender, Move.AWARD, AWARD_AT, told).awards["lot-1"].company_id == company(2)


def test_only_an_eligible_company_is_awarded() -> None:
    """Checked on the day, by the rulebook of the notice; who is barred by then is passed over."""
    tender = a_tender(State.ANNOUNCED)
    barred = _refused(tender, Move.AWARD, awarded(company(1), c1=["blacklisted"]), AWARD_AT)
    assert f"{company(1)} may not win: blacklisted" in barred
    assert "the check is of the stage close" in _refused(
        tender, Move.AWARD, awarded(company(1)) | {"checked": checked()}, AWARD_AT
    )
    unchecked = awarded(company(1))
    unchecked["checked"]["results"] = []
    assert "was not checked" in _refused(tender, Move.AWARD, unchecked, AWARD_AT)
    other = awarded(company(1))
    other["checked"]["rulebook"] = "lishui"
    assert "asks by zhuji" in _refused(tender, Move.AWARD, other, AWARD_AT)

    passed = then(tender, Move.AWARD, AWARD_AT, awarded(company(2), c1=["blacklisted"]))
    assert passed.awards["lot-1"].company_id == company(2)


def test_each_lot_is_awarded_once_at_the_price_bid() -> None:
    """A second award, another price, and none at all are refused."""
    tender = a_tender(State.ANNOUNCED)
    dear = awarded(company(1))
    dear["awards"][0]["price_fen"] = 1
    twice = awarded(company(1))
    twice["awards"] *= 2

    assert "the award says 1" in _refused(tender, Move.AWARD, dear, AWARD_AT)
    assert "Award each lot once" in _refused(tender, Move.AWARD, twice, AWARD_AT)
    assert "cannot be done while it is awarded" in _refused(
        a_tender(State.AWARDED), Move.AWARD, awarded(company(1)), AWARD_AT
    )


def test_opened_bids_are_cancelled_by_order_alone() -> None:
    """A new tender that the authority ordered; then nothing else is possible but that."""
    tender = a_tender(State.ANNOUNCED)
    assert "nobody ordered a new tender" in _refused(tender, Move.CANCEL, says(what="we changed our mind"))

    tender = _complained(tender)
    number = len(tender.events)
    tender = then(tender, Move.ACCEPT, DAY, says(complaint=number, accepted=True, what="taken up"))
    told = says(complaint=number, upheld=True, remedy="retender", what="the criteria were unlawful")
    tender = then(tender, Move.DECIDE, DAY, told)
    assert "Cancel this tender" in _refused(tender, Move.AWARD, awarded(company(1)), AWARD_AT)
    assert state_of(then(tender, Move.CANCEL, AWARD_AT, says(what="ordered"))) is State.CANCELLED
