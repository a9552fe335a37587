"""Communities, runs, rulebooks, tenders, certificates and entries as programs read them, page by page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Label, RowMapping, Select, func, select
from sqlmodel import Session, col

from models.record.rows import table_of
from models.tables import (
    Community,
    Company,
    EvidenceImport,
    LedgerEntry,
    Publication,
    RatingRun,
    RulebookVersion,
    ServicePeriod,
    Tender,
)
from web.register.keysets import LARGE, NUMBER, TEXT, After, Key, Keyset, next_rows

__all__ = [
    "CERTIFICATES", "COMMUNITIES", "ENTRIES", "RULEBOOKS", "RUNS", "TENDERS", "Rows", "certificates", "communities",
    "entries", "rulebooks", "runs", "services_by", "services_of", "tenders_shown",
]  # fmt: skip

Rows = tuple[Sequence[RowMapping], After]
"""The rows of a page, and the keys to go on from."""

COMMUNITIES: Final = Keyset("communities", (Key("community_id", col(Community.community_id), TEXT),))
RUNS: Final = Keyset("runs", (Key("run", col(RatingRun.id), NUMBER, descending=True),))
RULEBOOKS: Final = Keyset("rulebooks", (Key("digest", col(RulebookVersion.digest), TEXT),))
TENDERS: Final = Keyset("tenders", (Key("tender_id", col(Tender.tender_id), TEXT),))
CERTIFICATES: Final = Keyset("certificates", (Key("position", col(LedgerEntry.position), LARGE, descending=True),))
ENTRIES: Final = Keyset("changes", (Key("position", col(LedgerEntry.position), LARGE),))
_CERTIFICATE: Final = "certificate/"


def communities(session: Session, district: str, after: After, limit: int, community_id: str = "") -> Rows:
    """Return communities; of a district, or of one id, where it is named."""
    query = select(table_of(Community))
    query = query.where(col(Community.district) == district) if district else query
    query = query.where(col(Community.community_id) == community_id) if community_id else query
    return next_rows(session, query, COMMUNITIES, after, limit)


def services_of(session: Session, import_id: int, community_id: str) -> Sequence[RowMapping]:
    """Return who has served a community and when, by the evidence of an import, the newest first."""
    query = _services(import_id).where(col(ServicePeriod.community_id) == community_id)
    return session.execute(query).mappings().all()


def services_by(session: Session, import_id: int, company_id: str) -> Sequence[RowMapping]:
    """Return what a company has served and when, by the evidence of an import, the newest first."""
    query = _services(import_id).where(col(ServicePeriod.company_id) == company_id)
    return session.execute(query).mappings().all()


def _services(import_id: int) -> Select[Any]:
    period = ServicePeriod
    columns: list[Any] = [
        col(period.company_id), col(Company.name).label("company"), col(period.community_id),
        col(Community.name).label("community"), col(period.starts_on), col(period.ends_on),
    ]  # fmt: skip
    last = func.coalesce(col(period.ends_on), date.max).desc()
    return (
        select(*columns)
        .join(Company, col(Company.company_id) == col(period.company_id))
        .join(Community, col(Community.community_id) == col(period.community_id))
        .where(col(period.import_id) == import_id)
        .order_by(last, col(period.starts_on).desc(), col(period.community_id))
    )


def runs(session: Session, after: After, limit: int, run: int | None = None) -> Rows:
    """Return runs, the newest first, with their digests and when each was first published; or the one of a number."""
    first = select(func.min(col(Publication.published_at))).where(col(Publication.run_id) == col(RatingRun.id))
    columns: list[Any] = [
        col(RatingRun.id).label("run"), col(RatingRun.as_of), col(RatingRun.known_at), col(RatingRun.rulebook_digest),
        col(RatingRun.ratings_digest), col(RatingRun.computed_at), col(EvidenceImport.digest).label("evidence_digest"),
        _moment(first.scalar_subquery(), "published_at"),
    ]  # fmt: skip
    query = select(*columns).join(EvidenceImport, col(EvidenceImport.id) == col(RatingRun.import_id))
    return next_rows(session, query if run is None else query.where(col(RatingRun.id) == run), RUNS, after, limit)


def _moment(expression: Any, name: str) -> Label[Any]:  # noqa: ANN401 - SQLAlchemy's own
    found: Label[Any] = expression.label(name)
    return found


def rulebooks(session: Session, after: After, limit: int, digest: str = "") -> Rows:
    """Return versions of rulebooks that ratings were made with; with `digest` that one, with its whole content."""
    table = table_of(RulebookVersion)
    if digest:
        return next_rows(session, select(table).where(table.c.digest == digest), RULEBOOKS, after, limit)
    columns = (column for column in table.columns if column.name != "content")
    return next_rows(session, select(*columns), RULEBOOKS, after, limit)


def tenders_shown(session: Session, after: After, limit: int, tender_id: str = "") -> Rows:
    """Return tenders whose notice is public, with their community; or the one of an id."""
    query = select(table_of(Tender), col(Community.name).label("community")).join(
        Community, col(Community.community_id) == col(Tender.community_id)
    )
    query = query.where(col(Tender.tender_id) == tender_id) if tender_id else query
    return next_rows(session, query, TENDERS, after, limit)


def certificates(session: Session, after: After, limit: int, digest: str = "") -> tuple[list[dict[str, Any]], After]:
    """Return certificates on record, the newest first: digest, company, moment, position; for whom is not told."""
    row = LedgerEntry
    columns: list[Any] = [col(row.position), col(row.subject), col(row.content), col(row.entered_at)]
    placed = col(row.type) == "certificate.issued", col(row.position).is_not(None)
    query = select(*columns).where(*placed)
    query = query.where(col(row.subject) == f"{_CERTIFICATE}{digest}") if digest else query
    found, following = next_rows(session, query, CERTIFICATES, after, limit)
    return [_certificate(one) for one in found], following


def _certificate(row: RowMapping) -> dict[str, Any]:
    told = {} if row["content"] is None else json.loads(row["content"])
    return {
        "digest": row["subject"].removeprefix(_CERTIFICATE), "company_id": told.get("company"),
        "issued_at": row["entered_at"], "position": row["position"],
    }  # fmt: skip


def entries(session: Session, after: int, limit: int) -> Sequence[RowMapping]:
    """Return the entries of the record behind a position, in order, without a gap: those that have a position."""
    row = LedgerEntry
    columns: list[Any] = [col(row.position), col(row.type), col(row.subject), col(row.digest), col(row.entered_at)]
    query = select(*columns).where(col(row.position).is_not(None))
    return next_rows(session, query, ENTRIES, (after,), limit)[0]
