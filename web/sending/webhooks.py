"""A round of webhooks: each is told of what is behind the last entry that arrived, in order, until one fails."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from models.tables import Webhook, writing
from models.values.canonical import canonical
from web.api.changes import change_of
from web.register.prepared import Row
from web.register.sending.attempts import begin_sending, end_sending
from web.register.sending.webhooks import due_entry, subject_of, webhooks_of
from web.sending.signatures import headers_of

__all__ = ["MOST", "Post", "Told", "message_of", "tell_webhooks"]

MOST: Final = 20
"""Entries that one webhook is told of in a round, so that the others have their turn."""

Post = Callable[[str, bytes, Mapping[str, str]], tuple[bool, str]]
"""Address, body and headers -> whether it arrived, and what was said."""


@dataclass(frozen=True, slots=True)
class Told:
    """What became of one attempt: of which webhook, about which position."""

    webhook: str
    position: int
    arrived: bool
    told: str


@dataclass(frozen=True, slots=True)
class _Begun:
    """An attempt that nobody else makes: its number, and what to send."""

    webhook: Webhook
    number: int
    entry: Row


def tell_webhooks(engine: Engine, now: Callable[[], datetime], post: Post) -> list[Told]:
    """Tell all that is due and return what became of it. Killed anywhere, it is told again, under the same id."""
    with Session(engine) as session:
        names = [webhook.id for webhook in webhooks_of(session)]
    return [told for name in names for told in _tell(engine, name, now, post)]


def message_of(webhook: Webhook, entry: Row) -> tuple[str, bytes]:
    """Return the id of a message, the same at every attempt, and its body: type, timestamp, data."""
    change = change_of(entry).model_dump(mode="json")
    body = {"type": change["type"], "timestamp": change["at"], "data": change}
    return f"msg_{webhook.id}_{entry['position']}", canonical(body)


def _tell(engine: Engine, name: str, now: Callable[[], datetime], post: Post) -> list[Told]:
    found: list[Told] = []
    while len(found) < MOST and (begun := _begin(engine, name, now())) is not None:
        message_id, body = message_of(begun.webhook, begun.entry)
        headers = headers_of(message_id, int(now().timestamp()), body, begun.webhook.secret)
        outcome = post(begun.webhook.url, body, headers)
        with writing(engine) as session:
            end_sending(session, subject_of(begun.webhook), begun.number, outcome, now())
        found.append(Told(name, begun.entry["position"], *outcome))
        if not outcome[0]:
            break
    return found


def _begin(engine: Engine, name: str, at: datetime) -> _Begun | None:
    """Note that an attempt begins; None where nothing is due, or another scheduler has begun it."""
    try:
        with writing(engine) as session:
            webhook = session.get_one(Webhook, name)
            entry = due_entry(session, webhook, at)
            if entry is None:
                return None
            number = begin_sending(session, subject_of(webhook), entry["position"], at)
            session.expunge(webhook)
    except IntegrityError:
        return None
    return _Begun(webhook, number, entry)
