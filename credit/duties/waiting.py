"""What is due on a day, from what is on record: a pure function, asked again and again, that keeps nothing itself.

Each room says what is due of its own; here they come together, each as a duty that is done once. What people have to do
(decide, publish, answer, rectify) becomes one when its last day is over: that it is overdue is put on record.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from credit.complaints import Case, DeskRules, overdue
from credit.complaints.clocks import Duty as Clock
from credit.duties.duty import Duty, DutyKind
from credit.duties.spans import month_text, months_over, quarter_text, quarters_over, span_of
from credit.inspections import Campaign
from credit.inspections.due import due_of, next_campaigns
from credit.standing.deadlines import next_due, out_of_view_on
from credit.standing.law_shapes import ListLaw
from credit.standing.laws import law_for
from credit.standing.life import state_on
from credit.standing.listing import Listing, Move, State
from credit.standing.petitions import Petition, petition_due
from credit.standing.reviews import Review, review_due
from models.values.working_days import working_or_weekday

__all__ = ["DeskCases", "Published", "Waiting", "due_on"]

_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DeskCases:
    """A complaint desk: its rules, the day of its first complaint, and the complaints that are open."""

    rules: DeskRules
    since: date
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """The newest publication of ratings: by which rulebook, and of which day its run is."""

    rulebook: str
    as_of: date


@dataclass(frozen=True, slots=True)
class Waiting:
    """All that time acts on, as the register holds it; `done` are the keys of duties that were done before.

    `told`: what rooms that this one may not know say is due: a subject, what is to be done, and its last day.
    """

    desks: tuple[DeskCases, ...] = ()
    listings: tuple[Listing, ...] = ()
    petitions: tuple[tuple[Petition, ListLaw], ...] = ()
    reviews: tuple[tuple[Review, ListLaw], ...] = ()
    campaigns: tuple[Campaign, ...] = ()
    published: Published | None = None
    told: tuple[tuple[str, str, date], ...] = ()
    done: Collection[str] = frozenset()


def due_on(waiting: Waiting, day: date) -> list[Duty]:
    """Return every duty that is due on a day and was not done, the longest due first."""
    found = [
        *_of_desks(waiting, day),
        *_of_lists(waiting, day),
        *_of_inspections(waiting, day),
        *_of_ratings(waiting, day),
    ]
    found += [_late(f"petition/{one.number}", "decide", until)
              for one, law in waiting.petitions
              if (until := petition_due(one, law, working_or_weekday)) is not None and until < day]  # fmt: skip
    found += [_late(f"review/{one.number}", "decide", until)
              for one, law in waiting.reviews
              if (until := review_due(one, law, working_or_weekday)) is not None and until < day]  # fmt: skip
    found += [_late(subject, what, last) for subject, what, last in waiting.told if last < day]
    return sorted((duty for duty in found if duty.key not in waiting.done), key=lambda duty: duty.place)


def _of_desks(waiting: Waiting, day: date) -> Iterator[Duty]:
    for desk in waiting.desks:
        for first in months_over(desk.since, day):
            text = month_text(first)
            yield Duty(DutyKind.ANALYSE, f"desk/{desk.rules.id}", text, span_of(text)[1] + _ONE)
        for case in desk.cases:
            yield from _of_case(case, desk.rules, day)


def _of_case(case: Case, rules: DeskRules, day: date) -> Iterator[Duty]:
    subject = f"complaint/{case.reception.complaint_id}"
    for due in overdue(case, rules, day):
        if due.what is Clock.ESCALATE:
            yield Duty(DutyKind.ESCALATE, subject, f"{case.level} {due.on}", due.on + _ONE)
        else:
            yield _late(subject, str(due.what), due.on)


def _of_lists(waiting: Waiting, day: date) -> Iterator[Duty]:
    for one in waiting.listings:
        law, subject, ends_on = law_for(one.facts.jurisdiction), f"listing/{one.number}", one.decided_end
        state = state_on(one, day)
        if state is State.EXPIRED:
            if one.last(Move.EXPIRE) is None and ends_on is not None:
                yield Duty(DutyKind.EXPIRE, subject, ends_on.isoformat(), ends_on)
        elif (due := next_due(one, law, working_or_weekday)) is not None and due[1] != "expire" and due[0] < day:
            yield _late(subject, due[1], due[0])
        until = None if one.last(Move.PUBLISH) is None else out_of_view_on(one, law)
        if until is not None and until <= day:
            yield Duty(DutyKind.OUT_OF_VIEW, subject, until.isoformat(), until)


def _of_inspections(waiting: Waiting, day: date) -> Iterator[Duty]:
    found = [due for campaign in waiting.campaigns for due in due_of(campaign, working_or_weekday)]
    programmes = {one.rules.programme.id: one.rules.programme for one in waiting.campaigns}
    found += [due for programme in programmes.values() for due in next_campaigns(programme, waiting.campaigns)]
    return (_late(f"inspection/{due.subject}", due.what, due.day) for due in found if due.day < day)


def _of_ratings(waiting: Waiting, day: date) -> Iterator[Duty]:
    if waiting.published is not None:
        for first in quarters_over(waiting.published.as_of, day):
            text = quarter_text(first)
            yield Duty(DutyKind.PUBLISH, f"rulebook/{waiting.published.rulebook}", text, span_of(text)[1] + _ONE)


def _late(subject: str, what: str, last: date) -> Duty:
    return Duty(DutyKind.OVERDUE, subject, f"{what} {last}", last + _ONE)
