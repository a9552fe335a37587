"""Project managers' points (项目经理信用): those of their projects, on the days on which they were in charge.

Qingdao Property Management Regulation 69 and Shanghai Residential Property Rules 38 have files of project managers kept
beside those of companies; the item tables of the standards that rate them (Ningbo, Yangzhou, Nanjing, Shanghai) were
read in excerpts only. So a manager has the company's own points for the project, and no grade.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

import pandas as pd

from credit.evidence import Package
from credit.scoring.frames import as_day
from credit.scoring.rating import Rated

__all__ = ["ManagerPoint", "ManagerTotal", "manager_points", "manager_totals"]


@dataclass(frozen=True, slots=True)
class ManagerPoint:
    """项目经理得分: one point of a company that falls on the manager of the project, in thousandths.

    `counted` is false where a ceiling or floor of the company swallowed it.
    """

    manager_id: str
    company_id: str
    community_id: str | None
    rule: str
    source_table: str
    source_id: str
    occurred_on: date
    points: int
    counted: bool


@dataclass(frozen=True, slots=True)
class ManagerTotal:
    """项目经理合计: what a manager's points add up to, good and bad apart, in thousandths; ungraded."""

    manager_id: str
    company_id: str
    good: int
    bad: int
    events: int


def manager_points(rated: Rated, package: Package) -> list[ManagerPoint]:
    """Return the points of a run that fall on project managers, by manager, day, rule and row.

    A record that names a manager is that manager's. Any other row falls on who was in charge of its community on its
    day, for the company that has the point. Rates of a whole company, and rows of no community, fall on nobody.
    """
    places = _places(package)
    charge = _in_charge(package)
    found = (_point(row, places, charge) for row in rated.contributions.to_dict("records"))
    return sorted((one for one in found if one is not None), key=_order)


def manager_totals(points: Iterable[ManagerPoint]) -> list[ManagerTotal]:
    """Return what the points of each manager with each company add up to, by manager."""
    ordered = sorted(points, key=lambda one: (one.manager_id, one.company_id))
    return [
        ManagerTotal(manager, company, sum(p for p in values if p > 0), sum(p for p in values if p < 0), len(values))
        for (manager, company), own in groupby(ordered, key=lambda one: (one.manager_id, one.company_id))
        if (values := [one.points for one in own])
    ]  # fmt: skip


_Place = tuple[str | None, str | None]
"""Community and, where the row itself names one, manager."""
_Charge = Mapping[tuple[str, str], list[tuple[date, date, str]]]
"""(community, company) -> first day, first day after, manager."""


def _point(row: Mapping[Any, Any], places: Mapping[tuple[str, str], _Place], charge: _Charge) -> ManagerPoint | None:
    place = places.get((row["source_table"], row["source_id"]))
    day = as_day(row["occurred_on"])
    if place is None or day is None or pd.isna(row["component"]):
        return None
    community, named = place
    manager = named or _manager_on(charge.get((community or "", row["company_id"]), []), day)
    if manager is None:
        return None
    return ManagerPoint(
        manager, row["company_id"], community, row["rule"], row["source_table"], row["source_id"], day,
        int(row["points"]), bool(row["counted"]),
    )  # fmt: skip


def _order(point: ManagerPoint) -> tuple[object, ...]:
    return point.manager_id, point.occurred_on, point.rule, point.source_table, point.source_id


def _manager_on(periods: Iterable[tuple[date, date, str]], day: date) -> str | None:
    return next((manager for first, after, manager in periods if first <= day < after), None)


def _places(package: Package) -> dict[tuple[str, str], _Place]:
    return dict(_all_places(package))


def _all_places(package: Package) -> Iterator[tuple[tuple[str, str], _Place]]:
    visited: dict[str, str | None] = {}
    for name, key in (("complaints", "complaint_id"), ("inspections", "inspection_id")):
        for row in _rows(package, name, key, "community_id"):
            yield (name, row[key]), (row["community_id"], None)
            visited[row[key]] = row["community_id"]
    for row in _rows(package, "findings", "finding_id", "inspection_id"):
        yield ("findings", row["finding_id"]), (visited.get(row["inspection_id"]), None)
    for row in _rows(package, "records", "record_id", "community_id", "manager_id"):
        yield ("records", row["record_id"]), (row["community_id"], row["manager_id"])


def _in_charge(package: Package) -> _Charge:
    found: dict[tuple[str, str], list[tuple[date, date, str]]] = {}
    for row in _rows(package, "service_periods", "community_id", "company_id", "manager_id", "starts_on", "ends_on"):
        if row["manager_id"] is not None:
            span = (row["starts_on"], row["ends_on"] or date.max, row["manager_id"])
            found.setdefault((row["community_id"], row["company_id"]), []).append(span)
    return found


def _rows(package: Package, table: str, *columns: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = package.tables[table].select([*columns]).to_pylist()
    return rows
