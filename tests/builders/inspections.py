"""Campaigns for tests: Zhuji's disclosure board inspected at one community, by events in order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from credit.inspections import Campaign, Event, Role, Rules, announced, checklist, decided, programme, visit_content
from credit.inspections.moves import CampaignMove, FindingMove

__all__ = ["BOARD", "DAY", "a_campaign", "a_rule", "announcement", "at", "done", "event", "inspected", "marks_of"]

DAY = date(2026, 3, 2)
"""A Monday; no holiday lies in the weeks after it before 4 April."""
BOARD = [item.id for item in checklist("disclosure").items]


def at(on: date) -> datetime:
    """Return the noon of a day in Shanghai."""
    return datetime(on.year, on.month, on.day, 4, tzinfo=UTC)


def a_rule(kind: str = "disclosure", city: str = "zhuji") -> Rules:
    """Return the rules of a kind of a city."""
    found = programme(city).kind(kind)
    assert found is not None
    return Rules(programme(city), found, tuple(checklist(name) for name in found.checklists))


def event(
    move: CampaignMove | FindingMove,
    on: date = DAY,
    role: Role = Role.AUTHORITY,
    **told: Any,  # noqa: ANN401 - fields
) -> Event:
    """Return an event that is recorded at the noon of its day."""
    return Event(move=move, on=on, at=at(on), by="HB-02", role=role, **told)


def announcement(rules: Rules, targets: Sequence[str] = ("X1", "X2"), **changes: Any) -> Event:  # noqa: ANN401 - content
    """Return the announcement of a campaign of thirty days that begins a week after DAY."""
    content = {
        "programme": rules.programme.id,
        "kind": rules.kind.id,
        "checklists": [{"id": one.id, "version": one.version} for one in rules.checklists],
        "starts_on": (DAY + timedelta(days=7)).isoformat(),
        "ends_on": (DAY + timedelta(days=37)).isoformat(),
        "targets": list(targets),
        "delivery_on": None,
        "company_id": None,
    } | changes
    return event(CampaignMove.ANNOUNCE, role=rules.kind.announced_by[0], content=content)


def a_campaign(rules: Rules | None = None, targets: Sequence[str] = ("X1", "X2"), **changes: Any) -> Campaign:  # noqa: ANN401
    """Return a campaign whose communities are assigned to I1 and I2."""
    rules = rules or a_rule()
    begun = announced("spring", announcement(rules, targets, **changes), rules)
    teams = {target: ["I1", "I2"] for target in targets}
    return decided(begun, event(CampaignMove.ASSIGN, content={"assignments": teams}))


def marks_of(checklists: Sequence[str] = BOARD, **marks: str) -> list[tuple[str, str]]:
    """Return a mark for every item: met, but for those named by the last word of their id."""
    return [(item, marks.get(item.rpartition(".")[2], "met")) for item in checklists]


def inspected(
    campaign: Campaign, target: str, on: date | None = None, parties: Sequence[Role] = (), **marks: str
) -> Campaign:
    """Return the campaign after a visit by I1 and I2, on its first day."""
    on = on or campaign.starts_on
    items = [item.id for one in campaign.rules.checklists for item in one.items]
    content: Mapping[str, object] = visit_content(campaign.rules, on, marks_of(items, **marks), ["I1", "I2"], parties)
    return decided(campaign, event(CampaignMove.VISIT, on, Role.INSPECTOR, target=target, content=content))


def done(campaign: Campaign, move: FindingMove, finding: str, on: date, **told: Any) -> Campaign:  # noqa: ANN401 - fields
    """Return the campaign after a move on a finding, by a role that may make it."""
    roles = {FindingMove.REPORT: Role.COMPANY, FindingMove.CONFIRM: Role.INSPECTOR, FindingMove.REJECT: Role.INSPECTOR}
    return decided(campaign, event(move, on, roles.get(move, Role.AUTHORITY), finding=finding, **told))
