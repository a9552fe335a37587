"""Whether something may be done to a campaign: who, in which state, and every guard; all reasons at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from credit.inspections.campaign_life import CAMPAIGN, Attempt
from credit.inspections.campaigns import Campaign, Event, Rules
from credit.inspections.clocks import rectify_by
from credit.inspections.finding_life import FINDING, FindingAttempt
from credit.inspections.marks import mark_faults
from credit.inspections.moves import CampaignMove, FindingMove, permission
from credit.inspections.shapes import Role
from models.errors import InputError, Problem, RefusedError
from models.values.moments import shanghai_date
from models.values.working_days import Calendar, is_working

__all__ = ["announced", "decided", "visit_content"]

_NAME: Final = re.compile(r"[\w.-]{1,60}")


def announced(name: str, event: Event, rules: Rules) -> Campaign:
    """Return the campaign that an announcement begins.

    Raises RefusedError where name or day is wrong, the role may not announce the kind, or nobody is to be inspected.
    """
    told = event.content
    starts, ends = date.fromisoformat(told["starts_on"]), date.fromisoformat(told["ends_on"])
    problems = [*_name_faults(name), *_may_announce(event, rules), *_day_faults(event)]
    if ends < starts:
        problems.append(Problem("days", f"visits end on {ends}, before they start on {starts}", "Correct the days."))
    if not told["targets"]:
        problems.append(Problem("targets", "nobody is to be inspected", "Name communities, or ingest evidence first."))
    problems += _delivery_faults(told.get("delivery_on"), ends, rules)
    if problems:
        raise RefusedError(problems)
    return Campaign(name, (event,), rules)


def decided(campaign: Campaign, event: Event) -> Campaign:
    """Return the campaign with the event added, or raise RefusedError with every reason why it may not be."""
    problems = [*_permitted(event), *_day_faults(event), *_refusals(campaign, event)]
    if problems:
        raise RefusedError(problems)
    return campaign.with_event(event)


def visit_content(
    rules: Rules,
    inspected_on: date,
    marks: Sequence[tuple[str, str]],
    inspectors: Sequence[str],
    parties: Sequence[Role] = (),
    calendar: Calendar = is_working,
) -> dict[str, object]:
    """Return what the event of a visit holds: its marks, and by when each severity is to be put right.

    The days are told once, in the order that goes out, and never computed again. Raises InputError with every mark
    that is missing, twice there or unknown.
    """
    problems = [*mark_faults(marks, rules.checklists)]
    if problems:
        raise InputError(problems)
    days = {name: rectify_by(inspected_on, name, rules.clocks, calendar) for name in ("minor", "major", "critical")}
    return {
        "marks": [list(mark) for mark in marks],
        "inspectors": list(inspectors),
        "parties": list(parties),
        "rectify_by": {name: day.isoformat() for name, day in days.items()},
    }


def _permitted(event: Event) -> Iterator[Problem]:
    problem = permission(event.move, event.role)
    if problem is not None:
        yield problem


def _name_faults(name: str) -> Iterator[Problem]:
    """Refuse names that ids of findings and namespaces of draws could not be read back from."""
    if not _NAME.fullmatch(name):
        what = f"the name {name[:80]!r} is not of 1 to 60 letters, digits, dots, underscores and hyphens"
        yield Problem("campaign", what, "Name it like 2026-autumn or 2026-秋.")


def _may_announce(event: Event, rules: Rules) -> Iterator[Problem]:
    yield from _permitted(event)
    kind = rules.kind
    if event.role not in kind.announced_by:
        may = ", ".join(kind.announced_by)
        where = f"{kind.basis.instrument} {kind.basis.article}" if kind.basis.instrument else f"kind {kind.id}"
        yield Problem(where, f"the role {event.role} does not announce {kind.id}", f"Let one of these: {may}.")


def _delivery_faults(told: str | None, ends: date, rules: Rules) -> Iterator[Problem]:
    rule = rules.kind.delivery
    if rule is None:
        return
    where = f"{rule.basis.instrument} {rule.basis.article}"
    if told is None:
        yield Problem(where, "the day of delivery is not told", "Give the day of delivery.")
    elif ends > (latest := date.fromisoformat(told) - timedelta(days=rule.days or 0)):
        what = f"visits end on {ends}, and must be done by {latest}, {rule.days} days before delivery"
        yield Problem(where, what, "Inspect earlier, or deliver later.")


def _day_faults(event: Event) -> Iterator[Problem]:
    day = shanghai_date(event.at)
    if event.on > day:
        yield Problem("day", f"{event.on} lies ahead of the day it is recorded, {day}", "Correct the day.")


def _refusals(campaign: Campaign, event: Event) -> list[Problem]:
    if isinstance(event.move, CampaignMove):
        return CAMPAIGN.refusals(campaign.state, event.move, Attempt(campaign, event))
    found = campaign.findings.get(event.finding or "")
    if found is None:
        return [Problem(str(event.finding), "there is no such finding in the campaign", "Run: wuxin inspection show")]
    rules = campaign.rules.programme.extensions
    return FINDING.refusals(found.state, FindingMove(event.move), FindingAttempt(found, event, rules))
