"""Webhooks: what is due follows from the record, attempts and steps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session

from models.errors import InputError, RefusedError
from models.record import sequence
from models.tables import Webhook
from tests.builders.record import a_clerk
from web.register.accounts.api_tokens import Scope, make, revoke
from web.register.sending.attempts import begin_sending, end_sending
from web.register.sending.backoff import WAITS
from web.register.sending.webhooks import (
    MOST,
    Wanted,
    due_entry,
    end_webhook,
    make_webhook,
    resume_webhook,
    standing_of,
    subject_of,
    webhook_named,
)

AT = datetime(2024, 7, 1, 1, tzinfo=UTC)
LATER = AT + sum(WAITS, timedelta(days=1))


def _webhook(session: Session, *types: str) -> Webhook:
    token = make(a_clerk(session), "portal", "rongcheng", [Scope.WEBHOOKS], "x").id
    sequence(session)
    wanted = Wanted("https://example.org/hook", types, private_allowed=False)
    return make_webhook(session, token, wanted, AT, a_clerk(session).entropy)


def _acts(session: Session, *kinds: str) -> None:
    clerk = a_clerk(session)
    for kind in kinds:
        clerk.enter(kind, "draw/1")
    sequence(session)


def _sent(session: Session, webhook: Webhook, *, arrived: bool, at: datetime = AT) -> int:
    entry = due_entry(session, webhook, at)
    assert entry is not None
    number = begin_sending(session, subject_of(webhook), entry["position"], at)
    end_sending(session, subject_of(webhook), number, (arrived, "said"), at)
    return int(entry["position"])


def test_a_webhook_is_told_of_its_types_in_order(empty: Session) -> None:
    """From the day it was made on, each once."""
    webhook = _webhook(empty, "draw.made")
    _acts(empty, "draw.made", "draw.committed", "draw.made")

    assert [_sent(empty, webhook, arrived=True) for _ in range(2)] == [1, 3]
    assert due_entry(empty, webhook, AT) is None


def test_what_did_not_arrive_is_tried_again_and_given_up(empty: Session) -> None:
    """The same entry, later; nothing behind it goes first. Resumed, it begins where it stood."""
    webhook = _webhook(empty)
    _acts(empty, "draw.made", "draw.made")
    at = AT
    for wait in (*WAITS, timedelta()):
        assert _sent(empty, webhook, arrived=False, at=at) == 1
        assert due_entry(empty, webhook, at) is None
        at += wait

    assert standing_of(empty, webhook, LATER).state == "given_up"
    resume_webhook(empty, webhook, LATER)
    assert _sent(empty, webhook, arrived=True, at=LATER + timedelta(seconds=1)) == 1
    with pytest.raises(RefusedError, match="not given up"):
        resume_webhook(empty, webhook, LATER)


def test_an_ended_webhook_is_told_nothing(empty: Session) -> None:
    """Ended by its owner, once, or with its token."""
    first, second = _webhook(empty), _webhook(empty)
    _acts(empty, "draw.made")
    end_webhook(empty, first, AT)
    revoke(a_clerk(empty), second.token_id, "x", "y")

    assert [due_entry(empty, one, AT) for one in (first, second)] == [None, None]
    with pytest.raises(RefusedError, match="ended before"):
        end_webhook(empty, first, AT)


def test_a_token_has_so_many(empty: Session) -> None:
    """Those that were ended do not count."""
    webhook = _webhook(empty)
    wanted = Wanted("https://example.org/", (), private_allowed=False)
    for _ in range(MOST - 1):
        make_webhook(empty, webhook.token_id, wanted, AT, a_clerk(empty).entropy)

    with pytest.raises(RefusedError, match="End one"):
        make_webhook(empty, webhook.token_id, wanted, AT, a_clerk(empty).entropy)
    end_webhook(empty, webhook, AT)
    assert make_webhook(empty, webhook.token_id, wanted, AT, a_clerk(empty).entropy).secret.startswith("whsec_")


def test_an_unknown_webhook_is_told(empty: Session) -> None:
    """With how to find one."""
    with pytest.raises(InputError, match="webhook list"):
        webhook_named(empty, "x")
