"""The `tender` of a release."""

from __future__ import annotations

from typing import Any

from bidding.ocds.facts import EnquiryFact, Organization, TenderFacts
from bidding.ocds.tenders import enquiry, tender_block, tender_facts
from tests.builders.notices import a_notice, notice_json
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


def test_rents_of_different_times_have_no_sum() -> None:
    """Each lot tells its own; together only where all are for the same time."""
    lot = notice_json(kind="letting")["lots"][0] | {"floor_fen": 100_000, "ceiling_fen": None}
    lots = [[lot, lot | {"id": "lot-2", "rent_months": months}] for months in (1, 12)]
    same, other = (tender_facts(a_notice(kind="letting", lots=one)) for one in lots)

    assert (same.floor_fen, other.floor_fen) == (200_000, None)
    assert [str(one.description).rpartition("，")[2] for one in other.lots] == ["租金按每1个月计", "租金按每12个月计"]
