"""What is published of a campaign (公开): who was inspected with what result, by subdistrict too; no person by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from credit.inspections.campaigns import Campaign, FoundDefect
from credit.inspections.moves import FindingState
from credit.inspections.shapes import Assessment
from models.values.points import format_points

__all__ = ["SubdistrictMean", "report_of", "subdistrict_means"]


@dataclass(frozen=True, slots=True)
class SubdistrictMean:
    """The mean score of a subdistrict's communities, and the points it gives in its yearly assessment."""

    subdistrict: str
    communities: int
    mean_milli: int
    assessment_milli: int | None


def subdistrict_means(campaign: Campaign, subdistrict_of: Mapping[str, str | None]) -> list[SubdistrictMean]:
    """Return the mean of each subdistrict, by name; communities without a score or a subdistrict are left out.

    Rounded half up to thousandths. Points: the mean's share of what the programme gives (Rongcheng plan, 三(二)).
    """
    scores: dict[str, list[int]] = defaultdict(list)
    for target in campaign.visits:
        score, name = campaign.score_milli(target), subdistrict_of.get(target)
        if score is not None and name:
            scores[name].append(score)
    return [_mean(name, found, campaign.rules.kind.assessment) for name, found in sorted(scores.items())]


def report_of(campaign: Campaign, as_of: date, subdistrict_of: Mapping[str, str | None]) -> dict[str, Any]:
    """Return the public report as plain JSON values, scores as decimals in text.

    Withdrawn findings stand there with their reason, and so do communities that could not be inspected.
    """
    rules, told = campaign.rules, campaign.announced
    return {
        "campaign": campaign.id,
        "programme": rules.programme.id,
        "kind": rules.kind.id,
        "title": {"zh": rules.kind.title.zh, "en": rules.kind.title.en},
        "basis": rules.kind.basis.model_dump(mode="json", exclude_none=True),
        "checklists": told["checklists"],
        "starts_on": told["starts_on"],
        "ends_on": told["ends_on"],
        "as_of": as_of.isoformat(),
        "score_that_counts": rules.programme.counts.score,
        "communities": [_community(campaign, target, as_of) for target in campaign.visits],
        "excused": [{"community_id": name, "reason": why} for name, why in campaign.excused.items()],
        "findings": [_finding(one, as_of) for one in campaign.findings.values()],
        "subdistricts": [_told(one) for one in subdistrict_means(campaign, subdistrict_of)],
    }


def _mean(name: str, scores: list[int], assessment: Assessment | None) -> SubdistrictMean:
    mean = (2 * sum(scores) + len(scores)) // (2 * len(scores))
    points = None
    if assessment is not None:
        most = assessment.subdistricts.get(name, assessment.others)
        points = (2 * mean * most + 100_000) // 200_000
    return SubdistrictMean(name, len(scores), mean, points)


def _told(one: SubdistrictMean) -> dict[str, object]:
    points = None if one.assessment_milli is None else format_points(one.assessment_milli)
    return {
        "subdistrict": one.subdistrict, "communities": one.communities, "mean": format_points(one.mean_milli),
        "assessment": points,
    }  # fmt: skip


def _community(campaign: Campaign, target: str, as_of: date) -> dict[str, object]:
    own = [one for one in campaign.findings.values() if one.target == target]
    score, visit = campaign.score_milli(target), campaign.visits[target]
    return {
        "community_id": target,
        "inspected_on": visit.inspected_on.isoformat(),
        "inspectors": list(visit.inspectors),
        "score": None if score is None else format_points(score),
        "findings": len(own),
        "rectified": sum(one.state is FindingState.RECTIFIED for one in own),
        "overdue": sum(one.is_overdue(as_of) for one in own),
    }


def _finding(one: FoundDefect, as_of: date) -> dict[str, object]:
    return {
        "finding_id": one.id,
        "community_id": one.target,
        "item": one.item.id,
        "title": {"zh": one.item.title.zh, "en": one.item.title.en},
        "severity": one.severity,
        "state": str(one.state),
        "rectify_by": one.rectify_by.isoformat(),
        "rectified_on": one.rectified_on.isoformat() if one.rectified_on else None,
        "overdue": one.is_overdue(as_of),
        "reasons": [event.reason for event in one.events if event.reason],
    }
