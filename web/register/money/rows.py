"""Estates' money in the register: loaded whole, written row by row, each on record in the transaction of its rows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import UTC
from typing import Any, cast

from sqlalchemy import func, select
from sqlalchemy.sql.elements import ColumnElement
from sqlmodel import Session, col

from bidding.revenue import Book, BookEntry, EntryKind, Estate, MoneyMove, MoneyRole, MoneyStep, Posting, enter
from bidding.revenue.chart import BookName
from bidding.revenue.steps import FUND_MOVES
from bidding.revenue.terms import with_stages
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.tables import MoneyEntry, MoneyEvent, MoneyPosting
from web.register.numbered import written
from web.register.owners.estates import bodies_of, bodies_of_all

__all__ = [
    "add_entry", "add_step", "applied_for", "companies_keeping", "estate_of", "estates", "estates_in", "kept_estate",
    "kept_for", "opened", "staged_steps", "steps_by_estate", "steps_of", "subdistricts_keeping",
]  # fmt: skip


def estate_of(session: Session, community_id: str) -> Estate:
    """Return an estate's money. Raises InputError where its books have not been opened."""
    found = kept_estate(session, community_id)
    if found is None:
        remedy = "Open them: wuxin money open"
        raise InputError(Problem(f"community {community_id}", "its books have not been opened", remedy))
    return found


def kept_estate(session: Session, community_id: str) -> Estate | None:
    """Return an estate's money, None where its books have not been opened."""
    found = _estate(session, community_id)
    return found if found.steps else None


def estates(session: Session) -> Iterator[Estate]:
    """Yield all estates whose books are open, by id."""
    query = select(col(MoneyEvent.community_id)).where(col(MoneyEvent.number) == 1)
    for community_id in session.scalars(query.order_by(col(MoneyEvent.community_id))).all():
        yield _estate(session, community_id)


def estates_in(session: Session, subdistrict: str) -> list[Estate]:
    """Return the estates whose books were opened in a subdistrict, by id."""
    names = sorted(one for one, told in _openings(session) if told["subdistrict"] == subdistrict)
    return [_estate(session, name) for name in names]


def subdistricts_keeping(session: Session) -> list[str]:
    """Return the subdistricts in which an estate has opened its books, by name."""
    return sorted({told["subdistrict"] for _, told in _openings(session)})


def applied_for(session: Session) -> list[str]:
    """Return the estates of which something was applied for to the fund, by id."""
    query = select(col(MoneyEvent.community_id)).where(col(MoneyEvent.move) == str(MoneyMove.APPLY)).distinct()
    return sorted(session.scalars(query))


def kept_for(session: Session, company_id: str) -> list[str]:
    """Return the estates whose books were opened with a company as who serves them, by id."""
    return sorted(one for one, told in _openings(session) if told["company_id"] == company_id)


def companies_keeping(session: Session, community_ids: Collection[str]) -> dict[str, str]:
    """Return estate -> the company of its books, of those estates whose books are open; the books are not read."""
    own = col(MoneyEvent.community_id).in_(community_ids)
    return {one: told["company_id"] for one, told in _openings(session, own)} if community_ids else {}


def opened(clerk: Clerk, community_id: str, step: MoneyStep) -> Estate:
    """Open the books of an estate. Raises RefusedError where they are open."""
    before = _estate(clerk.session, community_id)
    if before.steps:
        what = "its books are open"
        raise RefusedError(Problem(f"community {community_id}", what, "Go on with: wuxin money statement"))
    return add_step(clerk, before, step)


def add_entry(clerk: Clerk, estate: Estate, name: BookName, entry: BookEntry) -> Estate:
    """Enter an entry in a book, on record. Raises RefusedError with every reason why it may not be made."""
    enter(estate.common if name == "common" else estate.fund, entry)
    key = f"{estate.community_id}/{name}/{entry.number}"
    row = MoneyEntry(
        id=key, community_id=estate.community_id, book=name, number=entry.number, kind=str(entry.kind),
        happened_on=entry.on, recorded_at=entry.at, by=entry.by, text=entry.text, corrects=entry.corrects,
        receipts=list(entry.receipts), details=dict(entry.details),
    )  # fmt: skip
    clerk.session.add(row)
    written(clerk.session, f"community {estate.community_id}")
    clerk.session.add_all(
        MoneyPosting(id=f"{key}/{line}", entry_id=key, line=line, account=one.account, fen=one.fen)
        for line, one in enumerate(entry.postings, start=1)
    )
    clerk.enter(f"money.{entry.kind}", f"money/{estate.community_id}", {}, {"id": [key], "entry_id": [key]})
    return _estate(clerk.session, estate.community_id)


def add_step(clerk: Clerk, estate: Estate, step: MoneyStep) -> Estate:
    """Add a step that a rule has let pass, on record."""
    number = _steps_kept(clerk.session, estate.community_id) + 1
    key = f"{estate.community_id}/{number}"
    clerk.session.add(MoneyEvent(
        id=key, community_id=estate.community_id, number=number, move=str(step.move), happened_on=step.on,
        recorded_at=step.at, by=step.by, role=str(step.role), subject=step.subject, content=dict(step.content),
    ))  # fmt: skip
    written(clerk.session, f"community {estate.community_id}")
    room = "fund" if step.move in FUND_MOVES else "money"
    clerk.enter(f"{room}.{step.move}", f"money/{estate.community_id}", {}, {"id": [key]})
    return _estate(clerk.session, estate.community_id)


def steps_of(session: Session, community_id: str) -> tuple[MoneyStep, ...]:
    """Return the steps of an estate's money in order, none where its books have not been opened."""
    query = select(MoneyEvent).where(col(MoneyEvent.community_id) == community_id).order_by(col(MoneyEvent.number))
    return tuple(_step(row) for row in session.scalars(query))


def steps_by_estate(session: Session) -> dict[str, tuple[MoneyStep, ...]]:
    """Return the steps of every estate's money in order, by community, in one statement."""
    found: dict[str, list[MoneyStep]] = {}
    query = select(MoneyEvent).order_by(col(MoneyEvent.community_id), col(MoneyEvent.number))
    for row in session.scalars(query):
        found.setdefault(row.community_id, []).append(_step(row))
    return {name: tuple(steps) for name, steps in found.items()}


def staged_steps(session: Session) -> Iterator[tuple[str, tuple[MoneyStep, ...]]]:
    """Yield every estate whose books are open with its steps and stages, by id; two statements, books are not read."""
    every = steps_by_estate(session)
    bodies = bodies_of_all(session, every)
    for community_id, steps in sorted(every.items()):
        yield community_id, with_stages(steps, bodies.get(community_id, ()))


def _openings(session: Session, *conditions: ColumnElement[bool]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield estates whose books are open, each with the terms with which they were opened."""
    row = MoneyEvent
    query = select(col(row.community_id), col(row.content)).where(col(row.number) == 1, *conditions)
    yield from ((one, told) for one, told in session.execute(query))


def _estate(session: Session, community_id: str) -> Estate:
    known = steps_of(session, community_id)
    steps = with_stages(known, bodies_of(session, community_id)) if known else known
    common, fund = (_book(session, community_id, name) for name in ("common", "fund"))
    return Estate(community_id, steps, common, fund)


def _steps_kept(session: Session, community_id: str) -> int:
    query = select(func.count()).select_from(MoneyEvent).where(col(MoneyEvent.community_id) == community_id)
    return session.scalars(query).one()


def _book(session: Session, community_id: str, name: str) -> Book:
    own = col(MoneyEntry.community_id) == community_id, col(MoneyEntry.book) == name
    postings: dict[str, list[Posting]] = {}
    lines = select(MoneyPosting).join(MoneyEntry, col(MoneyEntry.id) == col(MoneyPosting.entry_id)).where(*own)
    for line in session.scalars(lines.order_by(col(MoneyPosting.entry_id), col(MoneyPosting.line))):
        postings.setdefault(line.entry_id, []).append(Posting(line.account, line.fen))
    rows = session.scalars(select(MoneyEntry).where(*own).order_by(col(MoneyEntry.number)))
    entries = tuple(_entry(row, tuple(postings.get(row.id, ()))) for row in rows)
    return Book(community_id, cast("BookName", name), entries)


def _entry(row: MoneyEntry, postings: tuple[Posting, ...]) -> BookEntry:
    return BookEntry(
        row.number, EntryKind(row.kind), row.happened_on, row.recorded_at.astimezone(UTC), row.by, row.text, postings,
        tuple(row.receipts), row.corrects, row.details,
    )  # fmt: skip


def _step(row: MoneyEvent) -> MoneyStep:
    at = row.recorded_at.astimezone(UTC)
    return MoneyStep(
        MoneyMove(row.move), row.happened_on, at, row.by, MoneyRole(row.role), row.subject, row.content
    )  # fmt: skip
