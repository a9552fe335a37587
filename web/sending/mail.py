"""E-mails of notes: rendered from their facts in the recipient's language, and handed to an SMTP server.

At least once, honestly: killed between the server's word and our own note of it, a mail goes out again, under the same
Message-ID, by which programs that read mail drop the second.
"""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Final, Literal

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from models.tables import writing
from web.register.sending.attempts import end_sending
from web.register.sending.mail_addresses import Address, address_of
from web.register.sending.mail_outbox import Mail, begin_mail, due_mails, mail_subject
from web.register.sending.note_kinds import PROOF, words_of

__all__ = ["MOST", "MailServer", "message_of", "send_mails"]

MOST: Final = 100
"""Mails of one round."""
_SECONDS: Final = 30


@dataclass(frozen=True, slots=True)
class MailServer:
    """The server that takes e-mails, and how it is reached; `public_url` is where mails point to."""

    host: str
    port: int
    security: Literal["starttls", "tls", "none"]
    user: str
    password: str
    sender: str
    public_url: str


def message_of(mail: Mail, address: Address, server: MailServer) -> EmailMessage:
    """Return the e-mail: plain text, marked as made by a program (RFC 3834)."""
    subject, text = words_of(mail.kind, mail.facts, address.language)
    message = EmailMessage()
    message["Subject"], message["From"], message["To"] = subject, server.sender, address.address
    message["Date"] = format_datetime(mail.queued_at)
    message["Message-ID"] = f"<{mail.message_id}@{server.sender.rpartition('@')[2].rstrip('>')}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(f"{text}\n\n-- \n{server.public_url}\n")
    return message


def send_mails(engine: Engine, now: Callable[[], datetime], server: MailServer) -> list[tuple[int, bool, str]]:
    """Send what is due over one connection; return for each mail its note, whether it was taken, and what was said."""
    with Session(engine) as session:
        due = due_mails(session, now(), MOST)
    if not due:
        return []
    try:
        with _connected(server) as connection:
            return [told for mail in due if (told := _send(engine, now, server, (mail, connection))) is not None]
    except (OSError, smtplib.SMTPException) as error:
        return [(0, False, f"{type(error).__name__}: {error}")]


def _send(
    engine: Engine, now: Callable[[], datetime], server: MailServer, sent: tuple[Mail, smtplib.SMTP]
) -> tuple[int, bool, str] | None:
    mail, connection = sent
    try:
        with writing(engine) as session:
            number = begin_mail(session, mail, now())
            address = address_of(session, mail.recipient, proved=mail.kind != PROOF)
    except IntegrityError:  # another scheduler was first
        return None
    if number is None:
        return None
    outcome = _handed_over(connection, mail, address, server)
    with writing(engine) as session:
        end_sending(session, mail_subject(mail.note_id), number, outcome, now())
    return mail.note_id, *outcome


def _handed_over(
    connection: smtplib.SMTP, mail: Mail, address: Address | None, server: MailServer
) -> tuple[bool, str]:  # fmt: skip
    if address is None:
        return False, "the recipient has no address any more"
    try:
        connection.send_message(message_of(mail, address, server))
    except smtplib.SMTPResponseException as error:
        return False, f"the server answered {error.smtp_code}"
    except (OSError, smtplib.SMTPException) as error:
        return False, type(error).__name__  # its text may hold the address
    return True, "taken by the mail server"


@contextmanager
def _connected(server: MailServer) -> Iterator[smtplib.SMTP]:
    context = ssl.create_default_context()
    if server.security == "tls":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(server.host, server.port, timeout=_SECONDS, context=context)
    else:
        connection = smtplib.SMTP(server.host, server.port, timeout=_SECONDS)
    with connection:
        if server.security == "starttls":
            connection.starttls(context=context)
        if server.user:
            connection.login(server.user, server.password)
        yield connection
