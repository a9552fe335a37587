"""The outbox: what is due, and never to two at once."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import Session

from tests.builders.record import AT, a_clerk
from web.register.sending.attempts import end_sending
from web.register.sending.backoff import ABANDONED, WAITS
from web.register.sending.inbox import tell
from web.register.sending.mail_addresses import set_address
from web.register.sending.mail_outbox import Mail, begin_mail, due_mails, mail_subject


def _mail(session: Session) -> Mail:
    set_address(a_clerk(session), "account/1", "a@example.org", "zh")
    tell(a_clerk(session), "account/1", "tender.awarded", {"tender": "T1", "title": "X"})
    return due_mails(session, AT, 9)[0]


def test_a_mail_is_due_until_it_is_taken(empty: Session) -> None:
    """While somebody sends it, nobody else does; failed, it waits; taken, it is done."""
    mail = _mail(empty)
    begin_mail(empty, mail, AT)
    assert (due_mails(empty, AT, 9), begin_mail(empty, mail, AT)) == ([], None)
    end_sending(empty, mail_subject(mail.note_id), 1, (False, "busy"), AT)
    assert due_mails(empty, AT, 9) == []
    assert due_mails(empty, AT + WAITS[0], 9) == [mail]

    begin_mail(empty, mail, AT + WAITS[0])
    end_sending(empty, mail_subject(mail.note_id), 2, (True, "taken"), AT + WAITS[0])
    assert due_mails(empty, AT + timedelta(days=9), 9) == []


def test_a_killed_sender_loses_nothing(empty: Session) -> None:
    """Its mail goes out again, under the same Message-ID; after the last try it is given up."""
    mail = _mail(empty)
    at = AT
    for wait in (*WAITS, timedelta()):
        assert begin_mail(empty, mail, at) is not None
        at += ABANDONED + wait

    assert due_mails(empty, at + timedelta(days=9), 9) == []
