"""Whose a campaign is: who may read of it, whose office takes its steps, and in which role somebody acts on it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from flask import abort
from sqlmodel import Session

from credit.inspections import Campaign, Event
from credit.inspections import Role as ActingRole
from credit.inspections.moves import CampaignMove, FindingMove
from models.errors import InputError
from models.record import Clerk
from web.access import GRANTS, Action, Role
from web.clock import today
from web.gate import acting_for, permit, signed_in
from web.register.inspections.campaigns import campaign_named
from web.register.inspections.targets import subdistricts_of
from web.work.acting import reading_session

__all__ = ["event_of", "found_campaign", "may_here", "own_campaign", "owners_of", "readers_of", "role_in"]

_ROLES: Final[Mapping[Role, ActingRole]] = {
    Role.REGULATOR: ActingRole.AUTHORITY, Role.SUBDISTRICT: ActingRole.SUBDISTRICT,
    Role.INSPECTOR: ActingRole.INSPECTOR, Role.COMMITTEE: ActingRole.COMMITTEE,
}  # fmt: skip


def found_campaign(name: str) -> Campaign:
    """Return a campaign that the person may read of; 404 for an unknown one."""
    session, campaign = reading_session(), _named(name)
    permit(*readers_of(session, campaign))
    return campaign


def readers_of(session: Session, campaign: Campaign) -> tuple[str, ...]:
    """Return the organisations that a campaign concerns: the city, its communities and their subdistricts."""
    targets = campaign.announced["targets"]
    places = {f"subdistrict/{one}" for one in subdistricts_of(session, targets).values() if one}
    return ("city", *sorted(places), *(f"community/{one}" for one in targets))


def owners_of(session: Session, campaign: Campaign) -> tuple[str, ...]:
    """Return the organisations whose offices take its steps.

    The city, where its authority announced it; else the subdistricts that its communities lie in, who look after
    inspections that a neighbour of theirs announced too.
    """
    if campaign.events[0].role is ActingRole.AUTHORITY:
        return ("city",)
    places = {one for one in subdistricts_of(session, campaign.announced["targets"]).values() if one}
    return tuple(sorted(f"subdistrict/{one}" for one in places)) if len(places) == 1 else ("city",)


def own_campaign(name: str) -> Campaign:
    """Return a campaign on which the person may take the step of this page; 404 for an unknown one."""
    campaign = _named(name)
    permit(*owners_of(reading_session(), campaign))
    return campaign


def may_here(action: Action, campaign: Campaign) -> bool:
    """Return whether the person may do something to this very campaign."""
    return not signed_in().refusals(action, owners_of(reading_session(), campaign))


def role_in(action: Action) -> ActingRole:
    """Return in which role the person does something; of several the one that reaches farthest."""
    held = {one.role for one in signed_in().holdings}
    return next(ours for role, ours in _ROLES.items() if role in held and role in GRANTS[action])


def event_of(clerk: Clerk, action: Action, move: CampaignMove | FindingMove, **told: Any) -> Event:  # noqa: ANN401 - fields
    """Return the event of a step that is taken today."""
    facts = {"on": today(), **told}
    return Event(move=move, at=clerk.at, by=acting_for(), role=role_in(action), **facts)


def _named(name: str) -> Campaign:
    try:
        return campaign_named(reading_session(), name)
    except InputError:
        abort(404)
