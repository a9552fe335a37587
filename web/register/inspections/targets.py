"""What the register knows of communities that may be inspected: who serves them, grades, complaints, visits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, or_, select
from sqlmodel import Session, col

from credit.inspections import Campaign
from credit.inspections.conflicts import Interest, barred_pairs
from credit.inspections.risk import TargetFacts
from models.tables import Community, Complaint, EvidenceImport, Inspection, Rating, RatingRun, ServicePeriod
from models.values.moments import SHANGHAI

__all__ = ["CommunityPlace", "barred_in", "communities", "subdistricts_of", "target_facts"]

_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class CommunityPlace:
    """Where a community lies, and who serves it on a day."""

    community_id: str
    district: str | None
    subdistrict: str | None
    company_id: str | None


def communities(session: Session, on: date) -> dict[str, CommunityPlace]:
    """Return the communities that somebody serves on a day by the newest import, by id."""
    period, place = ServicePeriod, Community
    query = (
        select(col(place.community_id), col(place.district), col(place.subdistrict), col(period.company_id))
        .join(period, col(period.community_id) == col(place.community_id))
        .where(col(period.import_id) == _newest_import(session), col(period.starts_on) <= on)
        .where(or_(col(period.ends_on).is_(None), col(period.ends_on) > on))
        .order_by(col(place.community_id))
    )
    return {row[0]: CommunityPlace(*row) for row in session.execute(query)}


def subdistricts_of(session: Session, named: Iterable[str]) -> dict[str, str | None]:
    """Return the subdistrict of each of these communities that the register knows, served or not."""
    place = Community
    query = select(col(place.community_id), col(place.subdistrict)).where(col(place.community_id).in_([*named]))
    return {row[0]: row[1] for row in session.execute(query)}


def target_facts(
    session: Session, places: Mapping[str, CommunityPlace], campaigns: list[Campaign], on: date
) -> list[TargetFacts]:
    """Return what weights are made of, for communities by id; visits of the register's own campaigns count too."""
    grades, complaints, last = _grades(session, on), _complaints(session, on), _last_visits(session, on)
    for campaign in campaigns:
        for visit in campaign.visits.values():
            if visit.inspected_on <= on:
                last[visit.target] = max(visit.inspected_on, last.get(visit.target, visit.inspected_on))
    query = select(col(Community.community_id), col(Community.households))
    houses = {row[0]: row[1] for row in session.execute(query)}
    return [
        TargetFacts(
            community_id=name, district=place.district, company_id=place.company_id,
            grade=grades.get(place.company_id or ""), households=houses.get(name), complaints=complaints[name],
            last_inspected_on=last.get(name),
        )
        for name, place in sorted(places.items())
    ]  # fmt: skip


def barred_in(session: Session, campaign: Campaign, interests: Iterable[Interest]) -> list[list[str]]:
    """Return the pairs of inspector and community that may not meet in a campaign, in order.

    By who serves each community when visits begin; where premises change hands, by who takes them over too.
    """
    serving = {name: place.company_id for name, place in communities(session, campaign.starts_on).items()}
    named, taking = campaign.announced["targets"], campaign.announced.get("company_id")
    rules, day, listed = campaign.rules.programme.conflicts, campaign.starts_on, [*interests]
    now = barred_pairs(listed, {name: serving.get(name) for name in named}, rules, day)
    then = barred_pairs(listed, dict.fromkeys(named, taking), rules, day) if taking else frozenset()
    return sorted(map(list, now | then))


def _newest_import(session: Session) -> int | None:
    return session.scalar(select(func.max(col(EvidenceImport.id))))


def _grades(session: Session, on: date) -> dict[str, str]:
    """Return the grades of the newest run that rates no later day."""
    run = RatingRun
    newest = select(col(run.id)).where(col(run.as_of) <= on).order_by(col(run.as_of).desc(), col(run.id).desc())
    number = session.scalar(newest.limit(1))
    query = select(col(Rating.company_id), col(Rating.grade)).where(col(Rating.run_id) == number)
    return {row[0]: row[1] for row in session.execute(query)}


def _complaints(session: Session, on: date) -> Counter[str]:
    row = Complaint
    end = datetime(on.year, on.month, on.day, tzinfo=SHANGHAI)
    query = select(col(row.community_id)).where(
        col(row.import_id) == _newest_import(session), col(row.liability) == "company", col(row.upheld).is_(True),
        col(row.duplicate_of).is_(None), col(row.received_at) >= end - _YEAR, col(row.received_at) < end,
    )  # fmt: skip
    return Counter(name for name in session.scalars(query) if name is not None)


def _last_visits(session: Session, on: date) -> dict[str, date]:
    row = Inspection
    query = (
        select(col(row.community_id), func.max(col(row.inspected_on)))
        .where(col(row.import_id) == _newest_import(session), col(row.inspected_on) <= on)
        .group_by(col(row.community_id))
    )
    return {row[0]: row[1] for row in session.execute(query)}
