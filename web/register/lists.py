"""Proposals for the red, grey and black lists into the register."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from sqlmodel import Session

from credit.standing import Entry, ListProposals
from models.tables import ListEntry, ListProposal
from web.register.rows import Cells, insert_rows

__all__ = ["KINDS", "save_lists"]

KINDS: Final = ("red", "grey", "black")


def save_lists(session: Session, run_id: int, lists: ListProposals, proposed_at: datetime) -> None:
    """Keep the three lists as one run proposes them; an empty list is kept too, for it says that nobody is on it."""
    entries = {"red": lists.red, "grey": lists.grey, "black": lists.black}
    for kind in KINDS:
        proposal = ListProposal(run_id=run_id, kind=kind, proposed_at=proposed_at)
        session.add(proposal)
        session.flush()
        insert_rows(session, ListEntry, [_row(entry, proposal.id) for entry in entries[kind]])


def _row(entry: Entry, proposal_id: int | None) -> Cells:
    return {
        "proposal_id": proposal_id,
        "company_id": entry.company_id,
        "place": entry.place,
        "score_milli": entry.score,
        "rule": entry.rule,
        "event": entry.event,
        "source_id": entry.source_id,
        "starts_on": entry.starts_on,
        "ends_on": entry.ends_on,
    }
