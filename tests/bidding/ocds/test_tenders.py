"""The `tender` of a release."""

from __future__ import annotations

from typing import Any

from bidding.ocds.facts import EnquiryFact, Organization, TenderFacts
from bidding.ocds.tenders import enquiry, tender_block
from tests.builders.processes import a_tender_fact, at


def test_a_notice_is_told_whole() -> None:
    """Method, criteria with their points, periods, grades, security, lots and items."""
    block: Any = tender_block(a_tender_fact(), "2024-05-20T01:00:00Z", "active")

    assert block["awardCriteriaDetails"] == "综合评分法：报价30分、服务方案40分、信用等级10分、答辩20分"
    assert block["criteria"][0]["requirementGroups"][0]["requirements"][0]["pattern"] == "^(AAA|AA|A)$"
    assert block["submissionTerms"]["depositsGuarantees"] == "投标保证金10000.00元"
    assert block["lots"][0]["description"] == "最高限价10000000.00元"
    assert (block["items"][0]["quantity"], block["items"][0]["relatedLot"]) == (36, "lot-1")


def test_what_is_not_known_is_not_told() -> None:
    """Of a bare tender there is its id, title, status, category, and who asks."""
    bare = TenderFacts(id="t", title="Service", buyer=Organization("b", "Committee"))

    assert sorted(tender_block(bare, "2024-05-20T01:00:00Z", "active")) == [
        "id", "mainProcurementCategory", "procuringEntity", "status", "title"]  # fmt: skip


def test_a_question_may_wait() -> None:
    """Without an answer there is no moment of it."""
    assert enquiry(EnquiryFact(id="q", asked_at=at(1), question="Why?")).keys() == {"id", "date", "description"}
