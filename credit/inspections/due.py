"""What is due (到期事项) and what is overdue, from facts alone: a scheduler asks, and nothing ticks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from credit.inspections.campaigns import Campaign
from credit.inspections.clocks import due_on
from credit.inspections.moves import CampaignState, FindingState
from credit.inspections.shapes import Item, Programme
from models.values.working_days import Calendar, is_working

__all__ = ["Due", "Place", "due_of", "due_of_inspector", "next_campaigns", "next_due", "overdue", "place_of"]

_ENDED = (CampaignState.PUBLISHED, CampaignState.CANCELLED)
_OPEN = (FindingState.ORDERED, FindingState.REPORTED, FindingState.NOT_RECTIFIED)


@dataclass(frozen=True, slots=True, order=True)
class Due:
    """Something that has to be done by the end of a day: what, and for which campaign, community or finding."""

    day: date
    what: str
    subject: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is to be done: in which community, and at which item of the checklist where a finding says."""

    target: str
    item: Item | None = None


def place_of(due: Due, campaign: Campaign) -> Place | None:
    """Return where something is to be done; None where it concerns the whole campaign."""
    finding = campaign.findings.get(due.subject)
    if finding is not None:
        return Place(finding.target, finding.item)
    target = due.subject.removeprefix(f"{campaign.id}/")
    return None if due.subject == campaign.id else Place(target)


def due_of(campaign: Campaign, calendar: Calendar = is_working) -> list[Due]:
    """Return everything that is still to be done, the earliest first, what is overdue among it."""
    return sorted([*_of_campaign(campaign, calendar), *_of_findings(campaign)])


def due_of_inspector(campaign: Campaign, inspector: str, calendar: Calendar = is_working) -> list[Due]:
    """Return what is still to be done of an inspector, by staff number, the earliest first.

    Visits that were drawn or listed for them and are left, and second looks where they found something.
    """
    left = {f"{campaign.id}/{target}" for target in campaign.left if inspector in campaign.assignments.get(target, ())}
    visited = {target for target, visit in campaign.visits.items() if inspector in visit.inspectors}
    looks = {one.id for one in campaign.findings.values() if one.target in visited}
    return [
        one
        for one in due_of(campaign, calendar)
        if (one.what == "visit" and one.subject in left) or (one.what == "recheck" and one.subject in looks)
    ]


def next_due(campaign: Campaign, as_of: date, calendar: Calendar = is_working) -> Due | None:
    """Return what is due next on or after a day, None where nothing is."""
    return next((one for one in due_of(campaign, calendar) if one.day >= as_of), None)


def overdue(campaigns: Iterable[Campaign], as_of: date, calendar: Calendar = is_working) -> list[Due]:
    """Return what should have been done before a day and was not, the longest ago first."""
    return sorted(one for campaign in campaigns for one in due_of(campaign, calendar) if one.day < as_of)


def next_campaigns(programme: Programme, campaigns: Iterable[Campaign]) -> list[Due]:
    """Return when each kind that comes round is due to begin again, after the newest that was not cancelled.

    A kind that never took place has no day to count from and is left out.
    """
    begun: dict[str, date] = {}
    for one in campaigns:
        if one.rules.programme.id == programme.id and one.state is not CampaignState.CANCELLED:
            name = one.rules.kind.id
            begun[name] = max(one.starts_on, begun.get(name, one.starts_on))
    return sorted(
        Due(kind.every.period.after(begun[kind.id]), "announce", f"{programme.id}/{kind.id}")
        for kind in programme.kinds
        if kind.every is not None and kind.id in begun
    )


def _of_campaign(campaign: Campaign, calendar: Calendar) -> Iterator[Due]:
    if campaign.state in _ENDED:
        return
    if not campaign.assignments:
        yield Due(campaign.starts_on, "assign", campaign.id)
    for target in campaign.left:
        yield Due(campaign.ends_on, "visit", f"{campaign.id}/{target}")
    yield Due(due_on(campaign.ends_on, campaign.rules.kind.publish, calendar), "publish", campaign.id)


def _of_findings(campaign: Campaign) -> Iterator[Due]:
    for found in campaign.findings.values():
        if found.state in _OPEN:
            what = "recheck" if found.state is FindingState.REPORTED else "rectify"
            yield Due(found.rectify_by, what, found.id)
