"""Tenders that somebody still writes: kept step by step, found by whose they are, gone once they are entered."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import delete, select
from sqlmodel import Session, col

from models.record import Clerk
from models.tables import TenderDraft

__all__ = ["Draft", "draft_named", "drafts_of", "drop_draft", "keep_draft", "new_draft"]


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed of a notice: `content` holds, by step, what each field was given, to the letter."""

    id: str
    organisation: str
    amends: str | None
    content: dict[str, Any]
    saved_at: datetime


def new_draft(clerk: Clerk, organisation: str, content: dict[str, Any], by: str, amends: str | None = None) -> str:
    """Begin one and return its name."""
    name = secrets.token_hex(8)
    clerk.session.add(
        TenderDraft(id=name, organisation=organisation, amends=amends, content=content, saved_by=by, saved_at=clerk.at)
    )
    clerk.session.flush()
    return name


def keep_draft(clerk: Clerk, name: str, step: str, typed: Any, by: str) -> None:  # noqa: ANN401 - JSON of a form
    """Keep what was typed in a step in place of what was there before; nothing where the draft is gone."""
    row = clerk.session.get(TenderDraft, name)
    if row is None:
        return
    row.content = {**row.content, step: typed}
    row.saved_by, row.saved_at = by, clerk.at
    clerk.session.add(row)
    clerk.session.flush()


def draft_named(session: Session, name: str) -> Draft | None:
    """Return a draft, None where there is none of the name or it was entered."""
    row = session.get(TenderDraft, name)
    return None if row is None else _draft(row)


def drafts_of(session: Session, organisations: Collection[str] | None) -> list[Draft]:
    """Return the drafts of some organisations, or of all for None, the one that was saved last first."""
    query = select(TenderDraft).order_by(col(TenderDraft.saved_at).desc(), col(TenderDraft.id))
    if organisations is not None:
        query = query.where(col(TenderDraft.organisation).in_(organisations))
    return [_draft(row) for row in session.scalars(query)]


def drop_draft(clerk: Clerk, name: str) -> None:
    """Take a draft away: it was entered, or nobody wants it."""
    clerk.session.execute(delete(TenderDraft).where(col(TenderDraft.id) == name))


def _draft(row: TenderDraft) -> Draft:
    return Draft(row.id, row.organisation, row.amends, row.content, row.saved_at.astimezone(UTC))
