"""Engagements in the register: their steps in and out, each on record in the transaction of its row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from bidding.engagements import Engagement, Move, Premises, Role, Step, opened, refund_problems, take
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.tables import EngagementStep
from web.register.inspections.premises import premises_of
from web.register.numbered import written

__all__ = ["add_step", "begin", "engagement_named", "engagements", "security_problems"]

Make = Callable[[Engagement, tuple[Premises, ...]], Step]
"""Makes a step of the engagement and of what inspections say of its estate."""


def begin(clerk: Clerk, name: str, step: Step) -> Engagement:
    """Open an engagement, on record. Raises RefusedError where it may not be, or where there is one of the name."""
    if _steps(clerk.session, name):
        what = "there is an engagement of this name already"
        raise RefusedError(Problem(f"engagement {name}", what, "Name another, such as one with the year in it."))
    return _enter(clerk, opened(name, step))


def add_step(clerk: Clerk, name: str, make: Make) -> Engagement:
    """Load an engagement, take the step made of it, on record. Raises RefusedError with every reason why not."""
    before = engagement_named(clerk.session, name)
    premises = premises_of(clerk.session, before.terms.community_id)
    return _enter(clerk, take(before, make(before, premises), premises))


def engagement_named(session: Session, name: str) -> Engagement:
    """Return an engagement by its steps. Raises InputError where there is none of the name."""
    steps = _steps(session, name)
    if not steps:
        raise InputError(Problem(f"engagement {name}", "there is none of this name", "Run: wuxin service list"))
    return Engagement(name, steps)


def engagements(
    session: Session, company_id: str | None = None, community_id: str | None = None
) -> list[Engagement]:  # fmt: skip
    """Return all engagements, by name; those of one company, or of one community, where it is named."""
    found: dict[str, list[Step]] = {}
    query = select(EngagementStep).order_by(col(EngagementStep.engagement_id), col(EngagementStep.number))
    own = () if company_id is None else (col(EngagementStep.company_id) == company_id,)
    there = () if community_id is None else (col(EngagementStep.community_id) == community_id,)
    for row in session.scalars(query.where(*own, *there)):
        found.setdefault(row.engagement_id, []).append(_step(row))
    return [Engagement(name, tuple(steps)) for name, steps in found.items()]


def security_problems(session: Session, tender_id: str, told: Mapping[str, Any]) -> list[Problem]:
    """Return why a refund may not be made (its lot and company_id): the engagement under it is not handed over."""
    wanted = (tender_id, told.get("lot"), told.get("company_id"))
    return [
        problem
        for one in engagements(session)
        if (one.terms.tender, one.terms.lot, one.terms.company_id) == wanted
        for problem in refund_problems(one)
    ]


def _steps(session: Session, name: str) -> tuple[Step, ...]:
    row = EngagementStep
    query = select(row).where(col(row.engagement_id) == name).order_by(col(row.number))
    return tuple(_step(one) for one in session.scalars(query))


def _step(row: EngagementStep) -> Step:
    return Step(Move(row.move), row.happened_on, row.recorded_at.astimezone(UTC), row.by, Role(row.role), row.content)


def _enter(clerk: Clerk, engagement: Engagement) -> Engagement:
    step, terms, number = engagement.steps[-1], engagement.terms, len(engagement.steps)
    row = EngagementStep(
        id=f"{engagement.id}/{number}", engagement_id=engagement.id, number=number, community_id=terms.community_id,
        company_id=terms.company_id, move=str(step.move), happened_on=step.on, recorded_at=step.at, by=step.by,
        role=str(step.role), content=dict(step.content),
    )  # fmt: skip
    clerk.session.add(row)
    written(clerk.session, f"engagement {engagement.id}")
    clerk.enter(f"service.{step.move}", f"service/{engagement.id}", {}, {"id": [row.id]})
    return engagement
