"""Campaigns of the register put onto an evidence package: the rows of both, written as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from credit.evidence.schema import TABLES
from models.errors import Problem, RefusedError
from web.cli.inspections.inspected_by import read_inspected_by
from web.sheets.evidence_tables import rows_of, write_tables
from web.sheets.inspection_tables import write_csv

if TYPE_CHECKING:
    from credit.evidence import Package
    from credit.inspections.evidence_rows import EvidenceRows

__all__ = ["INSPECTED_BY", "served_by", "who_inspected", "write_package"]

INSPECTED_BY: Final = "inspected_by.csv"
"""Who made each inspection; it lies beside the evidence, and no rating reads it."""

Row = Mapping[str, Any]


def write_package(package: Package, rows: EvidenceRows, who: Mapping[str, list[str]], folder: Path) -> list[str]:
    """Write the package with the rows of campaigns added, and return the names of the files.

    Raises RefusedError where the package lacks a community or company of a campaign, or has an id already.
    """
    added: dict[str, list[dict[str, Any]]] = {
        "inspections": rows.inspections, "findings": rows.findings, "records": _known(package, rows.records),
    }  # fmt: skip
    _check(package, added)
    write_tables({name: [*rows_of(package, name), *added.get(name, [])] for name in TABLES}, folder)
    beside = [{"inspection_id": one, "inspector_id": name} for one, names in who.items() for name in names]
    write_csv(folder / INSPECTED_BY, [*beside, *rows.inspected_by], ("inspection_id", "inspector_id"))
    return sorted(path.name for path in folder.iterdir())


def who_inspected(folder: Path) -> dict[str, list[str]]:
    """Return who made the inspections of a package that is a folder, where it says so; else nothing."""
    path = folder / INSPECTED_BY
    return read_inspected_by(path, "inspection_id", "inspector_id") if path.is_file() else {}


def served_by(package: Package, on: date) -> dict[str, str]:
    """Return the company that serves each community on a day."""
    rows = package.tables["service_periods"].to_pylist()
    return {
        row["community_id"]: row["company_id"]
        for row in rows
        if row["starts_on"] <= on and (row["ends_on"] is None or on < row["ends_on"])
    }


def _known(package: Package, records: Iterable[Row]) -> list[dict[str, Any]]:
    """Return records whose community the package may not know yet: a new estate has no row before it is served."""
    places = set(package.tables["communities"]["community_id"].to_pylist())
    return [{**row, "community_id": row["community_id"] if row["community_id"] in places else None} for row in records]


def _check(package: Package, added: Mapping[str, list[dict[str, Any]]]) -> None:
    problems = []
    places = set(package.tables["communities"]["community_id"].to_pylist())
    for row in added["inspections"]:
        if row["community_id"] not in places:
            what = f"the package has no community {row['community_id']}"
            problems.append(Problem(row["inspection_id"], what, "Put it into the communities of the package."))
    for name, rows in added.items():
        key = TABLES[name].key or ""
        there = set(package.tables[name][key].to_pylist())
        problems += [
            Problem(row[key], f"the package has it in {name} already", "Take a package from before the campaign.")
            for row in rows
            if row[key] in there
        ]
    companies = set(package.tables["companies"]["company_id"].to_pylist())
    for row in added["records"]:
        if row["company_id"] not in companies:
            what = f"the package has no company {row['company_id']}"
            problems.append(Problem(row["record_id"], what, "Put it into the companies; announce with --company."))
    if problems:
        raise RefusedError(problems)
