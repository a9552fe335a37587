"""What an estate's money tells a rating."""

from __future__ import annotations

from datetime import date

from bidding.revenue import evidence_of
from tests.builders.money import DIGEST, an_estate, step

AUDIT = (
    step("ask_audit", "2024-03-01", "a1", "committee", reason="term_end"),
    step("commission_audit", "2024-03-02", "a1", "committee", auditor="A1"),
    step("report_audit", "2024-03-03", "a1", "auditor", report=DIGEST, findings=[
        {"kind": "no_account", "by": "company", "fen": 100, "text": ""},
        {"kind": "unpublished", "by": "committee", "fen": 0, "text": ""}]),
)  # fmt: skip


def test_a_late_disclosure_is_a_finding_on_the_day_after_it_was_due() -> None:
    """Put right on the day it was made good, of the severity that the law's data gives."""
    estate = an_estate("lishui", step("disclose", "2025-04-10", "common_revenue/2024", documents=[DIGEST]))
    rows = evidence_of(estate.terms, estate.steps, date(2025, 5, 1))
    found = {row["item"]: row for row in rows.findings}

    assert found["disclosure.common_revenue"]["rectified_on"] == date(2025, 4, 10)
    assert found["disclosure.common_revenue"]["severity"] == "major"
    assert found["disclosure.utilities"]["rectified_on"] is None
    assert {row["inspected_on"] for row in rows.inspections} == {date(2024, 1, 31), date(2025, 1, 31), date(2025, 4, 1)}
    assert rows.records == []


def test_what_the_committee_owes_is_no_evidence_against_the_company() -> None:
    """In Hangzhou the committee discloses, and the company what it keeps itself."""
    acts = step("stage", "2024-01-01", role="subdistrict", principal="owners_committee", until="2029-01-01")
    estate = an_estate("hangzhou", acts)
    items = {row["item"] for row in evidence_of(estate.terms, estate.steps, date(2024, 8, 1)).findings}

    assert "disclosure.company_revenue" in items
    assert not items & {"disclosure.common_revenue", "disclosure.seals"}


def test_charges_and_published_audits_are_records() -> None:
    """An audit that is not published tells nothing yet, and what is the committee's never does."""
    estate = an_estate("lishui", step("charge", "2024-01-05", fee="gate card", rate_fen=1, fen=1), *AUDIT)
    published = an_estate("lishui", *estate.steps[1:], step("publish_audit", "2024-03-09", "a1", "committee"))
    before, after = (evidence_of(one.terms, one.steps, date(2024, 3, 10)).records for one in (estate, published))

    assert [row["event"] for row in before] == ["fees.unpublished"]
    assert [(row["event"], row["occurred_on"], row["company_id"]) for row in after[1:]] == [
        ("common_revenue.no_account", date(2024, 3, 9), "C1")
    ]
