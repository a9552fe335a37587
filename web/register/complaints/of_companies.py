"""Complaints that are a company's: about communities it serves, where the company is who is liable."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from credit.complaints import Case, Party, case_of
from models.tables import ComplaintCase
from web.register.complaints.rows import histories
from web.register.engagements.served import served_by

__all__ = ["company_cases"]


def company_cases(session: Session, company_id: str, desk: str, on: date) -> list[tuple[Case, str]]:
    """Return the complaints of a desk that a company is liable for, with the names of their communities, newest first.

    What is of somebody else is not shown to it: a complaint is its complainer's and theirs who handle it.
    """
    served = served_by(session, company_id, on)
    row = ComplaintCase
    query = select(col(row.complaint_id)).where(col(row.desk) == desk, col(row.community_id).in_(served))
    numbers = session.scalars(query).all() if served else []
    found = [case_of(*one) for one in histories(session, numbers)] if numbers else []
    own = [one for one in found if one.liability is Party.COMPANY]
    own.sort(key=lambda one: (one.reception.received_at, one.reception.complaint_id), reverse=True)
    return [(one, served[one.reception.community_id or ""]) for one in own]
