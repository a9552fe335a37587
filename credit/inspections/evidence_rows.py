"""From campaigns to evidence: visits and findings as rows of the tables `inspections`, `findings` and `records`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from credit.inspections.campaigns import Campaign, FoundDefect, Visit
from credit.inspections.moves import CampaignMove, FindingState

__all__ = ["UNFIT_EVENT", "EvidenceRows", "evidence_rows"]

UNFIT_EVENT = "delivery.unfit_accepted"
"""The event of a company that took over premises not fit for delivery (Zhuji opinions 17)."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class EvidenceRows:
    """Rows by table, as a package has them; `inspected_by` lies beside the evidence and is no part of it."""

    inspections: list[Row] = field(default_factory=list)
    findings: list[Row] = field(default_factory=list)
    records: list[Row] = field(default_factory=list)
    inspected_by: list[Row] = field(default_factory=list)


def evidence_rows(
    campaigns: Iterable[Campaign], company_of: Callable[[str], str | None], known_at: datetime | None = None
) -> EvidenceRows:
    """Return the rows that campaigns give, known by a moment where one is given; scores in thousandths, as marked.

    Kinds that count for no rating give no inspections: what a developer or an earlier company is liable for is not the
    company's. `company_of`: who serves or takes over a community, for the records.
    """
    rows = EvidenceRows()
    for one in campaigns:
        campaign = one if known_at is None else one.known_at(known_at)
        if campaign is not None:
            _add(rows, campaign, company_of)
    return rows


def _add(rows: EvidenceRows, campaign: Campaign, company_of: Callable[[str], str | None]) -> None:
    rows.records.extend(_unfit(campaign, company_of))
    if campaign.rules.kind.evidence is None:
        return
    for visit in campaign.visits.values():
        rows.inspections.append(_inspection(campaign, visit))
        name = f"{campaign.id}/{visit.target}"
        rows.inspected_by.extend({"inspection_id": name, "inspector_id": who} for who in visit.inspectors)
    rows.findings.extend(
        _finding(campaign, one) for one in campaign.findings.values() if one.state is not FindingState.WITHDRAWN
    )


def _inspection(campaign: Campaign, visit: Visit) -> Row:
    return {
        "inspection_id": f"{campaign.id}/{visit.target}",
        "kind": campaign.rules.kind.evidence,
        "community_id": visit.target,
        "inspected_on": visit.inspected_on,
        "score": campaign.score_milli(visit.target),
        "recorded_at": visit.recorded_at.astimezone(UTC),
    }


def _finding(campaign: Campaign, found: FoundDefect) -> Row:
    return {
        "finding_id": found.id,
        "inspection_id": f"{campaign.id}/{found.target}",
        "item": found.item.id,
        "severity": found.severity,
        "rectify_by": found.rectify_by,
        "rectified_on": found.rectified_on,
    }


def _unfit(campaign: Campaign, company_of: Callable[[str], str | None]) -> Iterator[Row]:
    for event in campaign.events:
        if event.move is CampaignMove.FIND_TAKEN_OVER:
            for target in campaign.announced["targets"]:
                company = campaign.announced.get("company_id") or company_of(target)
                yield {
                    "record_id": f"{campaign.id}/{target}/unfit",
                    "company_id": company,
                    "community_id": target,
                    "event": UNFIT_EVENT,
                    "issuer": event.by,
                    "occurred_on": event.on,
                    "recorded_at": event.at.astimezone(UTC),
                }
