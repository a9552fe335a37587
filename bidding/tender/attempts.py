"""What somebody wants to do to a tender, and the guards that many moves share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from bidding.procedures import Clock, PeriodName, Procedures, clock_of, is_statutory
from bidding.tender.disputes import owed, suspended_by
from bidding.tender.events import Event, Tender
from credit.rulebook.scalars import Shape
from models.errors import Problem
from models.values.working_days import Calendar, is_working

__all__ = ["Attempt", "cited", "nothing_is_owed", "nothing_suspends"]

_Told = TypeVar("_Told", bound=Shape)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A tender as it is, the event that somebody wants to add, its details, and what holds at the place on the day."""

    tender: Tender
    event: Event
    details: Shape
    law: Procedures
    calendar: Calendar = is_working

    def told(self, shape: type[_Told]) -> _Told:
        """Return the details in the shape of the move."""
        if not isinstance(self.details, shape):
            message = f"{self.event.move} does not hold {shape.__name__}"
            raise TypeError(message)
        return self.details

    def clock(self, name: PeriodName) -> Clock | None:
        """Return a clock as it runs for this tender."""
        return clock_of(name, self.tender.notice, self.law, self.calendar)

    @property
    def statutory(self) -> bool:
        """Return whether the law demands this tender."""
        return is_statutory(self.tender.notice, self.law)


def cited(article: int | str) -> str:
    """Return an article of the Regulation for the Implementation of the Tender Law (招标投标法实施条例)."""
    return f"Regulation for the Implementation of the Tender Law art. {article}"


def nothing_suspends(attempt: Attempt) -> list[Problem]:
    """Refuse to go on while an objection waits for its answer, or a complaint that suspends for its decision."""
    return [
        Problem(
            cited(62) if one.is_complaint else cited("22, 54"),
            f"{'complaint' if one.is_complaint else 'objection'} {one.number} of {one.filed_on} suspends the tender",
            "Wait for the authority's decision." if one.is_complaint else "Answer it first: wuxin tender reply",
        )
        for one in suspended_by(attempt.tender)
    ]


def nothing_is_owed(attempt: Attempt) -> list[Problem]:
    """Refuse to go on while what was upheld is not put right."""
    return [
        Problem(
            cited("23, 54, 81"),
            f"{'complaint' if one.is_complaint else 'objection'} {one.number} was upheld, and {one.remedy} is owed",
            {"amend": "Amend the notice.", "redo": "Let the bids be evaluated again: wuxin tender do TENDER redo"}.get(
                str(one.remedy), "Cancel this tender and draft another."
            ),
        )
        for one in owed(attempt.tender)
    ]
