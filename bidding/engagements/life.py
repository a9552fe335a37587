"""The lives of an engagement as two tables: its filing with the bureau, and its service from contract to handover."""

from __future__ import annotations

from typing import Final

from bidding.engagements.details import Opened
from bidding.engagements.engagement import Engagement, Premises, Step
from bidding.engagements.exit_guards import (
    end_is_agreed,
    everything_is_handed_over,
    handover_is_late,
    items_are_listed,
    jointly_inspected,
    nobody_takes_over,
    renewal_is_later,
    somebody_receives,
    somebody_takes_over,
    temporary_is_bounded,
)
from bidding.engagements.moves import FILING_MOVES, GRANTS, FilingState, Move, ServiceState
from bidding.engagements.start_guards import (
    Attempt,
    agreement_is_whole,
    breach_fits,
    contract_has_begun,
    entered_in_time,
    filing_is_asked,
    filing_passed,
    found_before_today,
    premises_are_taken_over,
    staff_is_there,
)
from models.errors import InputError, Problem, RefusedError
from models.values.lifecycle import Lifecycle, Transition, role_refusals

__all__ = ["FILING_LIFE", "SERVICE_LIFE", "filing_state", "opened", "service_state", "take"]

_F = Transition[FilingState, Move, Attempt]
_S = Transition[ServiceState, Move, Attempt]
_START: Final = (filing_passed, premises_are_taken_over, contract_has_begun)
_FILE: Final = (filing_is_asked, staff_is_there)
_REPLACE: Final = (end_is_agreed,)
_APPOINT: Final = (nobody_takes_over, temporary_is_bounded)
_COMPLETE: Final = (somebody_takes_over, everything_is_handed_over, jointly_inspected)

FILING_LIFE: Final = Lifecycle[FilingState, Move, Attempt]((
    _F(FilingState.UNFILED, Move.SUBMIT, FilingState.SUBMITTED, _FILE),
    _F(FilingState.SUBMITTED, Move.RETURN, FilingState.UNFILED),
    _F(FilingState.SUBMITTED, Move.ACCEPT, FilingState.PASSED),
))  # fmt: skip

SERVICE_LIFE: Final = Lifecycle[ServiceState, Move, Attempt]((
    _S(ServiceState.AGREED, Move.AGREE, ServiceState.AGREED, (agreement_is_whole,)),
    _S(ServiceState.AGREED, Move.START, ServiceState.SERVING, _START),
    _S(ServiceState.AGREED, Move.FIND_SERVING, ServiceState.SERVING, (found_before_today,)),
    _S(ServiceState.SERVING, Move.AGREE, ServiceState.SERVING, (agreement_is_whole,)),
    _S(ServiceState.SERVING, Move.BREACH, ServiceState.SERVING, (breach_fits,)),
    _S(ServiceState.SERVING, Move.RENEW, ServiceState.SERVING, (renewal_is_later,)),
    _S(ServiceState.SERVING, Move.NOTIFY, ServiceState.LEAVING),
    _S(ServiceState.SERVING, Move.REPLACE, ServiceState.LEAVING, _REPLACE),
    _S(ServiceState.SERVING, Move.APPOINT, ServiceState.SERVING, _APPOINT),
    _S(ServiceState.LEAVING, Move.BREACH, ServiceState.LEAVING, (breach_fits,)),
    _S(ServiceState.LEAVING, Move.RENEW, ServiceState.SERVING, (renewal_is_later,)),
    _S(ServiceState.LEAVING, Move.NOTIFY, ServiceState.LEAVING),
    _S(ServiceState.LEAVING, Move.REPLACE, ServiceState.LEAVING, _REPLACE),
    _S(ServiceState.LEAVING, Move.APPOINT, ServiceState.LEAVING, _APPOINT),
    _S(ServiceState.LEAVING, Move.DELIVER, ServiceState.LEAVING, (somebody_receives, items_are_listed)),
    _S(ServiceState.LEAVING, Move.ORDER, ServiceState.LEAVING, (handover_is_late,)),
    _S(ServiceState.LEAVING, Move.COMPLETE, ServiceState.LEFT, _COMPLETE),
))  # fmt: skip


def filing_state(engagement: Engagement) -> FilingState:
    """Return where the filing stands. Raises InputError for steps that no life can have."""
    moves = (step.move for step in engagement.steps if step.move in FILING_MOVES)
    return FILING_LIFE.reached(moves, f"engagement {engagement.id}")


def service_state(engagement: Engagement) -> ServiceState:
    """Return where the service stands. Raises InputError for steps that no life can have."""
    moves = (step.move for step in engagement.steps[1:] if step.move not in FILING_MOVES)
    return SERVICE_LIFE.reached(moves, f"engagement {engagement.id}")


def opened(name: str, step: Step) -> Engagement:
    """Return an engagement with its contract. Raises RefusedError with every reason why it may not be opened."""
    engagement = Engagement(name, (step,))
    told = step.told
    if not isinstance(told, Opened):
        raise InputError(Problem(str(step.move), "it holds no contract", "Open it first: wuxin service open"))
    problems = role_refusals(step.move, step.role, GRANTS[step.move])
    if told.signed_on > step.on:
        problems.append(Problem("signed_on", f"{told.signed_on} lies ahead", "Open it once it is signed."))
    if problems:
        raise RefusedError(problems)
    return engagement


def take(engagement: Engagement, step: Step, premises: tuple[Premises, ...] = ()) -> Engagement:
    """Return the engagement with the step taken. Raises RefusedError with every reason why it may not be.

    `premises`: the inspections of the estate's common parts, as they stand. Raises InputError for odd details.
    """
    filing, attempt = filing_state(engagement), Attempt(engagement, step, filing_state(engagement), premises)
    step.told  # noqa: B018 - odd details are an error of input, before any rule is asked
    problems = role_refusals(step.move, step.role, GRANTS[step.move])
    if step.move in FILING_MOVES:
        problems += FILING_LIFE.refusals(filing, step.move, attempt)
    else:
        problems += SERVICE_LIFE.refusals(service_state(engagement), step.move, attempt)
    if late := entered_in_time(attempt):
        problems.append(late)
    before = engagement.steps[-1]
    if step.at < before.at or step.on < before.on:
        problems.append(Problem(str(step.move), f"it would lie before the step of {before.on}", "Check the day."))
    if problems:
        raise RefusedError(problems)
    return engagement.with_step(step)
