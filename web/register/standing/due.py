"""What is due with listings and petitions, and what follows for a company, read from the register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from credit.standing.consequences import Consequence, consequences
from credit.standing.deadlines import next_due
from credit.standing.laws import law_for
from credit.standing.life import is_listed
from credit.standing.listing import Move
from credit.standing.petitions import petition_due
from credit.standing.reviews import review_due
from models.errors import InputError, Problem
from models.tables import Rating, RatingRun, RulebookVersion
from models.values.working_days import working_or_weekday
from web.register.standing.listings import all_listings, listings_of
from web.register.standing.petitions import law_of_run, petitions_of
from web.register.standing.reviews import law_of_review, reviews_of

__all__ = ["consequences_for", "due_rows"]


def due_rows(session: Session, on: date) -> list[dict[str, Any]]:
    """Return what is due next, one row for each listing, petition and review that waits for somebody, by day."""
    rows = []
    for one in all_listings(session):
        due = next_due(one, law_for(one.facts.jurisdiction), working_or_weekday)
        if due is not None:
            rows.append(_row(due[0], due[1], f"listing/{one.number}", one.facts.company_id, on))
    for asked in petitions_of(session):
        day = petition_due(asked, law_of_run(session, asked.point.run), working_or_weekday)
        if day is not None:
            rows.append(_row(day, "decide", f"petition/{asked.number}", asked.point.company_id, on))
    for review in reviews_of(session):
        day = review_due(review, law_of_review(session, review), working_or_weekday)
        if day is not None:
            rows.append(_row(day, "review", f"review/{review.number}", review.company_id, on))
    return sorted(rows, key=lambda row: (row["due_on"], row["subject"]))


def consequences_for(session: Session, company_id: str, on: date) -> Sequence[Consequence]:
    """Return what the company's newest grade and its published lists bring on a day; raises InputError if unrated."""
    query = (
        select(col(Rating.grade), col(RulebookVersion.content))
        .join(RatingRun, col(RatingRun.id) == col(Rating.run_id))
        .join(RulebookVersion, col(RulebookVersion.digest) == col(RatingRun.rulebook_digest))
        .where(col(Rating.company_id) == company_id)
        .order_by(col(Rating.run_id).desc())
        .limit(1)
    )
    found = session.execute(query).one_or_none()
    if found is None:
        raise InputError(Problem(company_id, "this company was never rated", "Rate the register: wuxin lists"))
    grade, content = found
    listed = [one for one in listings_of(session, company_id) if is_listed(one, on)]
    decided = [
        measure["id"]
        for one in listed
        if (upheld := one.last(Move.UPHOLD)) is not None and upheld[1].signed is not None
        for measure in upheld[1].signed["content"]["measures"]
    ]
    return consequences(law_for(content["jurisdiction"]), grade, [one.facts.kind for one in listed], decided)


def _row(due_on: date, what: str, subject: str, company_id: str, on: date) -> dict[str, Any]:
    return {
        "due_on": due_on, "what": what, "subject": subject, "company_id": company_id, "overdue": due_on < on,
    }  # fmt: skip
