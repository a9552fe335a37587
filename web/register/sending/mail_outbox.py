"""The outbox of e-mails: notes that go out, each with a Message-ID that stays the same at every attempt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import String, cast, exists, literal, select
from sqlmodel import Session, col

from models.record import Clerk
from models.tables import Note, NoteMail, SendAttempt, SendOutcome
from web.register.sending.attempts import begin_sending, tries_since
from web.register.sending.backoff import WAITS, next_try

__all__ = ["Mail", "begin_mail", "due_mails", "mail_subject", "put_out"]

_ID_BYTES: Final = 12


@dataclass(frozen=True, slots=True)
class Mail:
    """A note that is to go out."""

    note_id: int
    message_id: str
    recipient: str
    kind: str
    facts: Mapping[str, Any]
    queued_at: datetime


def mail_subject(note_id: int) -> str:
    """Return what the attempts of a mail are kept under."""
    return f"mail/{note_id}"


def put_out(clerk: Clerk, note: Note) -> None:
    """Let a note that is kept go out by e-mail."""
    message_id = clerk.entropy(_ID_BYTES).hex()
    clerk.session.add(NoteMail(note_id=note.id or 0, message_id=message_id, queued_at=clerk.at))
    clerk.session.flush()


def due_mails(session: Session, at: datetime, limit: int) -> Sequence[Mail]:
    """Return mails that did not arrive and are to be tried now, the oldest first."""
    name = literal("mail/").concat(cast(col(NoteMail.note_id), String))
    arrived = exists().where(col(SendOutcome.subject) == name, col(SendOutcome.arrived).is_(True))
    tried = exists().where(col(SendAttempt.subject) == name, col(SendAttempt.number) > len(WAITS))
    query = (
        select(Note, NoteMail)
        .join(NoteMail, col(NoteMail.note_id) == col(Note.id))
        .where(~arrived, ~tried)
        .order_by(col(NoteMail.note_id))
    )
    found = (
        Mail(mail.note_id, mail.message_id, note.recipient, note.kind, note.facts, mail.queued_at)
        for note, mail in session.execute(query)
    )
    return [mail for mail in found if _is_due(session, mail, at)][:limit]


def begin_mail(session: Session, mail: Mail, at: datetime) -> int | None:
    """Note that an attempt begins and return its number; None where another began it meanwhile."""
    if not _is_due(session, mail, at):
        return None
    return begin_sending(session, mail_subject(mail.note_id), mail.note_id, at)


def _is_due(session: Session, mail: Mail, at: datetime) -> bool:
    tries = tries_since(session, mail_subject(mail.note_id), 0)
    if any(one.arrived for one in tries):
        return False
    due = next_try(tries, at)
    return due is not None and due <= at
