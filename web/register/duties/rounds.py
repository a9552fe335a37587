"""A round of duties: everything that is due is done, oldest first, each exactly once, whoever else works at it.

Each transaction takes one lock, asks anew what is due, does some of it and puts it on record. Killed anywhere, what was
not committed is still due; a second scheduler waits, and then finds it done. A unique key is the last line. What takes
long is worked out between two transactions, and is of no use where the duty is not due any more in the second.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Engine, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from credit.duties import Duty, due_on
from models.errors import Problem, WuxinError
from models.record import Clerk
from models.record.clerk import Entropy
from models.tables import DutyDone, writing
from models.values.moments import shanghai_date
from web.register.duties.effects import EFFECTS, PREPARED, Desks, Effect, overtaken
from web.register.duties.waiting import waiting_in

__all__ = ["Round", "do_all", "due_in"]

_LOCK: Final = 0x77757864
"""The advisory lock of whoever does duties on PostgreSQL; SQLite has one writer anyway."""
_BATCH: Final = 50
"""Short duties in one transaction."""


@dataclass(frozen=True, slots=True)
class Round:
    """What a round did, in order, and what was refused with every reason: it stays due."""

    done: tuple[tuple[Duty, Mapping[str, Any]], ...]
    refused: Mapping[str, tuple[Problem, ...]]


def due_in(session: Session, desks: Desks, day: date) -> list[Duty]:
    """Return what is due on a day in the register and was not done, the oldest first."""
    return due_on(waiting_in(session, desks), day)


def do_all(engine: Engine, now: Callable[[], datetime], entropy: Entropy, desks: Desks) -> Round:
    """Do all that is due, until nothing is left but what is refused; every transaction has its own moment."""
    done: list[tuple[Duty, Mapping[str, Any]]] = []
    refused: dict[str, tuple[Problem, ...]] = {}
    prepared: dict[str, Effect] = {}
    while True:
        with writing(engine) as session:
            _lock(session)
            clerk = Clerk(session, now(), entropy)
            batch = _next(due_in(session, desks, _day(clerk)), refused)
            effects = {duty: effect for duty in batch if (effect := prepared.pop(duty.key, EFFECTS.get(duty.kind)))}
            tried = ((duty, _try(clerk, duty, desks, effect, refused)) for duty, effect in effects.items())
            committed = [(duty, told) for duty, told in tried if told is not None]
        done += committed
        if not batch:
            return Round(tuple(done), refused)
        for duty in batch:
            if duty not in effects:
                _prepare(engine, duty, prepared, refused)


def _next(due: Sequence[Duty], refused: Mapping[str, object]) -> list[Duty]:
    """Return what to do in one transaction: a long duty alone, of the others the first few.

    Periods stay in order: where one was refused, the later ones of its subject wait with it.
    """
    stuck = {key.rpartition(" ")[0] for key in refused}
    waiting = [
        duty for duty in due
        if duty.key not in refused and not (duty.kind.is_long and f"{duty.kind} {duty.subject}" in stuck)
    ]  # fmt: skip
    if waiting and waiting[0].kind.is_long:
        return waiting[:1]
    short = next((place for place, duty in enumerate(waiting) if duty.kind.is_long), len(waiting))
    return waiting[: min(short, _BATCH)]


def _prepare(
    engine: Engine, duty: Duty, prepared: dict[str, Effect], refused: dict[str, tuple[Problem, ...]]
) -> None:  # fmt: skip
    try:
        prepared[duty.key] = PREPARED[duty.kind](engine, duty)
    except WuxinError as error:
        refused[duty.key] = error.problems


def _try(
    clerk: Clerk, duty: Duty, desks: Desks, effect: Effect, refused: dict[str, tuple[Problem, ...]]
) -> Mapping[str, Any] | None:  # fmt: skip
    """Do a duty and return what came of it; None where it is refused, which undoes what it did and nothing else."""
    try:
        with clerk.session.begin_nested():
            return _do(clerk, duty, desks, effect)
    except WuxinError as error:
        refused[duty.key] = error.problems
    except IntegrityError:  # a number or key is taken: somebody took a step at the same moment
        refused[duty.key] = overtaken(duty).problems
    return None


def _do(clerk: Clerk, duty: Duty, desks: Desks, effect: Effect) -> Mapping[str, Any]:
    result = effect(clerk, duty, desks)
    row = DutyDone(
        kind=duty.kind, subject=duty.subject, period=duty.period, due_on=duty.due_on, done_at=clerk.at, result=result
    )
    clerk.session.add(row)
    clerk.session.flush()
    clerk.enter("duty.done", duty.subject, {"kind": str(duty.kind), "period": duty.period}, {"id": [row.id]})
    return result


def _lock(session: Session) -> None:
    if session.connection().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})


def _day(clerk: Clerk) -> date:
    return shanghai_date(clerk.at)
