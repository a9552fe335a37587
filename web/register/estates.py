"""What is on record of one community beside who serves it: inspections, its board, who acts for its owners, tenders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, RowMapping, and_, case, func, select
from sqlmodel import Session, col

from bidding.owners import Committee, Principal, principal_on
from bidding.revenue import BoardLine, MoneyMove, board
from bidding.revenue.terms import principal_of, terms_of
from models.tables import Finding, Inspection, Tender
from web.register.awards import Won, awards_in
from web.register.current import Current
from web.register.elections import office_on
from web.register.money import steps_of
from web.register.owners import bodies_of

__all__ = ["EstateFile", "estate_file"]


@dataclass(frozen=True, slots=True)
class EstateFile:
    """The parts of a community's page; nobody's name is among them.

    `board` is None where its books were never opened, `acts` where nobody ever entered who acts for its owners,
    `committee` where none is in office that was elected by name: it is told by its numbers.
    """

    inspections: Sequence[RowMapping]
    tenders: Sequence[RowMapping]
    won: Sequence[Won]
    board: Sequence[BoardLine] | None
    acts: Principal | None
    committee: Committee | None


def estate_file(connection: Connection, now: Current, community_id: str, on: date) -> EstateFile:
    """Return the file of a community on a day; five statements, and a few for a committee elected by name."""
    session = Session(bind=connection)
    steps = steps_of(session, community_id)
    bodies = bodies_of(session, community_id)
    known = [step for step in steps if step.on <= on]
    opened = any(step.move is MoneyMove.OPEN for step in known)
    staged = any(step.move is MoneyMove.STAGE for step in known)
    office = office_on(session, community_id, on) if bodies else None
    acts = principal_on(bodies, on) if bodies else principal_of(known, on) if staged else None
    return EstateFile(
        inspections=_inspections(connection, now, community_id),
        tenders=_tenders(connection, community_id),
        won=awards_in(connection, community_id),
        board=board(terms_of(community_id, known), known, on) if opened else None,
        acts=acts,
        committee=None if office is None else office.committee,
    )


def _inspections(connection: Connection, now: Current, community_id: str) -> Sequence[RowMapping]:
    """Return inspections with the number of findings, and of those that nobody has rectified, the newest first."""
    row, found = Inspection, Finding
    open_ = case((and_(col(found.finding_id).is_not(None), col(found.rectified_on).is_(None)), 1), else_=0)
    query = (
        select(
            col(row.inspection_id), col(row.kind), col(row.inspected_on), col(row.score_milli),
            func.count(col(found.finding_id)).label("findings"), func.sum(open_).label("open"),
        )
        .outerjoin(
            found, and_(col(found.import_id) == col(row.import_id), col(found.inspection_id) == col(row.inspection_id))
        )
        .where(
            col(row.import_id) == now.import_id, col(row.community_id) == community_id,
            col(row.inspected_on) <= now.as_of,
        )
        .group_by(col(row.inspection_id), col(row.kind), col(row.inspected_on), col(row.score_milli))
        .order_by(col(row.inspected_on).desc(), col(row.inspection_id))
    )  # fmt: skip
    return connection.execute(query).mappings().all()


def _tenders(connection: Connection, community_id: str) -> Sequence[RowMapping]:
    table = Tender.__table__  # type: ignore[attr-defined]
    query = select(table).where(col(Tender.community_id) == community_id).order_by(col(Tender.bids_close_at).desc())
    return connection.execute(query).mappings().all()
