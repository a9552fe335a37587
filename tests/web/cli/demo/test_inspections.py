"""The demo's inspections."""

from __future__ import annotations

from credit.inspections.moves import CampaignState, FindingState
from web.cli.demo.stage import Stage
from web.register.inspections.campaigns import campaigns


def test_one_is_planned_one_under_way_one_published(stage: Stage) -> None:
    """With findings that are ordered, reported and put right."""
    found = campaigns(stage.session)

    assert {one.state for one in found} == {
        CampaignState.ANNOUNCED, CampaignState.INSPECTING, CampaignState.PUBLISHED
    }  # fmt: skip
    assert {each.state for one in found for each in one.findings.values()} == {
        FindingState.ORDERED, FindingState.REPORTED, FindingState.RECTIFIED
    }  # fmt: skip
