"""Corrections in the register: entered with what they rest on, and laid over the evidence that a rating reads."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from credit.evidence import Package
from credit.evidence.corrections import Correction, corrected, correction_of, in_force
from models.record import Clerk
from models.tables import EvidenceCorrection
from models.values.moments import shanghai_date

__all__ = ["enter_correction", "in_force_now", "kept_corrections", "mended"]


def kept_corrections(session: Session) -> list[Correction]:
    """Return all corrections on record, by number."""
    rows = session.scalars(select(EvidenceCorrection).order_by(col(EvidenceCorrection.id)))
    return [correction_of(row.model_dump()) for row in rows]


def in_force_now(session: Session, as_of: date, known_at: datetime | None = None) -> tuple[int, ...]:
    """Return the numbers of the corrections that hold on a day."""
    return tuple(one.number for one in in_force(kept_corrections(session), as_of, known_at))


def mended(
    session: Session, package: Package, as_of: date, known_at: datetime | None = None
) -> tuple[Package, tuple[int, ...]]:
    """Return the package with the corrections that hold on a day laid over it, and their numbers."""
    heeded = in_force(kept_corrections(session), as_of, known_at)
    return corrected(package, heeded), tuple(one.number for one in heeded)


def enter_correction(clerk: Clerk, cells: Mapping[str, Any]) -> int:
    """Keep a correction, put it on record, and return its number; it holds from the Shanghai day of the clerk's moment.

    `cells`: the columns of EvidenceCorrection but for id, `decided_on` and `recorded_at`.
    """
    decided_on = shanghai_date(clerk.at)
    row = EvidenceCorrection(**cells, decided_on=decided_on, recorded_at=clerk.at)
    clerk.session.add(row)
    clerk.session.flush()
    number = row.id or 0
    clerk.enter("evidence.corrected", f"correction/{number}", {"because": row.because}, {"id": [number]})
    return number
