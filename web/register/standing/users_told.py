"""Who has to be told of a correction: whoever used the company's score before it, derived from the record."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from models.tables import EvidenceCorrection, RatingRun, Tender
from models.values.moments import moment_number, moment_text
from web.register.ratings.corrections import kept_corrections
from web.register.standing.pushes import facts_of_acts

__all__ = ["notices_for"]


def notices_for(session: Session, company_id: str) -> list[dict[str, Any]]:
    """Return one row for each use of the company's score that a later correction touches, by use, then correction.

    Used by: tenders that ask for a grade and were not closed when the correction came; certificates issued before it;
    pushes to Credit China that held a listing which was taken off. What counts is the order of moments on record.
    """
    reasons = {row.id: row.because for row in session.scalars(select(EvidenceCorrection))}
    rows: list[dict[str, Any]] = []
    for one in kept_corrections(session):
        if one.company_id != company_id:
            continue
        at, because = moment_number(one.recorded_at), reasons[one.number]
        uses = [*_tenders(session, at), *_certificates(session, company_id, at), *_pushed(session, because, at)]
        rows.extend({**used, "because": because, "corrected_on": one.decided_on} for used in uses)
    return rows


def _tenders(session: Session, at: int) -> list[dict[str, Any]]:
    rated = session.scalar(select(col(RatingRun.id)).limit(1))
    found = [] if rated is None else session.scalars(select(Tender).order_by(col(Tender.tender_id))).all()
    return [
        {"to": one.procuring_entity, "used": f"tender/{one.tender_id}",
         "used_at": moment_text(moment_number(one.published_at))}
        for one in found
        if one.required_grades and moment_number(one.published_at) <= at < moment_number(one.bids_close_at)
    ]  # fmt: skip


def _certificates(session: Session, company_id: str, at: int) -> list[dict[str, Any]]:
    found = [facts for facts in facts_of_acts(session, "certificate.issued") if facts["company"] == company_id]
    return [
        {"to": facts["for"], "used": f"certificate/{facts['digest']}", "used_at": facts["at"]}
        for facts in found
        if facts["at"] <= moment_text(at)
    ]


def _pushed(session: Session, because: str, at: int) -> list[dict[str, Any]]:
    number = int(because.removeprefix("listing/")) if because.startswith("listing/") else 0
    return [
        {"to": "信用中国 / Credit China", "used": f"push/{facts['digest']}", "used_at": facts["at"]}
        for facts in facts_of_acts(session, "list.pushed")
        if [number, "list"] in facts["items"] and facts["at"] <= moment_text(at)
    ]
