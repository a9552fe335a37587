"""What is due next in a tender, and what is late: from its events and the law alone, never kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bidding.procedures import Clock, PeriodName, clock_of, procedures_for
from bidding.tender.disputes import Dispute, disputes
from bidding.tender.events import Tender
from bidding.tender.life import state_of
from bidding.tender.moves import Move, State
from models.values.moments import shanghai_date
from models.values.working_days import Calendar, is_working

__all__ = ["Due", "due_of"]

_ASKED = frozenset({State.AWARDED, State.SECURED})
_OVER = frozenset({State.CANCELLED, State.UNSUCCESSFUL})


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """Something that has to be done by the end of a day: what, where it stands, and of which lot where of one alone."""

    day: date
    what: str
    article: str
    lot: str = ""


def due_of(tender: Tender, calendar: Calendar = is_working) -> list[Due]:
    """Return everything that is still to be done, the earliest first; what lies before today is late."""
    state = state_of(tender)
    found = [*_of_disputes(tender, calendar), *_of_notice(tender, state, calendar),
             *_of_bids(tender, state, calendar), *_of_contract(tender, state, calendar)]  # fmt: skip
    return sorted(found)


def _clock(tender: Tender, name: PeriodName, calendar: Calendar) -> Clock | None:
    law = procedures_for(tender.notice.jurisdiction, tender.events[-1].on)
    return clock_of(name, tender.notice, law, calendar)


def _ends(tender: Tender, name: PeriodName, start: date, what: str, calendar: Calendar) -> Iterator[Due]:
    clock = _clock(tender, name, calendar)
    if clock is not None:
        yield Due(clock.after(start), what, clock.article)


def _of_disputes(tender: Tender, calendar: Calendar) -> Iterator[Due]:
    for one in disputes(tender):
        if one.pending:
            name, what, start = _next_of(one)
            yield from _ends(tender, name, start, f"{what} {one.number}", calendar)


def _next_of(one: Dispute) -> tuple[PeriodName, str, date]:
    if not one.is_complaint:
        return PeriodName.OBJECTION_ANSWERED, "reply to objection", one.filed_on
    if one.accepted_on is None:
        return PeriodName.COMPLAINT_ACCEPTED, "take up complaint", one.filed_on
    return PeriodName.COMPLAINT_DECIDED, "decide complaint", one.accepted_on


def _of_notice(tender: Tender, state: State, calendar: Calendar) -> Iterator[Due]:
    closes_on = shanghai_date(tender.notice.times.bids_close_at)
    if state is State.FILED and tender.filed is not None:
        clocks = [_clock(tender, name, calendar) for name in (PeriodName.NOTICE_FILED, PeriodName.DOCUMENTS_FILED)]
        days = [(clock.after(tender.filed[0].on), clock.article) for clock in clocks if clock is not None]
        if days:
            yield Due(max(days)[0], "publish, not before", max(days)[1])
    if state is State.PUBLISHED:
        yield from (Due(closes_on, f"answer question {n}", "Tender Law art. 23") for n in tender.unanswered)
        yield Due(closes_on, "close", "Tender Law art. 34")
    if state is State.CLOSED:
        yield Due(shanghai_date(tender.notice.times.opens_until), "open", "the notice")


def _of_bids(tender: Tender, state: State, calendar: Calendar) -> Iterator[Due]:
    last = tender.events[-1].on
    if state in (State.OPENED, State.EVALUATED, State.ANNOUNCED):
        valid = shanghai_date(tender.notice.times.bids_close_at) + timedelta(days=tender.notice.validity_days)
        yield Due(valid, "award, while bids are valid", "the notice")
    if state is State.EVALUATED:
        ranked = [event.on for event in tender.events if event.move is Move.EVALUATE]
        yield from _ends(
            tender, PeriodName.CANDIDATES_ANNOUNCED, (ranked or [last])[-1], "announce candidates", calendar
        )
    if state in _ASKED:
        awarded = [on for lot in tender.awards if (on := tender.awarded_on(lot)) is not None]
        for start in awarded[-1:]:
            yield from _ends(tender, PeriodName.CONTRACT_SIGNED, start, "sign the contract", calendar)
    if state in (*_ASKED, State.SIGNED, State.CONTRACT_FILED) and not _done(tender, Move.REPORT):
        awarded = [event.on for event in tender.events if event.move is Move.AWARD]
        yield from _ends(tender, PeriodName.RESULT_REPORTED, awarded[-1], "report the result", calendar)


def _of_contract(tender: Tender, state: State, calendar: Calendar) -> Iterator[Due]:
    signed = [one.signed_on for one in tender.contracts.values()]
    if state is State.SIGNED:
        yield from _ends(tender, PeriodName.CONTRACT_FILED, min(signed), "file the contract", calendar)
    if tender.notice.bid_security_fen and (signed or state in _OVER) and not _done(tender, Move.RETURN_SECURITIES):
        start = min(signed, default=tender.events[-1].on)
        yield from _ends(tender, PeriodName.BID_SECURITY_RETURNED, start, "return bid securities", calendar)
    if state is State.PERFORMING:
        yield from _of_terms(tender)
    if state is State.HANDED_OVER:
        handed = next(event.on for event in tender.events if event.move is Move.HAND_OVER)
        for lot, company in tender.ledger.held():
            yield Due(handed, f"refund {lot} to {company}", "performance security", lot)


def _of_terms(tender: Tender) -> Iterator[Due]:
    reviewed = {event.details["lot"] for event in tender.events if event.move is Move.REVIEW}
    for lot, one in tender.contracts.items():
        if one.review_on is not None and lot not in reviewed:
            yield Due(one.review_on, f"review the trial of {lot}", "contract, review_on", lot)
        yield Due(one.ends_on, f"hand over {lot}", "contract, ends_on", lot)


def _done(tender: Tender, move: Move) -> bool:
    return any(event.move is move for event in tender.events)
