"""What an authority looks at each morning: grades run after run, hot spots of complaints, severity of inspectors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import func, select
from sqlmodel import Session, col

from credit.inspections import Campaign
from credit.inspections.severity import Observed, SeverityReport, severities
from models.tables import DutyDone, Rating, RatingRun, RulebookVersion

__all__ = ["HotSpots", "grade_drift", "hot_spots", "severity_of"]

_RUNS: Final = 13
_FULL: Final = 100_000


@dataclass(frozen=True, slots=True)
class HotSpots:
    """What the newest analysis of a month found: the communities that it watches, the most complaints first."""

    desk: str
    month: str
    watched: tuple[dict[str, Any], ...]


def grade_drift(session: Session) -> list[tuple[date, Counter[str]]]:
    """Return how many companies had which grade on the last days rated, by the rulebook of the newest run.

    Of several runs of one day the newest counts; the oldest day stands first.
    """
    run = RatingRun
    rulebook = (
        select(col(RulebookVersion.rulebook))
        .join(run, col(run.rulebook_digest) == col(RulebookVersion.digest))
        .order_by(col(run.id).desc())
        .limit(1)
        .scalar_subquery()
    )
    newest = (
        select(func.max(col(run.id)).label("id"), col(run.as_of).label("as_of"))
        .join(RulebookVersion, col(run.rulebook_digest) == col(RulebookVersion.digest))
        .where(col(RulebookVersion.rulebook) == rulebook)
        .group_by(col(run.as_of))
        .order_by(col(run.as_of).desc())
        .limit(_RUNS)
        .subquery()
    )
    query = (
        select(newest.c.as_of, col(Rating.grade), func.count())
        .join(Rating, col(Rating.run_id) == newest.c.id)
        .group_by(newest.c.as_of, col(Rating.grade))
    )
    found: dict[date, Counter[str]] = {}
    for as_of, grade, number in session.execute(query):
        found.setdefault(as_of, Counter())[grade] = number
    return sorted(found.items())


def hot_spots(session: Session) -> HotSpots | None:
    """Return what the newest month analysed watches, None where no month was."""
    row = DutyDone
    query = select(col(row.subject), col(row.period), col(row.result)).where(col(row.kind) == "complaints.month")
    found = session.execute(query.order_by(col(row.period).desc(), col(row.id).desc()).limit(1)).one_or_none()
    if found is None:
        return None
    watched = sorted(found[2]["watched"], key=lambda one: (-one["complaints"], one["community_id"]))
    return HotSpots(found[0].removeprefix("desk/"), found[1], tuple(watched))


def severity_of(campaigns: Sequence[Campaign]) -> SeverityReport | None:
    """Return how much results depend on who inspected, over all campaigns; None where too few were."""
    visits = [
        Observed(f"{campaign.id}/{target}", target, visit.inspectors, _FULL - score)
        for campaign in campaigns
        for target, visit in campaign.visits.items()
        if visit.inspectors and (score := campaign.score_milli(target)) is not None
    ]
    people = {name for one in visits for name in one.inspectors}
    places = {one.community_id for one in visits}
    return severities(visits) if min(len(people), len(places)) > 1 else None
