"""Panels as their members and offices see them: who sits where, and what a member does in its own name."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from bidding.evaluation.acting import Parts, lock_parts
from bidding.evaluation.moves import EvaluationMove, EvaluationRole
from bidding.evaluation.proceedings import Event, Proceeding
from models.record import Clerk
from models.tables import Organisation
from web.register.evaluations.events import add_event, evaluations_open
from web.register.evaluations.mark_sheets import drop_sheet

__all__ = ["act_as_panel", "drawn_evaluations", "experts_registered", "hand_in_marks", "member_of"]

_STEM = "expert/"


def member_of(organisations: Collection[str]) -> frozenset[str]:
    """Return the codes by which panels know whoever acts for these organisations: `E-07` of `expert/E-07`."""
    return frozenset(one.removeprefix(_STEM) for one in organisations if one.startswith(_STEM))


def experts_registered(session: Session) -> list[str]:
    """Return the codes of the experts of the register, in order: the pool where nobody brings another."""
    query = select(col(Organisation.key)).where(col(Organisation.kind) == "expert").order_by(col(Organisation.key))
    return [str(key).removeprefix(_STEM) for key in session.scalars(query)]


def drawn_evaluations(session: Session) -> list[Proceeding]:
    """Return the evaluations whose panels were drawn and that are not disclosed, in the order of their tenders."""
    return [one for one in evaluations_open(session) if one.panel]


def act_as_panel(
    clerk: Clerk, place: tuple[str, str], move: EvaluationMove, make: Callable[[Proceeding], Parts]
) -> Proceeding:  # fmt: skip
    """Put on record what a member or the panel does: in public it is `panel`, and who it was is sealed until the award.

    Raises RefusedError with every reason.
    """

    def event(before: Proceeding) -> Event:
        content, sealed = make(before)
        return Event(move=move, at=clerk.at, by="panel", role=EvaluationRole.PANEL, content=content, sealed=sealed)

    return add_event(clerk, *place, event)


def hand_in_marks(
    clerk: Clerk, place: tuple[str, str], member: str, marks: Sequence[Mapping[str, Any]]
) -> Proceeding:  # fmt: skip
    """Take the sheet of a member for good; with the last one, what all have marked is locked in the same transaction.

    So nobody waits for anybody to lock, and nobody sees the marks of others while still able to change their own.
    """
    sealed = {"member": member, "marks": [dict(one) for one in marks], "handed_in": True}
    after = act_as_panel(clerk, place, EvaluationMove.MARK, lambda _: ({}, sealed))
    drop_sheet(clerk, after, member)
    for criteria in _to_lock(after, {str(one["criterion"]) for one in marks}):
        after = act_as_panel(clerk, place, EvaluationMove.LOCK, partial(lock_parts, criteria=criteria))
    return after


def _to_lock(found: Proceeding, criteria: set[str]) -> list[list[str]]:
    """Return the sets of criteria to be locked now: those of earlier locks together again, the others as one."""
    known = [list(one["criteria"]) for one in found.locks if criteria & set(one["criteria"])]
    rest = sorted(criteria - {name for one in known for name in one})
    return [one for one in [*known, rest] if one and _all_marked(found, one)]


def _all_marked(found: Proceeding, criteria: Collection[str]) -> bool:
    bids = {one["bid"] for one in found.marks}
    there = {(one["member"], one["bid"], one["criterion"]) for one in found.marks}
    return all((who, bid, name) in there for who in found.sitting for bid in bids for name in criteria)
