"""The city of a publication: its companies with their grades over time, its communities, and who served which when.

It is read once for a publication and then kept, so that a page which compares many companies asks no more of the
database than one that shows none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, RowMapping, String, cast, select
from sqlmodel import col

from models.tables import Community, Company, ListEntry, ListProposal, Rating, RatingRun, ServicePeriod
from web.register.name_index import NameIndex
from web.register.ratings.current import Current
from web.register.remembered import remembered

__all__ = ["City", "CompanyFacts", "Estate", "Service", "city_of"]


@dataclass(frozen=True, slots=True)
class CompanyFacts:
    """A company as the run rates it; points in thousandths. `history`: (as_of, score, grade), oldest first.

    `outlook_text`: what would lift it, as JSON; of ten thousand companies that takes a tenth of the memory.
    """

    company_id: str
    name: str
    grade: str
    status: str
    score_milli: int
    components: Mapping[str, int]
    blacklisted: bool
    eligible: bool
    history: Sequence[tuple[date, int, str]]
    proposed: Sequence[RowMapping]
    registered_on: date | None = None
    next_change_on: date | None = None
    outlook_text: str | None = None

    @property
    def outlook(self) -> Mapping[str, Any] | None:
        """What would lift it one grade; None where it was not worked out."""
        found: Mapping[str, Any] | None = None if self.outlook_text is None else json.loads(self.outlook_text)
        return found


@dataclass(frozen=True, slots=True)
class Service:
    """A company in a community on the days `starts_on <= day < ends_on`."""

    company_id: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Estate:
    """A community with everybody who served it, the newest first; area in whole square metres."""

    community_id: str
    name: str
    district: str
    subdistrict: str
    kind: str
    built_year: int | None
    households: int | None
    floor_area_m2: int | None
    services: Sequence[Service]


@dataclass(frozen=True)
class City:
    """All companies of the run and all communities, by id."""

    as_of: date
    companies: Mapping[str, CompanyFacts]
    estates: Mapping[str, Estate]

    @cached_property
    def company_names(self) -> NameIndex:
        """The index of companies' names."""
        return NameIndex({key: one.name for key, one in self.companies.items()})

    @cached_property
    def estate_names(self) -> NameIndex:
        """The index of communities' names."""
        return NameIndex({key: one.name for key, one in self.estates.items()})

    @cached_property
    def districts(self) -> Sequence[str]:
        """The districts that communities name."""
        return sorted({one.district for one in self.estates.values() if one.district})

    @cached_property
    def serving(self) -> Mapping[str, Service]:
        """Who serves each community on the day of the run."""
        found = {key: next(filter(self._runs, one.services), None) for key, one in self.estates.items()}
        return {key: service for key, service in found.items() if service is not None}

    @cached_property
    def served(self) -> Mapping[str, Sequence[Estate]]:
        """The communities that each company serves on the day of the run."""
        found: dict[str, list[Estate]] = {key: [] for key in self.companies}
        for key, service in self.serving.items():
            found.setdefault(service.company_id, []).append(self.estates[key])
        return found

    @cached_property
    def before(self) -> Mapping[str, Sequence[tuple[Estate, Service]]]:
        """The communities that each company served in the past or will serve."""
        found: dict[str, list[tuple[Estate, Service]]] = {}
        for one in self.estates.values():
            for service in one.services:
                if not self._runs(service):
                    found.setdefault(service.company_id, []).append((one, service))
        return found

    def proposals(self, company_id: str, settled: frozenset[int]) -> Sequence[RowMapping]:
        """Return what the run proposes for a company but for what is settled: published, dropped or over."""
        return [entry for entry in self.companies[company_id].proposed if entry["id"] not in settled]

    def area_of(self, company_id: str) -> int:
        """Return the square metres that a company serves on the day of the run."""
        return sum(one.floor_area_m2 or 0 for one in self.served.get(company_id, ()))

    def districts_of(self, company_id: str) -> Sequence[str]:
        """Return the districts in which a company serves on the day of the run."""
        return sorted({one.district for one in self.served.get(company_id, ()) if one.district})

    def in_district(self, district: str) -> frozenset[str]:
        """Return the companies that serve a community of the district."""
        return frozenset(
            service.company_id for key, service in self.serving.items() if self.estates[key].district == district
        )

    def _runs(self, service: Service) -> bool:
        return service.starts_on <= self.as_of and (service.ends_on is None or self.as_of < service.ends_on)


def city_of(connection: Connection, now: Current) -> City:
    """Return the city of a publication; five statements the first time a process asks, none after."""
    return remembered(connection, ("city", now.version, now.run_id), lambda: _read(connection, now))


def _read(connection: Connection, now: Current) -> City:
    history, proposed = _history(connection, now), _proposed(connection, now)
    columns = (
        col(Rating.company_id), col(Company.name), col(Rating.grade), col(Rating.status), col(Rating.score_milli),
        col(Rating.components), col(Rating.blacklisted), col(Rating.eligible), col(Company.registered_on),
        col(Rating.next_change_on), cast(col(Rating.outlook), String).label("outlook_text"),
    )  # fmt: skip
    query = select(*columns).join(Company, col(Company.company_id) == col(Rating.company_id))
    rows = connection.execute(query.where(col(Rating.run_id) == now.run_id).order_by(col(Rating.company_id)))
    companies = {
        row["company_id"]: CompanyFacts(
            **row, history=history.get(row["company_id"], ()), proposed=proposed.get(row["company_id"], ())
        )
        for row in rows.mappings()
    }
    return City(now.as_of, companies, _estates(connection, _services(connection, now)))


def _history(connection: Connection, now: Current) -> dict[str, list[tuple[date, int, str]]]:
    """Return the ratings of the runs from the same package by the same rulebook, one for a day, the last one made."""
    query = (
        select(col(Rating.company_id), col(RatingRun.as_of), col(Rating.score_milli), col(Rating.grade))
        .join(RatingRun, col(RatingRun.id) == col(Rating.run_id))
        .where(
            col(RatingRun.import_id) == now.import_id,
            col(RatingRun.rulebook_digest) == now.book.digest,
            col(RatingRun.as_of) <= now.as_of,
        )
        .order_by(col(RatingRun.as_of), col(RatingRun.id))
    )
    found: dict[str, dict[date, tuple[date, int, str]]] = {}
    for company_id, as_of, score, grade in connection.execute(query):
        found.setdefault(company_id, {})[as_of] = (as_of, score, grade)
    return {company_id: list(days.values()) for company_id, days in found.items()}


def _proposed(connection: Connection, now: Current) -> dict[str, list[RowMapping]]:
    query = (
        select(col(ListProposal.kind), ListEntry.__table__)  # type: ignore[attr-defined]
        .join(ListProposal, col(ListProposal.id) == col(ListEntry.proposal_id))
        .where(col(ListProposal.run_id) == now.run_id)
        .order_by(col(ListEntry.id))
    )
    found: dict[str, list[RowMapping]] = {}
    for row in connection.execute(query).mappings():
        found.setdefault(row["company_id"], []).append(row)
    return found


def _services(connection: Connection, now: Current) -> dict[str, list[Service]]:
    row = ServicePeriod
    query = select(col(row.community_id), col(row.company_id), col(row.starts_on), col(row.ends_on))
    found: dict[str, list[Service]] = {}
    kept = connection.execute(query.where(col(row.import_id) == now.import_id).order_by(col(row.starts_on).desc()))
    for community_id, company_id, starts_on, ends_on in kept:
        found.setdefault(community_id, []).append(Service(company_id, starts_on, ends_on))
    return found


def _estates(connection: Connection, services: Mapping[str, Sequence[Service]]) -> dict[str, Estate]:
    row = Community
    columns = (
        col(row.community_id), col(row.name), col(row.district), col(row.subdistrict), col(row.kind),
        col(row.built_year), col(row.households), col(row.floor_area_m2),
    )  # fmt: skip
    return {
        key: Estate(
            key, name, district or "", subdistrict or "", kind or "", built, households, area, services.get(key, ())
        )
        for key, name, district, subdistrict, kind, built, households, area in connection.execute(
            select(*columns).order_by(col(row.community_id))
        )
    }
