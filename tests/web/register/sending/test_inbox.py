"""Inboxes: each event once, unread until it is read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlmodel import Session

from models.errors import InputError
from models.tables import NoteMail
from tests.builders.record import a_clerk
from web.register.sending.inbox import inbox, mark_read, tell, unread
from web.register.sending.mail_addresses import set_address

FACTS = {"tender": "T1", "title": "示例花园"}
AT = datetime(2024, 7, 2, tzinfo=UTC)


def test_an_event_is_told_once(empty: Session) -> None:
    """To each recipient; equal facts are one event, and a name makes another of it."""
    clerk = a_clerk(empty)
    told = [tell(clerk, "account/1", "tender.awarded", FACTS) for _ in range(2)]

    assert (told[0] is None, told[1]) == (False, None)
    assert tell(clerk, "account/1", "tender.awarded", FACTS, "second award") is not None
    assert tell(clerk, "organisation/1", "tender.awarded", FACTS) is not None
    assert (unread(empty, "account/1"), unread(empty, "organisation/1")) == (2, 1)


def test_what_is_read_is_read(empty: Session) -> None:
    """By its recipient alone, however often."""
    number = tell(a_clerk(empty), "account/1", "tender.awarded", FACTS)
    assert number is not None
    with pytest.raises(InputError):
        mark_read(empty, "account/2", number, AT)
    for _ in range(2):
        mark_read(empty, "account/1", number, AT)

    assert unread(empty, "account/1") == 0
    assert [(one.kind, one.facts, one.read_at) for one in inbox(empty, "account/1")] == [("tender.awarded", FACTS, AT)]


def test_a_note_goes_out_where_it_is_wanted(empty: Session) -> None:
    """To whoever has an address when it is told, under an id of its own."""
    set_address(a_clerk(empty), "account/1", "a@example.org", "zh")
    for recipient in ("account/1", "account/2"):
        tell(a_clerk(empty), recipient, "tender.awarded", FACTS)

    assert [mail.note_id for mail in empty.scalars(select(NoteMail))] == [1]


@pytest.mark.parametrize(
    ("recipient", "kind", "facts"),
    [("person/1", "tender.awarded", FACTS), ("account/", "tender.awarded", FACTS), ("account/1", "weather", {}),
     ("account/1", "tender.awarded", {"tender": "T1"})],
)  # fmt: skip
def test_what_cannot_be_told_is_refused(empty: Session, recipient: str, kind: str, facts: dict[str, str]) -> None:
    """No recipient, no kind, a fact too few."""
    with pytest.raises(InputError):
        tell(a_clerk(empty), recipient, kind, facts)
