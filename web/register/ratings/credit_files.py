"""One company's credit file (信用档案): its rating, contributions with their evidence, certificates on record."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import JSON, ColumnElement, Connection, RowMapping, Select, and_, cast, func, literal, null, or_, select
from sqlmodel import col

from models.tables import Community, Complaint, Contribution, CreditRecord, Finding, Inspection, LedgerEntry
from web.register.ratings.city import CompanyFacts, city_of
from web.register.ratings.current import Current

__all__ = ["MOST_CERTIFICATES", "Certified", "CreditFile", "certificates_as_events", "certificates_of", "credit_file"]


MOST_CERTIFICATES: Final = 12
"""Certificates of a company that are shown, the newest ones."""
Certified = tuple[str, datetime]
"""Subject and moment of a certificate."""


@dataclass(frozen=True, slots=True)
class CreditFile:
    """What the register holds of one company: how it was rated, and every point of that with its evidence."""

    rating: CompanyFacts
    contributions: Sequence[RowMapping]


def credit_file(connection: Connection, now: Current, company_id: str) -> CreditFile | None:
    """Return the file of a company in the current run, None where the run does not know it; one statement.

    The rating is of the city, which is read once for a publication.
    """
    rating = city_of(connection, now).companies.get(company_id)
    return None if rating is None else CreditFile(rating, _contributions(connection, now, company_id))


def certificates_of(connection: Connection, company_id: str) -> Sequence[Certified]:
    """Return subject and moment of the certificates that were issued on a company, the newest first.

    For whom they were issued is left out. Entries are canonical JSON, so that a company stands there in one way only.
    """
    row = LedgerEntry
    query = select(col(row.subject), col(row.entered_at)).where(*_certified(company_id))
    newest = query.order_by(col(row.entered_at).desc()).limit(MOST_CERTIFICATES)
    return [(subject, at) for subject, at in connection.execute(newest)]


def certificates_as_events(company_id: str) -> Select[Any]:
    """Select all of them in columns as events have them, to be read in one statement with others; without a move.

    event_of is the subject, event_at the moment.
    """
    row, nothing = LedgerEntry, literal("")
    columns = (
        col(row.subject), literal(0), nothing, col(row.entered_at), nothing, nothing, cast(null(), JSON)
    )  # fmt: skip
    return select(*columns).where(*_certified(company_id))


def _certified(company_id: str) -> tuple[ColumnElement[bool], ...]:
    row = LedgerEntry
    named = col(row.content).contains(f'"company":{json.dumps(company_id, ensure_ascii=False)}', autoescape=True)
    return col(row.type) == "certificate.issued", named


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
