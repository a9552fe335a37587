"""Rounds of webhooks: every entry arrives, in order, signed, whatever fails on the way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import Engine

from models.record import sequence
from models.tables import writing
from tests.builders.record import AT, a_clerk
from web.register.accounts.api_tokens import Scope, make
from web.register.sending.webhooks import Wanted, make_webhook
from web.sending.signatures import signature_of
from web.sending.webhooks import tell_webhooks


class _Other:
    """Another program: what arrived, and how often it fails first."""

    def __init__(self, failures: int = 0) -> None:
        self.failures = failures
        self.got: list[tuple[Mapping[str, str], bytes]] = []

    def __call__(self, _url: str, body: bytes, headers: Mapping[str, str]) -> tuple[bool, str]:
        self.got.append((headers, body))
        return len(self.got) > self.failures, "said"

    @property
    def positions(self) -> list[int]:
        return [json.loads(body)["data"]["position"] for _, body in self.got]


def _webhook(engine: Engine, acts: int) -> str:
    """Make a webhook, then so many acts behind it, and return its secret."""
    with writing(engine) as session:
        token = make(a_clerk(session), "portal", "rongcheng", [Scope.WEBHOOKS], "x").id
        sequence(session)
        wanted = Wanted("https://example.org/", (), private_allowed=False)
        secret = make_webhook(session, token, wanted, AT, a_clerk(session).entropy).secret
        clerk = a_clerk(session)
        for number in range(acts):
            clerk.enter("draw.made", f"draw/{number}")
        sequence(session)
    return secret


def test_entries_arrive_once_and_in_order(engine: Engine) -> None:
    """A round later there is nothing left."""
    _webhook(engine, 3)
    other = _Other()
    for _ in range(2):
        tell_webhooks(engine, lambda: AT, other)

    assert other.positions == [1, 2, 3]


def test_a_delivery_is_signed(engine: Engine) -> None:
    """Whoever has the secret can check id, moment and body; the body says what the feed says."""
    secret = _webhook(engine, 1)
    other = _Other()
    tell_webhooks(engine, lambda: AT, other)
    headers, body = other.got[0]
    signed = signature_of(headers["webhook-id"], int(headers["webhook-timestamp"]), body, secret)

    assert headers["webhook-signature"] == signed
    assert json.loads(body)["type"] == "draw.made"


def test_what_failed_comes_again_before_the_rest(engine: Engine) -> None:
    """Under the same id, when its wait is over."""
    _webhook(engine, 2)
    other = _Other(1)
    for seconds in (0, 1, 6):
        tell_webhooks(engine, lambda late=seconds: AT + timedelta(seconds=late), other)  # type: ignore[misc]

    assert other.positions == [1, 1, 2]
    assert other.got[0][0]["webhook-id"] == other.got[1][0]["webhook-id"]


def test_one_that_fails_holds_nobody_up(engine: Engine) -> None:
    """Another webhook is told in the same round."""
    _webhook(engine, 1)
    _webhook(engine, 1)
    other = _Other(1)
    told = tell_webhooks(engine, lambda: AT, other)

    assert len({one.webhook for one in told}) == 2
    assert [one.arrived for one in told] == [False, *[True] * (len(told) - 1)]
