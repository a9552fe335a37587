"""What inspections of common parts say of an estate, told to engagements in plain values."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlmodel import Session, col

from bidding.engagements import Premises
from credit.inspections import Campaign
from credit.inspections.moves import CampaignMove, CampaignState
from models.tables import CampaignEvent
from web.register.inspections.campaigns import campaigns

__all__ = ["premises_among", "premises_by_estate", "premises_of"]


def premises_of(session: Session, community_id: str) -> tuple[Premises, ...]:
    """Return what inspections say of an estate's common parts, by name; cancelled ones say nothing."""
    return premises_by_estate(session, {community_id})[community_id]


def premises_by_estate(session: Session, community_ids: Collection[str]) -> dict[str, tuple[Premises, ...]]:
    """Return the same of several estates, in two statements however many they are."""
    row, asked = CampaignEvent, set(community_ids)
    query = select(col(row.campaign_id), col(row.content)).where(col(row.number) == 1)
    names = [name for name, content in session.execute(query) if not asked.isdisjoint(content["targets"])]
    found = campaigns(session, names) if names else []
    return {one: premises_among(found, one) for one in asked}


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
