"""The audit trail: entries of the public record by type, subject, day and account, the newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import ColumnElement, case, func, literal, or_, select
from sqlmodel import Session, col

from models.tables import LedgerBlob, LedgerCheckpoint, LedgerEntry
from models.values.moments import SHANGHAI

__all__ = ["Asked", "Line", "acts_of_day", "signed_size", "trail"]

_LARGEST: Final = 2**17
"""Bytes of an attachment that is searched for an account: acts of people attach a row or two."""
_ATTACHED: Final = 500


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: a type or its beginning, a part of the subject, days (Asia/Shanghai), an account's number."""

    kind: str = ""
    subject: str = ""
    since: date | None = None
    until: date | None = None
    account: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One entry; `position` is None while it waits for one."""

    digest: str
    position: int | None
    type: str
    subject: str
    entered_at: datetime


def trail(session: Session, asked: Asked, start: int, most: int) -> tuple[list[Line], int]:
    """Return entries from `start` on, the newest first, and how many there are in all."""
    row = LedgerEntry
    where = _conditions(session, asked)
    count = session.scalar(select(func.count()).select_from(row).where(*where)) or 0
    query = (
        select(col(row.digest), col(row.position), col(row.type), col(row.subject), col(row.entered_at))
        .where(*where)
        .order_by(col(row.entered_at).desc(), col(row.turn).desc(), col(row.digest))
        .offset(start)
        .limit(most)
    )
    return [Line(*found) for found in session.execute(query)], count


def acts_of_day(session: Session, day: date) -> Counter[str]:
    """Return how many entries of each type were made on a day (Asia/Shanghai)."""
    row = LedgerEntry
    begin, end = _begins(day), _begins(day + timedelta(days=1))
    query = (
        select(col(row.type), func.count())
        .where(col(row.entered_at) >= begin, col(row.entered_at) < end)
        .group_by(col(row.type))
    )
    return Counter({found[0]: found[1] for found in session.execute(query)})


def signed_size(session: Session) -> int:
    """Return how many entries the newest checkpoint covers; 0 where nothing is signed yet."""
    return session.scalar(select(func.max(col(LedgerCheckpoint.size)))) or 0


def _conditions(session: Session, asked: Asked) -> list[ColumnElement[bool]]:
    row = LedgerEntry
    found: list[ColumnElement[bool]] = []
    if asked.kind:
        found.append(col(row.type).startswith(asked.kind, autoescape=True))
    if asked.subject:
        found.append(col(row.subject).contains(asked.subject, autoescape=True))
    if asked.since is not None:
        found.append(col(row.entered_at) >= _begins(asked.since))
    if asked.until is not None:
        found.append(col(row.entered_at) < _begins(asked.until + timedelta(days=1)))
    if asked.account:
        found.append(_by(session, asked.account))
    return found


def _by(session: Session, account: str) -> ColumnElement[bool]:
    """Return what finds the entries that name an account: in themselves, or in the rows that they attach."""
    name = f"account/{account.removeprefix('account/')}"
    row = LedgerEntry
    attached = _attached(session, name)
    return or_(
        col(row.subject) == name, col(row.content).contains(f'"{name}"', autoescape=True),
        *(col(row.content).contains(digest, autoescape=True) for digest in attached),
    )  # fmt: skip


def _attached(session: Session, name: str) -> Sequence[str]:
    row, wanted = LedgerBlob, literal(f'"{name}"'.encode())
    sqlite = session.connection().dialect.name == "sqlite"
    place = func.instr(col(row.data), wanted) if sqlite else func.position(wanted.op("IN")(col(row.data)))
    small = func.length(col(row.data)) <= _LARGEST
    query = select(col(row.digest)).where(case((small, place), else_=0) > 0).limit(_ATTACHED)
    return session.scalars(query).all()


def _begins(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)
