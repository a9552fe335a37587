"""What people wrote, read back from the vault by the commitments that stand on record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sqlalchemy import select
from sqlmodel import Session, col

from models.tables import FilePetition, ListStep, ObjectionReview, PersonalDatum

__all__ = ["kept_text", "kept_texts", "reasons_of_listing", "reasons_of_petition", "reasons_of_review"]

_AT_ONCE: Final = 10_000
"""Commitments that one statement asks for; PostgreSQL takes 65,535 values, and the accounts of a city have more."""


def reasons_of_listing(session: Session, number: int) -> dict[int, str]:
    """Return what the company wrote with the steps of a listing, by the number of the step; what was erased is gone."""
    row = ListStep
    query = select(col(row.number), col(row.reasons_commitment)).where(
        col(row.entry_id) == number, col(row.reasons_commitment).is_not(None)
    )
    steps = {row[0]: row[1] for row in session.execute(query)}
    texts = kept_texts(session, steps.values())
    return {step: texts[commitment] for step, commitment in steps.items() if commitment in texts}


def reasons_of_petition(session: Session, number: int) -> str | None:
    """Return what the company wrote with a petition; None where that was erased."""
    return kept_text(session, session.get_one(FilePetition, number).reasons_commitment)


def reasons_of_review(session: Session, number: int) -> str | None:
    """Return what the company wrote when it asked for a review; None where that was erased."""
    return kept_text(session, session.get_one(ObjectionReview, number).reasons_commitment)


def kept_text(session: Session, commitment: str | None) -> str | None:
    """Return what the vault keeps under a commitment; None where there is none, or where it was erased."""
    return None if commitment is None else kept_texts(session, [commitment]).get(commitment)


def kept_texts(session: Session, commitments: Iterable[str]) -> dict[str, str]:
    """Return commitment -> what the vault keeps under it; what was erased is left out."""
    asked, cell = list(dict.fromkeys(commitments)), PersonalDatum
    query = select(col(cell.commitment), col(cell.value)).where(col(cell.value).is_not(None))
    found: dict[str, str] = {}
    for start in range(0, len(asked), _AT_ONCE):
        some = query.where(col(cell.commitment).in_(asked[start : start + _AT_ONCE]))
        found |= {row[0]: row[1] for row in session.execute(some)}
    return found
