"""The current publication: which run the pages show, by which rulebook, from which package."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select
from sqlmodel import col

from credit.rulebook.content import from_content
from credit.rulebook.shapes import Rulebook
from models.tables import EvidenceImport, Publication, RatingRun, RulebookVersion
from web.register.remembered import remembered

__all__ = ["Current", "current"]


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


def current(connection: Connection, publication: int | None = None) -> Current | None:
    """Return a publication, the newest one where none is named; None where there is none.

    A publication never changes, so one that is named is read once.
    """
    if publication is None:
        return _read(connection, None)
    return remembered(connection, ("current", publication), lambda: _read(connection, publication))


def _read(connection: Connection, publication: int | None) -> Current | None:
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
    if publication is not None:
        query = query.where(col(Publication.id) == publication)
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
