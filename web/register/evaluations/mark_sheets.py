"""Sheets on which members of a panel write their marks: kept as typed until they are handed in, and then gone."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session

from bidding.evaluation.proceedings import Proceeding
from models.record import Clerk
from models.tables import MarkDraft

__all__ = ["drop_sheet", "keep_sheet", "sheet_of"]


def keep_sheet(clerk: Clerk, of: Proceeding, member: str, typed: dict[str, Any]) -> None:
    """Keep what a member typed, by field, in place of what was there before."""
    row = clerk.session.get(MarkDraft, (of.tender_id, of.lot_id, member)) or MarkDraft(
        tender_id=of.tender_id, lot_id=of.lot_id, member=member, round=of.round, content={}, saved_at=clerk.at
    )
    row.round, row.content, row.saved_at = of.round, typed, clerk.at
    clerk.session.add(row)
    clerk.session.flush()


def sheet_of(session: Session, of: Proceeding, member: str) -> dict[str, Any]:
    """Return what a member typed so far, by field; nothing of an evaluation that was voided since."""
    row = session.get(MarkDraft, (of.tender_id, of.lot_id, member))
    return {} if row is None or row.round != of.round else dict(row.content)


def drop_sheet(clerk: Clerk, of: Proceeding, member: str) -> None:
    """Take a sheet away: it was handed in, or its member left."""
    row = clerk.session.get(MarkDraft, (of.tender_id, of.lot_id, member))
    if row is not None:
        clerk.session.delete(row)
        clerk.session.flush()
