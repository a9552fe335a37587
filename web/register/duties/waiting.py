"""What time acts on, read from the register: complaints, listings, campaigns, engagements and more; duties done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlmodel import Session, col

from bidding.engagements import due_of
from credit.complaints import DeskRules, case_of
from credit.duties import DeskCases, Duty, DutyKind, Published, Waiting
from models.record.rows import table_of
from models.tables import DutyDone, Publication, RatingRun, RulebookVersion
from models.values.moments import shanghai_date
from web.register.complaints.rows import histories
from web.register.engagements.steps import engagements
from web.register.inspections.campaigns import campaigns
from web.register.inspections.premises import premises_by_estate
from web.register.standing.listings import all_listings
from web.register.standing.petitions import law_of_run, petitions_of
from web.register.standing.reviews import law_of_review, reviews_of

__all__ = ["duties_done", "waiting_in"]


def waiting_in(session: Session, desks: Mapping[str, DeskRules]) -> Waiting:
    """Return all that time acts on; complaints of desks whose rules are not given wait for them."""
    row = DutyDone
    done = session.execute(select(col(row.kind), col(row.subject), col(row.period), col(row.due_on)))
    return Waiting(
        desks=_desks(session, desks), listings=tuple(all_listings(session)),
        petitions=tuple((one, law_of_run(session, one.point.run)) for one in petitions_of(session)),
        reviews=tuple((one, law_of_review(session, one)) for one in reviews_of(session)),
        campaigns=tuple(campaigns(session)), published=_published(session), told=tuple(_told(session)),
        done=frozenset(Duty(DutyKind(kind), subject, period, day).key for kind, subject, period, day in done),
    )  # fmt: skip


def duties_done(session: Session, kind: str | None = None, latest: int | None = None) -> Sequence[Mapping[str, Any]]:
    """Return the duties that were done, in the order in which they were, of one kind where it is named.

    `latest`: only so many, the last ones.
    """
    table = table_of(DutyDone)
    query = select(table).order_by(table.c.id.desc()).limit(latest)
    if kind is not None:
        query = query.where(table.c.kind == kind)
    return [dict(row) for row in reversed(session.execute(query).mappings().all())]


def _desks(session: Session, desks: Mapping[str, DeskRules]) -> tuple[DeskCases, ...]:
    found = [case_of(*history) for history in histories(session) if history[0].desk in desks]
    return tuple(
        DeskCases(
            rules, min(shanghai_date(case.reception.received_at) for case in own),
            tuple(case for case in own if not case.is_ended),
        )
        for name, rules in sorted(desks.items())
        if (own := [case for case in found if case.reception.desk == name])
    )  # fmt: skip


def _told(session: Session) -> Iterator[tuple[str, str, date]]:
    found = engagements(session)
    premises = premises_by_estate(session, {one.terms.community_id for one in found})
    for one in found:
        for due in due_of(one, premises[one.terms.community_id]):
            if due.owed:
                yield f"service/{one.id}", due.what, due.day


def _published(session: Session) -> Published | None:
    query = (
        select(col(RulebookVersion.rulebook), col(RatingRun.as_of))
        .join(RatingRun, col(RatingRun.rulebook_digest) == col(RulebookVersion.digest))
        .join(Publication, col(Publication.run_id) == col(RatingRun.id))
        .order_by(col(Publication.id).desc())
        .limit(1)
    )
    found = session.execute(query).one_or_none()
    return None if found is None else Published(found[0], found[1])
