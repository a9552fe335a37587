"""What a complaint desk has before it: cases with the community and the subdistrict in which each belongs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlmodel import Session, col

from credit.complaints import Case, Step, case_of
from models.tables import Community, ComplaintCase
from web.register.complaints.rows import History, histories, history_of

__all__ = ["DeskCase", "desk_case", "desk_cases", "open_beside"]


@dataclass(frozen=True, slots=True)
class DeskCase:
    """A complaint with its steps, and where it belongs; no community: it names none, or one without a subdistrict."""

    case: Case
    steps: tuple[Step, ...]
    community: str | None = None
    subdistrict: str | None = None

    @property
    def number(self) -> str:
        """Return the number of the complaint."""
        return self.case.reception.complaint_id


def desk_cases(session: Session, subdistricts: Collection[str] | None = None) -> list[DeskCase]:
    """Return all complaints by number, or those of communities in these subdistricts; three statements."""
    places = _places(session, subdistricts)
    only = None if subdistricts is None else session.scalars(_numbers_in(places)).all()
    return [_placed(history, places) for history in histories(session, only)]


def desk_case(session: Session, number: str) -> DeskCase | None:
    """Return the complaint of a number, None where there is none."""
    found = history_of(session, number)
    if found is None:
        return None
    place = session.get(Community, found[0].community_id) if found[0].community_id is not None else None
    places = {} if place is None else {place.community_id: (place.name, place.subdistrict)}
    return _placed(found, places)


def open_beside(session: Session, one: DeskCase) -> list[DeskCase]:
    """Return the other complaints of its community that are still open and repeat none: what it may be joined to."""
    row, about = ComplaintCase, one.case.reception
    if about.community_id is None:
        return []
    query = select(col(row.complaint_id)).where(
        col(row.community_id) == about.community_id, col(row.desk) == about.desk, col(row.complaint_id) != one.number
    )
    beside = [DeskCase(case_of(*history), history[1]) for history in histories(session, session.scalars(query).all())]
    return [other for other in beside if not other.case.is_ended]


def _places(session: Session, subdistricts: Collection[str] | None) -> dict[str, tuple[str, str | None]]:
    row = Community
    query = select(col(row.community_id), col(row.name), col(row.subdistrict))
    if subdistricts is not None:
        query = query.where(col(row.subdistrict).in_(subdistricts))
    return {one[0]: (one[1], one[2]) for one in session.execute(query)}


def _numbers_in(places: Collection[str]):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a statement of SQLAlchemy
    row = ComplaintCase
    return select(col(row.complaint_id)).where(col(row.community_id).in_(places))


def _placed(history: History, places: dict[str, tuple[str, str | None]]) -> DeskCase:
    name, subdistrict = places.get(history[0].community_id or "", (None, None))
    return DeskCase(case_of(*history), history[1], name, subdistrict)
