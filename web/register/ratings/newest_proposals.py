"""Which proposals are the newest: a run proposes each list anew, and what an earlier one proposed is past."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlmodel import Session, col

from models.tables import ListEntry, ListProposal

__all__ = ["newest_proposed"]


def newest_proposed(session: Session) -> frozenset[int]:
    """Return the numbers of the listings that the newest run proposes."""
    newest = select(func.max(col(ListProposal.run_id))).scalar_subquery()
    query = (
        select(col(ListEntry.id))
        .join(ListProposal, col(ListProposal.id) == col(ListEntry.proposal_id))
        .where(col(ListProposal.run_id) == newest)
    )
    return frozenset(number for number in session.scalars(query) if number is not None)
