"""A complaint as its steps have left it: folded from the reception and the steps, one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import reduce
from typing import Final

from credit.complaints.moves import LedgerState, Level, Move, Outcome, Party, State
from credit.complaints.steps import Reception, Step
from credit.complaints.tables import CLOSE_OUT_TARGETS, TARGETS

__all__ = ["Case", "Mediation", "Stop", "case_of", "with_step"]


@dataclass(frozen=True, slots=True)
class Mediation:
    """One mediation: at which tier, and how it ended."""

    tier: Level
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class Stop:
    """A time in which the clocks stand still; open while `until` is None."""

    since: datetime
    until: datetime | None = None


@dataclass(frozen=True)
class Case:
    """A complaint as of its last step. `answered_at` is the first answer, which is what a deadline asks for.

    `answer_since`: from when an answer is owed; `level_since`: since when its level has had it.
    """

    reception: Reception
    state: State
    level: Level
    level_since: datetime
    answer_since: datetime
    matter: str
    liability: Party = Party.UNKNOWN
    department: str | None = None
    duty_version: str | None = None
    duty_line: str | None = None
    accepted_at: datetime | None = None
    answered_at: datetime | None = None
    last_answer_at: datetime | None = None
    upheld: bool | None = None
    closed_at: datetime | None = None
    closed_with: str | None = None
    satisfaction: int | None = None
    duplicate_of: str | None = None
    duplicate_reason: str | None = None
    refused_because: str | None = None
    mediations: tuple[Mediation, ...] = ()
    stops: tuple[Stop, ...] = ()
    ledger: LedgerState = LedgerState.NOT_LISTED
    ledger_unit: str | None = None
    ledger_due_on: date | None = None
    sued: bool = False
    reopened: int = 0
    last_at: datetime | None = None
    evidence_at: datetime | None = None

    @property
    def is_ended(self) -> bool:
        """Return whether nobody has to do anything any more."""
        return self.state in (State.CLOSED, State.DUPLICATE, State.WITHDRAWN, State.REFUSED)


def case_of(reception: Reception, steps: Iterable[Step] = ()) -> Case:
    """Return the complaint as the steps have left it; they are on record, so they are not judged again."""
    begun = Case(
        reception=reception, state=State.RECEIVED, level=Level.NEIGHBOURHOOD, level_since=reception.received_at,
        answer_since=reception.received_at, matter=reception.matter, last_at=reception.recorded_at,
        evidence_at=reception.recorded_at,
    )  # fmt: skip
    return reduce(with_step, steps, begun)


def with_step(case: Case, step: Step) -> Case:
    """Return the complaint after one more step. Raises KeyError for a step that its state does not know."""
    moved = replace(case, last_at=step.at)
    if step.move in _OF_THE_LEDGER:
        moved = replace(moved, ledger=CLOSE_OUT_TARGETS[case.ledger, step.move])
    else:
        moved = replace(moved, state=TARGETS[case.state, step.move])
    changed = _CHANGES.get(step.move, _unchanged)(moved, step)
    return replace(changed, evidence_at=step.at) if _row(changed) != _row(case) else changed


_OF_THE_LEDGER: Final = frozenset(move for move in Move if move.startswith("ledger_"))
Change = Callable[[Case, Step], Case]


def _row(case: Case) -> tuple[object, ...]:
    """Return what a row of evidence would say of the complaint."""
    return (case.matter, case.liability, case.upheld, case.answered_at, case.closed_at, case.satisfaction,
            case.duplicate_of, case.state is State.WITHDRAWN)  # fmt: skip


def _unchanged(case: Case, _step: Step) -> Case:
    return case


def _routed(case: Case, step: Step) -> Case:
    return replace(
        case, matter=step.matter or case.matter, duty_version=step.duty_version, duty_line=step.duty_line,
        department=step.department, liability=step.liability or Party.UNKNOWN,
    )  # fmt: skip


def _merged(case: Case, step: Step) -> Case:
    return replace(case, duplicate_of=step.duplicate_of, duplicate_reason=step.reason)


def _split(case: Case, _step: Step) -> Case:
    return replace(case, duplicate_of=None, duplicate_reason=None)


def _accepted(case: Case, step: Step) -> Case:
    return replace(case, accepted_at=case.accepted_at or step.at)


def _refused(case: Case, step: Step) -> Case:
    return replace(case, refused_because=step.reason)


def _escalated(case: Case, step: Step) -> Case:
    owed = case.answer_since if case.last_answer_at is None else step.at
    return replace(case, level=step.level or case.level, level_since=step.at, answer_since=owed)


def _answered(case: Case, step: Step) -> Case:
    return replace(case, answered_at=case.answered_at or step.at, last_answer_at=step.at)


def _found(case: Case, step: Step) -> Case:
    upheld = case.upheld if step.upheld is None else step.upheld
    return replace(case, liability=step.liability or case.liability, upheld=upheld)


def _mediating(case: Case, step: Step) -> Case:
    begun = Mediation(step.tier or case.level, Outcome.OPEN)
    return replace(case, mediations=(*case.mediations, begun), stops=(*case.stops, Stop(step.at)))


def _mediated(outcome: Outcome) -> Change:
    def ended(case: Case, step: Step) -> Case:
        *before, last = case.mediations
        *earlier, stop = case.stops
        return replace(
            case, mediations=(*before, replace(last, outcome=outcome)), stops=(*earlier, replace(stop, until=step.at))
        )

    return ended


def _closed(case: Case, step: Step) -> Case:
    ledger = CLOSE_OUT_TARGETS.get((case.ledger, Move.CLOSE), case.ledger)
    return replace(case, closed_at=step.at, closed_with=step.document, ledger=ledger)


def _reopened(case: Case, step: Step) -> Case:
    return replace(
        case, closed_at=None, closed_with=None, satisfaction=None, reopened=case.reopened + 1, answer_since=step.at,
        level_since=step.at, ledger=LedgerState.NOT_LISTED, ledger_due_on=None, ledger_unit=None,
    )  # fmt: skip


def _withdrawn(case: Case, step: Step) -> Case:
    """Stop the clock of a mediation that nobody goes on with."""
    if case.stops and case.stops[-1].until is None:
        return _mediated(Outcome.FAILED)(case, step)
    return case


_CHANGES: Final[Mapping[Move, Change]] = {
    Move.ROUTE: _routed,
    Move.MERGE: _merged,
    Move.SPLIT: _split,
    Move.ACCEPT: _accepted,
    Move.REFUSE: _refused,
    Move.ESCALATE: _escalated,
    Move.ANSWER: _answered,
    Move.FIND: _found,
    Move.OPEN_MEDIATION: _mediating,
    Move.SETTLE: _mediated(Outcome.SETTLED),
    Move.FAIL_MEDIATION: _mediated(Outcome.FAILED),
    Move.SUE: lambda case, _step: replace(case, sued=True),
    Move.CLOSE: _closed,
    Move.RATE: lambda case, step: replace(case, satisfaction=step.satisfaction),
    Move.REOPEN: _reopened,
    Move.WITHDRAW: _withdrawn,
    Move.LEDGER_ASSIGN: lambda case, step: replace(case, ledger_unit=step.department, ledger_due_on=step.due_on),
}
