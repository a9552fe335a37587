"""Audits of an estate's money (审计): the owners' right to one, its life, and what it found.

Enough owners by persons (and by area where the law counts it) may have the books audited; in some places only once the
assembly has voted on it. An audit may also be owed for another reason, such as the end of a term.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final

from bidding.owners.joint_requests import Threshold
from bidding.revenue.law_shapes import RevenueLaw
from bidding.revenue.laws import cite
from bidding.revenue.steps import MoneyMove, MoneyRole, MoneyStep
from models.errors import Problem, RefusedError
from models.values.lifecycle import Lifecycle, Transition, role_refusals

__all__ = [
    "AUDIT", "AUDIT_LIFE", "REASONS", "Audit", "AuditAttempt", "AuditState", "audit_state", "audit_threshold", "audits",
    "commission_by", "take_audit_step",
]  # fmt: skip

_MOVES: Final = frozenset({
    MoneyMove.ASK_AUDIT, MoneyMove.COMMISSION_AUDIT, MoneyMove.REPORT_AUDIT, MoneyMove.PUBLISH_AUDIT
})  # fmt: skip
AUDIT: Final = "audit"
"""The purpose of a request for an audit that owners make together."""
REASONS: Final = ("owners", "term_end", "office_ended", "contract_ended", "yearly")
"""Why there is an audit: asked for by owners, or owed at the end of a term, office, initial contract or year."""


class AuditState(StrEnum):
    """Where an audit stands."""

    NONE = "none"
    ASKED = "asked"
    COMMISSIONED = "commissioned"
    REPORTED = "reported"
    PUBLISHED = "published"


@dataclass(frozen=True)
class Audit:
    """An audit and its steps in order, never changed."""

    id: str
    steps: tuple[MoneyStep, ...] = ()

    @property
    def asked(self) -> Mapping[str, Any]:
        """For which reason and period it was asked for, and by how many owners."""
        return self.steps[0].content if self.steps else {}

    @property
    def report(self) -> MoneyStep | None:
        """The step that brought the report."""
        return next((step for step in self.steps if step.move is MoneyMove.REPORT_AUDIT), None)


@dataclass(frozen=True, slots=True)
class AuditAttempt:
    """A step that somebody wants to take on an audit, and the law."""

    audit: Audit
    step: MoneyStep
    law: RevenueLaw


_T = Transition[AuditState, MoneyMove, AuditAttempt]


def _enough_owners(attempt: AuditAttempt) -> Problem | None:
    """Refuse a request by fewer owners than the law asks for; other reasons need none."""
    told, right = attempt.step.content, attempt.law.audit
    if told["reason"] != "owners":
        return None
    wanted = [("persons", right.persons), *([("area", right.area)] if right.area is not None else [])]
    short = [name for name, share in wanted if not _reached(told[name], told[f"all_{name}"], share)]
    if not short:
        return None
    what = "; ".join(f"{name}: {told[name]} of {told[f'all_{name}']}, {dict(wanted)[name]} is needed" for name in short)
    return Problem(cite(attempt.law, right.basis), what, "Collect more owners.")


def _not_by_the_audited(attempt: AuditAttempt) -> Problem | None:
    """Refuse a committee that says itself how many owners ask for its audit; our own choice, no article says it."""
    if attempt.step.content["reason"] != "owners" or attempt.step.role not in _BODIES:
        return None
    remedy = "Owners join it with the code of their notice, or hand their list to the subdistrict."
    return Problem("owners", "a committee does not count who asks for its own audit", remedy)


def _voted_where_needed(attempt: AuditAttempt) -> Problem | None:
    """Refuse to commission what owners asked for before the assembly has voted, where the law wants that."""
    right = attempt.law.audit
    if attempt.audit.asked["reason"] != "owners" or not right.needs_vote or attempt.step.content.get("vote"):
        return None
    return Problem(cite(attempt.law, right.basis), "the assembly has not voted on it", "Name the vote: --vote")


def _findings_are_known(attempt: AuditAttempt) -> Problem | None:
    """Refuse a finding of a kind that no rating would understand, and a report that is not attached."""
    told, known = attempt.step.content, attempt.law.audit_findings
    unknown = sorted({one["kind"] for one in told["findings"]} - known.keys())
    if unknown:
        what = f"no kind of finding: {', '.join(unknown)}"
        return Problem(cite(attempt.law, attempt.law.audit_findings_basis), what, f"Kinds are {', '.join(known)}.")
    if not told.get("report"):
        return Problem("report", "it is not attached", "Attach it: --report FILE")
    return None


AUDIT_LIFE: Final = Lifecycle[AuditState, MoneyMove, AuditAttempt]((
    _T(AuditState.NONE, MoneyMove.ASK_AUDIT, AuditState.ASKED, (_enough_owners, _not_by_the_audited)),
    _T(AuditState.ASKED, MoneyMove.COMMISSION_AUDIT, AuditState.COMMISSIONED, (_voted_where_needed,)),
    _T(AuditState.COMMISSIONED, MoneyMove.REPORT_AUDIT, AuditState.REPORTED, (_findings_are_known,)),
    _T(AuditState.REPORTED, MoneyMove.PUBLISH_AUDIT, AuditState.PUBLISHED),
))  # fmt: skip
_SUPERVISORS: Final = frozenset({MoneyRole.NEIGHBOURHOOD, MoneyRole.SUBDISTRICT, MoneyRole.DISTRICT})
_BODIES: Final = frozenset({MoneyRole.COMMITTEE, MoneyRole.MANAGEMENT_COMMITTEE})
_GRANTS: Final = {
    MoneyMove.ASK_AUDIT: _BODIES | _SUPERVISORS | {MoneyRole.OWNERS},
    MoneyMove.COMMISSION_AUDIT: _BODIES | _SUPERVISORS,
    MoneyMove.REPORT_AUDIT: frozenset({MoneyRole.AUDITOR}),
    MoneyMove.PUBLISH_AUDIT: _BODIES | _SUPERVISORS,
}


def audits(steps: Iterable[MoneyStep]) -> dict[str, Audit]:
    """Return the audits among an estate's steps, in the order in which they were asked for."""
    found: dict[str, Audit] = {}
    for step in steps:
        if step.move in _MOVES and step.subject is not None:
            before = found.get(step.subject, Audit(step.subject))
            found[step.subject] = replace(before, steps=(*before.steps, step))
    return found


def audit_state(audit: Audit) -> AuditState:
    """Return the state that the steps lead to. Raises InputError for steps that no life can have."""
    return AUDIT_LIFE.reached((step.move for step in audit.steps), f"audit {audit.id}")


def take_audit_step(attempt: AuditAttempt) -> Audit:
    """Return the audit with the step taken. Raises RefusedError with every reason why it may not be."""
    audit, step = attempt.audit, attempt.step
    problems = [*_grant(step), *AUDIT_LIFE.refusals(audit_state(audit), step.move, attempt)]
    if problems:
        raise RefusedError(problems)
    return replace(audit, steps=(*audit.steps, step))


def audit_threshold(law: RevenueLaw) -> Threshold:
    """Return how many owners may have the books audited: a share of the persons, and of the area where it counts."""
    right = law.audit
    return Threshold(right.persons, right.area, cite(law, right.basis))


def commission_by(audit: Audit, law: RevenueLaw) -> date | None:
    """Return the last day on which an audit that was asked for is commissioned in time, None where it has been."""
    if audit_state(audit) is not AuditState.ASKED:
        return None
    return audit.steps[0].on + timedelta(days=law.commission.days)


def _grant(step: MoneyStep) -> Iterator[Problem]:
    yield from role_refusals(step.move, step.role, _GRANTS[step.move])
    if step.move is MoneyMove.ASK_AUDIT and step.content.get("reason") not in REASONS:
        yield Problem("reason", f"{step.content.get('reason')!r} is none", f"Give one of {', '.join(REASONS)}.")


def _reached(part: int, whole: int, share: Fraction) -> bool:
    return whole > 0 and part >= whole * share
