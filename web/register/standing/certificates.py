"""Credit certificates from the register: what is certified is read, and that it was issued goes on record."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from credit.standing.certificates import certificate_content
from credit.standing.life import is_listed
from credit.standing.petitions import marked
from models.errors import InputError, Problem
from models.record import Clerk
from models.tables import Company, EvidenceImport, LedgerCheckpoint, Rating, RatingRun, RulebookVersion
from models.values.canonical import digest
from web.register.standing.listings import listings_of
from web.register.standing.petitions import petitions_of

__all__ = ["record_certificate", "what_is_certified"]


def what_is_certified(clerk: Clerk, company_id: str, on: date) -> dict[str, Any]:
    """Return the content of a certificate on a company's newest rating. Raises InputError where it was never rated."""
    session = clerk.session
    listed = [(one.number, one.facts.kind) for one in listings_of(session, company_id) if is_listed(one, on)]
    open_ = len(marked(petitions_of(session, company_id)))
    newest = select(col(LedgerCheckpoint.note)).order_by(col(LedgerCheckpoint.size).desc()).limit(1)
    note = session.scalar(newest)
    sealed = None if note is None else sha256(note.encode()).hexdigest()
    return certificate_content(_rating(session, company_id), listed, open_, clerk.at, sealed)


def record_certificate(clerk: Clerk, content: dict[str, Any], asked_by: str) -> str:
    """Put on record that a certificate was issued, what it states and for whom, and return its number, its digest.

    They are told when it is corrected; and whoever is shown a paper can hold what it states against the record.
    """
    name = digest(content)
    states = {part: content[part] for part in ("grade", "score", "as_of")}
    facts = {"company": content["company_id"], "for": asked_by, "digest": name, "states": states}
    clerk.enter("certificate.issued", f"certificate/{name}", facts)
    return name


def _rating(session: Session, company_id: str) -> dict[str, Any]:
    columns: list[Any] = [
        col(Rating.company_id), col(Company.name), col(Rating.grade), col(Rating.status), col(Rating.score_milli),
        col(Rating.eligible), col(Rating.blacklisted), col(RatingRun.as_of), col(RatingRun.rulebook_digest),
        col(RatingRun.ratings_digest), col(RulebookVersion.rulebook),
        col(EvidenceImport.digest).label("evidence_digest"),
    ]  # fmt: skip
    query = (
        select(*columns)
        .join(RatingRun, col(RatingRun.id) == col(Rating.run_id))
        .join(Company, col(Company.company_id) == col(Rating.company_id))
        .join(RulebookVersion, col(RulebookVersion.digest) == col(RatingRun.rulebook_digest))
        .join(EvidenceImport, col(EvidenceImport.id) == col(RatingRun.import_id))
        .where(col(Rating.company_id) == company_id)
        .order_by(col(Rating.run_id).desc())
        .limit(1)
    )
    found = session.execute(query).mappings().one_or_none()
    if found is None:
        raise InputError(Problem(company_id, "this company was never rated", "Rate the register: wuxin lists"))
    return {**found}
