"""The evidence that the register holds, as packages again: what a rating of the register rests on."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlmodel import Session, col

from credit.evidence import Package
from credit.evidence.kept_rows import package_of_lines
from models.errors import InputError, Problem, RefusedError
from models.ledger.entries import Entry
from models.record import entry_named, newest_of
from models.tables import EvidenceImport, LedgerBlob, LedgerCheckpoint, LedgerEntry, PersonalDatum

__all__ = ["import_numbered", "newest_import", "personal_cells"]

_KIND = "evidence.package"


def newest_import(session: Session, known_at: datetime | None = None) -> tuple[int, Package]:
    """Return the number of the newest import and its evidence; with `known_at`, of the newest on record by then.

    On record by a moment is what the last checkpoint signed by that moment holds, whatever dates the evidence itself
    bears: so a package that came later cannot change what was known. Raises InputError where nothing was ingested,
    RefusedError where no checkpoint of that time holds any.
    """
    entry = newest_of(session, _KIND) if known_at is None else _known(session, known_at)
    if entry is None:
        raise InputError(Problem("register", "there is no evidence in it", "Run: wuxin ingest PACKAGE"))
    number = int(entry.subject.removeprefix("import/"))
    return number, _package(session, number, entry)


def import_numbered(session: Session, number: int) -> Package:
    """Return the evidence of an import as the record keeps it. Raises InputError where there is none of the number."""
    query = select(col(LedgerEntry.digest)).where(
        col(LedgerEntry.type) == _KIND, col(LedgerEntry.subject) == f"import/{number}"
    )
    entry = entry_named(session, session.scalar(query) or "")
    if entry is None:
        raise InputError(Problem(f"import {number}", "there is no such import", "See: wuxin log show"))
    return _package(session, number, entry)


def personal_cells(session: Session, number: int) -> dict[tuple[str, str, str], str]:
    """Return what the vault keeps of an import, as (table, key of the row, column) -> value; what was erased is gone.

    Whoever takes the evidence of an import in again gives it back with these, so that nothing is lost on the way.
    """
    row = PersonalDatum
    query = select(col(row.table_name), col(row.row_key), col(row.column_name), col(row.value)).where(
        col(row.import_id) == number, col(row.value).is_not(None)
    )
    return {(table, key, column): str(value) for table, key, column, value in session.execute(query)}


def _package(session: Session, number: int, entry: Entry) -> Package:
    parts = entry.facts["parts"]
    lines = {name: session.get_one(LedgerBlob, part["digest"]).data for name, part in parts.items()}
    return package_of_lines(session.get_one(EvidenceImport, number).name, lines)


def _known(session: Session, known_at: datetime) -> Entry:
    signed = select(col(LedgerCheckpoint.size)).where(col(LedgerCheckpoint.signed_at) <= known_at)
    size = session.scalar(signed.order_by(col(LedgerCheckpoint.size).desc()).limit(1))
    entry = None if size is None else newest_of(session, _KIND, before=size)
    if entry is None:
        what = f"no checkpoint signed by {known_at.isoformat()} holds any evidence, so nothing was known then"
        remedy = "Name a later moment; or rate a package by its own dates with: wuxin rate PACKAGE --known-at MOMENT"
        raise RefusedError(Problem("known_at", what, remedy))
    return entry
