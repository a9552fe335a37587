"""What a tender gives back to the rating."""

from __future__ import annotations

from datetime import date

from bidding.tender import Move, State
from bidding.tender.evidence import GIVEN_UP, evidence_rows
from tests.builders.notices import company
from tests.builders.tenders import a_tender, moment, says, then

ON = date(2025, 6, 1)


def test_a_contract_filed_in_time_is_a_merit() -> None:
    """For the company that won, at the community that it serves, on the day it was filed."""
    (row,) = evidence_rows([a_tender(State.PERFORMING)], ON)

    assert (row["event"], row["company_id"], row["community_id"], row["document_no"]) == (
        "contract.filed", company(1), "willow-garden", "C-7",
    )  # fmt: skip


def test_a_contract_that_was_not_filed_in_time_is_a_breach() -> None:
    """30 days in Zhuji: on the last day nothing is said yet, a day later it is."""
    signed = a_tender(State.SIGNED)

    assert evidence_rows([signed], date(2024, 8, 9)) == []
    (row,) = evidence_rows([signed], date(2024, 8, 10))
    assert (row["event"], row["occurred_on"]) == ("contract.unfiled", date(2024, 8, 9))


def test_a_late_filing_stays_a_breach() -> None:
    """It was not in time, whenever it came."""
    late = then(a_tender(State.SIGNED), Move.FILE_CONTRACT, "2024-08-10T04:00:00Z", says(filing="C-8"))

    assert [row["event"] for row in evidence_rows([late], ON)] == ["contract.unfiled"]


def test_breaches_and_awards_given_up_are_rows() -> None:
    """Each with its own id; a candidate that never won gave up nothing."""
    told = says(lot="lot-1", event="handover.disputed", occurred_on="2025-02-01", document_no="D-1", what="x")
    breached = then(a_tender(State.PERFORMING), Move.BREACH, "2025-03-01T04:00:00Z", told)
    gone = says(lot="lot-1", company_id=company(1), what="x")
    won = then(a_tender(State.AWARDED), Move.WITHDRAW, "2024-07-01T04:00:00Z", gone, company(1))
    shown = then(a_tender(State.ANNOUNCED), Move.WITHDRAW, "2024-06-26T04:00:00Z", gone, company(1))

    assert [row["event"] for row in evidence_rows([breached], ON)] == ["handover.disputed", "contract.filed"]
    assert [row["event"] for row in evidence_rows([won, shown], ON)] == [GIVEN_UP]


def test_what_was_recorded_later_was_not_known() -> None:
    """As the register knew it then."""
    before = moment("2024-07-14T00:00:00Z")

    assert evidence_rows([a_tender(State.PERFORMING)], date(2024, 7, 14), before) == []
