"""Who serves which community on a day, by the newest evidence and by the engagements on record."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, or_, select
from sqlmodel import Session, col

from bidding.engagements import Engagement, ServiceState, service_state
from bidding.modes import Serving
from models.tables import Community, ServicePeriod
from web.register.engagements.steps import engagements

__all__ = ["company_serving", "engaged_among", "engaged_on", "served_by", "serving_on"]

_SERVES = frozenset({ServiceState.SERVING, ServiceState.LEAVING})


def served_by(session: Session, company_id: str, on: date) -> dict[str, str]:
    """Return id and name of the communities that a company serves on a day, by id; three statements."""
    found = {one for one, serving in _periods(session, on).items() if serving.company_id == company_id}
    found |= {one.terms.community_id for one in _begun(engagements(session), on) if one.terms.company_id == company_id}
    query = select(col(Community.community_id), col(Community.name)).where(col(Community.community_id).in_(found))
    names = {row[0]: row[1] for row in session.execute(query)} if found else {}
    return {one: names.get(one, one) for one in sorted(found)}


def company_serving(session: Session, community_id: str, on: date) -> str | None:
    """Return who serves a community on a day: by its engagement, else by the evidence; None where nobody does."""
    found = serving_on(session, on, community_id).get(community_id)
    return None if found is None else found.company_id


def serving_on(session: Session, on: date, community_id: str | None = None) -> dict[str, Serving]:
    """Return who serves each community on a day, or one of them: by its engagement, else by the evidence."""
    return _periods(session, on, community_id) | engaged_on(session, on, community_id)


def engaged_on(session: Session, on: date, community_id: str | None = None) -> dict[str, Serving]:
    """Return who serves communities on a day by engagements on record, the newest of each; one statement."""
    return engaged_among(engagements(session, community_id=community_id), on)


def engaged_among(known: Iterable[Engagement], on: date) -> dict[str, Serving]:
    """Return who serves communities on a day by some engagements, the newest of each."""
    begun = sorted(_begun(known, on), key=lambda one: one.terms.starts_on)
    return {one.terms.community_id: Serving(one.terms.company_id, one.terms.starts_on) for one in begun}


def _begun(known: Iterable[Engagement], on: date) -> list[Engagement]:
    return [one for one in (each.until(on) for each in known) if service_state(one) in _SERVES]


def _periods(session: Session, on: date, community_id: str | None = None) -> dict[str, Serving]:
    """Return community -> company of the newest import that tells of service."""
    row = ServicePeriod
    newest = select(func.max(col(row.import_id))).scalar_subquery()
    query = select(col(row.community_id), col(row.company_id), col(row.starts_on)).where(
        col(row.import_id) == newest, col(row.starts_on) <= on, or_(col(row.ends_on).is_(None), col(row.ends_on) > on)
    )
    own = () if community_id is None else (col(row.community_id) == community_id,)
    return {one: Serving(company, since) for one, company, since in session.execute(query.where(*own))}
