"""Applications to the maintenance fund (维修资金使用申请): what was applied for, and what its steps have made of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from bidding.revenue.fund import Fund
from bidding.revenue.law_shapes import RevenueLaw
from bidding.revenue.steps import FUND_MOVES, MoneyMove, MoneyStep

__all__ = ["Application", "FundAttempt", "FundDue", "FundState", "applications", "due_of"]


class FundState(StrEnum):
    """Where an application stands."""

    NONE = "none"
    APPLIED = "applied"
    CONFIRMED = "confirmed"
    APPROVED = "approved"
    REFILED = "refiled"
    COMPLETED = "completed"
    SETTLED = "settled"
    PUBLISHED = "published"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Application:
    """An application and its steps in order, never changed."""

    id: str
    steps: tuple[MoneyStep, ...] = ()

    def with_step(self, step: MoneyStep) -> Application:
        """Return it with one more step."""
        return replace(self, steps=(*self.steps, step))

    def last(self, move: MoneyMove) -> MoneyStep | None:
        """Return the newest step of a move."""
        return next((step for step in reversed(self.steps) if step.move is move), None)

    def _told(self, move: MoneyMove) -> Mapping[str, Any]:
        step = self.last(move)
        return {} if step is None else step.content

    @property
    def applied(self) -> Mapping[str, Any]:
        """What was applied for: `path`, `kind`, `units`, `amount_fen`, digests of scheme and proof."""
        return self._told(MoneyMove.APPLY)

    @property
    def urgent(self) -> bool:
        """Whether it goes the urgent path, without a vote."""
        return self.applied.get("path") == "urgent"

    @property
    def budget_fen(self) -> int:
        """What was applied for, with every excess that was filed anew and approved."""
        total, waiting = int(self.applied.get("amount_fen", 0)), 0
        for step in self.steps:
            if step.move is MoneyMove.REFILE:
                waiting = step.content["more_fen"]
            elif step.move in (MoneyMove.APPROVE, MoneyMove.REFUSE):
                total, waiting = total + (waiting if step.move is MoneyMove.APPROVE else 0), 0
        return total

    @property
    def advanced_fen(self) -> int:
        """What was paid before the work was done."""
        return int(self._told(MoneyMove.ADVANCE).get("fen", 0))

    @property
    def final_fen(self) -> int:
        """The final cost, 0 before there is one."""
        return int(self._told(MoneyMove.COMPLETE).get("fen", 0))

    @property
    def tender(self) -> str | None:
        """The tender that the work was awarded by, where one is linked."""
        return self._told(MoneyMove.LINK).get("tender")


@dataclass(frozen=True, slots=True)
class FundAttempt:
    """A step that somebody wants to take on an application, the law, and the fund as it stands."""

    application: Application
    step: MoneyStep
    law: RevenueLaw
    fund: Fund


@dataclass(frozen=True, slots=True)
class FundDue:
    """What somebody owes an application, and the last day on which it is in time."""

    what: str
    by: str
    on: date


def applications(steps: Iterable[MoneyStep]) -> dict[str, Application]:
    """Return the applications among an estate's steps, in the order in which they began."""
    found: dict[str, Application] = {}
    for step in steps:
        if step.move in FUND_MOVES and step.subject is not None:
            found[step.subject] = found.get(step.subject, Application(step.subject)).with_step(step)
    return found


def due_of(application: Application, state: FundState, law: RevenueLaw) -> FundDue | None:
    """Return what is due next: the district's decision, the city's payment, or the notice to the owners."""
    fund = law.fund
    clocks = {
        FundState.APPLIED: ("approve", "district", fund.approve.days),
        FundState.CONFIRMED: ("approve", "district", fund.approve.days),
        FundState.REFILED: ("approve", "district", fund.approve.days),
        FundState.COMPLETED: ("settle", "city", fund.pay.days),
        FundState.SETTLED: ("publish", "committee", fund.publish.days),
    }
    if state not in clocks:
        return None
    what, by, days = clocks[state]
    return FundDue(what, by, application.steps[-1].on + timedelta(days=days))
