"""The life of a lease as a table: reminded of rent, ended early for a cause, handed back when it is over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from bidding.letting.arrears import Arrears
from bidding.letting.law_shapes import LettingLaw
from bidding.letting.laws import cite
from bidding.letting.leases import EndCause, Lease, LeaseMove, LeaseState, LeaseStep
from bidding.revenue import MoneyRole
from bidding.revenue.amounts import yuan
from models.errors import Problem, RefusedError
from models.values.lifecycle import Lifecycle, Transition, role_refusals

__all__ = ["LEASE_LIFE", "LeaseAttempt", "lease_state", "take_lease_step"]


@dataclass(frozen=True, slots=True)
class LeaseAttempt:
    """A step that somebody wants to take: the lease, the law, what is open on its day, and the first day after it.

    `refused` are the reasons why it may not be signed.
    """

    lease: Lease
    step: LeaseStep
    law: LettingLaw
    owed: Arrears | None = None
    ends_on: date | None = None
    refused: tuple[Problem, ...] = ()


def _may_be_signed(attempt: LeaseAttempt) -> tuple[Problem, ...]:
    """Refuse to sign for every reason that was found."""
    return attempt.refused


def _rent_is_open(attempt: LeaseAttempt) -> Problem | None:
    """Refuse to remind a tenant who owes nothing."""
    if attempt.owed is not None and attempt.owed.days > 0:
        return None
    return Problem("remind", f"nothing is overdue on {attempt.step.on}", "Remind when rent is overdue.")


def _cause_holds(attempt: LeaseAttempt) -> list[Problem]:
    """Refuse to end a lease without a cause that holds, its reason, and the paper that goes with it."""
    told = attempt.step.content
    cause, ends_on = EndCause(told["cause"]), date.fromisoformat(told["ends_on"])
    terms = attempt.lease.terms
    checks = (
        (not str(told["reason"]).strip(), "reason", "no reason is given", "Give it with: --reason"),
        (not terms.since <= ends_on < terms.until, "end", f"it runs from {terms.since} until {terms.until}",
         "Give a day within it: the first day after it."),
        (cause is EndCause.AGREEMENT and not told["document"], "agreement", "no agreement is named", "Attach it."),
    )  # fmt: skip
    problems = [Problem(where, what, remedy) for wrong, where, what, remedy in checks if wrong]
    return [*problems, *(_arrears_do_not_end_it(attempt) if cause is EndCause.ARREARS else ())]


def _arrears_do_not_end_it(attempt: LeaseAttempt) -> Iterator[Problem]:
    """Yield why unpaid rent does not end it yet: a reminder, a reasonable time, and still no payment."""
    law, step = attempt.law, attempt.step
    where = f"{cite(law, law.rent_in_arrears)}; {cite(law, law.reminder.basis)}"
    if attempt.owed is None or attempt.owed.days == 0:
        yield Problem(where, "no rent is overdue", "End it by agreement.")
        return
    reminded = [one.on for one in attempt.lease.steps if one.move is LeaseMove.REMIND]
    since = [day for day in reminded if day >= attempt.owed.open[0].due_on]
    if not since:
        what = f"{yuan(attempt.owed.open_fen)} yuan are open, and the tenant was not reminded"
        yield Problem(where, what, "Remind the tenant first: wuxin lease remind")
    elif step.on < since[0] + timedelta(days=law.reminder.days):
        until = since[0] + timedelta(days=law.reminder.days)
        yield Problem(where, f"the tenant was reminded on {since[0]}, and has until {until} to pay", "Wait until then.")


def _is_over(attempt: LeaseAttempt) -> Problem | None:
    """Refuse to hand back what is still rented."""
    if attempt.ends_on is not None and attempt.step.on >= attempt.ends_on:
        return None
    where, law = f"lease {attempt.lease.id}", attempt.law
    what = f"it runs until {attempt.ends_on}; what is rented is handed back when it has ended"
    return Problem(f"{where}, {cite(law, law.handing_back)}", what, "End it first: wuxin lease end")


_T = Transition[LeaseState, LeaseMove, LeaseAttempt]
LEASE_LIFE: Final = Lifecycle[LeaseState, LeaseMove, LeaseAttempt]((
    _T(LeaseState.UNSIGNED, LeaseMove.SIGN, LeaseState.RUNNING, (_may_be_signed,)),
    _T(LeaseState.RUNNING, LeaseMove.REMIND, LeaseState.RUNNING, (_rent_is_open,)),
    _T(LeaseState.RUNNING, LeaseMove.END, LeaseState.ENDED, (_cause_holds,)),
    _T(LeaseState.RUNNING, LeaseMove.HAND_BACK, LeaseState.RETURNED, (_is_over,)),
    _T(LeaseState.ENDED, LeaseMove.REMIND, LeaseState.ENDED, (_rent_is_open,)),
    _T(LeaseState.ENDED, LeaseMove.HAND_BACK, LeaseState.RETURNED, (_is_over,)),
    _T(LeaseState.RETURNED, LeaseMove.REMIND, LeaseState.RETURNED, (_rent_is_open,)),
))  # fmt: skip
_ACTING: Final = frozenset({MoneyRole.COMPANY, MoneyRole.COMMITTEE, MoneyRole.MANAGEMENT_COMMITTEE})
_GRANTS: Final = {
    LeaseMove.SIGN: _ACTING, LeaseMove.REMIND: _ACTING | {MoneyRole.BOOKKEEPER},
    LeaseMove.END: _ACTING | {MoneyRole.SUBDISTRICT}, LeaseMove.HAND_BACK: _ACTING,
}  # fmt: skip
"""Who may make which move: whoever may act for the owners; the bookkeeper reminds, the subdistrict may end one."""


def lease_state(lease: Lease) -> LeaseState:
    """Return the state that the steps lead to. Raises InputError for steps that no life can have."""
    return LEASE_LIFE.reached((step.move for step in lease.steps), f"lease {lease.id}")


def take_lease_step(attempt: LeaseAttempt) -> Lease:
    """Return the lease with the step taken. Raises RefusedError with every reason why it may not be."""
    if problems := list(_refusals(attempt)):
        raise RefusedError(problems)
    return replace(attempt.lease, steps=(*attempt.lease.steps, attempt.step))


def _refusals(attempt: LeaseAttempt) -> Iterator[Problem]:
    lease, step = attempt.lease, attempt.step
    yield from role_refusals(step.move, step.role, _GRANTS[step.move])
    yield from LEASE_LIFE.refusals(lease_state(lease), step.move, attempt)
    if lease.steps and step.on < lease.steps[-1].on:
        yield Problem(str(step.move), "it would lie before the step on record", "Check its day.")
