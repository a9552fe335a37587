"""Evidence packages into the register, whole or not at all; equal content is kept once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select, update
from sqlmodel import Session, SQLModel, col

from credit.evidence import Package
from models.tables import (
    Community,
    Company,
    Complaint,
    CreditRecord,
    EvidenceImport,
    Finding,
    Inspection,
    ServicePeriod,
)
from web.register.rows import Cells, as_day, as_moment, insert_rows

__all__ = ["save_package"]

_TABLES: Final[tuple[tuple[str, type[SQLModel]], ...]] = (
    ("service_periods", ServicePeriod),
    ("complaints", Complaint),
    ("inspections", Inspection),
    ("findings", Finding),
    ("records", CreditRecord),
)
"""Tables of evidence in the order in which they refer to one another."""

_RENAMED: Final = {"inspections": {"score": "score_milli"}}
"""table -> column of the package -> column of the register."""


def save_package(session: Session, package: Package, imported_at: datetime) -> int:
    """Keep a package and return the number of its import; of a package that is already kept, the number it has."""
    kept = session.scalar(select(col(EvidenceImport.id)).where(col(EvidenceImport.digest) == package.digest))
    if kept is not None:
        return kept
    row = _import_of(package, imported_at)
    session.add(row)
    session.flush()
    if row.id is None:
        raise AssertionError
    _merge(session, Company, "company_id", package.tables.get("companies"))
    _merge(session, Community, "community_id", package.tables.get("communities"))
    for name, table in _TABLES:
        insert_rows(session, table, _evidence(package.tables.get(name), table, name, row.id))
    return row.id


def _import_of(package: Package, imported_at: datetime) -> EvidenceImport:
    counts = package.counts
    return EvidenceImport(
        name=package.name,
        digest=package.digest,
        rows_in=sum(count.rows_in for count in counts),
        rows_accepted=sum(count.accepted for count in counts),
        rows_rejected=sum(count.rejected for count in counts),
        rows_unattributed=len(package.unattributed),
        counts={count.table: [count.rows_in, count.accepted, count.rejected] for count in counts},
        imported_at=imported_at,
    )


def _merge(session: Session, table: type[SQLModel], key: str, source: Any) -> None:  # noqa: ANN401 - Arrow has no types
    """Insert the companies or communities that are new, and bring the others up to date."""
    rows = {row[key]: row for row in _rows(source, table, {})}
    column = table.__table__.c[key]  # type: ignore[attr-defined]
    known = set(session.scalars(select(column)))
    insert_rows(session, table, (row for name, row in rows.items() if name not in known))
    for name in sorted(rows.keys() & known):
        session.connection().execute(update(table).where(column == name).values(dict(rows[name])))


def _evidence(source: Any, table: type[SQLModel], name: str, import_id: int) -> Iterator[Cells]:  # noqa: ANN401 - Arrow
    for row in _rows(source, table, _RENAMED.get(name, {})):
        yield {"import_id": import_id, **row}


def _rows(source: Any, table: type[SQLModel], renamed: Mapping[str, str]) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - Arrow
    """Yield the rows of an Arrow table with the columns that the register keeps, batch by batch."""
    if source is None:
        return
    kept = {renamed.get(name, name): name for name in source.column_names}
    casts = {
        column.name: _CASTS.get(type(column.type).__name__)
        for column in table.__table__.columns  # type: ignore[attr-defined]
        if column.name in kept
    }
    for batch in source.select([kept[name] for name in casts]).to_batches(max_chunksize=20_000):
        for row in batch.to_pylist():
            yield {name: cast(row[kept[name]]) if cast else row[kept[name]] for name, cast in casts.items()}


_CASTS: Final[Mapping[str, Callable[[object], object]]] = {"Date": as_day, "UTCDateTime": as_moment}
