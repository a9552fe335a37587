"""The demo's inspections: one planned, one under way with findings to be put right, one that was published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from web.cli.demo.stage import Stage

if TYPE_CHECKING:
    from credit.inspections import Campaign

__all__ = ["TEAM", "inspections"]

_AUTHORITY: Final = "住房和城乡建设局"
TEAM: Final = ("检-01", "检-02")
_FAULTS: Final = {
    0: {"disclosure.parking": "not_met", "fire.charging": "part"},
    1: {"fire.exits": "not_met"},
    2: {"disclosure.fees": "part"},
}
"""Which community of a patrol -> the items that are not met there."""


def inspections(stage: Stage) -> None:
    """Plan a half-yearly inspection, let the subdistrict patrol, and publish what an earlier patrol found."""
    _planned(stage)
    year = stage.day(0).year
    patrol = f"{year}-patrol-2"
    _patrolled(stage, patrol, stage.estates[:4], (12, 8, -6))
    findings = sorted(_seen(stage, patrol).findings)
    _event(stage, patrol, "report", 3, "company", finding=next(one for one in findings if "fire.charging" in one))
    earlier = f"{year}-patrol-1"
    _patrolled(stage, earlier, stage.estates[:3], (48, 45, 38))
    for finding in sorted(_seen(stage, earlier).findings):
        _event(stage, earlier, "report", 42, "company", finding=finding)
        _event(stage, earlier, "confirm", 40, "inspector", finding=finding)
    for move, ago in (("close", 37), ("publish", 36)):
        _event(stage, earlier, move, ago, "subdistrict")


def _planned(stage: Stage) -> None:
    """Announce an inspection of the city's estates that begins in a week."""
    _announced(stage, f"{stage.day(0).year}-autumn", "half_yearly", stage.estates, (2, -7, -28))


def _patrolled(stage: Stage, name: str, estates: tuple[str, ...], days: tuple[int, int, int]) -> None:
    """Announce a patrol, say who goes, and visit; `days`: how long ago it was told, and its first and last day."""
    from credit.inspections import visit_content

    told, first, _ = days
    rules = _announced(stage, name, "monthly_patrol", estates, days)
    _event(stage, name, "assign", told - 1, "subdistrict", content={"assignments": {one: [*TEAM] for one in estates}})
    visited = estates if days[2] > 0 else estates[:-1]
    for number, estate in enumerate(visited):
        marks = [
            (one.id, _FAULTS.get(number, {}).get(one.id, "met")) for each in rules.checklists for one in each.items
        ]
        content = visit_content(rules, stage.day(first), marks, TEAM)
        _event(stage, name, "visit", first, "inspector", target=estate, content=content)


def _announced(stage: Stage, name: str, kind: str, estates: tuple[str, ...], days: tuple[int, int, int]) -> Any:  # noqa: ANN401
    from credit.inspections import Event
    from credit.inspections.moves import CampaignMove
    from web.register.inspections.campaigns import announce, rules_of

    told, first, last = days
    rules = rules_of("rongcheng", kind)
    by = rules.kind.announced_by[0]
    content = {
        "programme": "rongcheng", "kind": kind, "targets": list(estates), "delivery_on": None, "company_id": None,
        "checklists": [{"id": one.id, "version": one.version} for one in rules.checklists],
        "starts_on": stage.day(first).isoformat(), "ends_on": stage.day(last).isoformat(),
    }  # fmt: skip
    at = stage.at(told)
    event = Event(
        move=CampaignMove.ANNOUNCE, on=stage.day(told), at=at, by=_who(stage, str(by)), role=by, content=content
    )
    with stage.acting(at, f"campaign {name}") as clerk:
        announce(clerk, name, event, rules)
    return rules


def _event(stage: Stage, name: str, move: str, ago: int, role: str, **told: Any) -> None:  # noqa: ANN401 - its fields
    from credit.inspections import Event, Role
    from credit.inspections.moves import CampaignMove, FindingMove
    from web.register.inspections.campaigns import add_event

    moves = FindingMove if "finding" in told else CampaignMove
    at = stage.at(ago, 15)
    event = Event(move=moves(move), on=stage.day(ago), at=at, by=_who(stage, role), role=Role(role), **told)
    with stage.acting(at, f"campaign {name} {move} {told.get('target')} {told.get('finding')}") as clerk:
        add_event(clerk, name, lambda _: event)


def _seen(stage: Stage, name: str) -> Campaign:
    from web.register.inspections.campaigns import campaign_named

    return campaign_named(stage.session, name)


def _who(stage: Stage, role: str) -> str:
    return {"inspector": TEAM[0], "company": stage.firm, "subdistrict": stage.office}.get(role, _AUTHORITY)
