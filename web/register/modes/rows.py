"""Modes of service in the register: their events in and out, each on record in the transaction of its row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC

from sqlalchemy import select
from sqlmodel import Session, col

from bidding.modes import ModeEvent, ModeLaw, ModeMove, enter, law_for
from models.errors import InputError, Problem
from models.record import Clerk
from models.tables import Community, ServiceModeEvent
from models.values.moments import shanghai_date
from web.register.engagements.served import company_serving
from web.register.numbered import written
from web.register.owners.estates import bodies_of

__all__ = ["enter_mode", "law_of", "mode_events", "mode_events_of", "place_known"]


def enter_mode(clerk: Clerk, community_id: str, event: ModeEvent) -> tuple[ModeEvent, ...]:
    """Enter an event of an estate's modes, and return all of them.

    Raises InputError for an estate that the register does not know, RefusedError with every reason why it may not be.
    """
    session = clerk.session
    if session.get(Community, community_id) is None:
        remedy = "Check its id, or take in the evidence that tells of it: wuxin ingest"
        raise InputError(Problem(f"community {community_id}", "the register does not know it", remedy))
    before, today = mode_events_of(session, community_id), shanghai_date(clerk.at)
    law = law_of(before or (event,))
    events = enter(before, event, law, today, company_serving(session, community_id, event.on))
    key = f"{community_id}/{len(events)}"
    session.add(ServiceModeEvent(
        id=key, community_id=community_id, number=len(events), move=str(event.move), happened_on=event.on,
        until=event.until, paper=event.paper, details=dict(event.details), entered_by=event.by, entered_at=clerk.at,
    ))  # fmt: skip
    written(session, f"community {community_id}")
    clerk.enter(f"mode.{event.move}", f"community/{community_id}", {}, {"id": [key]})
    return events


def mode_events_of(session: Session, community_id: str) -> tuple[ModeEvent, ...]:
    """Return the events of an estate's modes in order; one statement."""
    return mode_events(session, community_id).get(community_id, ())


def mode_events(session: Session, community_id: str | None = None) -> dict[str, tuple[ModeEvent, ...]]:
    """Return community -> its events in order, of all or of one; one statement."""
    row = ServiceModeEvent
    own = () if community_id is None else (col(row.community_id) == community_id,)
    found: dict[str, list[ModeEvent]] = {}
    for one in session.scalars(select(row).where(*own).order_by(col(row.community_id), col(row.number))):
        found.setdefault(one.community_id, []).append(_event(one))
    return {key: tuple(events) for key, events in found.items()}


def law_of(events: Sequence[ModeEvent]) -> ModeLaw:
    """Return the table of an estate's place, by its first description; the national one before there is one."""
    return law_for(str(events[0].details.get("jurisdiction") or "") if events else "")


def place_known(session: Session, community_id: str) -> str | None:
    """Return the GB/T 2260 code of an estate's place, by its first description, else its delivery; None for neither."""
    known = mode_events_of(session, community_id) or bodies_of(session, community_id)
    return str(known[0].details.get("jurisdiction") or "") or None if known else None


def _event(row: ServiceModeEvent) -> ModeEvent:
    return ModeEvent(
        ModeMove(row.move), row.happened_on, row.entered_at.astimezone(UTC), row.entered_by, row.paper, row.until,
        row.details,
    )  # fmt: skip
