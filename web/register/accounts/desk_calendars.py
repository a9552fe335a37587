"""Whose desk a secret address shows: made once, told once, found by its digest, taken back at any time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Literal

from sqlalchemy import delete, select
from sqlmodel import Session, col

from models.record import Clerk
from models.tables import DeskCalendar
from web.access import Person
from web.register.accounts.accounts import account

__all__ = ["Subscriber", "calendar_made", "forget_calendar", "new_calendar", "subscriber_of"]

_BYTES = 32
Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Subscriber:
    """Whose calendar it is, and in which language it is written."""

    person: Person
    language: str


def new_calendar(clerk: Clerk, account_id: str, language: Language) -> str:
    """Make the secret of an account's calendar and return it, this once; an earlier one holds no more."""
    secret = clerk.entropy(_BYTES).hex()
    clerk.session.merge(
        DeskCalendar(account_id=account_id, digest=_digest(secret), language=language, made_at=clerk.at)
    )
    return secret


def forget_calendar(clerk: Clerk, account_id: str) -> None:
    """Take the address of an account's calendar back, where there is one."""
    clerk.session.execute(delete(DeskCalendar).where(col(DeskCalendar.account_id) == account_id))


def calendar_made(session: Session, account_id: str) -> datetime | None:
    """Return when the address of an account's calendar was made, None where there is none."""
    found = session.get(DeskCalendar, account_id)
    return None if found is None else found.made_at


def subscriber_of(session: Session, secret: str) -> Subscriber | None:
    """Return whose desk a secret shows; None for an unknown one, and while its account is closed."""
    row = DeskCalendar
    query = select(col(row.account_id), col(row.language)).where(col(row.digest) == _digest(secret))
    found = session.execute(query).one_or_none()
    own = None if found is None else account(session, found[0])
    if found is None or own is None or not own.is_open or own.must_change:
        return None
    return Subscriber(Person(own.id, own.name or own.id, own.holdings), found[1])


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
