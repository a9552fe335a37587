"""Tenders in the register: their events in and out, each on record in the transaction of its row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.sql.elements import ColumnElement, SQLColumnExpression
from sqlmodel import Session, col

from bidding.notices import notice_digest
from bidding.tender import Event, Move, Role, Tender, begun, decided
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk
from models.tables import Community, TenderEvent
from models.tables import Tender as NoticeRow
from models.values.working_days import Calendar, is_working
from web.register.engagements.steps import security_problems
from web.register.letting.lettings import lot_problems
from web.register.tenders.boxes import follow
from web.register.tenders.votes import authority_problems

__all__ = ["EVENT", "add_event", "begin", "is_kept", "tender_named", "tenders_kept", "tenders_of", "tenders_where"]

EVENT: Final[tuple[SQLColumnExpression[Any], ...]] = (
    col(TenderEvent.tender_id).label("event_of"), col(TenderEvent.number).label("event_number"),
    col(TenderEvent.move).label("event_move"), col(TenderEvent.happened_at).label("event_at"),
    col(TenderEvent.by).label("event_by"), col(TenderEvent.role).label("event_role"),
    col(TenderEvent.details).label("event_details"),
)  # fmt: skip
"""The columns of which `tenders_of` makes tenders, in this order."""

_ANSWERS: Final[Mapping[Move, str]] = {
    Move.ANSWER: "question", Move.REPLY: "objection", Move.ACCEPT: "complaint", Move.DECIDE: "complaint",
    Move.REDO: "because", Move.DEDUCT: "breach",
}  # fmt: skip
"""Which key of the details names the event that a move answers."""
_VERSIONS: Final = frozenset({Move.DRAFT, Move.AMEND, Move.EXTEND})
_NAMED: Final = frozenset({Move.WITHDRAW, Move.STRIKE, Move.DEDUCT, Move.REFUND})
_PAID: Final = frozenset({Move.DEDUCT, Move.REFUND})
_SHOWN: Final = frozenset({Move.PUBLISH, Move.AMEND, Move.EXTEND})


def begin(clerk: Clerk, name: str, event: Event) -> tuple[Tender, str]:
    """Begin a tender, and return it with the digest of its entry.

    Raises RefusedError where it may not begin, or where there is one of the name.
    """
    if _events(clerk.session, name):
        what = "there is a tender of this name already"
        raise RefusedError(Problem(f"tender {name}", what, "Name another, such as one with the round in it."))
    tender = begun(name, event)
    return tender, _enter(clerk, tender)


def add_event(
    clerk: Clerk, name: str, make: Callable[[Tender], Event], calendar: Calendar = is_working
) -> tuple[Tender, str]:
    """Load a tender, add the event made of it, and return it with the digest of its entry.

    The box of its bids follows in the same transaction. Raises RefusedError with every reason why it may not be added,
    such as that the owners' vote does not stand, that an estate was not handed over or an asset cannot be let;
    InputError for an unknown tender or odd details.
    """
    before = tender_named(clerk.session, name)
    event = make(before)
    problems = authority_problems(clerk.session, before, event, tenders_kept)
    if event.move is Move.REFUND:
        problems += security_problems(clerk.session, name, event.details)
    problems += lot_problems(clerk.session, before, event)
    try:
        tender = decided(before, event, calendar)
    except RefusedError as error:
        raise RefusedError([*error.problems, *problems]) from None
    if problems:
        raise RefusedError(problems)
    entry = _enter(clerk, tender)
    follow(clerk, tender)
    return tender, entry


def tender_named(session: Session, name: str) -> Tender:
    """Return a tender by its events. Raises InputError where there is none of the name."""
    events = _events(session, name)
    if not events:
        raise InputError(Problem(f"tender {name}", "there is none of this name", "Run: wuxin tender list"))
    return Tender(name, events)


def is_kept(session: Session, name: str) -> bool:
    """Return whether a tender of the name is on record."""
    return bool(_events(session, name))


def tenders_kept(session: Session) -> list[Tender]:
    """Return all tenders that have events, by name."""
    return tenders_where(session)


def tenders_where(session: Session, *conditions: ColumnElement[bool]) -> list[Tender]:
    """Return the tenders whose events meet the conditions, by name; each condition has to hold for a whole tender."""
    found: dict[str, list[Event]] = {}
    query = select(TenderEvent).where(*conditions).order_by(col(TenderEvent.tender_id), col(TenderEvent.number))
    for row in session.scalars(query):
        found.setdefault(row.tender_id, []).append(_event(row))
    return [Tender(name, tuple(events)) for name, events in found.items()]


def tenders_of(rows: Iterable[Sequence[Any]]) -> list[Tender]:
    """Return the tenders of rows that begin with EVENT, by name; the rows may come in any order."""
    found: dict[str, list[Event]] = {}
    ordered = sorted((row[: len(EVENT)] for row in rows), key=lambda row: (row[0], row[1]))
    for name, _, move, at, by, role, details in ordered:
        found.setdefault(name, []).append(Event(Move(move), at.astimezone(UTC), by, Role(role), details))
    return [Tender(name, tuple(events)) for name, events in found.items()]


def _events(session: Session, name: str) -> tuple[Event, ...]:
    query = select(TenderEvent).where(col(TenderEvent.tender_id) == name).order_by(col(TenderEvent.number))
    return tuple(_event(row) for row in session.scalars(query))


def _event(row: TenderEvent) -> Event:
    return Event(Move(row.move), row.happened_at.astimezone(UTC), row.by, Role(row.role), row.details)


def _enter(clerk: Clerk, tender: Tender) -> str:
    row = _row(tender)
    clerk.session.add(row)
    try:
        clerk.session.flush()
    except IntegrityError as error:  # the number within the tender is unique: two writers, one was first
        what = "somebody else wrote to it at the same time"
        raise RefusedError(Problem(f"tender {tender.id}", what, "Look at it again, then repeat.")) from error
    if tender.events[-1].move in _SHOWN:
        _show(clerk, tender)
    return clerk.enter(f"tender.{row.move}", f"tender/{tender.id}", {}, {"id": [row.id]})


def _row(tender: Tender) -> TenderEvent:
    event = tender.events[-1]
    told = event.details
    return TenderEvent(
        tender_id=tender.id, number=len(tender.events), move=str(event.move), happened_at=event.at, by=event.by,
        role=str(event.role), details=dict(told),
        notice_digest=notice_digest(tender.notice) if event.move in _VERSIONS else None,
        answers=told[_ANSWERS[event.move]] if event.move in _ANSWERS else None,
        company_id=told["company_id"] if event.move in _NAMED else None,
        fen=told["fen"] if event.move in _PAID else None,
    )  # fmt: skip


def _show(clerk: Clerk, tender: Tender) -> None:
    """Write the notice that the portal shows, or bring it up to date, and put that on record."""
    notice, community = tender.notice, tender.notice.lots[0].community_ids[0]
    if clerk.session.get(Community, community) is None:
        what = f"the register knows no community {community}"
        raise RefusedError(Problem(f"tender {tender.id}, lots", what, "Take its evidence in first: wuxin ingest"))
    published = next(event for event in tender.events if event.move is Move.PUBLISH)
    required = notice.required
    clerk.session.merge(NoticeRow(
        tender_id=tender.id, title=notice.title, community_id=community, procuring_entity=notice.procuring_entity.name,
        notice=notice.terms, required_grades=[] if required is None else list(required.grades),
        instrument=None if required is None else required.instrument,
        article=None if required is None else required.article, published_at=published.at,
        bids_close_at=notice.times.bids_close_at,
    ))  # fmt: skip
    clerk.enter("tender.notice", f"tender/{tender.id}", keys={"tender_id": [tender.id]})
