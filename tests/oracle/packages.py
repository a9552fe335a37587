"""The oracle's rows written as the CSV files of an evidence package."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from tests.oracle.days import Evidence, Row, moment_of

__all__ = ["COLUMNS", "Order", "alone", "as_written", "write_csv", "write_package"]

Order = Callable[[list[Row]], list[Row]]
COLUMNS = {
    "companies": ("company_id", "name", "participates"),
    "communities": ("community_id", "name", "households", "floor_area_m2"),
    "service_periods": ("community_id", "company_id", "starts_on", "ends_on"),
    "complaints": (
        "complaint_id", "channel", "community_id", "received_at", "liability", "upheld", "answered_at", "closed_at",
        "satisfaction", "duplicate_of", "recorded_at",
    ),
    "inspections": ("inspection_id", "kind", "community_id", "inspected_on", "score", "recorded_at"),
    "findings": ("finding_id", "inspection_id", "item", "severity", "rectify_by", "rectified_on"),
    "records": (
        "record_id", "company_id", "event", "level", "occurred_on", "valid_until", "revoked_on", "quantity",
        "recorded_at",
    ),
}  # fmt: skip
"""The columns the strategies fill, table by table."""


def write_package(rows: Evidence, folder: Path, order: Order = list, parts: int = 1) -> Path:
    """Write a package, each table in the given order and in so many parts, and return its folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for table, columns in COLUMNS.items():
        ordered = order(rows.get(table, []))
        for part in range(parts):
            name = table if parts == 1 else f"{table}-{part + 1}"
            write_csv(folder / f"{name}.csv", columns, ordered[part::parts])
    return folder


def write_csv(path: Path, columns: tuple[str, ...], rows: list[Row]) -> None:
    """Write rows under a header."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([as_written(row.get(column)) for column in columns] for row in rows)


def as_written(cell: object) -> str:
    """Return a cell as a file has it; moments in the offset of every other hour, so that both ways are read."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime):
        moment = moment_of(cell)
        return (moment if moment.hour else moment.astimezone(UTC)).isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def alone(rows: Evidence, company_id: str) -> Evidence:
    """Return the evidence of one company: the others' records and service periods are left out."""
    own = {table: [row for row in rows[table] if row["company_id"] == company_id]
           for table in ("companies", "service_periods", "records")}  # fmt: skip
    return {**rows, **own}
