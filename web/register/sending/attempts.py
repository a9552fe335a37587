"""Attempts to send: begun before anything leaves, so that two never send at once, and ended with an outcome."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import RowMapping, Select, func, select
from sqlmodel import Session, col

from models.tables import SendAttempt, SendOutcome
from web.register.sending.backoff import Attempt

__all__ = ["attempts_of", "begin_sending", "end_sending", "last_arrived", "tries_since"]


def begin_sending(session: Session, subject: str, item: int, at: datetime) -> int:
    """Note that an attempt begins and return its number; of two at once, one breaks the primary key."""
    number = 1 + (session.scalar(select(func.max(col(SendAttempt.number))).where(_of(subject))) or 0)
    session.add(SendAttempt(subject=subject, number=number, item=item, begun_at=at))
    session.flush()
    return number


def end_sending(session: Session, subject: str, number: int, outcome: tuple[bool, str], at: datetime) -> None:
    """Note what became of an attempt: whether it arrived, and what was told."""
    arrived, told = outcome
    session.add(SendOutcome(subject=subject, number=number, arrived=arrived, told=told[:500], ended_at=at))
    session.flush()


def last_arrived(session: Session, subject: str) -> tuple[int, int]:
    """Return number and item of the last attempt that arrived; (0, -1) where none did."""
    query = _attempts(subject).where(col(SendOutcome.arrived).is_(True)).order_by(col(SendAttempt.number).desc())
    found = session.execute(query.limit(1)).mappings().one_or_none()
    return (0, -1) if found is None else (found["number"], found["item"])


def tries_since(session: Session, subject: str, number: int, after: datetime | None = None) -> list[Attempt]:
    """Return the attempts behind a number, and those alone that began after a moment where one is given."""
    query = _attempts(subject).where(col(SendAttempt.number) > number)
    query = query if after is None else query.where(col(SendAttempt.begun_at) > after)
    rows = session.execute(query.order_by(col(SendAttempt.number))).mappings()
    return [Attempt(row["begun_at"].astimezone(UTC), row["arrived"]) for row in rows]


def attempts_of(session: Session, subject: str, limit: int) -> Sequence[RowMapping]:
    """Return the newest attempts: number, item, begun_at, arrived, told, ended_at."""
    query = _attempts(subject).order_by(col(SendAttempt.number).desc()).limit(limit)
    return session.execute(query).mappings().all()


def _of(subject: str) -> Any:  # noqa: ANN401 - a condition
    return col(SendAttempt.subject) == subject


def _attempts(subject: str) -> Select[Any]:
    outcome = SendOutcome
    same = (col(outcome.subject) == col(SendAttempt.subject)) & (col(outcome.number) == col(SendAttempt.number))
    columns: list[Any] = [
        col(SendAttempt.number), col(SendAttempt.item), col(SendAttempt.begun_at), col(outcome.arrived),
        col(outcome.told), col(outcome.ended_at),
    ]  # fmt: skip
    return select(*columns).outerjoin(outcome, same).where(_of(subject))
