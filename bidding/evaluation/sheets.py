"""The sheet of a member: what it marks now, and what all have marked once that is locked."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from bidding.evaluation.marking import FarMark, far_among
from bidding.evaluation.moves import EvaluationState
from bidding.evaluation.proceedings import Proceeding
from bidding.evaluation.shapes import Criterion, Scheme
from models.values.points import parse_points

__all__ = ["far_locked", "locked_criteria", "locked_marks", "scheme_of", "to_agree", "to_mark"]


def scheme_of(proceeding: Proceeding) -> Scheme:
    """Return the scheme by which an evaluation goes, as its notice set it."""
    head = proceeding.head
    return Scheme.model_validate({name: told for name, told in head.items() if name in Scheme.model_fields})


def locked_criteria(proceeding: Proceeding) -> frozenset[str]:
    """Return the criteria whose marks are locked."""
    return frozenset(name for lock in proceeding.locks for name in lock["criteria"])


def to_mark(proceeding: Proceeding, member: str) -> tuple[Criterion, ...]:
    """Return what a member has to mark now: the technical part while no price is open, the rest afterwards.

    What the bidders' papers and answers tell of them comes after the blind part (Tender Law art. 44). Who took a seat
    late marks all of it anew (Regulation art. 48).
    """
    if proceeding.state not in (EvaluationState.MARKING, EvaluationState.PRICED) or member not in proceeding.sitting:
        return ()
    late = any(seat.replaced_by == member for seat in proceeding.panel)
    blind, locked = proceeding.state is EvaluationState.MARKING, locked_criteria(proceeding)
    return tuple(
        one
        for one in scheme_of(proceeding).marked
        if (member, one.id) not in proceeding.handed_in
        and (late or one.id not in locked)
        and (one.kind == "technical" if blind else late or one.kind != "technical")
    )


def locked_marks(proceeding: Proceeding) -> dict[tuple[str, str], dict[str, int]]:
    """Return the locked marks of who sits now, in thousandths by bid and criterion, then by member."""
    locked, found = locked_criteria(proceeding), dict[tuple[str, str], dict[str, int]]()
    for one in proceeding.marks:
        if one["criterion"] in locked and one["member"] in proceeding.sitting:
            found.setdefault((one["bid"], one["criterion"]), {})[one["member"]] = parse_points(one["points"])
    return found


def far_locked(proceeding: Proceeding, marks: Mapping[tuple[str, str], Mapping[str, int]]) -> list[FarMark]:
    """Return which of the locked marks stand far from the others; nothing follows but that the panel looks."""
    return far_among(scheme_of(proceeding), sorted({bid for bid, _ in marks}), marks)


def to_agree(proceeding: Proceeding, bids: Collection[str]) -> list[tuple[str, Criterion]]:
    """Return the bids and criteria on which the panel has to agree: where the scheme asks for it, once locked."""
    if proceeding.state not in (EvaluationState.MARKING, EvaluationState.PRICED):
        return []
    scheme, locked = scheme_of(proceeding), locked_criteria(proceeding)
    wanted = [one for one in scheme.marked if (one.combine or scheme.combine) == "consensus" and one.id in locked]
    return [(bid, one) for one in wanted for bid in bids]
