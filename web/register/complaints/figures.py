"""Complaints in numbers: by month, channel and kind, and by community and who served it; duplicates count once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final

from sqlalchemy import Connection, Label, Select, and_, case, func, or_, select
from sqlmodel import col

from models.tables import Complaint, ServicePeriod
from web.register.complaints.tallies import Tally, tally
from web.register.ratings.current import Current
from web.register.remembered import remembered
from web.register.shanghai_sql import begins_at, days_between, shanghai_date, shanghai_month

__all__ = ["ComplaintFigures", "Count", "complaint_figures", "tallied"]

_YEAR: Final = 12


@dataclass(frozen=True, slots=True)
class Count:
    """So many complaints of one kind; `month` as 2024-06, `days` whole days until closed, None while open."""

    month: str
    days: int | None
    number: int
    channel: str = ""
    category: str = ""
    community_id: str = ""
    company_id: str = ""


@dataclass(frozen=True)
class ComplaintFigures:
    """All complaints received up to the day of the run, and those of the last two years by place."""

    as_of: date
    by_matter: Sequence[Count]
    by_place: Sequence[Count]

    @cached_property
    def months(self) -> Sequence[str]:
        """The last twelve months up to the run's, oldest first."""
        return [_month(self.as_of, back) for back in range(_YEAR - 1, -1, -1)]

    @cached_property
    def of_company(self) -> Mapping[str, Sequence[Count]]:
        """What fell on each company in the last twelve months."""
        return self._last_year("company_id")

    @cached_property
    def of_community(self) -> Mapping[str, Sequence[Count]]:
        """What came from each community in the last twelve months."""
        return self._last_year("community_id")

    @cached_property
    def of_year(self) -> Sequence[Count]:
        """What the whole city complained of in the last twelve months."""
        return [one for one in self.by_matter if one.month >= self.months[0]]

    def by_month(self, counts: Iterable[Count]) -> Sequence[tuple[str, Tally]]:
        """Return the tally of each of the twelve months."""
        found: dict[str, list[Count]] = {month: [] for month in self.months}
        for one in counts:
            if one.month in found:
                found[one.month].append(one)
        return [(month, tallied(own)) for month, own in found.items()]

    def _last_year(self, name: str) -> Mapping[str, Sequence[Count]]:
        found: dict[str, list[Count]] = {}
        for one in self.by_place:
            if one.month >= self.months[0]:
                found.setdefault(getattr(one, name), []).append(one)
        return found


def tallied(counts: Iterable[Count]) -> Tally:
    """Return the tally of counts."""
    return tally((one.days, one.number) for one in counts)


def complaint_figures(connection: Connection, now: Current) -> ComplaintFigures:
    """Return the figures of a publication; two statements the first time a process asks, none after."""
    key = ("complaints", now.version, now.run_id)
    return remembered(connection, key, lambda: _read(connection, now))


def _read(connection: Connection, now: Current) -> ComplaintFigures:
    matters = connection.execute(_by_matter(now)).mappings()
    places = connection.execute(_by_place(now)).mappings()
    return ComplaintFigures(now.as_of, [_count(row) for row in matters], [_count(row) for row in places])


def _count(row: Mapping[Any, Any]) -> Count:
    return Count(**{str(name): value for name, value in row.items() if value is not None or name == "days"})


def _by_matter(now: Current) -> Select[Any]:
    row = Complaint
    return _counted(now, [col(row.channel).label("channel"), col(row.category).label("category")])


def _by_place(now: Current) -> Select[Any]:
    """Select by the community and by the company that served it on the day it came in, of the last two years."""
    period, day = ServicePeriod, shanghai_date(col(Complaint.received_at))
    served = and_(
        col(period.import_id) == now.import_id,
        col(period.community_id) == col(Complaint.community_id),
        col(period.starts_on) <= day,
        or_(col(period.ends_on).is_(None), col(period.ends_on) > day),
    )
    keys: list[Label[Any]] = [
        col(Complaint.community_id).label("community_id"),
        col(period.company_id).label("company_id"),
    ]
    since = begins_at(date.fromisoformat(f"{_month(now.as_of, 2 * _YEAR - 1)}-01"))
    recent = _counted(now, keys).select_from(Complaint).outerjoin(period, served)
    return recent.where(col(Complaint.received_at) >= since, col(Complaint.community_id).is_not(None))


def _counted(now: Current, own: Sequence[Label[Any]]) -> Select[Any]:
    """Select the number by month, days until closed and the keys, of what had come in by the day of the run.

    What was closed later was open then.
    """
    row, until = Complaint, begins_at(now.as_of + timedelta(days=1))
    closed = case((col(row.closed_at) < until, col(row.closed_at)))
    month, days = shanghai_month(col(row.received_at)), days_between(col(row.received_at), closed)
    keys: list[Label[Any]] = [month.label("month"), days.label("days"), *own]
    found: Select[Any] = (
        select(*keys, func.count().label("number"))
        .where(
            col(row.import_id) == now.import_id, col(row.duplicate_of).is_(None), col(row.received_at) < until
        )
        .group_by(*(key.element for key in keys))
    )  # fmt: skip
    return found


def _month(day: date, back: int) -> str:
    """Return the month that lies so many before a day's."""
    year, month = divmod(day.year * 12 + day.month - 1 - back, 12)
    return f"{year}-{month + 1:02d}"
