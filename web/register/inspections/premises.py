"""What inspections of common parts say of an estate, told to engagements in plain values."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select
from sqlmodel import Session, col

from bidding.engagements import Premises
from credit.inspections import Campaign
from credit.inspections.moves import CampaignMove, CampaignState
from models.tables import CampaignEvent
from web.register.inspections.campaigns import campaign_named

__all__ = ["premises_among", "premises_of"]


def premises_of(session: Session, community_id: str) -> tuple[Premises, ...]:
    """Return what inspections say of an estate's common parts, by name; cancelled ones say nothing."""
    row = CampaignEvent
    query = select(col(row.campaign_id), col(row.content)).where(col(row.number) == 1).order_by(col(row.campaign_id))
    names = [name for name, content in session.execute(query) if community_id in content["targets"]]
    return premises_among((campaign_named(session, name) for name in names), community_id)


def premises_among(campaigns: Iterable[Campaign], community_id: str) -> tuple[Premises, ...]:
    """Return what some campaigns say of an estate's common parts, in their order; cancelled ones say nothing."""
    return tuple(
        _premises(one, community_id)
        for one in campaigns
        if community_id in one.announced["targets"] and one.state is not CampaignState.CANCELLED
    )


def _premises(campaign: Campaign, community_id: str) -> Premises:
    visit, days = campaign.visits.get(community_id), {one.move: one.on for one in campaign.events}
    return Premises(
        campaign.id, campaign.rules.kind.id, campaign.announced.get("company_id"),
        None if visit is None else visit.inspected_on, days.get(CampaignMove.TAKE_OVER),
        days.get(CampaignMove.FIND_TAKEN_OVER),
        tuple(one.id for one in campaign.unfit_because() if one.target == community_id),
        campaign.state is CampaignState.PUBLISHED,
    )  # fmt: skip
