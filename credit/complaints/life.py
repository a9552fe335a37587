"""The life of a complaint and the close-out ledger as tables with their guards, and the decision on a step.

Rongcheng plan 11 (analysis, mediation, 销号), Hangzhou plan 2 (2) 3 and Zhuji opinions 2 (three tiers of mediation, one
after the other), Ziyang plan three (2) 2 (four levels): see docs/complaints.md, which a test holds to these tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from credit.complaints import guards
from credit.complaints.case import Case, with_step
from credit.complaints.desk_rules import DeskRules
from credit.complaints.grants import permitted
from credit.complaints.guards import Attempt
from credit.complaints.moves import LedgerState, Move, State
from credit.complaints.steps import Step, unsaid
from credit.complaints.tables import CLOSE_OUT_TARGETS, TARGETS
from models.errors import Problem, RefusedError
from models.values.lifecycle import Guard, Lifecycle, Transition
from models.values.working_days import Calendar, working_or_weekday

__all__ = ["CLOSE_OUT", "LIFE", "decide"]

_GUARDS: Final[Mapping[Move, Sequence[Guard[Attempt]]]] = {
    Move.ROUTE: (guards.a_new_route_has_a_reason, guards.the_line_decides),
    Move.MERGE: (guards.not_of_itself,),
    Move.ESCALATE: (guards.no_level_is_skipped, guards.a_timeout_has_passed),
    Move.FIND: (guards.something_is_found,),
    Move.OPEN_MEDIATION: (guards.no_tier_is_skipped,),
    Move.SUE: (guards.mediation_comes_before_a_suit_of_the_company,),
    Move.CLOSE: (guards.the_ledger_is_verified, guards.a_company_matter_is_found),
    Move.RATE: (guards.the_mark_is_from_1_to_5, guards.one_mark_for_a_closing),
    Move.REOPEN: (guards.still_within_the_period,),
    Move.LEDGER_ASSIGN: (guards.the_day_lies_ahead,),
    Move.LEDGER_OPEN: (guards.still_going_on,),
}

LIFE: Final[Lifecycle[State, Move, Attempt]] = Lifecycle(
    Transition(source, move, target, tuple(_GUARDS.get(move, ()))) for (source, move), target in TARGETS.items()
)
"""The life of a complaint; its state is what its steps lead to."""

CLOSE_OUT: Final[Lifecycle[LedgerState, Move, Attempt]] = Lifecycle(
    Transition(source, move, target, tuple(_GUARDS.get(move, ())) if move is not Move.CLOSE else ())
    for (source, move), target in CLOSE_OUT_TARGETS.items()
)
"""The close-out ledger (销号台账) beside it, for what coordination could not solve."""


def decide(case: Case, step: Step, desk: DeskRules, calendar: Calendar = working_or_weekday) -> Case:
    """Return the complaint after a step that may be taken. Raises RefusedError with every reason why it may not."""
    attempt = Attempt(case, step, desk, calendar)
    refused = permitted(step.role, step.move)
    problems = [*([refused] if refused else []), *guards.always(attempt), *unsaid(step)]
    if not any(problem.where == str(step.move) for problem in problems):
        problems += _life_of(attempt)
    if problems:
        raise RefusedError(dict.fromkeys(problems))
    return with_step(case, step)


def _life_of(attempt: Attempt) -> list[Problem]:
    """Return what the table of the move says; guards read only steps that say all they must."""
    step, case = attempt.step, attempt.case
    if step.move.startswith("ledger_"):
        return CLOSE_OUT.refusals(case.ledger, step.move, attempt)
    return LIFE.refusals(case.state, step.move, attempt)
