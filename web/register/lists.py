"""Proposals for the red, grey and black lists into the register."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final, Protocol

from sqlmodel import Session

from models.tables import ListEntry, ListProposal
from web.register.rows import Cells, insert_rows

__all__ = ["KINDS", "Entry", "Lists", "save_lists"]

KINDS: Final = ("red", "grey", "black")


class Entry(Protocol):
    """One company on a proposal: by its place in the ranks, or by the rule it fell under."""

    @property
    def company_id(self) -> str: ...
    @property
    def place(self) -> int | None: ...
    @property
    def score(self) -> int | None: ...
    @property
    def rule(self) -> str | None: ...
    @property
    def event(self) -> str | None: ...
    @property
    def source_id(self) -> str | None: ...
    @property
    def starts_on(self) -> date: ...
    @property
    def ends_on(self) -> date | None: ...


class Lists(Protocol):
    """The three lists of one run."""

    @property
    def red(self) -> Iterable[Entry]: ...
    @property
    def grey(self) -> Iterable[Entry]: ...
    @property
    def black(self) -> Iterable[Entry]: ...


def save_lists(session: Session, run_id: int, lists: Lists, proposed_at: datetime) -> None:
    """Keep the three lists as one run proposes them; an empty list is kept too, for it says that nobody is on it."""
    for kind in KINDS:
        proposal = ListProposal(run_id=run_id, kind=kind, proposed_at=proposed_at)
        session.add(proposal)
        session.flush()
        insert_rows(session, ListEntry, [_row(entry, proposal.id) for entry in getattr(lists, kind)])


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
