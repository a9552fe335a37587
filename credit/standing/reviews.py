"""Review (复核) of a refused objection by the province, where the law gives it: a life of its own, with its clock.

Zhejiang Public Credit Information Regulation 30(2): against the outcome of an objection, review by the provincial
development and reform department; 31(1): five working days, at most twenty in all. Henan Social Credit Regulation
28(4): of objections to a listing alone. Shandong gives none.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final

from credit.standing.law_shapes import ListLaw
from credit.standing.laws import cite
from credit.standing.listing import Listing, Move
from credit.standing.petitions import Petition, PetitionState, petition_state
from credit.standing.signing import signer_of
from models.errors import Problem, RefusedError
from models.values.lifecycle import Lifecycle, Transition
from models.values.moments import moment_number, moment_text, shanghai_date
from models.values.working_days import Calendar, is_working, working_day_after

__all__ = [
    "REVIEW_FORMAT", "REVIEW_LIFE", "Review", "ReviewMove", "ReviewState", "ReviewStep", "Reviewing", "decide_review",
    "objection_of", "review_content", "review_due", "review_state", "why_not_reviewed",
]  # fmt: skip

REVIEW_FORMAT: Final = "wuxin review decision 1"


class ReviewState(StrEnum):
    """Where a review stands."""

    FILED = "filed"
    CHANGED = "changed"
    UPHELD = "upheld"


class ReviewMove(StrEnum):
    """What the reviewing department does: take more time, change the outcome, or leave it as it is."""

    EXTEND = "extend"
    CHANGE = "change"
    UPHOLD = "uphold"


@dataclass(frozen=True, slots=True)
class ReviewStep:
    """复核步骤: a move of the department; a decision is signed."""

    move: ReviewMove
    at: datetime
    by: str
    signed: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """复核: of which refused objection (`petition/3`, or `listing/7/2`: the second step), with documents and steps."""

    number: int
    subject: str
    company_id: str
    filed_at: datetime
    documents: tuple[str, ...] = ()
    steps: tuple[ReviewStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewing:
    """A step that the department wants to take on a review; `officials`: vkeys that hold at its moment."""

    review: Review
    step: ReviewStep
    law: ListLaw
    officials: Collection[str] = ()


def _signed(asked: Reviewing) -> Problem | None:
    """Refuse a decision without reasons, or without the signature of an official's key that holds."""
    where, signed = _where(asked.law), asked.step.signed
    if signed is None:
        return Problem(where, "there is no signed decision", "Sign it: wuxin review decide --key FILE")
    content = signed["content"]
    at = moment_text(moment_number(asked.step.at))
    told = {**_about(asked.review), "decision": str(asked.step.move), "at": at}
    if any(content.get(name) != value for name, value in told.items()):
        return Problem(where, "the signed decision is about another review or moment", "Sign this one.")
    if not str(content.get("reasons", "")).strip():
        return Problem(where, "the decision gives no reasons", "Say in words why.")
    key = signer_of(signed)
    if key is None or key.vkey not in asked.officials:
        what = "it is not signed by an official's key that holds on record"
        return Problem(where, what, "Enrol the department's key and sign again.")
    return None


def _extensible(asked: Reviewing) -> Problem | None:
    """Refuse more time where the law gives none, or gave it already."""
    rule = asked.law.objection.reviewed
    if rule is None or rule.extended is None:
        return Problem(_where(asked.law), "the law gives no more time for this", "Decide in time.")
    if any(step.move is ReviewMove.EXTEND for step in asked.review.steps):
        return Problem(cite(asked.law, rule.extended.basis), "the time was extended before", "Decide in time.")
    return None


_T = Transition[ReviewState, ReviewMove, Reviewing]
REVIEW_LIFE: Final = Lifecycle[ReviewState, ReviewMove, Reviewing]((
    _T(ReviewState.FILED, ReviewMove.EXTEND, ReviewState.FILED, (_extensible,)),
    _T(ReviewState.FILED, ReviewMove.CHANGE, ReviewState.CHANGED, (_signed,)),
    _T(ReviewState.FILED, ReviewMove.UPHOLD, ReviewState.UPHELD, (_signed,)),
))  # fmt: skip


def review_state(review: Review) -> ReviewState:
    """Return where a review stands after its steps. Raises InputError for steps that no life can have."""
    return REVIEW_LIFE.reached((step.move for step in review.steps), f"review {review.number}")


def decide_review(asked: Reviewing) -> Review:
    """Return the review with the step taken. Raises RefusedError with every reason why it may not be."""
    problems = REVIEW_LIFE.refusals(review_state(asked.review), asked.step.move, asked)
    if problems:
        raise RefusedError(problems)
    return replace(asked.review, steps=(*asked.review.steps, asked.step))


def objection_of(listing: Listing) -> int | None:
    """Return the number of the newest objection to a listing that was decided against the company; None for none.

    Decided against: upheld or confirmed after it, and the company was not taken off since.
    """
    objected = listing.last(Move.OBJECT)
    against = listing.last(Move.UPHOLD, Move.CONFIRM)
    if objected is None or against is None or against[0] < objected[0]:
        return None
    return None if listing.last(Move.DROP, Move.LIFT, Move.EXPIRE) else objected[0]


def why_not_reviewed(
    of: Petition | Listing, subject: str, others: Sequence[Review], law: ListLaw
) -> list[Problem]:  # fmt: skip
    """Return every reason why an objection may not be reviewed; none where it may.

    `others`: the company's reviews so far. Only a refused objection is reviewed, once, and only where the law gives it.
    """
    problems = []
    rule, kind = law.objection.reviewed, "listing" if isinstance(of, Listing) else "point"
    if rule is None or kind not in rule.of:
        what = f"{law.title.en} gives no review of an objection to a {kind}"
        problems.append(Problem(_where(law), what, law.objection.review.en))
    if not _refused(of):
        what = "there is no objection here that was decided against the company"
        problems.append(Problem(subject, what, "Await the decision; a repair that is refused can be asked for again."))
    for other in others:
        if other.subject == subject:
            what = f"review {other.number} of the same objection is {review_state(other)}"
            problems.append(Problem(_where(law), what, "Administrative review or a suit is what is left."))
    return problems


def review_due(review: Review, law: ListLaw, calendar: Calendar = is_working) -> date | None:
    """Return the last working day for deciding; None once it is decided, or where the law gives no review."""
    rule = law.objection.reviewed
    if rule is None or review_state(review) is not ReviewState.FILED:
        return None
    longer = any(step.move is ReviewMove.EXTEND for step in review.steps)
    clock = rule.extended if longer and rule.extended is not None else rule.decide
    filed_on = shanghai_date(review.filed_at)
    return working_day_after(filed_on, clock.working_days, calendar)


def review_content(
    review: Review, move: ReviewMove, reasons: str, basis: tuple[str, str], at: datetime
) -> dict[str, Any]:  # fmt: skip
    """Return what is signed: the decision on a review, with instrument and article, at a moment."""
    told = {"decision": str(move), "reasons": reasons, "at": moment_text(moment_number(at))}
    return {**_about(review), **told, "basis": {"instrument": basis[0], "article": basis[1]}}


def _refused(of: Petition | Listing) -> bool:
    if isinstance(of, Listing):
        return objection_of(of) is not None
    return of.kind == "objection" and petition_state(of) is PetitionState.REFUSED


def _about(review: Review) -> dict[str, Any]:
    return {
        "format": REVIEW_FORMAT, "review": review.number, "subject": review.subject, "company_id": review.company_id,
    }  # fmt: skip


def _where(law: ListLaw) -> str:
    return cite(law, law.objection.decide.basis if law.objection.reviewed is None else law.objection.reviewed.basis)
