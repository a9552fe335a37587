"""Builds small evidence packages: as files under a folder, or directly as Facts.

A row is a dict of the columns that matter; required ones that are left out get plain values.

    write_package(tmp_path, complaints=[{"complaint_id": "c1", "received_at": "2024-03-01"}])
    facts_of_rows(records=[{"event": "award.city", "occurred_on": "2024-03-01"}])
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl ships no types

from credit.evidence import Facts, Package, read_package
from credit.evidence.schema import TABLES

__all__ = [
    "COMPANY",
    "OTHER_COMPANY",
    "Row",
    "Rows",
    "facts_of_rows",
    "filled",
    "package_of_rows",
    "write_package",
    "write_table",
]

COMPANY = "91000000MA0000001R"
OTHER_COMPANY = "91000000MA0000002W"

Row = Mapping[str, Any]
Rows = Sequence[Row]

_PLAIN: dict[str, dict[str, str]] = {
    "companies": {"company_id": COMPANY, "name": "禾安物业"},
    "managers": {"manager_id": "m1", "company_id": COMPANY, "name": "林禾"},
    "communities": {"community_id": "garden", "name": "花园里"},
    "service_periods": {"community_id": "garden", "company_id": COMPANY, "starts_on": "2020-01-01"},
    "complaints": {"channel": "12345", "community_id": "garden", "received_at": "2024-03-01"},
    "inspections": {"kind": "monthly_patrol", "community_id": "garden", "inspected_on": "2024-03-01"},
    "findings": {"inspection_id": "inspections-1", "item": "lift"},
    "records": {"company_id": COMPANY, "event": "award.city", "occurred_on": "2024-03-01"},
}


def filled(table: str, rows: Rows) -> list[dict[str, str]]:
    """Return the rows with plain values where required columns are left out; ids are `<table>-<number>`."""
    key = TABLES[table].key
    plain = _PLAIN[table]
    own = [{} if key is None or key in plain else {key: f"{table}-{at}"} for at in range(1, len(rows) + 1)]
    return [
        plain | made | {name: _text(value) for name, value in row.items()} for made, row in zip(own, rows, strict=True)
    ]


def _text(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def write_package(folder: Path, *, form: str = "csv", encoding: str = "utf-8", **tables: Rows) -> Path:
    """Write a package and return its folder; one company serving one community stands where none is given."""
    folder.mkdir(parents=True, exist_ok=True)
    given: dict[str, Rows] = {"companies": [{}], "communities": [{}], "service_periods": [{}], **tables}
    for name, rows in given.items():
        write_table(folder / f"{name}.{form}", filled(name, rows), TABLES[name].names, encoding=encoding)
    return folder


def write_table(path: Path, rows: Rows, names: Sequence[str], *, encoding: str = "utf-8") -> None:
    """Write rows of text as the table its file name says: .csv, .parquet or .xlsx."""
    grid = [[row.get(name, "") for name in names] for row in rows]
    if path.suffix == ".csv":
        text = io.StringIO(newline="")
        csv.writer(text).writerows([names, *grid])
        path.write_bytes(text.getvalue().encode(encoding))
    elif path.suffix == ".parquet":
        columns = [[row[at] or None for row in grid] for at in range(len(names))]
        pq.write_table(pa.table([pa.array(column, pa.string()) for column in columns], names=list(names)), path)
    else:
        book = Workbook(write_only=True)
        sheet = book.create_sheet()
        for line in [list(names), *grid]:
            sheet.append(line)
        book.save(path)


def package_of_rows(folder: Path, **tables: Rows) -> Package:
    """Write the rows as a package and read it, refusing any reject."""
    return read_package(write_package(folder, form="csv", encoding="utf-8", **tables), strict=True)


def facts_of_rows(folder: Path, **tables: Rows) -> Facts:
    """Return the Facts of these rows."""
    return package_of_rows(folder, **tables).facts
