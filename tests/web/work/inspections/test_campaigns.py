"""Campaigns as the authority sees them."""

from __future__ import annotations

from credit.inspections.moves import CampaignMove, CampaignState, FindingMove, FindingState
from tests.web.work.inspections.conftest import Browse
from web.access import Role
from web.work.inspections.campaigns import WORDS


def test_a_campaign_tells_visits_and_findings(browse: Browse) -> None:
    """Who goes where, the score, what is to be put right by when; the inspector reads and does nothing here."""
    page = browse(Role.INSPECTOR).get("/work/inspections/spring").text

    assert "2 announced, 1 inspected, 1 left" in page
    assert "to be put right by" in page
    assert "Excuse it" not in page
    assert "2 campaigns" in browse(Role.AUDITOR).get("/work/inspections").text
    assert browse().get("/work/inspections/none").status_code == 404


def test_every_state_and_step_has_a_word() -> None:
    """So that no code is shown to people."""
    assert {*CampaignState, *CampaignMove, *FindingState, *FindingMove} <= WORDS.keys()
