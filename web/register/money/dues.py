"""What is due of estates' money: applications to their funds, and audits that were asked for; one statement for all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from bidding.revenue.applications import applications, due_of
from bidding.revenue.audits import audits, commission_by
from bidding.revenue.fund_life import fund_state
from bidding.revenue.terms import terms_of
from web.register.money.rows import steps_by_estate

__all__ = ["MoneyDue", "money_due"]


@dataclass(frozen=True, slots=True)
class MoneyDue:
    """What somebody owes of an estate's money: by which day, in which room (fund, audit), and of which paper."""

    on: date
    what: str
    room: str
    community_id: str
    about: str


def money_due(session: Session) -> Iterator[MoneyDue]:
    """Yield what is due next of each application and of each audit, estate by estate."""
    for community_id, steps in steps_by_estate(session).items():
        law = terms_of(community_id, steps).law
        for application in applications(steps).values():
            owed = due_of(application, fund_state(application), law)
            if owed is not None:
                yield MoneyDue(owed.on, owed.what, "fund", community_id, application.id)
        for audit in audits(steps).values():
            last = commission_by(audit, law)
            if last is not None:
                yield MoneyDue(last, "commission", "audit", community_id, audit.id)
