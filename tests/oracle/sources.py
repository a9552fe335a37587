"""Rows as the rulebook sees them: on whose account each falls, its derived columns, whether a `where` holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from credit.rulebook.shapes import Compare, Rulebook
from tests.oracle.days import Evidence, Row, day_of, moment_of

__all__ = ["IDS", "Question", "Source", "holds", "sources_of"]

IDS = {"complaints": "complaint_id", "inspections": "inspection_id", "findings": "finding_id", "records": "record_id"}
_OWN_DAY = {
    "complaints": "received_at",
    "inspections": "inspected_on",
    "findings": "inspected_on",
    "records": "occurred_on",
}


@dataclass(frozen=True, slots=True)
class Source:
    """One row with the company it falls on; `cells` has the columns of its table and its inspection's."""

    company_id: str
    table: str
    cells: Row
    recorded_at: datetime

    @property
    def source_id(self) -> str:
        """Return the row's own id."""
        return str(self.cells[IDS[self.table]])

    @property
    def revoked_on(self) -> date | None:
        """Return the day the row was revoked, which only records have."""
        return day_of(self.cells.get("revoked_on"))

    def known(self, known_at: datetime | None) -> bool:
        """Return whether the row was recorded by that moment."""
        return known_at is None or self.recorded_at <= known_at

    def revoked(self, as_of: date) -> bool:
        """Return whether the row is revoked by the day."""
        return self.revoked_on is not None and self.revoked_on <= as_of


@dataclass(frozen=True, slots=True)
class Question:
    """Whom to rate: one company of the evidence, by a book, from what was known at a moment; `sources` are its rows."""

    rows: Evidence
    book: Rulebook
    known_at: datetime | None
    company_id: str
    sources: tuple[Source, ...]


def sources_of(evidence: Evidence) -> list[Source]:
    """Return every row that falls on a company; rows nobody answers for are left out."""
    sources = []
    for table, own_day_column in _OWN_DAY.items():
        for cells in _findings(evidence) if table == "findings" else evidence.get(table, []):
            own_day = day_of(cells[own_day_column])
            assert own_day is not None
            company_id = cells.get("company_id") or _served_by(evidence, cells["community_id"], own_day)
            if company_id is not None:
                recorded = cells.get("recorded_at")
                recorded_at = moment_of(recorded if isinstance(recorded, date) else own_day)
                sources.append(Source(str(company_id), table, cells, recorded_at))
    return sources


def _findings(evidence: Evidence) -> list[Row]:
    return [
        {**inspection, **finding}
        for finding in evidence.get("findings", [])
        for inspection in evidence.get("inspections", [])
        if inspection["inspection_id"] == finding["inspection_id"]
    ]


def _served_by(evidence: Evidence, community_id: object, day: date) -> object:
    for period in evidence["service_periods"]:
        starts_on, ends_on = day_of(period["starts_on"]), day_of(period.get("ends_on"))
        assert starts_on is not None
        if period["community_id"] == community_id and starts_on <= day and (ends_on is None or day < ends_on):
            return period["company_id"]
    return None


def holds(where: Mapping[str, object], source: Source, as_of: date) -> bool:
    """Return whether every condition holds of the row as of the day."""
    return all(_one_holds(wanted, _value(source, column, as_of)) for column, wanted in where.items())


def _one_holds(wanted: object, value: object) -> bool:
    if wanted is None:
        return value is None
    if value is None:
        return False
    if isinstance(wanted, Compare):
        return _compares(wanted, value)
    if isinstance(wanted, list | tuple):
        return any(_one_holds(one, value) for one in wanted)
    if isinstance(wanted, str) and isinstance(value, int | Decimal):
        return Fraction(wanted) == Fraction(value)
    return isinstance(wanted, bool) == isinstance(value, bool) and wanted == value


def _compares(wanted: Compare, value: object) -> bool:
    assert isinstance(value, int | Decimal)
    number = Fraction(value)
    if wanted.over is not None and not number > Fraction(wanted.over, 1000):
        return False
    if wanted.at_least is not None and not number >= Fraction(wanted.at_least, 1000):
        return False
    if wanted.under is not None and not number < Fraction(wanted.under, 1000):
        return False
    return wanted.at_most is None or number <= Fraction(wanted.at_most, 1000)


def _value(source: Source, column: str, as_of: date) -> object:
    cells = source.cells
    if column == "answer_days":
        return _days(cells.get("received_at"), cells.get("answered_at"), as_of)
    if column == "close_days":
        return _days(cells.get("received_at"), cells.get("closed_at"), as_of)
    if column == "overdue_days":
        return _days(cells.get("rectify_by"), cells.get("rectified_on"), as_of)
    if column == "quantity" and cells.get(column) is None:
        return 1
    return cells.get(column)


def _days(start: object, end: object, as_of: date) -> int | None:
    first, last = day_of(start), day_of(end)
    if first is None:
        return None
    if last is None or last > as_of:
        last = as_of
    return last.toordinal() - first.toordinal()
