"""Who acts for an estate (物业管理主体): first the developer, then the owners' committee or a management committee.

What happened is kept as events; who acts on a day, and until when, follows from them and from the terms of the law.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from bidding.owners.law_shapes import OwnersLaw
from bidding.owners.laws import cite
from models.errors import Problem, RefusedError

__all__ = ["BodyEvent", "BodyMove", "Principal", "PrincipalKind", "body_problems", "enter", "principal_on"]


class BodyMove(StrEnum):
    """What happens to the bodies of an estate."""

    DELIVER = "deliver"
    ESTABLISH = "establish"
    FOUND = "found"
    ELECT = "elect"
    DISSOLVE = "dissolve"


class PrincipalKind(StrEnum):
    """Who acts: in the order in which one takes over from the other."""

    DEVELOPER = "developer"
    MANAGEMENT_COMMITTEE = "management_committee"
    OWNERS_COMMITTEE = "owners_committee"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class BodyEvent:
    """One event: on which day; `until` is the first day after a term; `vote` names what elected or founded.

    deliver: the estate is handed over to its first owners.   establish: the subdistrict sets up a management committee.
    found: an assembly adopts its rules and covenant.          elect: a committee of `members` is elected.
    dissolve: the committee ends before its term, with a reason.
    `revoked_on`: the day on which that vote was revoked; from then on the event counts for nothing.
    """

    move: BodyMove
    on: date
    by: str
    until: date | None = None
    vote: str | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    revoked_on: date | None = None

    def counts_on(self, day: date) -> bool:
        """Return whether it has happened by a day, and its vote was not revoked by then."""
        return self.on <= day and (self.revoked_on is None or day < self.revoked_on)


@dataclass(frozen=True, slots=True)
class Principal:
    """Who acts on a day, from when until when (the first day on which it no longer does; None: no end is set)."""

    kind: PrincipalKind
    since: date | None
    until: date | None


def enter(events: Sequence[BodyEvent], event: BodyEvent, law: OwnersLaw) -> tuple[BodyEvent, ...]:
    """Return the events with one more. Raises RefusedError with every reason why it may not be."""
    if problems := body_problems(events, event, law):
        raise RefusedError(problems)
    return (*events, event)


def body_problems(events: Sequence[BodyEvent], event: BodyEvent, law: OwnersLaw) -> list[Problem]:
    """Return every reason why an event cannot follow those before it."""
    counting = [one for one in events if one.revoked_on is None or event.on < one.revoked_on]
    moves = {one.move for one in counting}
    checks = (
        (bool(events) and event.on < events[-1].on, "it would lie before the event on record", "Check its day."),
        (event.move is BodyMove.DELIVER and bool(events), "the estate has been delivered", "Enter what came after."),
        (event.move is not BodyMove.DELIVER and not events, "the estate is not delivered yet", "Enter its delivery."),
        (event.move is BodyMove.FOUND and BodyMove.FOUND in moves, "there is an assembly", ""),
        (event.move is BodyMove.ELECT and BodyMove.FOUND not in moves, "there is no assembly", "Found it first."),
        (event.move in (BodyMove.FOUND, BodyMove.ELECT) and not event.vote, "no vote is named", "Name the vote."),
        (event.move is BodyMove.DISSOLVE and not _in_office(counting, event.on), "no committee is in office", ""),
        (event.move is BodyMove.DISSOLVE and not event.details.get("reason"), "no reason is given", "Give it."),
    )
    found = [Problem(str(event.move), what, remedy) for wrong, what, remedy in checks if wrong]
    return [*found, *_term_problems(event, law), *_member_problems(event, law)]


def principal_on(events: Sequence[BodyEvent], day: date) -> Principal:
    """Return who acts for the estate on a day; nobody between two terms until the subdistrict sets somebody up.

    What rests on a vote that was revoked by then is left out: whoever acted before it acts again while their term runs.
    """
    known = [event for event in events if event.counts_on(day)]
    committee = _in_office(known, day)
    if committee is not None:
        return Principal(PrincipalKind.OWNERS_COMMITTEE, committee.on, committee.until)
    managing = _last(known, BodyMove.ESTABLISH)
    if managing is not None and _runs(managing, day) and not _elected_since(known, managing):
        return Principal(PrincipalKind.MANAGEMENT_COMMITTEE, managing.on, managing.until)
    if known and not {BodyMove.FOUND, BodyMove.ESTABLISH} & {event.move for event in known}:
        return Principal(PrincipalKind.DEVELOPER, known[0].on, None)
    return Principal(PrincipalKind.NOBODY, None, None)


def _in_office(events: Sequence[BodyEvent], day: date) -> BodyEvent | None:
    elected = _last(events, BodyMove.ELECT)
    if elected is None or not _runs(elected, day):
        return None
    dissolved = _last(events, BodyMove.DISSOLVE)
    return None if dissolved is not None and dissolved.on >= elected.on else elected


def _elected_since(events: Sequence[BodyEvent], managing: BodyEvent) -> bool:
    """Tell whether a committee was elected: that ends a management committee for good (Hangzhou art. 41)."""
    return any(event.move is BodyMove.ELECT and event.on >= managing.on for event in events)


def _runs(event: BodyEvent, day: date) -> bool:
    return event.on <= day and (event.until is None or day < event.until)


def _last(events: Sequence[BodyEvent], move: BodyMove) -> BodyEvent | None:
    return next((event for event in reversed(events) if event.move is move), None)


def _term_problems(event: BodyEvent, law: OwnersLaw) -> list[Problem]:
    terms = {BodyMove.ELECT: law.committee_term, BodyMove.ESTABLISH: law.management_term}
    term = terms.get(event.move)
    if term is None:
        return []
    where = cite(law, term.basis)
    if event.until is None or event.until <= event.on:
        return [Problem(where, "it says not until when it holds office", f"Give a day, at most {term.longest} later.")]
    latest = term.longest.after(event.on)
    if event.until > latest:
        return [Problem(where, f"its term would end on {event.until}", f"It ends on {latest} at the latest.")]
    return []


def _member_problems(event: BodyEvent, law: OwnersLaw) -> list[Problem]:
    if event.move is not BodyMove.ELECT:
        return []
    members, size = event.details.get("members", 0), law.committee_size
    if isinstance(members, int) and size.least <= members <= size.most and members % 2:
        return []
    what = f"a committee of {members} was elected"
    return [Problem(cite(law, size.basis), what, f"It has an odd number of members, {size.least} to {size.most}.")]
