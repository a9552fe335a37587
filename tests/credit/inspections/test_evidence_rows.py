"""Campaigns become rows of evidence."""

from __future__ import annotations

from datetime import timedelta

from credit.inspections import Campaign, Role
from credit.inspections.evidence_rows import UNFIT_EVENT, evidence_rows
from credit.inspections.moves import CampaignMove, FindingMove
from tests.builders.inspections import DAY, a_campaign, a_rule, at, done, event, inspected

ONE = timedelta(days=1)
FEES = "spring/X1/disclosure.fees"


def nobody(_community: str) -> str | None:
    """Return no company."""
    return None


def test_a_visit_is_an_inspection_and_its_findings() -> None:
    """With the moment of its recording, its day and the score as marked; who inspected lies beside."""
    rows = evidence_rows([inspected(a_campaign(), "X1", fees="not_met")], nobody)
    day = DAY + 7 * ONE

    assert rows.inspections == [
        {"inspection_id": "spring/X1", "kind": "special", "community_id": "X1", "inspected_on": day, "score": 90_000,
         "recorded_at": at(day)}
    ]  # fmt: skip
    assert [(row["finding_id"], row["severity"], row["rectify_by"], row["rectified_on"]) for row in rows.findings] == [
        (FEES, "major", day + 7 * ONE, None)
    ]
    assert [row["inspector_id"] for row in rows.inspected_by] == ["I1", "I2"]


def test_a_withdrawn_finding_is_no_evidence() -> None:
    """And takes no points."""
    campaign = inspected(a_campaign(), "X1", fees="not_met")
    gone = done(campaign, FindingMove.WITHDRAW, FEES, campaign.starts_on, reason="another estate")
    rows = evidence_rows([gone], nobody)

    assert (rows.findings, rows.inspections[0]["score"]) == ([], 100_000)


def test_what_was_not_known_is_not_there() -> None:
    """Known-at cuts by recording, so a re-check of later changes nothing of before."""
    campaign = inspected(a_campaign(), "X1", fees="not_met")
    later = done(campaign, FindingMove.CONFIRM, FEES, campaign.starts_on + ONE)

    assert evidence_rows([later], nobody, at(campaign.starts_on)).findings[0]["rectified_on"] is None
    assert evidence_rows([later], nobody).findings[0]["rectified_on"] == campaign.starts_on + ONE
    assert evidence_rows([later], nobody, at(DAY)).inspections == []


def unfit() -> Campaign:
    """Return an acceptance inspection after which the company took over unfit premises."""
    begun = a_campaign(a_rule("acceptance", "hangzhou"), ["X1"], company_id="C9")
    seen = inspected(begun, "X1", parties=(Role.DEVELOPER, Role.COMPANY, Role.SUBDISTRICT), equipment="not_met")
    return seen.with_event(event(CampaignMove.FIND_TAKEN_OVER, seen.starts_on))


def test_what_a_developer_left_undone_scores_no_company() -> None:
    """ZJ-33: an acceptance inspection is no evidence against whoever takes over."""
    rows = evidence_rows([unfit()], nobody)

    assert (rows.inspections, rows.findings) == ([], [])


def test_taking_over_unfit_premises_is_an_event_of_the_company() -> None:
    """ZJ-35: with the event that standards name, of the company announced, else of who serves there."""
    rows = evidence_rows([unfit()], nobody).records

    assert [(row["event"], row["company_id"], row["community_id"]) for row in rows] == [(UNFIT_EVENT, "C9", "X1")]
