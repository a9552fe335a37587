"""Petitions on a credit file: an objection to one point, or a request to repair bad information; decided with reasons.

The life is short: filed (the point is marked), perhaps extended, granted or refused. A grant strikes the row of
evidence off for every rating from that day on; the row itself is never edited.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, Literal

from credit.standing.law_shapes import ListLaw
from credit.standing.laws import cite
from credit.standing.listing import Role
from credit.standing.signing import signer_of
from models.errors import Problem, RefusedError
from models.values.lifecycle import Lifecycle, Transition, role_refusals
from models.values.moments import moment_number, moment_text, shanghai_date
from models.values.working_days import Calendar, is_working, working_day_after

__all__ = [
    "PETITION_FORMAT", "PETITION_GRANTS", "PETITION_LIFE", "Petition", "PetitionMove", "PetitionState", "PetitionStep",
    "Point", "Ruling", "marked", "petition_content", "petition_due", "petition_state", "rule_on", "why_not_filed",
]  # fmt: skip

PETITION_FORMAT: Final = "wuxin credit file decision 1"


class PetitionState(StrEnum):
    """Where a petition stands."""

    FILED = "filed"
    GRANTED = "granted"
    REFUSED = "refused"


class PetitionMove(StrEnum):
    """What an authority does with a petition."""

    EXTEND = "extend"
    GRANT = "grant"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Point:
    """信用记录点: one point of a credit file: the rule, the row of evidence behind it, the points in thousandths."""

    run: int
    company_id: str
    rule: str
    event: str | None
    table: str
    row_id: str
    occurred_on: date
    points: int


@dataclass(frozen=True, slots=True)
class PetitionStep:
    """处理步骤: a move of the authority; a decision is signed."""

    move: PetitionMove
    at: datetime
    by: str
    role: Role
    signed: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Petition:
    """申请: which point, whether it is objected to or to be repaired, with documents (SHA-256) and what was done since.

    The text of the reasons is not here; it is kept apart, under a commitment.
    """

    number: int
    kind: Literal["objection", "repair"]
    point: Point
    filed_at: datetime
    documents: tuple[str, ...] = ()
    rectified_on: date | None = None
    harm_removed_on: date | None = None
    interviewed_on: date | None = None
    steps: tuple[PetitionStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Ruling:
    """A step that somebody wants to take on a petition; `officials`: vkeys that hold at its moment."""

    petition: Petition
    step: PetitionStep
    law: ListLaw
    officials: Collection[str] = ()


def _signed(ruling: Ruling) -> Problem | None:
    """Refuse a decision without reasons, or without the signature of an official's key that holds."""
    where = cite(ruling.law, ruling.law.objection.decide.basis)
    signed = ruling.step.signed
    if signed is None:
        return Problem(where, "there is no signed decision", "Sign it: wuxin objection decide --key FILE")
    content = signed["content"]
    at = moment_text(moment_number(ruling.step.at))
    told = {**_about(ruling.petition), "decision": str(ruling.step.move), "at": at}
    if any(content.get(name) != value for name, value in told.items()):
        return Problem(where, "the signed decision is about another petition or moment", "Sign this one.")
    if not str(content.get("reasons", "")).strip():
        return Problem(where, "the decision gives no reasons", "Say in words why.")
    key = signer_of(signed)
    if key is None or key.vkey not in ruling.officials:
        return Problem(
            where, "it is not signed by an official's key that holds on record", "Enrol the key and sign again."
        )
    return None


def _extensible(ruling: Ruling) -> Problem | None:
    """Refuse more time where the law gives none, or gave it already; repair has no longer clock."""
    longer = ruling.law.objection.extended
    where = cite(ruling.law, ruling.law.objection.decide.basis)
    if longer is None or ruling.petition.kind == "repair":
        return Problem(where, "the law gives no more time for this", "Decide in time.")
    if any(step.move is PetitionMove.EXTEND for step in ruling.petition.steps):
        return Problem(cite(ruling.law, longer.basis), "the time was extended before", "Decide in time.")
    return None


_T = Transition[PetitionState, PetitionMove, Ruling]
PETITION_LIFE: Final = Lifecycle[PetitionState, PetitionMove, Ruling]((
    _T(PetitionState.FILED, PetitionMove.EXTEND, PetitionState.FILED, (_extensible,)),
    _T(PetitionState.FILED, PetitionMove.GRANT, PetitionState.GRANTED, (_signed,)),
    _T(PetitionState.FILED, PetitionMove.REFUSE, PetitionState.REFUSED, (_signed,)),
))  # fmt: skip
PETITION_GRANTS: Final[Mapping[PetitionMove, frozenset[Role]]] = {
    PetitionMove.EXTEND: frozenset({Role.HEAD}),
    PetitionMove.GRANT: frozenset({Role.HEAD}),
    PetitionMove.REFUSE: frozenset({Role.HEAD}),
}


def petition_state(petition: Petition) -> PetitionState:
    """Return where a petition stands after its steps. Raises InputError for steps that no life can have."""
    return PETITION_LIFE.reached((step.move for step in petition.steps), f"petition {petition.number}")


def rule_on(ruling: Ruling) -> Petition:
    """Return the petition with the step taken. Raises RefusedError with every reason why it may not be."""
    petition, step = ruling.petition, ruling.step
    problems = role_refusals(step.move, step.role, PETITION_GRANTS[step.move])
    problems += PETITION_LIFE.refusals(petition_state(petition), step.move, ruling)
    if problems:
        raise RefusedError(problems)
    return replace(petition, steps=(*petition.steps, step))


def why_not_filed(petition: Petition, others: Sequence[Petition], law: ListLaw, *, blacklisted: bool) -> list[Problem]:
    """Return every reason why a petition may not be filed; none where it may.

    `others`: the company's petitions so far; `blacklisted`: whether it is on a published blacklist that day.
    """
    problems = []
    for other in others:
        if (other.point.table, other.point.row_id) != (petition.point.table, petition.point.row_id):
            continue
        state = petition_state(other)
        if state is PetitionState.FILED or (state is PetitionState.REFUSED and other.kind == petition.kind):
            what = f"petition {other.number} on the same row is {state}"
            remedy = f"Await it, or ask for review: {law.objection.review.en}"
            problems.append(Problem(cite(law, law.objection.decide.basis), what, remedy))
    return problems + (_why_no_repair(petition, law, blacklisted=blacklisted) if petition.kind == "repair" else [])


def _why_no_repair(petition: Petition, law: ListLaw, *, blacklisted: bool) -> list[Problem]:
    repair, asked = law.repair, cite(law, law.repair.asked.basis)
    problems = []
    if petition.point.points >= 0:
        problems.append(Problem(asked, "only bad information is repaired", "Object to the point instead."))
    if blacklisted and not repair.while_blacklisted:
        where = cite(law, repair.blacklist.basis)
        problems.append(Problem(where, "no repair while on the blacklist", "Ask again once the listing has ended."))
    if petition.rectified_on is None or petition.harm_removed_on is None:
        remedy = "Name both days and bring the proof."
        problems.append(Problem(asked, "not rectified, or its harm not removed", remedy))
    if repair.interview is not None and petition.interviewed_on is None:
        where = cite(law, repair.interview.basis)
        problems.append(Problem(where, "no reminder or warning interview was held", "Hold it and name its day."))
    return problems


def petition_due(petition: Petition, law: ListLaw, calendar: Calendar = is_working) -> date | None:
    """Return the last working day for deciding; None once it is decided."""
    if petition_state(petition) is not PetitionState.FILED:
        return None
    clock = law.repair.decide if petition.kind == "repair" else law.objection.decide
    if law.objection.extended is not None and any(step.move is PetitionMove.EXTEND for step in petition.steps):
        clock = law.objection.extended
    filed_on = shanghai_date(petition.filed_at)
    return working_day_after(filed_on, clock.working_days, calendar)


def marked(petitions: Sequence[Petition]) -> frozenset[tuple[str, str]]:
    """Return (table, row) of every point that is objected to and not decided: explanations and exports mark them."""
    return frozenset(
        (one.point.table, one.point.row_id)
        for one in petitions
        if one.kind == "objection" and petition_state(one) is PetitionState.FILED
    )


def petition_content(
    petition: Petition, move: PetitionMove, reasons: str, basis: tuple[str, str], at: datetime
) -> dict[str, Any]:
    """Return what is signed: the decision on a petition, with instrument and article, at a moment."""
    told = {"decision": str(move), "reasons": reasons, "at": moment_text(moment_number(at))}
    return {**_about(petition), **told, "basis": {"instrument": basis[0], "article": basis[1]}}


def _about(petition: Petition) -> dict[str, Any]:
    point = petition.point
    return {
        "format": PETITION_FORMAT, "petition": petition.number, "kind": petition.kind, "company_id": point.company_id,
        "rule": point.rule, "event": point.event, "table": point.table, "row": point.row_id,
        "occurred_on": point.occurred_on.isoformat(), "points_milli": point.points,
    }  # fmt: skip
