"""Everything that somebody owes by a day, in all rooms: what an authority has to look after each morning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

import bidding.engagements
import bidding.tender
import credit.groups
import credit.renovation
from bidding.engagements import EngagementLaw
from credit.complaints import case_of, load_desk, next_due
from credit.groups import Group
from credit.inspections import Campaign
from credit.inspections.due import Place, due_of, place_of
from models.errors import InputError
from models.values.working_days import calendar_due, working_or_weekday
from web.register.complaints.rows import histories
from web.register.engagements.steps import engagements
from web.register.inspections.premises import premises_among
from web.register.money.dues import money_due
from web.register.renovation.projects import projects
from web.register.standing.certificate_papers import open_wishes
from web.register.standing.due import due_rows
from web.register.standing.groups import groups_on
from web.register.tenders.events import tenders_kept

__all__ = ["DueRow", "everything_due"]

_NOT_BEFORE = "publish, not before"
"""What a tender tells as an earliest day: nobody is late with it."""


@dataclass(frozen=True, slots=True)
class DueRow:
    """One thing that is owed: by which day (None: no law sets one), what, and of which subject of the record.

    `company_id`, `place` or `about` say whom, where or what it concerns. `engagement`: the due of one, with the law
    that words it; `group`: the one that owes it.
    """

    due_on: date | None
    what: str
    subject: str
    company_id: str = ""
    place: Place | None = None
    about: str = ""
    engagement: tuple[bidding.engagements.Due, EngagementLaw] | None = None
    group: Group | None = None

    @property
    def kind(self) -> str:
        """The room that it is of, such as `listing` or `tender`."""
        return self.subject.partition("/")[0]

    @property
    def name(self) -> str:
        """What names it within its room."""
        return self.subject.partition("/")[2]

    @property
    def named(self) -> tuple[str, ...]:
        """Return the organisations that it concerns, by their keys."""
        found = (("company", self.company_id), ("community", "" if self.place is None else self.place.target))
        return tuple(f"{kind}/{number}" for kind, number in found if number)

    def overdue(self, on: date) -> bool:
        """Return whether its day was over before a day."""
        return self.due_on is not None and self.due_on < on


def everything_due(session: Session, campaigns: Sequence[Campaign], on: date) -> list[DueRow]:
    """Return what is owed in all rooms, by day, and last what has none; a statement or two for each room.

    Lists, petitions and reviews; inspections; complaints; tenders with their disputes; filings and other steps of
    engagements; applications to maintenance funds and audits; certificates that were asked for; works of renovation;
    meetings and tasks of groups; and the holidays of the next year, without which no period of working days can be
    counted into it.
    """
    rows = [
        DueRow(row["due_on"], row["what"], row["subject"], row["company_id"]) for row in due_rows(session, on)
    ]  # fmt: skip
    for found in (_inspections(campaigns), _complaints(session), _tenders(session), _engagements(session, campaigns),
                  _money(session), _certificates(session), _renovations(session), _groups(session, on),
                  _calendar(on)):  # fmt: skip
        rows += found
    return sorted(rows, key=lambda row: (row.due_on is None, row.due_on or on, row.subject))


def _inspections(campaigns: Iterable[Campaign]) -> Iterator[DueRow]:
    for campaign in campaigns:
        for one in due_of(campaign, working_or_weekday):
            yield DueRow(one.day, one.what, f"inspection/{campaign.id}", place=place_of(one, campaign))


def _complaints(session: Session) -> Iterator[DueRow]:
    """Yield what is due next of each open complaint, by the rules of its desk; none where these are not known here."""
    for reception, steps in histories(session):
        case = case_of(reception, steps)
        try:
            due = None if case.is_ended else next_due(case, load_desk(reception.desk))
        except InputError:
            continue
        if due is not None:
            place = None if reception.community_id is None else Place(reception.community_id)
            yield DueRow(due.on, due.what, f"complaint/{reception.complaint_id}", place=place)


def _tenders(session: Session) -> Iterator[DueRow]:
    for tender in tenders_kept(session):
        for one in bidding.tender.due_of(tender, working_or_weekday):
            if one.what != _NOT_BEFORE:
                yield DueRow(one.day, one.what, f"tender/{tender.id}", about=tender.notice.title)


def _engagements(session: Session, campaigns: Sequence[Campaign]) -> Iterator[DueRow]:
    for one in engagements(session):
        terms = one.terms
        for due in bidding.engagements.due_of(one, premises_among(campaigns, terms.community_id)):
            if due.owed:
                yield DueRow(
                    due.day, due.what, f"service/{one.id}", terms.company_id, engagement=(due, one.law)
                )  # fmt: skip


def _money(session: Session) -> Iterator[DueRow]:
    for one in money_due(session):
        yield DueRow(one.on, one.what, f"{one.room}/{one.community_id}", about=one.about)


def _certificates(session: Session) -> Iterator[DueRow]:
    """Yield the certificates that wait for the head's signature; no law says by when."""
    for wish in open_wishes(session):
        yield DueRow(None, "certify", f"certificate/{wish.number}", wish.company_id)


def _renovations(session: Session) -> Iterator[DueRow]:
    for project in projects(session):
        for one in credit.renovation.due_of(project):
            yield DueRow(one.day, one.what, f"renovation/{project.id}", place=Place(project.terms.community_id))


def _groups(session: Session, on: date) -> Iterator[DueRow]:
    for group in groups_on(session, on):
        for one in credit.groups.due_of(group, on):
            yield DueRow(one.on, one.name, f"group/{group.id}", group=group)


def _calendar(on: date) -> Iterator[DueRow]:
    last = calendar_due(on)
    if last is not None:
        yield DueRow(last, "calendar", f"calendar/{last.year + 1}")
