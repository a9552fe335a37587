"""What is sent to others: notes to accounts, e-mails of them, webhooks, and each attempt to send; rows are only added.

None of it is on the public record: it tells who reads what, and nothing that was decided.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, UniqueConstraint
from sqlmodel import Field, UTCDateTime

from models.tables.base import Row, one_of

__all__ = ["Note", "NoteCursor", "NoteMail", "NoteRead", "SendAttempt", "SendOutcome", "Webhook", "WebhookStep"]


class Note(Row, table=True):
    """Something that a recipient (`account/<id>` or `organisation/<id>`) is told, once for each `event`."""

    __table_args__ = (
        UniqueConstraint("recipient", "event"),
        CheckConstraint("recipient LIKE 'account/_%' OR recipient LIKE 'organisation/_%'", name="recipient"),
    )

    id: int | None = Field(default=None, primary_key=True)
    recipient: str
    event: str
    kind: str
    facts: dict[str, Any] = Field(sa_type=JSON)
    told_at: datetime = Field(sa_type=UTCDateTime)


class NoteCursor(Row, table=True):
    """Up to where the record was followed for notes: the next position that nobody looked at. One row."""

    __table_args__ = (CheckConstraint("id = 1", name="one"), CheckConstraint("position >= 0", name="position"))

    id: int = Field(default=1, primary_key=True)
    position: int = Field(sa_type=BigInteger)


class NoteRead(Row, table=True):
    """That a note was read."""

    note_id: int = Field(primary_key=True, foreign_key="note.id")
    read_at: datetime = Field(sa_type=UTCDateTime)


class NoteMail(Row, table=True):
    """That a note goes out as an e-mail too; to which address is looked up when it is sent."""

    note_id: int = Field(primary_key=True, foreign_key="note.id")
    message_id: str = Field(unique=True)
    queued_at: datetime = Field(sa_type=UTCDateTime)


class Webhook(Row, table=True):
    """An address of another program that is told of entries of the public record, from a position on.

    `secret` signs what is sent, so the register has to keep it; whoever reads the database can forge deliveries.
    `types` empty: every type.
    """

    __table_args__ = (CheckConstraint("since >= 0", name="since"),)

    id: str = Field(primary_key=True)
    token_id: str = Field(foreign_key="api_token.id", index=True)
    url: str
    types: list[str] = Field(sa_type=JSON)
    secret: str
    since: int = Field(sa_type=BigInteger)
    made_at: datetime = Field(sa_type=UTCDateTime)


class WebhookStep(Row, table=True):
    """That a webhook was ended for good, or resumed after it was given up."""

    __table_args__ = (one_of("move", "end", "resume"),)

    webhook_id: str = Field(primary_key=True, foreign_key="webhook.id")
    number: int = Field(primary_key=True)
    move: str
    taken_at: datetime = Field(sa_type=UTCDateTime)


class SendAttempt(Row, table=True):
    """That somebody began to send: `mail/<note>`, or `webhook/<id>`, whose `item` is the position of an entry.

    The number keeps two from sending at once.
    """

    __table_args__ = (CheckConstraint("number > 0", name="number"),)

    subject: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    item: int = Field(sa_type=BigInteger)
    begun_at: datetime = Field(sa_type=UTCDateTime)


class SendOutcome(Row, table=True):
    """What became of an attempt: whether it arrived, and what the other side said."""

    subject: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    arrived: bool
    told: str
    ended_at: datetime = Field(sa_type=UTCDateTime)
