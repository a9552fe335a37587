"""What is due next in a tender."""

from __future__ import annotations

import pytest

from bidding.tender import Move, State, Tender, due_of
from tests.builders.notices import a_notice, company
from tests.builders.tenders import DIGEST, PATH, a_tender, contract, says, then


def _due(tender: Tender) -> dict[str, str]:
    return {one.what: one.day.isoformat() for one in due_of(tender)}


@pytest.mark.parametrize(
    ("state", "what", "day"),
    [
        (State.FILED, "publish, not before", "2024-05-20"),
        (State.PUBLISHED, "close", "2024-06-21"),
        (State.CLOSED, "open", "2024-06-21"),
        (State.OPENED, "award, while bids are valid", "2024-09-19"),
        (State.EVALUATED, "announce candidates", "2024-06-27"),
        (State.AWARDED, "sign the contract", "2024-07-29"),
        (State.SECURED, "report the result", "2024-07-14"),
        (State.SIGNED, "file the contract", "2024-08-09"),
        (State.PERFORMING, "hand over lot-1", "2027-08-01"),
        (State.HANDED_OVER, f"refund lot-1 to {company(1)}", "2027-08-01"),
    ],
)
def test_each_state_has_what_comes_next(state: State, what: str, day: str) -> None:
    """By the clock of the law, or by the notice or contract itself."""
    assert _due(a_tender(state))[what] == day


def test_disputes_have_their_own_clocks() -> None:
    """Three days for an answer; three working days to take a complaint up, thirty to decide it."""
    day = "2024-06-26T04:00:00Z"
    tender = then(a_tender(State.ANNOUNCED), Move.OBJECT, day, says(matter="result", text_digest=DIGEST))
    number = len(tender.events)
    told = says(matter="other", known_on="2024-06-25", text_digest=DIGEST)
    tender = then(tender, Move.COMPLAIN, day, told)
    assert _due(tender)[f"reply to objection {number}"] == "2024-06-29"
    assert _due(tender)[f"take up complaint {number + 1}"] == "2024-07-01"

    tender = then(tender, Move.ACCEPT, day, says(complaint=number + 1, accepted=True, what="x"))
    assert _due(tender)[f"decide complaint {number + 1}"] == "2024-08-07"


def test_a_report_is_due_until_it_is_made() -> None:
    """Then it is not told again."""
    tender = then(a_tender(State.AWARDED), Move.REPORT, "2024-07-01T04:00:00Z", says(what="R-9"))

    assert "report the result" not in _due(tender)


def test_bid_securities_go_back_after_the_contract() -> None:
    """Five days (article 57; Zhejiang 41), where any were asked for."""
    tender = a_tender(State.SIGNED, a_notice(bid_security_fen=1_000_000))
    assert _due(tender)["return bid securities"] == "2024-07-15"

    returned = then(tender, Move.RETURN_SECURITIES, "2024-07-12T04:00:00Z", says(what="all of them"))
    assert "return bid securities" not in _due(returned)


def test_an_unanswered_question_is_due_by_the_close() -> None:
    """With its number."""
    tender = then(a_tender(State.PUBLISHED), Move.ASK, "2024-06-03T02:00:00Z", says(question="Which lifts?"))

    assert _due(tender)["answer question 4"] == "2024-06-21"


def test_nothing_is_due_at_an_end() -> None:
    """A cancelled tender without securities waits for nobody."""
    assert due_of(then(a_tender(), Move.CANCEL, "2024-05-07T02:00:00Z", says(what="no longer needed"))) == []


def test_a_trial_is_due_for_review() -> None:
    """On the day that the contract names, until it was reviewed."""
    told = {
        "decided_on": "2024-05-01", "subject": "x", "all_area": 3, "all_persons": 3, "voting_area": 3,
        "voting_persons": 3, "agreed_area": 3, "agreed_persons": 3,
    }  # fmt: skip
    notice = a_notice(
        kind="service", jurisdiction="331102",
        procuring_entity={"id": "c", "name": "c", "role": "owners_committee"},
    )  # fmt: skip
    tender = then(a_tender(notice=notice), Move.FILE, PATH[Move.FILE][0], says(filing="F", ballot=told))
    for move in (Move.PUBLISH, Move.CLOSE, Move.OPEN, Move.CHECK, Move.EVALUATE, Move.ANNOUNCE, Move.AWARD):
        tender = then(tender, move, PATH[move][0], PATH[move][2]())
    on_trial = contract(company(1), review_on="2025-02-01")
    tender = then(tender, Move.SIGN, PATH[Move.SIGN][0], says(contracts=[on_trial]))
    for move in (Move.FILE_CONTRACT, Move.START):
        tender = then(tender, move, PATH[move][0], PATH[move][2]())
    assert _due(tender)["review the trial of lot-1"] == "2025-02-01"

    ended = says(lot="lot-1", continues=False, what="owners were not content")
    tender = then(tender, Move.REVIEW, "2025-02-01T04:00:00Z", ended)
    assert "review the trial of lot-1" not in _due(tender)
    assert then(tender, Move.HAND_OVER, "2025-03-01T04:00:00Z", says(what="the trial ended")).events
