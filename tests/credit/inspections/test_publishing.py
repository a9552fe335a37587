"""What is published."""

from __future__ import annotations

from datetime import timedelta

from credit.inspections.moves import CampaignMove, FindingMove
from credit.inspections.publishing import SubdistrictMean, report_of, subdistrict_means
from tests.builders.inspections import a_campaign, a_rule, done, event, inspected

PLACES = {"X1": "崖头街道", "X2": "虎山镇", "X3": None}
ONE = timedelta(days=1)


def test_subdistricts_get_their_points_by_the_plan() -> None:
    """RC-30: 4 of 100 for Yatou, 2 for others, by the mean score; a community without a subdistrict is left out."""
    campaign = a_campaign(a_rule("half_yearly", "rongcheng"), ["X1", "X2", "X3"])
    campaign = inspected(inspected(inspected(campaign, "X1", exits="not_met"), "X2"), "X3")
    found = subdistrict_means(campaign, PLACES)

    assert found == [SubdistrictMean("崖头街道", 1, 91_667, 3_667), SubdistrictMean("虎山镇", 1, 100_000, 2_000)]


def test_a_kind_without_an_assessment_gives_means_alone() -> None:
    """No points are made up."""
    assert subdistrict_means(inspected(a_campaign(), "X1"), PLACES) == [SubdistrictMean("崖头街道", 1, 100_000, None)]


def test_the_report_holds_results_reasons_and_which_score_counts() -> None:
    """ZY-16: one public; excuses and withdrawals with their reasons."""
    campaign = inspected(a_campaign(), "X1", fees="not_met", parking="part")
    campaign = campaign.with_event(event(CampaignMove.EXCUSE, target="X2", reason="flood"))
    gone = done(campaign, FindingMove.WITHDRAW, "spring/X1/disclosure.parking", campaign.starts_on, reason="mistaken")
    report = report_of(gone, campaign.starts_on + 8 * ONE, PLACES)

    assert report["score_that_counts"] == "raw"
    assert report["excused"] == [{"community_id": "X2", "reason": "flood"}]
    assert [(one["score"], one["findings"], one["overdue"]) for one in report["communities"]] == [("90", 2, 1)]
    assert [(one["state"], one["reasons"]) for one in report["findings"]] == [
        ("ordered", []), ("withdrawn", ["mistaken"]),
    ]  # fmt: skip
