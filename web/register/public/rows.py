"""Communities, runs, rulebooks, tenders, certificates and entries as programs read them, page by page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from sqlalchemy import Connection, Label, Select, bindparam, func, select
from sqlalchemy.sql.elements import SQLColumnExpression
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
from web.register.keysets import LARGE, NUMBER, TEXT, After, Key, Keyset, Ordered, next_rows
from web.register.prepared import Prepared, Row

__all__ = [
    "CERTIFICATES", "COMMUNITIES", "ENTRIES", "RULEBOOKS", "RUNS", "TENDERS", "Rows", "certificates", "communities",
    "entries", "rulebooks", "runs", "services_by", "services_of", "tenders_shown",
]  # fmt: skip

Reader = Session | Connection
Rows = tuple[Sequence[Row], After]
"""The rows of a page, and the keys to go on from."""

COMMUNITIES: Final = Keyset("communities", (Key("community_id", col(Community.community_id), TEXT),))
RUNS: Final = Keyset("runs", (Key("run", col(RatingRun.id), NUMBER, descending=True),))
RULEBOOKS: Final = Keyset("rulebooks", (Key("digest", col(RulebookVersion.digest), TEXT),))
TENDERS: Final = Keyset("tenders", (Key("tender_id", col(Tender.tender_id), TEXT),))
CERTIFICATES: Final = Keyset("certificates", (Key("position", col(LedgerEntry.position), LARGE, descending=True),))
ENTRIES: Final = Keyset("changes", (Key("position", col(LedgerEntry.position), LARGE),))
_CERTIFICATE: Final = "certificate/"
_ASKED: Final = "asked"
"""The name of the one value by which a list may be narrowed."""


def _narrowed(query: Select[Any], column: SQLColumnExpression[Any]) -> Select[Any]:
    """Return a query of the rows alone that have the asked value in a column."""
    return query.where(column == bindparam(_ASKED))


def _one_of(rows: Ordered, column: SQLColumnExpression[Any]) -> Ordered:
    return Ordered(_narrowed(rows.query, column), rows.keyset)


_COMMUNITIES: Final = Ordered(select(table_of(Community)), COMMUNITIES)
_OF_DISTRICT: Final = _one_of(_COMMUNITIES, col(Community.district))
_COMMUNITY: Final = _one_of(_COMMUNITIES, col(Community.community_id))


def communities(session: Reader, district: str, after: After, limit: int, community_id: str = "") -> Rows:
    """Return communities; of a district, or of one id, where it is named."""
    rows = _COMMUNITY if community_id else _OF_DISTRICT if district else _COMMUNITIES
    return next_rows(session, rows, after, limit, {_ASKED: community_id or district})


def _services() -> Select[Any]:
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
        .where(col(period.import_id) == bindparam("import_id"))
        .order_by(last, col(period.starts_on).desc(), col(period.community_id))
    )


_SERVICES_OF: Final = Prepared(_narrowed(_services(), col(ServicePeriod.community_id)))
_SERVICES_BY: Final = Prepared(_narrowed(_services(), col(ServicePeriod.company_id)))


def services_of(session: Reader, import_id: int, community_id: str) -> Sequence[Row]:
    """Return who has served a community and when, by the evidence of an import, the newest first."""
    return _SERVICES_OF.rows(session, {"import_id": import_id, _ASKED: community_id})


def services_by(session: Reader, import_id: int, company_id: str) -> Sequence[Row]:
    """Return what a company has served and when, by the evidence of an import, the newest first."""
    return _SERVICES_BY.rows(session, {"import_id": import_id, _ASKED: company_id})


def _moment(expression: Any, name: str) -> Label[Any]:  # noqa: ANN401 - SQLAlchemy's own
    found: Label[Any] = expression.label(name)
    return found


def _runs() -> Select[Any]:
    first = select(func.min(col(Publication.published_at))).where(col(Publication.run_id) == col(RatingRun.id))
    columns: list[Any] = [
        col(RatingRun.id).label("run"), col(RatingRun.as_of), col(RatingRun.known_at), col(RatingRun.rulebook_digest),
        col(RatingRun.ratings_digest), col(RatingRun.computed_at), col(EvidenceImport.digest).label("evidence_digest"),
        _moment(first.scalar_subquery(), "published_at"),
    ]  # fmt: skip
    return select(*columns).join(EvidenceImport, col(EvidenceImport.id) == col(RatingRun.import_id))


_RUNS: Final = Ordered(_runs(), RUNS)
_RUN: Final = _one_of(_RUNS, col(RatingRun.id))


def runs(session: Reader, after: After, limit: int, run: int | None = None) -> Rows:
    """Return runs, the newest first, with their digests and when each was first published; or the one of a number."""
    return next_rows(session, _RUNS if run is None else _RUN, after, limit, {_ASKED: run})


_RULEBOOK: Final = Ordered(_narrowed(select(table_of(RulebookVersion)), col(RulebookVersion.digest)), RULEBOOKS)
_RULEBOOKS: Final = Ordered(
    select(*(column for column in table_of(RulebookVersion).columns if column.name != "content")), RULEBOOKS
)


def rulebooks(session: Reader, after: After, limit: int, digest: str = "") -> Rows:
    """Return versions of rulebooks that ratings were made with; with `digest` that one, with its whole content."""
    return next_rows(session, _RULEBOOK if digest else _RULEBOOKS, after, limit, {_ASKED: digest})


_TENDERS: Final = Ordered(
    select(table_of(Tender), col(Community.name).label("community")).join(
        Community, col(Community.community_id) == col(Tender.community_id)
    ),
    TENDERS,
)
_TENDER: Final = _one_of(_TENDERS, col(Tender.tender_id))


def tenders_shown(session: Reader, after: After, limit: int, tender_id: str = "") -> Rows:
    """Return tenders whose notice is public, with their community; or the one of an id."""
    return next_rows(session, _TENDER if tender_id else _TENDERS, after, limit, {_ASKED: tender_id})


def _entries(*names: str) -> Select[Any]:
    """Return what asks for these columns of the entries that have a position."""
    table = table_of(LedgerEntry)
    return select(*(table.c[name] for name in names)).where(table.c.position.is_not(None))


_CERTIFICATES: Final = Ordered(
    _entries("position", "subject", "content", "entered_at").where(col(LedgerEntry.type) == "certificate.issued"),
    CERTIFICATES,
)
_ONE_CERTIFICATE: Final = _one_of(_CERTIFICATES, col(LedgerEntry.subject))
_ENTRIES: Final = Ordered(_entries("position", "type", "subject", "digest", "entered_at"), ENTRIES)


def certificates(session: Reader, after: After, limit: int, digest: str = "") -> tuple[list[dict[str, Any]], After]:
    """Return certificates on record, the newest first: digest, company, moment, position; for whom is not told."""
    rows = _ONE_CERTIFICATE if digest else _CERTIFICATES
    found, following = next_rows(session, rows, after, limit, {_ASKED: f"{_CERTIFICATE}{digest}"})
    return [_certificate(one) for one in found], following


def _certificate(row: Row) -> dict[str, Any]:
    told = {} if row["content"] is None else json.loads(row["content"])
    return {
        "digest": row["subject"].removeprefix(_CERTIFICATE), "company_id": told.get("company"),
        "issued_at": row["entered_at"], "position": row["position"],
    }  # fmt: skip


def entries(session: Reader, after: int, limit: int) -> Sequence[Row]:
    """Return the entries of the record behind a position, in order, without a gap: those that have a position."""
    return next_rows(session, _ENTRIES, (after,), limit)[0]
