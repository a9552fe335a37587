"""Tenders in the register: their events in and out, each on record in the transaction of its row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from bidding.notices import notice_digest
from bidding.tender import Event, Move, Tender, begun, decided
from models.errors import Problem, RefusedError
from models.record import Clerk
from models.tables import Community, TenderEvent
from models.tables import Tender as NoticeRow
from models.values.working_days import Calendar, is_working
from web.register.engagements.steps import security_problems
from web.register.letting.lettings import lot_problems
from web.register.numbered import written
from web.register.tender_rows import EVENT, is_kept, tender_named, tenders_kept, tenders_of, tenders_where
from web.register.tenders.boxes import follow
from web.register.tenders.votes import authority_problems

__all__ = ["EVENT", "add_event", "begin", "is_kept", "tender_named", "tenders_kept", "tenders_of", "tenders_where"]

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
    if is_kept(clerk.session, name):
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


def _enter(clerk: Clerk, tender: Tender) -> str:
    row = _row(tender)
    clerk.session.add(row)
    written(clerk.session, f"tender {tender.id}")
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
