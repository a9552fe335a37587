"""The life of a finding (整改流程) as a table: ordered, reported, looked at again, extended, or withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from credit.inspections.campaigns import Event, FoundDefect
from credit.inspections.moves import FindingMove as Move
from credit.inspections.moves import FindingState as State
from credit.inspections.shapes import Extensions
from models.errors import Problem
from models.values.lifecycle import Lifecycle, Transition

__all__ = ["FINDING", "FindingAttempt"]

_EXTENSIONS: Final = "programme, extensions (our own choice)"


@dataclass(frozen=True, slots=True)
class FindingAttempt:
    """A finding as it is, what somebody wants to do to it, and how far a city lets its day be moved."""

    finding: FoundDefect
    event: Event
    extensions: Extensions


def _comes_after_the_inspection(attempt: FindingAttempt) -> Problem | None:
    """Refuse a day before the finding was there, or before what was last done to it."""
    last = max([attempt.finding.inspected_on, *(one.on for one in attempt.finding.events)])
    if attempt.event.on >= last:
        return None
    return Problem(attempt.finding.id, f"{attempt.event.on} lies before {last}", "Correct the day.")


def _time_has_run_out(attempt: FindingAttempt) -> Problem | None:
    """Refuse to say that nothing was put right while there is still time for it."""
    if attempt.event.on > attempt.finding.rectify_by:
        return None
    what = f"it may be put right until {attempt.finding.rectify_by}, and nobody has reported it so far"
    return Problem(attempt.finding.id, what, "Look again after that day, or once it is reported.")


def _a_reason_is_given(attempt: FindingAttempt) -> Problem | None:
    """Refuse what needs a reason without one; it is published."""
    if (attempt.event.reason or "").strip():
        return None
    return Problem("reason", "there is none, and it is published with the finding", "Say why.")


def _is_asked_in_time(attempt: FindingAttempt) -> Problem | None:
    """Refuse to move a day that has passed: what is late stays late."""
    if attempt.event.on <= attempt.finding.rectify_by:
        return None
    return Problem(_EXTENSIONS, f"its day was {attempt.finding.rectify_by}", "Look again and say what is found.")


def _may_be_extended(attempt: FindingAttempt) -> Problem | None:
    """Refuse an extension where life is at risk, and one too many."""
    rules, found = attempt.extensions, attempt.finding
    if found.severity not in rules.severities:
        return Problem(_EXTENSIONS, f"a {found.severity} finding is not extended", "Have it put right at once.")
    if len(found.extensions) < rules.most:
        return None
    return Problem(_EXTENSIONS, f"it was extended {len(found.extensions)} times, the most there is", "Look again.")


def _is_not_too_far(attempt: FindingAttempt) -> Problem | None:
    """Refuse a day that is no later, or later than the city allows."""
    until, before = date.fromisoformat(attempt.event.content["until"]), attempt.finding.rectify_by
    latest = before + timedelta(days=attempt.extensions.days)
    if before < until <= latest:
        return None
    return Problem(_EXTENSIONS, f"{until} does not lie after {before} and up to {latest}", "Name another day.")


def _transitions() -> Iterator[Transition[State, Move, FindingAttempt]]:
    order = _comes_after_the_inspection
    extend = (order, _a_reason_is_given, _is_asked_in_time, _may_be_extended, _is_not_too_far)
    for state in (State.ORDERED, State.REPORTED, State.NOT_RECTIFIED):
        if state is not State.REPORTED:
            yield Transition(state, Move.REPORT, State.REPORTED, (order,))
        yield Transition(state, Move.CONFIRM, State.RECTIFIED, (order,))
        late = (order, _time_has_run_out) if state is State.ORDERED else (order,)
        yield Transition(state, Move.REJECT, State.NOT_RECTIFIED, late)
        if state is not State.NOT_RECTIFIED:
            yield Transition(state, Move.EXTEND, State.ORDERED, extend)
        yield Transition(state, Move.WITHDRAW, State.WITHDRAWN, (order, _a_reason_is_given))


FINDING: Final = Lifecycle[State, Move, FindingAttempt](_transitions())
"""From the order to put something right to its re-check."""
