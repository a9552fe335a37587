"""The current publication: which run the pages show, by which rulebook, from which package."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select
from sqlmodel import col

from credit.rulebook.content import from_content
from credit.rulebook.shapes import Rulebook
from models.tables import EvidenceImport, LedgerEntry, Publication, RatingRun, RulebookVersion

__all__ = ["Current", "current", "current_version"]


@dataclass(frozen=True, slots=True)
class Current:
    """The run that the pages show, and what stands behind it."""

    version: int
    run_id: int
    import_id: int
    as_of: date
    published_at: datetime
    simulated: bool
    package: str
    rows_in: int
    rows_accepted: int
    rows_rejected: int
    rows_unattributed: int
    counts: dict[str, list[int]]
    ratings_digest: str
    package_digest: str
    book: Rulebook


def current_version(connection: Connection) -> tuple[int, int, int]:
    """Return what changes with everything that anybody enters: the newest publication, and where the record ends.

    The record's end is its last position and how many entries wait behind it. One statement; nothing big is counted.
    """
    entry = LedgerEntry
    waiting = select(func.count()).where(col(entry.position).is_(None)).select_from(entry)
    query = select(
        select(func.max(col(Publication.id))).scalar_subquery(),
        select(func.max(col(entry.position))).scalar_subquery(),
        waiting.scalar_subquery(),
    )
    publication, position, behind = connection.execute(query).one()
    return publication or 0, -1 if position is None else position, behind


def current(connection: Connection) -> Current | None:
    """Return the newest publication, None where there is none."""
    columns: list[Any] = [
        col(Publication.id).label("version"), col(Publication.run_id), col(Publication.published_at),
        col(Publication.simulated), col(RatingRun.import_id), col(RatingRun.as_of), col(RatingRun.ratings_digest),
        col(EvidenceImport.name).label("package"), col(EvidenceImport.digest).label("package_digest"),
        col(EvidenceImport.rows_in), col(EvidenceImport.rows_accepted), col(EvidenceImport.rows_rejected),
        col(EvidenceImport.rows_unattributed), col(EvidenceImport.counts), col(RatingRun.rulebook_digest),
    ]  # fmt: skip
    query = (
        select(*columns)
        .join(RatingRun, col(RatingRun.id) == col(Publication.run_id))
        .join(EvidenceImport, col(EvidenceImport.id) == col(RatingRun.import_id))
        .order_by(col(Publication.id).desc())
        .limit(1)
    )  # fmt: skip
    row = connection.execute(query).mappings().one_or_none()
    if row is None:
        return None
    values: dict[str, Any] = {**row}
    return Current(book=_book(connection, values.pop("rulebook_digest")), **values)


_books: dict[str, Rulebook] = {}


def _book(connection: Connection, digest: str) -> Rulebook:
    """Return the rulebook of the digest; what a digest names never changes, so it is parsed once."""
    if digest not in _books:
        found = select(col(RulebookVersion.content)).where(col(RulebookVersion.digest) == digest)
        _books[digest] = from_content(connection.execute(found).scalar_one())
    return _books[digest]
