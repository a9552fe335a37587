"""Which points of a company are marked, read from its petitions: by row, also where an import gave it another id."""

from __future__ import annotations

from sqlmodel import Session

from credit.evidence import Package
from credit.evidence.corrections import alike, identity_of
from credit.explaining import Mark
from credit.explaining.marks import Marks
from credit.standing.law_shapes import ListLaw
from credit.standing.petitions import Petition, petition_due
from credit.standing.reviews import Review, review_due
from models.tables import RatingRun
from models.values.working_days import working_or_weekday
from web.register.ratings.kept_evidence import import_numbered
from web.register.standing.petitions import law_of_run, petitions_of
from web.register.standing.reviews import reviews_of

__all__ = ["marks_for"]


def marks_for(session: Session, company_id: str, package: Package | None = None) -> Marks:
    """Return the marks on the company's points: on the rows petitioned against, or on what a package has of them."""
    found: dict[tuple[str, str], Mark] = {}
    reviewed = {one.subject: one for one in reviews_of(session, company_id)}
    for one in petitions_of(session, company_id):
        mark = _mark(one, reviewed.get(f"petition/{one.number}"), law_of_run(session, one.point.run))
        if mark is not None:
            found |= {(one.point.table, row): mark for row in _rows(session, one, package)}
    return found


def _mark(petition: Petition, review: Review | None, law: ListLaw) -> Mark | None:
    due_on = petition_due(petition, law, working_or_weekday)
    if due_on is not None:
        return Mark(petition.kind, petition.number, due_on)
    again = None if review is None else review_due(review, law, working_or_weekday)
    return None if again is None else Mark("review", petition.number, again)


def _rows(session: Session, petition: Petition, package: Package | None) -> list[str]:
    point = petition.point
    if package is None:
        return [point.row_id]
    import_id = session.get_one(RatingRun, point.run).import_id
    identity = identity_of(import_numbered(session, import_id), point.table, point.row_id)
    return alike(package, point.table, point.row_id, identity)
