"""What is on record of one community beside who serves it: inspections, its board, who acts for its owners, tenders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, RowMapping, and_, case, func, select
from sqlmodel import Session, col

from bidding.modes import ModeEvent, Serving
from bidding.owners import Committee, Principal, Vote, principal_on
from bidding.revenue import BoardLine, MoneyMove, MoneyStep, board
from bidding.revenue.terms import principal_of, terms_of, with_stages
from models.tables import Finding, Inspection
from web.register.engagements.served import engaged_among
from web.register.owners.elections import elected_on
from web.register.public.estate_steps import estate_steps
from web.register.ratings.current import Current
from web.register.remembered import remembered
from web.register.tenders.awards import Won, tenders_in

__all__ = ["EstateFile", "estate_file", "inspections_of"]


@dataclass(frozen=True, slots=True)
class EstateFile:
    """The parts of a community's page; nobody's name is among them.

    `board` is None where its books were never opened, `acts` where nobody ever entered who acts for its owners,
    `committee` where none is in office that was elected by name: it is told by its numbers. `votes` are those that were
    called, the newest first: who voted and how is in none of their steps. `money` holds the steps of its money by the
    day, with the stages that its owners' bodies lead to. `modes` is what its town recorded of how it is served,
    `engaged` who serves it by an engagement on record.
    """

    inspections: Sequence[RowMapping]
    tenders: Sequence[RowMapping]
    won: Sequence[Won]
    board: Sequence[BoardLine] | None
    acts: Principal | None
    committee: Committee | None
    votes: Sequence[Vote]
    money: Sequence[MoneyStep]
    modes: Sequence[ModeEvent] = ()
    engaged: Serving | None = None


def estate_file(connection: Connection, now: Current, community_id: str, on: date) -> EstateFile:
    """Return the file of a community on a day; two statements, however much there is in it.

    A third finds who sits in a committee that was elected by name. Inspections are of the publication, for which they
    are read once.
    """
    steps = estate_steps(connection, community_id)
    bodies = steps.bodies
    tenders, won = tenders_in(connection, community_id)
    known = [step for step in steps.money if step.on <= on]
    opened = any(step.move is MoneyMove.OPEN for step in known)
    staged = any(step.move is MoneyMove.STAGE for step in known)
    elected = elected_on(Session(bind=connection), bodies, on) if bodies else None
    acts = principal_on(bodies, on) if bodies else principal_of(known, on) if staged else None
    return EstateFile(
        inspections=inspections_of(connection, now).get(community_id, ()),
        tenders=tenders,
        won=won,
        board=board(terms_of(community_id, known), known, on) if opened else None,
        acts=acts,
        committee=None if elected is None else elected[1],
        votes=[vote for vote in reversed(steps.votes) if vote.call is not None],
        money=with_stages(known, bodies),
        modes=steps.modes,
        engaged=engaged_among(steps.engagements, on).get(community_id),
    )


def inspections_of(connection: Connection, now: Current) -> Mapping[str, Sequence[RowMapping]]:
    """Return the inspections of each community, the newest first, with the number of findings and of open ones.

    Evidence of a publication never changes: one statement the first time a process asks, none after.
    """
    return remembered(connection, ("inspections", now.version, now.run_id), lambda: _inspections(connection, now))


def _inspections(connection: Connection, now: Current) -> Mapping[str, Sequence[RowMapping]]:
    row, found = Inspection, Finding
    open_ = case((and_(col(found.finding_id).is_not(None), col(found.rectified_on).is_(None)), 1), else_=0)
    query = (
        select(
            col(row.community_id), col(row.inspection_id), col(row.kind), col(row.inspected_on), col(row.score_milli),
            func.count(col(found.finding_id)).label("findings"), func.sum(open_).label("open"),
        )
        .outerjoin(
            found, and_(col(found.import_id) == col(row.import_id), col(found.inspection_id) == col(row.inspection_id))
        )
        .where(col(row.import_id) == now.import_id, col(row.inspected_on) <= now.as_of)
        .group_by(
            col(row.community_id), col(row.inspection_id), col(row.kind), col(row.inspected_on), col(row.score_milli)
        )
        .order_by(col(row.inspected_on).desc(), col(row.inspection_id))
    )  # fmt: skip
    of: dict[str, list[RowMapping]] = {}
    for one in connection.execute(query).mappings():
        of.setdefault(one["community_id"], []).append(one)
    return of
