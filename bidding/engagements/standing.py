"""By what right a company serves on a day: in its term, on after it, for want of another, or no longer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bidding.engagements.details import Appointed
from bidding.engagements.engagement import Engagement
from bidding.engagements.laws import cite
from bidding.engagements.life import service_state
from bidding.engagements.moves import ServiceState

__all__ = ["Right", "Standing", "standing_on"]


class Right(StrEnum):
    """By what right (依据) a company serves.

    none: it has not begun, or has left.       term: its contract runs.
    unlimited: nobody decided, and it goes on without a term.   until_taken_over: it ended, and nobody has taken over.
    over: somebody has taken over, and it has still to leave.
    """

    NONE = "none"
    TERM = "term"
    UNLIMITED = "unlimited"
    UNTIL_TAKEN_OVER = "until_taken_over"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Standing:
    """By what right, by which article, and who else serves for the time being."""

    right: Right
    article: str
    temporary: str | None = None


def standing_on(engagement: Engagement, day: date) -> Standing:
    """Return by what right the company serves on a day, by the steps up to it."""
    known = engagement.until(day)
    right, law = _right(known, day), known.law
    basis = {Right.UNLIMITED: law.unlimited.basis, Right.UNTIL_TAKEN_OVER: law.goes_on, Right.OVER: law.leave.basis}
    article = cite(law, basis[right]) if right in basis else "contract"
    helped = known.last(Appointed)
    serves = helped[1].provider if helped is not None and day < helped[1].until and known.replaced is None else None
    return Standing(right, article, serves)


def _right(engagement: Engagement, day: date) -> Right:
    state, told = service_state(engagement), engagement.replaced
    if state in (ServiceState.AGREED, ServiceState.LEFT):
        return Right.NONE
    if day < engagement.over_on:
        return Right.TERM if day < engagement.ends_on else Right.UNLIMITED
    if state is ServiceState.SERVING:
        return Right.UNLIMITED
    return Right.UNTIL_TAKEN_OVER if told is None or day < told.takes_over_on else Right.OVER
