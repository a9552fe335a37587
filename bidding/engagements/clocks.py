"""The clocks of an engagement: which day is the last in time for each duty, and on which the law rests."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from bidding.engagements.engagement import Engagement
from bidding.engagements.law_shapes import LeavingNotice
from bidding.engagements.laws import cite

__all__ = ["Clock", "inspect_by", "kind_needed", "leave_by", "notice_by", "notice_days", "notice_of", "tell_by"]

_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class Clock:
    """The last day in time for something, and where it stands."""

    last: date
    article: str


def notice_of(engagement: Engagement) -> LeavingNotice:
    """Return what the law says of a notice at the stage in which the contract was made."""
    return engagement.law.notice[engagement.terms.stage]


def notice_days(engagement: Engagement) -> int:
    """Return how many days before the end notice is due: the law's, or the contract's where the law lets it."""
    notice, agreed = notice_of(engagement), engagement.terms.notice_days
    return agreed if notice.otherwise and agreed is not None else notice.days


def notice_by(engagement: Engagement) -> Clock:
    """Return by when a company that will not go on has to have told everybody (ZJ-12)."""
    notice, days = notice_of(engagement), notice_days(engagement)
    article = cite(engagement.law, notice.basis) if days == notice.days else "contract, notice_days"
    return Clock(engagement.ends_on - timedelta(days=days), article)


def tell_by(engagement: Engagement) -> Clock:
    """Return by when owners who chose another have to have told the company."""
    told = engagement.law.told
    return Clock(engagement.ends_on - timedelta(days=told.days), cite(engagement.law, told.basis))


def kind_needed(engagement: Engagement) -> str | None:
    """Return which inspection must come before service: none where the same company goes on in an estate it serves."""
    terms, law = engagement.terms, engagement.law.premises
    if terms.stage == "initial":
        return law.initial
    return None if terms.predecessor == terms.company_id else law.change


def inspect_by(engagement: Engagement) -> Clock | None:
    """Return by when the premises have to be inspected, None where they need not or the law names no day."""
    terms, law = engagement.terms, engagement.law
    kind = kind_needed(engagement)
    if kind == law.premises.initial and terms.delivery_on is not None:
        before = law.premises.before
        return Clock(terms.delivery_on - timedelta(days=before.days), cite(law, before.basis))
    after = law.premises.after
    if kind is None or after is None:
        return None
    return Clock(terms.signed_on + timedelta(days=after.days), cite(law, after.basis))


def leave_by(engagement: Engagement) -> Clock | None:
    """Return by when the company has to have left and handed over; None while nobody takes over.

    Until somebody takes over it goes on (Civil Code 950), so that no clock runs against it.
    """
    told, leave = engagement.replaced, engagement.law.leave
    if told is None:
        return None
    begins = max(engagement.over_on, told.takes_over_on)
    return Clock(begins - _ONE_DAY + timedelta(days=leave.days), cite(engagement.law, leave.basis))
