"""Leases as rows of the register: read with their steps, and written step by step, each on record."""

from __future__ import annotations

from datetime import UTC

from sqlalchemy import select
from sqlmodel import Session, col

from bidding.letting import Lease, LeaseMove, LeaseStep
from bidding.revenue import MoneyRole
from models.errors import InputError, Problem
from models.record import Clerk
from models.tables import LeaseEvent
from web.register.numbered import written

__all__ = ["communities_letting", "is_kept", "lease_named", "leases_of", "write_step"]


def lease_named(session: Session, lease_id: str) -> Lease:
    """Return a lease with its steps. Raises InputError where there is none of the name."""
    row = LeaseEvent
    rows = list(session.scalars(select(row).where(col(row.lease_id) == lease_id).order_by(col(row.number))))
    if not rows:
        raise InputError(Problem(f"lease {lease_id}", "there is none of this name", "Run: wuxin lease list"))
    return Lease(lease_id, rows[0].community_id, tuple(map(_step, rows)))


def is_kept(session: Session, lease_id: str) -> bool:
    """Return whether a lease of the name is on record."""
    return session.get(LeaseEvent, f"{lease_id}/1") is not None


def leases_of(session: Session, community_id: str) -> list[Lease]:
    """Return all leases of an estate, by the order in which they were signed."""
    row, found = LeaseEvent, dict[str, list[LeaseStep]]()
    query = select(row).where(col(row.community_id) == community_id)
    for one in session.scalars(query.order_by(col(row.number), col(row.recorded_at), col(row.lease_id))):
        found.setdefault(one.lease_id, []).append(_step(one))
    return [Lease(name, community_id, tuple(steps)) for name, steps in found.items()]


def communities_letting(session: Session) -> list[str]:
    """Return the estates that have a lease on record, by id."""
    row = LeaseEvent
    query = select(col(row.community_id)).where(col(row.number) == 1).distinct()
    return sorted(session.scalars(query))


def write_step(clerk: Clerk, lease: Lease) -> None:
    """Write the newest step of a lease, on record. Raises RefusedError where somebody else was first."""
    step, number = lease.steps[-1], len(lease.steps)
    key = f"{lease.id}/{number}"
    clerk.session.add(LeaseEvent(
        id=key, lease_id=lease.id, asset_id=lease.terms.asset_id, community_id=lease.community_id, number=number,
        move=str(step.move), happened_on=step.on, recorded_at=step.at, by=step.by, role=str(step.role),
        content=dict(step.content),
    ))  # fmt: skip
    written(clerk.session, f"lease {lease.id}")
    clerk.enter(f"lease.{step.move}", f"lease/{lease.id}", {}, {"id": [key]})


def _step(row: LeaseEvent) -> LeaseStep:
    at = row.recorded_at.astimezone(UTC)
    return LeaseStep(LeaseMove(row.move), row.happened_on, at, row.by, MoneyRole(row.role), row.content)
