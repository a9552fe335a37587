"""Which duties a company missed (ZJ-13), each with its clause, and as rows of evidence for the rating.

A duty is missed by facts on record alone: a day that passed, or what an office found. What others owe (the agreement of
three, the owners' decision, an inspection) is no evidence against a company.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from bidding.contracts import Happening, record_row
from bidding.engagements.clocks import kind_needed, notice_by, notice_of
from bidding.engagements.details import Breached, Found, Ordered
from bidding.engagements.engagement import Engagement
from bidding.engagements.laws import cite
from bidding.engagements.moves import Move
from models.values.moments import SHANGHAI

__all__ = ["Missed", "evidence_rows", "missed"]

_ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Missed:
    """A duty that a company missed: what, as which record of a rulebook, by which clause, on which day, known when.

    `name` is its own within the engagement and never changes.
    """

    name: str
    what: str
    event: str
    article: str
    on: date
    known_at: datetime
    issuer: str
    document_no: str | None = None


def missed(engagement: Engagement, as_of: date) -> list[Missed]:
    """Return the duties that were missed by the end of a day, in their order."""
    known = engagement.until(as_of)
    found = [*_unlawful_service(known), *_breaches(known), *_late_notice(known, as_of), *_refused(known, as_of)]
    return sorted((one for one in found if one.on <= as_of), key=lambda one: (one.on, one.what))


def evidence_rows(
    engagements: Iterable[Engagement], as_of: date, known_at: datetime | None = None
) -> list[dict[str, Any]]:
    """Return the rows of `records` that engagements give by the end of a day, known by a moment where one is given."""
    return [
        record_row(Happening(
            record_id=f"engagement/{one.id}/{found.name}", company_id=one.terms.company_id,
            community_id=one.terms.community_id, event=found.event, issuer=found.issuer, occurred_on=found.on,
            recorded_at=found.known_at, document_no=found.document_no,
        ))
        for one in engagements
        for found in missed(one.until(as_of, known_at), as_of)
        if known_at is None or found.known_at <= known_at
    ]  # fmt: skip


def _unlawful_service(engagement: Engagement) -> Iterator[Missed]:
    """Yield service without a filing, and on premises that nobody inspected; unfit ones the inspection's room tells."""
    law = engagement.law
    for step, told in engagement.each(Found):
        passed = [one.on for one in engagement.steps if one.move is Move.ACCEPT]
        if law.filing is not None and not any(day <= told.since for day in passed):
            article = cite(law, law.filing.basis)
            yield Missed("unfiled", "served before filing", law.filing.event, article, told.since, step.at, step.by)
        if kind_needed(engagement) is not None and not told.inspected:
            article = cite(law, law.premises.basis)
            what = "took over premises that were not inspected"
            yield Missed("uninspected", what, law.premises.event, article, told.since, step.at, step.by)


def _breaches(engagement: Engagement) -> Iterator[Missed]:
    law = engagement.law
    for number, (step, told) in enumerate(engagement.each(Breached), start=1):
        if law.supervision is not None:
            what = f"broke the supervision agreement: {told.head}"
            yield Missed(
                f"breach/{number}", what, told.event, cite(law, law.supervision), told.occurred_on, step.at, step.by,
                told.document_no,
            )  # fmt: skip


def _late_notice(engagement: Engagement, as_of: date) -> Iterator[Missed]:
    """Yield one record where the company left and one of those to be told was told late, or not at all."""
    told, clock, notice = engagement.told_on(), notice_by(engagement), notice_of(engagement)
    if not told or as_of <= clock.last or min(told.values()) >= engagement.ends_on:
        return  # what goes on after its term has no end that notice could be late for
    late = [party for party in notice.to if party not in told or told[party] > clock.last]
    if late:
        on = max(min(told.values()), clock.last + _ONE_DAY)
        what = f"told of leaving after {clock.last}, or not: {', '.join(late)}"
        yield Missed("notice", what, notice.event, clock.article, on, _midnight(on), engagement.terms.subdistrict)


def _refused(engagement: Engagement, as_of: date) -> Iterator[Missed]:
    """Yield one record where the handover was still open after the day that the authority had set."""
    law, ordered = engagement.law, engagement.last(Ordered)
    if ordered is None or as_of <= ordered[1].until:
        return
    step, told = ordered
    in_time = engagement.until(told.until)
    if in_time.open_items():
        on = told.until + _ONE_DAY
        what = f"had not handed over by {told.until} as ordered: {', '.join(in_time.open_items())}"
        yield Missed("refused", what, law.refused.event, cite(law, law.refused.basis), on, _midnight(on), step.by)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)
