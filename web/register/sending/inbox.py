"""The inbox of an account or organisation: told once for each event, unread until it is read, mailed where wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import func, select
from sqlmodel import Session, col

from models.errors import InputError, Problem
from models.record import Clerk
from models.tables import Note, NoteRead
from models.values.canonical import digest
from web.register.sending.mail_addresses import address_of
from web.register.sending.mail_outbox import put_out
from web.register.sending.note_kinds import PROOF, facts_of

__all__ = ["Letter", "inbox", "mark_read", "tell", "unread"]

_STEMS: Final = ("account/", "organisation/")


@dataclass(frozen=True, slots=True)
class Letter:
    """A note as its recipient sees it."""

    number: int
    kind: str
    facts: Mapping[str, Any]
    told_at: datetime
    read_at: datetime | None


def tell(clerk: Clerk, recipient: str, kind: str, facts: Mapping[str, Any], event: str | None = None) -> int | None:
    """Tell a recipient of an event, once: return the number of the note, None where it was told before.

    `event` names what happened; without it, equal facts are one event. Where the recipient has an e-mail address, the
    note goes out there too. Raises InputError for a recipient, kind or facts that are none.
    """
    if not recipient.startswith(_STEMS) or recipient in _STEMS:
        raise InputError(Problem(recipient, "it is no recipient", "Write account/ID or organisation/ID."))
    if facts_of(kind) != facts.keys():
        needed = ", ".join(sorted(facts_of(kind)))
        raise InputError(Problem(f"note {kind}", f"its facts are {', '.join(sorted(facts))}", f"Give {needed}."))
    name = event or f"{kind} {digest(dict(facts))}"
    query = select(col(Note.id)).where(col(Note.recipient) == recipient, col(Note.event) == name)
    if clerk.session.scalar(query) is not None:
        return None
    note = Note(recipient=recipient, event=name, kind=kind, facts=dict(facts), told_at=clerk.at)
    clerk.session.add(note)
    clerk.session.flush()
    if address_of(clerk.session, recipient) is not None:
        put_out(clerk, note)
    return note.id or 0


def inbox(session: Session, recipient: str, limit: int = 100) -> Sequence[Letter]:
    """Return the newest notes of a recipient, the last first."""
    query = (
        select(Note, col(NoteRead.read_at))
        .outerjoin(NoteRead, col(NoteRead.note_id) == col(Note.id))
        .where(col(Note.recipient) == recipient, col(Note.kind) != PROOF)
        .order_by(col(Note.id).desc())
        .limit(limit)
    )
    return [
        Letter(note.id or 0, note.kind, note.facts, note.told_at, read_at) for note, read_at in session.execute(query)
    ]


def unread(session: Session, recipient: str) -> int:
    """Return how many notes of a recipient were not read."""
    query = (
        select(func.count())
        .select_from(Note)
        .outerjoin(NoteRead, col(NoteRead.note_id) == col(Note.id))
        .where(col(Note.recipient) == recipient, col(Note.kind) != PROOF, col(NoteRead.note_id).is_(None))
    )
    return session.scalar(query) or 0


def mark_read(session: Session, recipient: str, number: int, at: datetime) -> None:
    """Note that a recipient has read a note; again changes nothing. Raises InputError for another's, or none."""
    note = session.get(Note, number)
    if note is None or note.recipient != recipient:
        raise InputError(Problem(f"note {number}", f"{recipient} has none of this number", "See the inbox."))
    if session.get(NoteRead, number) is None:
        session.add(NoteRead(note_id=number, read_at=at))
        session.flush()
