"""Whose a campaign is."""

from __future__ import annotations

from tests.builders.inspection_rooms import STREET
from tests.web.work.inspections.conftest import Browse
from web.access import Role


def test_a_campaign_is_read_by_whom_it_concerns_and_run_by_whose_it_is(browse: Browse) -> None:
    """The authority's: read by the committee and subdistrict of a community in it, and nobody else's to run."""
    committee, street = browse(Role.COMMITTEE, "community/X1"), browse(Role.SUBDISTRICT, STREET)

    assert committee.get("/work/inspections/spring").status_code == 200
    assert browse(Role.COMMITTEE, "community/X9").get("/work/inspections/spring").status_code == 403
    assert "Excuse it" not in street.get("/work/inspections/spring").text
    assert street.post("/work/inspections/spring/excuse", data={"target": "X2"}).status_code == 403


def test_what_a_committee_announced_its_subdistrict_runs(browse: Browse) -> None:
    """A handover at its estate; the subdistrict assigns, in its own role."""
    told = {"name": "handover", "starts_on": "2026-03-12", "ends_on": "2026-04-10", "company": "91330100MA27XQ0A1B"}
    browse(Role.COMMITTEE, "community/X1").post("/work/inspections/new/zhuji/handover", data={**told, "targets": "X1"})
    street = browse(Role.SUBDISTRICT, STREET)

    assert street.post("/work/inspections/handover/cancel", data={"reason": "put off"}).status_code == 303
    assert "cancelled" in street.get("/work/inspections").text
