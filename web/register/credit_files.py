"""One company's credit file (信用档案): its rating, contributions with evidence, history and communities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, RowMapping, and_, func, or_, select
from sqlmodel import col

from models.tables import (
    Community,
    Company,
    Complaint,
    Contribution,
    CreditRecord,
    Finding,
    Inspection,
    ListEntry,
    ListProposal,
    Rating,
    RatingRun,
    ServicePeriod,
)
from web.register.current import Current

__all__ = ["CreditFile", "credit_file"]


@dataclass(frozen=True, slots=True)
class CreditFile:
    """All that the page of one company shows; each part is rows of one statement."""

    rating: RowMapping
    contributions: Sequence[RowMapping]
    history: Sequence[tuple[date, int, str]]
    communities: Sequence[RowMapping]
    lists: Sequence[RowMapping]


def credit_file(connection: Connection, now: Current, company_id: str) -> CreditFile | None:
    """Return the file of a company in the current run, None where the run does not know it."""
    rating = _rating(connection, now, company_id)
    if rating is None:
        return None
    return CreditFile(
        rating=rating,
        contributions=_contributions(connection, now, company_id),
        history=_history(connection, now, company_id),
        communities=_communities(connection, now, company_id),
        lists=_lists(connection, now, company_id),
    )


def _rating(connection: Connection, now: Current, company_id: str) -> RowMapping | None:
    table = Rating.__table__  # type: ignore[attr-defined]
    query = (
        select(table, col(Company.name), col(Company.registered_on))
        .join(Company, col(Company.company_id) == col(Rating.company_id))
        .where(col(Rating.run_id) == now.run_id, col(Rating.company_id) == company_id)
    )
    return connection.execute(query).mappings().one_or_none()


def _contributions(connection: Connection, now: Current, company_id: str) -> Sequence[RowMapping]:
    """Return the contributions with the row of evidence behind each, the weightiest first within a rule."""
    of, key = col(Contribution.source_table), col(Contribution.source_id)
    complaint = and_(of == "complaints", col(Complaint.complaint_id) == key, col(Complaint.import_id) == now.import_id)
    finding = and_(of == "findings", col(Finding.finding_id) == key, col(Finding.import_id) == now.import_id)
    record = and_(of == "records", col(CreditRecord.record_id) == key, col(CreditRecord.import_id) == now.import_id)
    visited = or_(
        and_(of == "inspections", col(Inspection.inspection_id) == key),
        col(Inspection.inspection_id) == col(Finding.inspection_id),
    )
    inspection = and_(col(Inspection.import_id) == now.import_id, visited)
    place = func.coalesce(col(Complaint.community_id), col(Inspection.community_id), col(CreditRecord.community_id))
    columns: list[Any] = [
        Contribution.__table__, col(Complaint.channel), col(Complaint.category), col(Finding.item),  # type: ignore[attr-defined]
        col(Finding.severity), col(Inspection.kind).label("inspection_kind"), col(CreditRecord.issuer),
        col(CreditRecord.document_no), col(Community.name).label("community"),
    ]  # fmt: skip
    query = (
        select(*columns)
        .outerjoin(Complaint, complaint)
        .outerjoin(Finding, finding)
        .outerjoin(CreditRecord, record)
        .outerjoin(Inspection, inspection)
        .outerjoin(Community, col(Community.community_id) == place)
        .where(col(Contribution.run_id) == now.run_id, col(Contribution.company_id) == company_id)
        .order_by(
            col(Contribution.component), col(Contribution.indicator), func.abs(col(Contribution.points_milli)).desc(),
            col(Contribution.occurred_on).desc(), col(Contribution.id),
        )
    )  # fmt: skip
    return connection.execute(query).mappings().all()


def _history(connection: Connection, now: Current, company_id: str) -> Sequence[tuple[date, int, str]]:
    """Return (as_of, score, grade) of the runs from the same package by the same rulebook, oldest first."""
    query = (
        select(col(RatingRun.as_of), col(Rating.score_milli), col(Rating.grade), col(RatingRun.id))
        .join(RatingRun, col(RatingRun.id) == col(Rating.run_id))
        .where(
            col(Rating.company_id) == company_id,
            col(RatingRun.import_id) == now.import_id,
            col(RatingRun.rulebook_digest) == now.book.digest,
            col(RatingRun.as_of) <= now.as_of,
        )
        .order_by(col(RatingRun.as_of), col(RatingRun.id))
    )
    by_day = {as_of: (as_of, score, grade) for as_of, score, grade, _ in connection.execute(query)}
    return list(by_day.values())


def _communities(connection: Connection, now: Current, company_id: str) -> Sequence[RowMapping]:
    query = (
        select(
            col(Community.community_id), col(Community.name), col(Community.district), col(Community.households),
            col(Community.floor_area_m2), col(ServicePeriod.starts_on), col(ServicePeriod.ends_on),
        )
        .join(ServicePeriod, col(ServicePeriod.community_id) == col(Community.community_id))
        .where(col(ServicePeriod.import_id) == now.import_id, col(ServicePeriod.company_id) == company_id)
        .order_by(func.coalesce(col(ServicePeriod.ends_on), date.max).desc(), col(ServicePeriod.starts_on).desc())
    )  # fmt: skip
    return connection.execute(query).mappings().all()


def _lists(connection: Connection, now: Current, company_id: str) -> Sequence[RowMapping]:
    query = (
        select(col(ListProposal.kind), ListEntry.__table__)  # type: ignore[attr-defined]
        .join(ListProposal, col(ListProposal.id) == col(ListEntry.proposal_id))
        .where(col(ListProposal.run_id) == now.run_id, col(ListEntry.company_id) == company_id)
    )
    return connection.execute(query).mappings().all()
