"""What a campaign publishes, as files: scores, findings, reasons, subdistricts; no person by name."""

from __future__ import annotations

from flask import Blueprint, Response, abort

from credit.inspections.moves import CampaignMove, CampaignState
from credit.inspections.publishing import report_of
from web.access import Action
from web.gate import needs
from web.register.inspections.targets import subdistricts_of
from web.sheets.inspection_tables import write_report
from web.work.acting import reading_session
from web.work.inspections.files import packed
from web.work.inspections.whose import found_campaign

__all__ = ["add_to"]


def add_to(pages: Blueprint) -> None:
    """Add the view to the room."""
    pages.add_url_rule("/<name>/report.zip", "report_files", _report)


@needs(Action.INSPECTION_READ)
def _report(name: str) -> Response:
    """Give the report of a published campaign as of its publication."""
    campaign = found_campaign(name)
    if campaign.state is not CampaignState.PUBLISHED:
        abort(404)
    last = next(one for one in reversed(campaign.events) if one.move is CampaignMove.PUBLISH)
    places = subdistricts_of(reading_session(), campaign.announced["targets"])
    return packed("report", lambda folder: write_report(report_of(campaign, last.on, places), folder))
