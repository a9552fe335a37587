"""Rows of evidence written as a package that can be read: a CSV file for each table, and which ids companies have."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from credit.evidence import Package
from credit.evidence.schema import TABLES
from models.values.identifiers import uscc_fault
from models.values.points import format_points
from web.sheets.inspection_tables import write_csv

__all__ = ["rows_of", "write_tables"]

Row = Mapping[str, Any]


def rows_of(package: Package, table: str) -> list[dict[str, Any]]:
    """Return the rows of a table of a package, with the columns that a file of it has."""
    rows: list[dict[str, Any]] = package.tables[table].select(list(TABLES[table].names)).to_pylist()
    return rows


def write_tables(tables: Mapping[str, Sequence[Row]], folder: Path) -> None:
    """Write rows by table into a folder; a table without rows has no file."""
    for name, rows in tables.items():
        if rows:
            write_csv(folder / f"{name}.csv", (_cells(row) for row in rows), TABLES[name].names)
    local = any(uscc_fault(row["company_id"]) for row in tables["companies"])
    described = json.dumps({"company_id_scheme": "local" if local else "uscc"})
    (folder / "datapackage.json").write_text(described + "\n", encoding="utf-8")


def _cells(row: Row) -> dict[str, object]:
    return {name: _cell(name, value) for name, value in row.items()}


def _cell(name: str, value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return format_points(value) if name == "score" and isinstance(value, int) else value
