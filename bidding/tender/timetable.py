"""The timetable of a tender (日程): every day and moment that notice and law set, each with what it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from bidding.procedures import Clock, PeriodName, clock_of, procedures_for
from bidding.tender.events import Tender
from bidding.tender.life import state_of
from bidding.tender.moves import Move, State
from models.values.moments import shanghai_date
from models.values.working_days import Calendar, working_or_weekday

__all__ = ["Appointment", "Occasion", "timetable"]

_Clocks = Mapping[PeriodName, Clock | None]
_Cite = Callable[[PeriodName], tuple[str, str] | None]

_OVER: Final = frozenset({State.CANCELLED, State.UNSUCCESSFUL})


class Occasion(StrEnum):
    """What a day or moment of the timetable is for (日程事项)."""

    PUBLISHED = "published"
    QUESTIONS_CLOSE = "questions_close"
    DOCUMENTS_OBJECTED = "documents_objected"
    LAST_ADDENDUM = "last_addendum"
    BIDS_CLOSE = "bids_close"
    OPENED_UNTIL = "opened_until"
    SHOWN_UNTIL = "shown_until"
    VALID_UNTIL = "valid_until"
    SIGNED_BY = "signed_by"
    REPORTED_BY = "reported_by"
    FILED_BY = "filed_by"
    STARTS = "starts"
    REVIEWED_ON = "reviewed_on"
    ENDS = "ends"


@dataclass(frozen=True, slots=True)
class Appointment:
    """One line: the day, the moment where there is one, the lot where it is of one; `rests_on` in zh and en.

    `rests_on` is None where it is the notice or the contract itself that sets it.
    """

    day: date
    what: Occasion
    at: datetime | None = None
    lot: str | None = None
    rests_on: tuple[str, str] | None = None


def timetable(tender: Tender, calendar: Calendar = working_or_weekday) -> tuple[Appointment, ...]:
    """Return the timetable of a published tender, the earliest first; of one that is over, its publication alone."""
    published = [event for event in tender.events if event.move is Move.PUBLISH]
    if not published:
        return ()
    first = Appointment(published[-1].on, Occasion.PUBLISHED, published[-1].at)
    if state_of(tender) in _OVER:
        return (first,)
    law = procedures_for(tender.notice.jurisdiction, tender.events[-1].on)
    clocks = {name: clock_of(name, tender.notice, law, calendar) for name in PeriodName}

    def cite(name: PeriodName) -> tuple[str, str] | None:
        clock = clocks[name]
        return None if clock is None else (law.cite(clock.period.basis, "zh"), law.cite(clock.period.basis, "en"))

    found = [first, *_of_notice(tender, clocks, cite), *_of_award(tender, clocks, cite), *_of_contracts(tender)]
    return tuple(sorted(found, key=lambda one: (one.day, one.at is None, one.at or published[-1].at, one.lot or "")))


def _of_notice(tender: Tender, clocks: _Clocks, cite: _Cite) -> Iterator[Appointment]:
    times = tender.notice.times
    close = shanghai_date(times.bids_close_at)
    yield _at(times.questions_close_at, Occasion.QUESTIONS_CLOSE)
    for name, what in (
        (PeriodName.DOCUMENTS_OBJECTED, Occasion.DOCUMENTS_OBJECTED), (PeriodName.CLARIFIED, Occasion.LAST_ADDENDUM),
    ):  # fmt: skip
        clock = clocks[name]
        if clock is not None:
            yield Appointment(clock.before(close), what, rests_on=cite(name))
    yield _at(times.bids_close_at, Occasion.BIDS_CLOSE)
    yield _at(times.opens_until, Occasion.OPENED_UNTIL)
    if not tender.awards:
        yield Appointment(close + timedelta(days=tender.notice.validity_days), Occasion.VALID_UNTIL)


def _of_award(tender: Tender, clocks: _Clocks, cite: _Cite) -> Iterator[Appointment]:
    if tender.shown_until is not None:
        yield Appointment(tender.shown_until, Occasion.SHOWN_UNTIL, rests_on=cite(PeriodName.CANDIDATES_SHOWN))
    awarded = max((on for lot in tender.awards if (on := tender.awarded_on(lot)) is not None), default=None)
    for name, what in (
        (PeriodName.CONTRACT_SIGNED, Occasion.SIGNED_BY), (PeriodName.RESULT_REPORTED, Occasion.REPORTED_BY),
    ):  # fmt: skip
        clock = clocks[name]
        if clock is not None and awarded is not None:
            yield Appointment(clock.after(awarded), what, rests_on=cite(name))
    signed = min((one.signed_on for one in tender.contracts.values()), default=None)
    filed = clocks[PeriodName.CONTRACT_FILED]
    if filed is not None and signed is not None:
        yield Appointment(filed.after(signed), Occasion.FILED_BY, rests_on=cite(PeriodName.CONTRACT_FILED))


def _of_contracts(tender: Tender) -> Iterator[Appointment]:
    for lot, one in tender.contracts.items():
        yield Appointment(one.starts_on, Occasion.STARTS, lot=lot)
        if one.review_on is not None:
            yield Appointment(one.review_on, Occasion.REVIEWED_ON, lot=lot)
        yield Appointment(one.ends_on, Occasion.ENDS, lot=lot)


def _at(moment: datetime, what: Occasion) -> Appointment:
    return Appointment(shanghai_date(moment), what, moment)
