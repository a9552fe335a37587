"""Webhooks in the register: made, resumed, ended; where each stands follows from its attempts and steps.

What is to be delivered is derived from positions of the record: everything behind the last entry that arrived, in
order. Nothing is queued, so nothing can be queued twice or lost.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from sqlalchemy import func, select
from sqlmodel import Session, col

from models.errors import InputError, Problem, RefusedError
from models.record import ACTS, size_of
from models.record.clerk import Entropy
from models.tables import ApiTokenEnd, LedgerEntry, Webhook, WebhookStep
from web.register.prepared import Row
from web.register.sending.attempts import last_arrived, tries_since
from web.register.sending.backoff import is_given_up, next_try
from web.register.sending.webhook_urls import target_of

__all__ = [
    "MOST", "Standing", "Wanted", "due_entry", "end_webhook", "make_webhook", "resume_webhook", "standing_of",
    "subject_of", "webhook_named", "webhooks_of",
]  # fmt: skip

MOST: Final = 20
"""Webhooks of one token that are not ended (our own choice)."""
_SECRET_BYTES: Final = 32
_ID_BYTES: Final = 8


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a token asks for: where to, and which types of entries; none means all."""

    url: str
    types: tuple[str, ...]
    private_allowed: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a webhook stands: `active`, `given_up` after all tries failed, or `ended`.

    `position`: it is told of entries from there on; `failures`: attempts since the last that arrived; `next_at`: when
    it is tried again, where it failed.
    """

    state: str
    position: int
    failures: int
    next_at: datetime | None


def subject_of(webhook: Webhook) -> str:
    """Return what its attempts are kept under."""
    return f"webhook/{webhook.id}"


def make_webhook(session: Session, token_id: str, wanted: Wanted, at: datetime, entropy: Entropy) -> Webhook:
    """Make a webhook that is told of what comes from now on; its secret is told once.

    Raises RefusedError with every reason: the address, types that are none, too many.
    """
    problems = [
        Problem("types", f"{one!r} is no type of entry", "See docs/record.md, Acts.")
        for one in wanted.types if one not in ACTS
    ]  # fmt: skip
    if len([one for one in webhooks_of(session, token_id) if _last_step(session, one)[0] != "end"]) >= MOST:
        problems.append(Problem("webhooks", f"this token has {MOST} already", "End one of them."))
    try:
        target_of(wanted.url, private_allowed=wanted.private_allowed)
    except RefusedError as error:
        problems += error.problems
    if problems:
        raise RefusedError(problems)
    row = Webhook(
        id=entropy(_ID_BYTES).hex(), token_id=token_id, url=wanted.url, types=sorted(set(wanted.types)),
        secret=f"whsec_{b64encode(entropy(_SECRET_BYTES)).decode()}", since=size_of(session), made_at=at,
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def webhooks_of(session: Session, token_id: str | None = None) -> Sequence[Webhook]:
    """Return webhooks, ended ones too, the oldest first; all of them or a token's."""
    query = select(Webhook).order_by(col(Webhook.made_at), col(Webhook.id))
    return session.scalars(query if token_id is None else query.where(col(Webhook.token_id) == token_id)).all()


def webhook_named(session: Session, webhook_id: str) -> Webhook:
    """Return a webhook. Raises InputError for an unknown id."""
    row = session.get(Webhook, webhook_id)
    if row is None:
        raise InputError(Problem(f"webhook {webhook_id}", "there is none of this id", "See: wuxin webhook list"))
    return row


def end_webhook(session: Session, webhook: Webhook, at: datetime) -> None:
    """End a webhook for good; raises RefusedError where it was ended before."""
    if _last_step(session, webhook)[0] == "end":
        raise RefusedError(Problem(f"webhook {webhook.id}", "it was ended before", ""))
    _step(session, webhook, "end", at)


def resume_webhook(session: Session, webhook: Webhook, at: datetime) -> None:
    """Try again from the entry that did not arrive. Raises RefusedError unless the webhook was given up."""
    if standing_of(session, webhook, at).state != "given_up":
        raise RefusedError(Problem(f"webhook {webhook.id}", "it was not given up", "See: wuxin webhook list"))
    _step(session, webhook, "resume", at)


def standing_of(session: Session, webhook: Webhook, at: datetime) -> Standing:
    """Return where a webhook stands at a moment; one whose token was revoked is ended."""
    move, taken_at = _last_step(session, webhook)
    number, item = last_arrived(session, subject_of(webhook))
    position = max(webhook.since, item + 1)
    tries = tries_since(session, subject_of(webhook), number, taken_at)
    if move == "end" or session.get(ApiTokenEnd, webhook.token_id) is not None:
        return Standing("ended", position, len(tries), None)
    if is_given_up(tries, at):
        return Standing("given_up", position, len(tries), None)
    return Standing("active", position, len(tries), next_try(tries, at))


def due_entry(session: Session, webhook: Webhook, at: datetime) -> Row | None:
    """Return the entry that the webhook is to be told of now, None where there is none, or it is not time."""
    standing = standing_of(session, webhook, at)
    if standing.state != "active" or standing.next_at is None or standing.next_at > at:
        return None
    row = LedgerEntry
    columns = col(row.position), col(row.type), col(row.subject), col(row.digest), col(row.entered_at)
    query = select(*columns).where(col(row.position) >= standing.position)
    query = query.where(col(row.type).in_(webhook.types)) if webhook.types else query
    found = session.execute(query.order_by(col(row.position)).limit(1)).one_or_none()
    return None if found is None else found._asdict()


def _last_step(session: Session, webhook: Webhook) -> tuple[str, datetime | None]:
    query = select(WebhookStep).where(col(WebhookStep.webhook_id) == webhook.id)
    row = session.scalars(query.order_by(col(WebhookStep.number).desc()).limit(1)).first()
    return ("", None) if row is None else (row.move, row.taken_at.astimezone(UTC))


def _step(session: Session, webhook: Webhook, move: str, at: datetime) -> None:
    counted = select(func.count()).where(col(WebhookStep.webhook_id) == webhook.id)
    number = 1 + (session.scalar(counted) or 0)
    session.add(WebhookStep(webhook_id=webhook.id, number=number, move=move, taken_at=at))
    session.flush()
