"""Reviews of refused objections in the register: filed, decided, and carried out in the same transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import select
from sqlmodel import Session, col

from credit.standing.law_shapes import ListLaw
from credit.standing.laws import law_for
from credit.standing.listing import Listing, Move, Role, Step
from credit.standing.petitions import Petition
from credit.standing.reviews import (
    Review,
    Reviewing,
    ReviewMove,
    ReviewStep,
    decide_review,
    objection_of,
    why_not_reviewed,
)
from models.errors import InputError, Problem, RefusedError
from models.record import Clerk, Vault
from models.tables import ObjectionReview, ObjectionReviewStep, RatingRun
from models.values.moments import moment_number
from web.register.standing.listings import import_of, listing, officials_at, take_step
from web.register.standing.petitions import law_of_run, petition, strike

__all__ = ["file_review", "law_of_review", "listing_under_review", "review", "reviews_of", "take_review_step"]

_STEM: Final = {ReviewMove.EXTEND: "extended", ReviewMove.CHANGE: "changed", ReviewMove.UPHOLD: "upheld"}


def file_review(clerk: Clerk, about: str, documents: tuple[str, ...], reasons: str) -> Review:
    """File a company's request to have a refused objection reviewed: `petition/3` or `listing/7`.

    Raises RefusedError with every reason why it may not be, InputError for what is neither.
    """
    session = clerk.session
    of, subject, import_id = _subject(session, about)
    law, company = _law(session, of), _company(of)
    problems = why_not_reviewed(of, subject, reviews_of(session, company), law)
    if problems:
        raise RefusedError(problems)
    row = ObjectionReview(
        subject=subject, company_id=company, import_id=import_id, documents=list(documents), filed_at=clerk.at
    )
    session.add(row)
    session.flush()
    vault, number = Vault(clerk, import_id), row.id or 0
    row.reasons_commitment = vault.keep("reviews", str(number), "reasons", reasons)
    vault.close()
    clerk.enter("review.filed", f"review/{number}", {"company": company, "of": subject}, {"id": [number]})
    return Review(number, subject, company, clerk.at, documents)


def take_review_step(
    clerk: Clerk, number: int, step: ReviewStep, lift: Mapping[str, Any] | None = None
) -> Review:  # fmt: skip
    """Take a step on a review, or raise RefusedError; a changed outcome is carried out at once.

    A point is struck off as if its objection had been granted; a listing is lifted by `lift`, the signed decision.
    """
    session = clerk.session
    before = review(session, number)
    officials = officials_at(session, moment_number(clerk.at))
    after = decide_review(Reviewing(before, step, law_of_review(session, before), officials))
    key = f"{number}/{len(after.steps)}"
    session.add(ObjectionReviewStep(
        id=key, review_id=number, number=len(after.steps), move=step.move, taken_by=step.by, taken_at=step.at,
        signed=None if step.signed is None else dict(step.signed),
    ))  # fmt: skip
    facts = {"company": after.company_id, "of": after.subject}
    clerk.enter(f"review.{_STEM[step.move]}", f"review/{number}", facts, {"id": [key]})
    if step.move is ReviewMove.CHANGE:
        _carry_out(clerk, after, step, lift)
    return after


def listing_under_review(session: Session, one: Review) -> Listing | None:
    """Return the listing that a review is about; None where it is about a point."""
    kind, number, *_ = one.subject.split("/")
    return listing(session, int(number)) if kind == "listing" else None


def review(session: Session, number: int) -> Review:
    """Return a review with its steps. Raises InputError for an unknown number."""
    row = session.get(ObjectionReview, number)
    if row is None:
        raise InputError(Problem(f"review {number}", "there is no such review", "See: wuxin review show"))
    return _review(session, row)


def reviews_of(session: Session, company_id: str | None = None) -> list[Review]:
    """Return the reviews of a company, of all companies where none is named, by number."""
    query = select(ObjectionReview).order_by(col(ObjectionReview.id))
    if company_id is not None:
        query = query.where(col(ObjectionReview.company_id) == company_id)
    return [_review(session, row) for row in session.scalars(query).all()]


def law_of_review(session: Session, one: Review) -> ListLaw:
    """Return the law by which a review is decided."""
    kind, number, *_ = one.subject.split("/")
    return _law(session, listing(session, int(number)) if kind == "listing" else petition(session, int(number)))


def _carry_out(clerk: Clerk, changed: Review, step: ReviewStep, lift: Mapping[str, Any] | None) -> None:
    one = listing_under_review(clerk.session, changed)
    if one is None:
        number = int(changed.subject.removeprefix("petition/"))
        strike(clerk, petition(clerk.session, number), f"review/{changed.number}")
    else:
        move = Move.LIFT if one.last(Move.PUBLISH) else Move.DROP
        take_step(clerk, one.number, Step(move, step.at, step.by, Role.HEAD, {}, lift))


def _subject(session: Session, about: str) -> tuple[Petition | Listing, str, int]:
    kind, _, number = about.partition("/")
    if kind == "petition" and number.isdecimal():
        found = petition(session, int(number))
        return found, about, session.get_one(RatingRun, found.point.run).import_id
    if kind == "listing" and number.isdecimal():
        one = listing(session, int(number))
        return one, f"{about}/{objection_of(one) or 0}", import_of(session, one.number)
    what = "only an objection to a point or to a listing is reviewed"
    raise InputError(Problem(about, what, "Write petition/NUMBER or listing/NUMBER."))


def _law(session: Session, of: Petition | Listing) -> ListLaw:
    return law_for(of.facts.jurisdiction) if isinstance(of, Listing) else law_of_run(session, of.point.run)


def _company(of: Petition | Listing) -> str:
    return of.facts.company_id if isinstance(of, Listing) else of.point.company_id


def _review(session: Session, row: ObjectionReview) -> Review:
    kept = select(ObjectionReviewStep).where(col(ObjectionReviewStep.review_id) == row.id)
    steps = tuple(
        ReviewStep(ReviewMove(one.move), one.taken_at, one.taken_by, one.signed)
        for one in session.scalars(kept.order_by(col(ObjectionReviewStep.number)))
    )
    told = Review(row.id or 0, row.subject, row.company_id, row.filed_at, tuple(row.documents))
    return replace(told, steps=steps)
