"""Builds what the world is told of a tender from its notice to the work, with invented names.

releases(a_life()) are seven releases; a_life(kind="letting") is a letting to the highest rent.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from bidding.ocds import tender_facts
from bidding.ocds.facts import (
    Amended,
    Awarded,
    AwardFact,
    BidFact,
    Contracted,
    ContractFact,
    Enquired,
    EnquiryFact,
    MilestoneFact,
    Opened,
    Organization,
    Performed,
    Published,
    Step,
    TenderFacts,
    TransactionFact,
)
from tests.builders.evaluations import CRITERIA
from tests.builders.notices import a_notice, company, notice_json

__all__ = ["BIDDERS", "BUYER", "START", "a_life", "a_tender_fact", "at"]

START = datetime(2024, 5, 20, 1, 0, tzinfo=UTC)
BIDDERS = tuple(Organization(company(n), f"Bidder {n} Ltd") for n in (1, 2, 3))
BUYER = Organization("91330681MA27U04D4K", "Willow Garden Developer Ltd")


def at(days: int) -> datetime:
    """Return a moment so many days after the notice."""
    return START + timedelta(days=days)


def a_tender_fact(**changes: Any) -> TenderFacts:  # noqa: ANN401 - keys of a notice
    """Return the facts of a notice with a scheme; a letting has its starting rent."""
    scheme: dict[str, Any] = {"method": "comprehensive", "criteria": list(CRITERIA)}
    if changes.get("kind") == "letting":
        scheme = {"method": "highest_rent"}
        lot = notice_json()["lots"][0] | {"floor_fen": 12_000_050, "ceiling_fen": None, "title": "Parking"}
        changes = {"lots": [lot], **changes}
    return tender_facts(a_notice(evaluation=scheme, bid_security_fen=1_000_000, **changes))


def a_life(**changes: Any) -> list[Step]:  # noqa: ANN401 - keys of a notice
    """Return the steps of a tender whose bids are opened on day 32, and whose winner is at work on day 100."""
    facts = a_tender_fact(**changes)
    bids = tuple(
        BidFact(id=f"b-0{n}", tenderer=one, lot_id="lot-1", price_fen=900_000_001 + n, status="valid", grade="AA")
        for n, one in enumerate(BIDDERS, 1)
    )
    award: dict[str, Any] = {
        "id": "award-1",
        "lot_id": "lot-1",
        "bid_id": "b-01",
        "supplier": BIDDERS[0],
        "value_fen": 900_000_002,
    }
    contract = ContractFact(
        id="contract-1", award_id="award-1", title="Service", value_fen=900_000_002, status="active",
        signed_at=at(60), starts_on=date(2024, 9, 1), ends_on=date(2027, 9, 1),
    )  # fmt: skip
    done = MilestoneFact(id="m-1", title="Handover", due_at=at(90), status="met", met_at=at(89))
    paid = TransactionFact(id="t-1", paid_at=at(95), value_fen=25_000_000, payer=BUYER, payee=BIDDERS[0])
    return [
        Published(at=at(0), tender=facts),
        Enquired(at=at(5), enquiries=(EnquiryFact(id="q-1", asked_at=at(4), question="How many lifts?", answer="24",
                                                  answered_at=at(5)),)),
        Amended(at=at(6), tender=a_tender_fact(**changes, version=2, title="Willow Garden, corrected"),
                rationale="the number of lifts"),
        Opened(at=at(32), bids=bids),
        Awarded(at=at(34), awards=(AwardFact(**award, status="pending", decided_at=at(34), title="中标候选人公示"),)),
        Awarded(at=at(40), awards=(AwardFact(**award, status="active", decided_at=at(40)),)),
        Contracted(at=at(60), contracts=(contract,)),
        Performed(at=at(100), milestones={"contract-1": (done,)}, transactions={"contract-1": (paid,)}),
    ]  # fmt: skip
