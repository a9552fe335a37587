"""Campaigns in the register: their events in and out, each on record in the transaction of its row."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC

from sqlalchemy import select
from sqlmodel import Session, col

from credit.inspections import Campaign, Event, Role, Rules, announced, checklist, decided, programme
from credit.inspections.moves import CampaignMove, FindingMove
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.tables import CampaignEvent
from web.register.numbered import written

__all__ = ["add_event", "announce", "campaign_named", "campaigns", "rules_of"]


def rules_of(name: str, kind: str, checklists: list[str] | None = None) -> Rules:
    """Return the rules of a kind of a programme, by other checklists than the kind's where some are named.

    Raises InputError for what does not exist.
    """
    found = programme(name)
    chosen = found.kind(kind)
    if chosen is None:
        known = ", ".join(one.id for one in found.kinds)
        raise InputError(Problem("kind", f"the programme {name} has no kind {kind!r}", f"Take one of {known}."))
    return Rules(found, chosen, tuple(checklist(one) for one in checklists or chosen.checklists))


def announce(clerk: Clerk, name: str, event: Event, rules: Rules) -> Campaign:
    """Begin a campaign and put it on record. Raises RefusedError where it may not begin, or the name is taken."""
    if _events(clerk.session, name):
        what = "there is a campaign of this name already"
        raise RefusedError(Problem(f"campaign {name}", what, "Name another, such as one with the round in it."))
    campaign = announced(name, event, rules)
    _enter(clerk, campaign)
    return campaign


def add_event(clerk: Clerk, name: str, make: Callable[[Campaign], Event]) -> Campaign:
    """Load a campaign, add the event made of it, and put it on record. Raises RefusedError with every reason."""
    campaign = decided(before := campaign_named(clerk.session, name), make(before))
    _enter(clerk, campaign)
    return campaign


def campaign_named(session: Session, name: str) -> Campaign:
    """Return a campaign by its events. Raises InputError where there is none of the name."""
    events = _events(session, name)
    if not events:
        raise InputError(Problem(f"campaign {name}", "there is none of this name", "Run: wuxin inspection list"))
    return _campaign(name, events)


def campaigns(session: Session, names: Collection[str] | None = None) -> list[Campaign]:
    """Return all campaigns, or those of the names, by name, in one statement."""
    query = select(CampaignEvent).order_by(col(CampaignEvent.campaign_id), col(CampaignEvent.number))
    if names is not None:
        query = query.where(col(CampaignEvent.campaign_id).in_(names))
    found: dict[str, list[Event]] = {}
    for row in session.scalars(query):
        found.setdefault(row.campaign_id, []).append(_event(row))
    return [_campaign(name, tuple(events)) for name, events in found.items()]


def _events(session: Session, name: str) -> tuple[Event, ...]:
    row = CampaignEvent
    query = select(row).where(col(row.campaign_id) == name).order_by(col(row.number))
    return tuple(_event(one) for one in session.scalars(query))


def _campaign(name: str, events: tuple[Event, ...]) -> Campaign:
    told = events[0].content
    rules = rules_of(told["programme"], told["kind"], [one["id"] for one in told["checklists"]])
    later = [
        Problem(f"campaign {name}", f"it goes by version {one['version']} of checklist {one['id']}, and here is "
                f"{found.version}", "Use the version of Wuxin that it was announced with.")
        for one, found in zip(told["checklists"], rules.checklists, strict=True)
        if one["version"] != found.version
    ]  # fmt: skip
    if later:
        raise InputError(later)
    return Campaign(name, events, rules)


def _event(row: CampaignEvent) -> Event:
    finding = row.finding_id is not None
    return Event(
        move=FindingMove(row.move) if finding else CampaignMove(row.move), on=row.happened_on,
        at=row.recorded_at.astimezone(UTC), by=row.by, role=Role(row.role), target=row.target,
        finding=row.finding_id, reason=row.reason, content=row.content,
    )  # fmt: skip


def _enter(clerk: Clerk, campaign: Campaign) -> None:
    event = campaign.events[-1]
    row = CampaignEvent(
        campaign_id=campaign.id, number=len(campaign.events), move=str(event.move), happened_on=event.on,
        recorded_at=event.at, by=event.by, role=str(event.role), target=event.target, finding_id=event.finding,
        reason=event.reason, content=dict(event.content),
    )  # fmt: skip
    clerk.session.add(row)
    written(clerk.session, f"campaign {campaign.id}")
    clerk.enter(f"inspection.{event.move}", f"inspection/{campaign.id}", {}, {"id": [row.id]})
