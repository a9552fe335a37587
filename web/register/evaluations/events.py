"""Evaluations in the register: their events in and out, each on record in the transaction of its row."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC
from itertools import groupby
from typing import Any, Final

from sqlalchemy import ColumnElement, select, tuple_
from sqlalchemy.orm import aliased
from sqlmodel import Session, col

from bidding.evaluation.deciding import decided
from bidding.evaluation.moves import EvaluationMove, EvaluationRole
from bidding.evaluation.proceedings import Event, Proceeding
from models.errors import InputError, Problem, RefusedError
from models.ledger.entries import commitment
from models.record import Clerk, Vault
from models.tables import EvaluationEvent, PersonalDatum, TenderEvent
from models.values.canonical import canonical
from web.register.numbered import written
from web.register.owners.halts import tender_halt_problems
from web.register.personal_texts import kept_texts
from web.register.tender_rows import tenders_where

__all__ = [
    "add_event", "disclosure_faults", "evaluations_open", "opened_parts", "proceeding", "proceedings",
]  # fmt: skip

_TABLE: Final = "evaluation_events"
_GO_ON: Final = frozenset({EvaluationMove.RECUSE, EvaluationMove.VOID, EvaluationMove.DISCLOSE})
"""What a halt does not touch: who is biased leaves, a panel is ended, and what was done is shown."""


def proceeding(session: Session, tender_id: str, lot_id: str) -> Proceeding:
    """Return the evaluation of a lot by its events; one without events where nothing was done yet.

    Raises InputError where a sealed part was erased: without it nothing can be derived.
    """
    row = EvaluationEvent
    query = select(row).where(col(row.tender_id) == tender_id, col(row.lot_id) == lot_id).order_by(col(row.number))
    rows = session.scalars(query).all()
    secrets = _secrets(session, [one.sealed_commitment for one in rows if one.sealed_commitment is not None])
    return Proceeding(tender_id, lot_id, tuple(_event(one, secrets) for one in rows))


def evaluations_open(session: Session) -> list[Proceeding]:
    """Return the evaluations that are on record and not disclosed, in the order of their tenders; one statement.

    One whose sealed parts were erased is left out: nothing can be derived of it any more.
    """
    row, later = EvaluationEvent, aliased(EvaluationEvent)
    after = select(later).where(
        col(later.tender_id) == col(row.tender_id), col(later.lot_id) == col(row.lot_id),
        col(later.number) > col(row.number),
    )  # fmt: skip
    over = select(col(row.tender_id), col(row.lot_id)).where(col(row.move) == "disclose", ~after.exists())
    return list(_derivable(session, tuple_(col(row.tender_id), col(row.lot_id)).not_in(over)))


def proceedings(session: Session, tender_id: str) -> dict[str, Proceeding]:
    """Return the evaluations of a tender's lots, by lot; one of which a sealed part was erased is left out."""
    return {one.lot_id: one for one in _derivable(session, col(EvaluationEvent.tender_id) == tender_id)}


def _derivable(session: Session, where: ColumnElement[bool]) -> Iterator[Proceeding]:
    """Yield evaluations of which all sealed parts are kept, by tender and lot."""
    row, part = EvaluationEvent, PersonalDatum
    query = select(row, col(part.value)).outerjoin(part, col(part.commitment) == col(row.sealed_commitment))
    rows = session.execute(query.where(where).order_by(col(row.tender_id), col(row.lot_id), col(row.number)))
    for (tender_id, lot_id), group in groupby(rows, key=lambda one: (str(one[0].tender_id), str(one[0].lot_id))):
        kept = [(event, value) for event, value in group]
        if all(event.sealed_commitment is None or value is not None for event, value in kept):
            secrets = {str(event.sealed_commitment): json.loads(value) for event, value in kept if value is not None}
            yield Proceeding(tender_id, lot_id, tuple(_event(event, secrets) for event, _ in kept))


def add_event(clerk: Clerk, tender_id: str, lot_id: str, make: Callable[[Proceeding], Event]) -> Proceeding:
    """Load an evaluation, add the event made of it, and put it on record. Raises RefusedError with every reason.

    What leads to a ranking waits while the owners' decision behind the tender is stopped.
    """
    before = proceeding(clerk.session, tender_id, lot_id)
    event = make(before)
    halted = _halted(clerk.session, tender_id, event.move)
    try:
        after = decided(before, event)
    except RefusedError as error:
        raise RefusedError([*halted, *error.problems]) from None
    if halted:
        raise RefusedError(halted)
    _enter(clerk, after)
    return after


def _halted(session: Session, tender_id: str, move: EvaluationMove) -> list[Problem]:
    if move in _GO_ON:
        return []
    known = tenders_where(session, col(TenderEvent.tender_id) == tender_id)
    return [problem for one in known for problem in tender_halt_problems(session, one.notice)]


def opened_parts(session: Session, tender_id: str, lot_id: str) -> list[list[Any]]:
    """Return what `disclose` opens: number, salt in hexadecimal, and sealed part of every event that has one."""
    row = EvaluationEvent
    query = select(col(row.number), PersonalDatum).join(
        PersonalDatum, col(PersonalDatum.commitment) == col(row.sealed_commitment)
    )
    found = session.execute(query.where(col(row.tender_id) == tender_id, col(row.lot_id) == lot_id)).all()
    return [
        [number, kept.salt.hex(), json.loads(kept.value)] for number, kept in sorted(found, key=lambda one: int(one[0]))
    ]


def disclosure_faults(session: Session, tender_id: str, lot_id: str) -> list[Problem]:
    """Return where an opened part is not what was committed to; nothing for an honest disclosure."""
    row = EvaluationEvent
    query = select(row).where(col(row.tender_id) == tender_id, col(row.lot_id) == lot_id).order_by(col(row.number))
    rows = {one.number: one for one in session.scalars(query)}
    last = max(rows, default=0)
    opened = rows[last].content.get("opened", []) if last else []
    return [
        Problem(f"event {number}", "what was opened is not what was committed to", "Do not rely on this evaluation.")
        for number, salt, sealed in opened
        if commitment(bytes.fromhex(salt), canonical(sealed)) != rows[number].sealed_commitment
    ]


def _secrets(session: Session, commitments: list[str]) -> dict[str, Any]:
    found = {name: json.loads(text) for name, text in kept_texts(session, commitments).items()}
    gone = [one for one in commitments if one not in found]
    if gone:
        what = f"{len(gone)} sealed parts were erased"
        raise InputError(Problem("evaluation", what, "Nothing can be derived without them: evaluate anew."))
    return found


def _event(row: EvaluationEvent, secrets: dict[str, Any]) -> Event:
    return Event(
        move=EvaluationMove(row.move), at=row.recorded_at.astimezone(UTC), by=row.by, role=EvaluationRole(row.role),
        content=row.content, sealed=secrets[row.sealed_commitment] if row.sealed_commitment is not None else None,
    )  # fmt: skip


def _enter(clerk: Clerk, after: Proceeding) -> None:
    event, number = after.events[-1], len(after.events)
    vault = Vault(clerk)
    sealed = None
    if event.sealed is not None:
        key = f"{after.tender_id}/{after.lot_id}/{number}"
        sealed = vault.keep(_TABLE, key, "sealed", canonical(dict(event.sealed)).decode())
    row = EvaluationEvent(
        tender_id=after.tender_id, lot_id=after.lot_id, number=number, move=str(event.move), recorded_at=event.at,
        by=event.by, role=str(event.role), content=dict(event.content), sealed_commitment=sealed,
    )  # fmt: skip
    facts = {"withheld": list(vault.close())}
    clerk.session.add(row)
    written(clerk.session, f"evaluation {after.tender_id}")
    clerk.enter(f"evaluation.{event.move}", f"evaluation/{after.tender_id}/{after.lot_id}", facts, {"id": [row.id]})
