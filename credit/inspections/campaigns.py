"""Campaigns (检查活动) as what happened: events that are only added to, and everything else derived from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from credit.inspections.marks import Mark, graded, score_milli, severity_of
from credit.inspections.moves import CampaignMove, CampaignState, FindingMove, FindingState
from credit.inspections.shapes import Checklist, Clocks, Item, KindOfCampaign, Programme, Role, Severity

__all__ = ["Campaign", "Event", "FoundDefect", "Rules", "Visit", "finding_id"]

_CAMPAIGN_AFTER = {
    CampaignMove.ANNOUNCE: CampaignState.ANNOUNCED,
    CampaignMove.COMMIT: CampaignState.COMMITTED,
    CampaignMove.DRAW: CampaignState.ASSIGNED,
    CampaignMove.ASSIGN: CampaignState.ASSIGNED,
    CampaignMove.VISIT: CampaignState.INSPECTING,
    CampaignMove.EXCUSE: CampaignState.INSPECTING,
    CampaignMove.CLOSE: CampaignState.CLOSED,
    CampaignMove.PUBLISH: CampaignState.PUBLISHED,
    CampaignMove.CANCEL: CampaignState.CANCELLED,
}
_FINDING_AFTER = {
    FindingMove.REPORT: FindingState.REPORTED,
    FindingMove.CONFIRM: FindingState.RECTIFIED,
    FindingMove.REJECT: FindingState.NOT_RECTIFIED,
    FindingMove.EXTEND: FindingState.ORDERED,
    FindingMove.WITHDRAW: FindingState.WITHDRAWN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One fact about a campaign: what was done on which day, when it was recorded, by whom in which role.

    `by` is a staff number or the id of a body, never a person's name: events are public. `content` holds plain JSON
    values, by move: see docs/inspections.md.
    """

    move: CampaignMove | FindingMove
    on: date
    at: datetime
    by: str
    role: Role
    target: str | None = None
    finding: str | None = None
    reason: str | None = None
    content: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a campaign goes by: the programme, the kind in it, and the checklists of the day it was announced."""

    programme: Programme
    kind: KindOfCampaign
    checklists: tuple[Checklist, ...]

    @property
    def clocks(self) -> Clocks:
        """Return the clocks of findings: those of the kind where it has its own, else the programme's."""
        return self.kind.clocks or self.programme.clocks


@dataclass(frozen=True, slots=True)
class Visit:
    """An inspection of one community: who inspected on which day, and the mark of each item."""

    target: str
    inspected_on: date
    recorded_at: datetime
    inspectors: tuple[str, ...]
    marks: Mapping[str, Mark]
    rectify_by: Mapping[Severity, date]


@dataclass(frozen=True, slots=True)
class FoundDefect:
    """A finding (问题): what is not as it should be, by when it is to be put right, and what became of it."""

    id: str
    target: str
    item: Item
    severity: Severity
    inspected_on: date
    ordered_by: date
    events: tuple[Event, ...] = ()

    @property
    def state(self) -> FindingState:
        """Return where it stands by what was done last."""
        return _FINDING_AFTER[FindingMove(self.events[-1].move)] if self.events else FindingState.ORDERED

    @property
    def extensions(self) -> tuple[Event, ...]:
        """Return the extensions it was given."""
        return tuple(one for one in self.events if one.move is FindingMove.EXTEND)

    @property
    def rectify_by(self) -> date:
        """Return the last day that is in time, extensions counted."""
        last = self.extensions[-1:]
        return date.fromisoformat(last[0].content["until"]) if last else self.ordered_by

    @property
    def rectified_on(self) -> date | None:
        """Return the day it counts as put right: of the report that a re-check confirmed, else the re-check's.

        Whoever put it right and said so must not wait for the inspector.
        """
        if self.state is not FindingState.RECTIFIED:
            return None
        before = self.events[-2:-1]
        return before[0].on if before and before[0].move is FindingMove.REPORT else self.events[-1].on

    def is_overdue(self, as_of: date) -> bool:
        """Return whether by the end of a day it should have been put right and was not."""
        if self.state is FindingState.WITHDRAWN:
            return False
        return self.rectify_by < min(self.rectified_on or date.max, as_of)


def finding_id(campaign: str, target: str, item: str) -> str:
    """Return the id of the finding of an item at a community."""
    return f"{campaign}/{target}/{item}"


@dataclass(frozen=True)
class Campaign:
    """A campaign by its events, in the order in which they were recorded; `rules` are those it was announced under."""

    id: str
    events: tuple[Event, ...]
    rules: Rules

    @cached_property
    def state(self) -> CampaignState:
        """Return where it stands by what was done last."""
        moves = [one.move for one in self.events if isinstance(one.move, CampaignMove) and one.move in _CAMPAIGN_AFTER]
        return _CAMPAIGN_AFTER[moves[-1]]

    @property
    def announced(self) -> Mapping[str, Any]:
        """Return what was announced: programme, kind, checklists, starts_on, ends_on, targets, and delivery_on."""
        return self.events[0].content

    @property
    def starts_on(self) -> date:
        """Return the first day of visits."""
        return date.fromisoformat(self.announced["starts_on"])

    @property
    def ends_on(self) -> date:
        """Return the last day of visits."""
        return date.fromisoformat(self.announced["ends_on"])

    @property
    def delivery_on(self) -> date | None:
        """Return the day of delivery or of the change of company, where one was announced."""
        told = self.announced.get("delivery_on")
        return None if told is None else date.fromisoformat(told)

    @cached_property
    def assignments(self) -> Mapping[str, tuple[str, ...]]:
        """Return the inspectors of each community that is to be inspected, from the draw or the list; empty before."""
        found = [one for one in self.events if one.move in (CampaignMove.DRAW, CampaignMove.ASSIGN)]
        return {target: tuple(team) for target, team in found[-1].content["assignments"].items()} if found else {}

    @cached_property
    def excused(self) -> Mapping[str, str]:
        """Return the communities that could not be inspected, with the reason."""
        return {one.target or "": one.reason or "" for one in self.events if one.move is CampaignMove.EXCUSE}

    @cached_property
    def visits(self) -> Mapping[str, Visit]:
        """Return the visit of each community that was inspected."""
        return {one.target or "": _visit(one) for one in self.events if one.move is CampaignMove.VISIT}

    @property
    def left(self) -> tuple[str, ...]:
        """Return the communities that are still to be inspected."""
        return tuple(one for one in self.assignments if one not in self.visits and one not in self.excused)

    @cached_property
    def findings(self) -> Mapping[str, FoundDefect]:
        """Return every finding by its id, with what became of it."""
        items = graded(self.rules.checklists)
        return {
            found.id: found
            for visit in self.visits.values()
            for name, mark in visit.marks.items()
            if (found := self._found(visit, mark, *items[name])) is not None
        }

    def score_milli(self, target: str) -> int | None:
        """Return the score of a community; a withdrawn finding's item counts as met. None where nothing applied."""
        visit = self.visits[target]
        met = {
            found.item.id: Mark.MET
            for found in self.findings.values()
            if found.target == target and found.state is FindingState.WITHDRAWN
        }
        return score_milli({**visit.marks, **met}, self.rules.checklists)

    def unfit_because(self) -> list[FoundDefect]:
        """Return the findings that keep premises from being taken over: major and critical ones not put right."""
        done = (FindingState.RECTIFIED, FindingState.WITHDRAWN)
        return [one for one in self.findings.values() if one.severity != "minor" and one.state not in done]

    def known_at(self, moment: datetime) -> Campaign | None:
        """Return the campaign as it was known at a moment; None before it was announced."""
        events = tuple(one for one in self.events if one.at <= moment)
        return Campaign(self.id, events, self.rules) if events else None

    def with_event(self, event: Event) -> Campaign:
        """Return the campaign with one more event."""
        return Campaign(self.id, (*self.events, event), self.rules)

    def _found(self, visit: Visit, mark: Mark, item: Item, checklist: Checklist) -> FoundDefect | None:
        severity = severity_of(mark, item, checklist)
        if severity is None:
            return None
        name = finding_id(self.id, visit.target, item.id)
        own = tuple(one for one in self.events if one.finding == name)
        return FoundDefect(name, visit.target, item, severity, visit.inspected_on, visit.rectify_by[severity], own)


def _visit(event: Event) -> Visit:
    told = event.content
    marks: Sequence[tuple[str, str]] = told["marks"]
    return Visit(
        event.target or "", event.on, event.at, tuple(told["inspectors"]),
        {name: Mark(mark) for name, mark in marks},
        {severity: date.fromisoformat(day) for severity, day in told["rectify_by"].items()},
    )  # fmt: skip
