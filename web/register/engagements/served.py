"""Who serves which community on a day, by the newest evidence and by the engagements on record."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, or_, select
from sqlmodel import Session, col

from bidding.engagements import Engagement, ServiceState, service_state
from models.tables import Community, ServicePeriod
from web.register.engagements.steps import engagements

__all__ = ["company_serving", "served_by"]

_SERVES = frozenset({ServiceState.SERVING, ServiceState.LEAVING})


def served_by(session: Session, company_id: str, on: date) -> dict[str, str]:
    """Return id and name of the communities that a company serves on a day, by id; three statements."""
    found = {one for one, company in _periods(session, on) if company == company_id}
    found |= {one.terms.community_id for one in _serving(session, on) if one.terms.company_id == company_id}
    query = select(col(Community.community_id), col(Community.name)).where(col(Community.community_id).in_(found))
    names = {row[0]: row[1] for row in session.execute(query)} if found else {}
    return {one: names.get(one, one) for one in sorted(found)}


def company_serving(session: Session, community_id: str, on: date) -> str | None:
    """Return who serves a community on a day: by its engagement, else by the evidence; None where nobody does."""
    begun = [one for one in _serving(session, on) if one.terms.community_id == community_id]
    if begun:
        return max(begun, key=lambda one: one.terms.starts_on).terms.company_id
    return next((company for one, company in _periods(session, on) if one == community_id), None)


def _serving(session: Session, on: date) -> list[Engagement]:
    known = (one.until(on) for one in engagements(session))
    return [one for one in known if service_state(one) in _SERVES]


def _periods(session: Session, on: date) -> list[tuple[str, str]]:
    """Return (community, company) of the newest import that tells of service."""
    row = ServicePeriod
    newest = select(func.max(col(row.import_id))).scalar_subquery()
    query = select(col(row.community_id), col(row.company_id)).where(
        col(row.import_id) == newest, col(row.starts_on) <= on, or_(col(row.ends_on).is_(None), col(row.ends_on) > on)
    )
    return [(one, company) for one, company in session.execute(query)]
