"""Evidence packages into the register, whole or not at all; equal content is kept once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from sqlalchemy import select, update
from sqlmodel import Session, SQLModel, col

from credit.evidence import Package
from credit.evidence.kept_rows import RENAMED
from credit.evidence.schema import TABLES
from credit.scoring.frames import as_day
from models.record import PERSONAL, Clerk, Vault
from models.record.clerk import Keys
from models.tables import (
    Community,
    Company,
    Complaint,
    CreditRecord,
    EvidenceImport,
    Finding,
    Inspection,
    Manager,
    ServicePeriod,
)
from web.register.rows import Cells, as_moment, insert_rows

__all__ = ["save_package"]

_TABLES: Final[tuple[tuple[str, type[SQLModel]], ...]] = (
    ("managers", Manager),
    ("service_periods", ServicePeriod),
    ("complaints", Complaint),
    ("inspections", Inspection),
    ("findings", Finding),
    ("records", CreditRecord),
)
"""Tables of evidence in the order in which they refer to one another."""


def save_package(clerk: Clerk, package: Package, told: Mapping[str, Any] | None = None) -> int:
    """Keep a package and put it on record; return the number of its import, of a package kept before the one it has.

    Personal cells go into the vault; their rows hold commitments. `told`: what the record is to say of it besides, such
    as who took it in and how many cells were mended before.
    """
    session = clerk.session
    kept = session.scalar(select(col(EvidenceImport.id)).where(col(EvidenceImport.digest) == package.digest))
    if kept is not None:
        return kept
    row = _import_of(package, clerk.at)
    session.add(row)
    session.flush()
    if row.id is None:
        raise AssertionError
    vault = Vault(clerk, row.id)
    companies = _merge(session, Company, "company_id", _rows(package, "companies", Company, vault))
    communities = _merge(session, Community, "community_id", _rows(package, "communities", Community, vault))
    for name, table in _TABLES:
        insert_rows(session, table, ({"import_id": row.id, **cells} for cells in _rows(package, name, table, vault)))
    own = [row.id]
    keys: Keys = {"id": own, "import_id": own, "company_id": companies, "community_id": communities}
    clerk.enter("evidence.package", f"import/{row.id}", {"withheld": list(vault.close()), **(told or {})}, keys)
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


def _merge(session: Session, table: type[SQLModel], key: str, source: Iterator[Cells]) -> list[str]:
    """Insert the companies or communities that are new, bring the others up to date, and return the ids of all."""
    rows = {row[key]: row for row in source}
    column = table.__table__.c[key]  # type: ignore[attr-defined]
    known = set(session.scalars(select(column)))
    insert_rows(session, table, (row for name, row in rows.items() if name not in known))
    for name in sorted(rows.keys() & known):
        session.connection().execute(update(table).where(column == name).values(dict(rows[name])))
    return sorted(rows)


def _rows(package: Package, name: str, table: type[SQLModel], vault: Vault) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table of the package with the columns that the register keeps, batch by batch."""
    source = package.tables.get(name)
    if source is None:
        return
    personal, renamed = PERSONAL.get(name, {}), RENAMED.get(name, {})
    kept = {renamed.get(column, personal.get(column, column)): column for column in source.column_names}
    casts = {
        column.name: _CASTS.get(type(column.type).__name__)
        for column in table.__table__.columns  # type: ignore[attr-defined]
        if column.name in kept
    }
    key = TABLES[name].key or ""
    for batch in source.select([kept[column] for column in casts]).to_batches(max_chunksize=20_000):
        for row in batch.to_pylist():
            for column in personal.keys() & row.keys():
                row[column] = vault.keep(name, row[key], column, row[column])
            yield {column: cast(row[kept[column]]) if cast else row[kept[column]] for column, cast in casts.items()}


_CASTS: Final[Mapping[str, Callable[[object], object]]] = {"Date": as_day, "UTCDateTime": as_moment}
