"""The register's evidence as a package again, so that a kept import is rated by the one definition."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from sqlalchemy import select
from sqlmodel import Session, SQLModel, col

from credit.evidence.package import Package, read_package
from credit.evidence.schema import TABLES
from models.errors import InputError, Problem
from models.tables import (
    Community,
    Company,
    Complaint,
    CreditRecord,
    EvidenceImport,
    Finding,
    Inspection,
    ServicePeriod,
)
from models.values.points import format_points

__all__ = ["newest_import"]

_TABLES: Final[Mapping[str, type[SQLModel]]] = {
    "companies": Company,
    "communities": Community,
    "service_periods": ServicePeriod,
    "complaints": Complaint,
    "inspections": Inspection,
    "findings": Finding,
    "records": CreditRecord,
}
_RENAMED: Final = {"score": "score_milli"}
_UNUSED: Final = ("manager_id", "text")
"""No rule reads these, and the register keeps no managers."""


def newest_import(session: Session) -> tuple[int, Package]:
    """Return the number of the newest import and its evidence. Raises InputError where nothing was ingested."""
    number = session.scalar(select(col(EvidenceImport.id)).order_by(col(EvidenceImport.id).desc()).limit(1))
    if number is None:
        raise InputError(Problem("register", "there is no evidence in it", "Run: wuxin ingest PACKAGE"))
    with TemporaryDirectory(prefix="wuxin-") as place:
        folder = Path(place, f"import-{number}")
        folder.mkdir()
        for name, kept in _TABLES.items():
            _write(session, folder / f"{name}.csv", name, kept, number)
        # codes were checked when they came in; a city's own scheme must not be refused now
        (folder / "datapackage.json").write_text(json.dumps({"company_id_scheme": "local"}), encoding="utf-8")
        return number, read_package(folder, strict=True)


def _write(session: Session, path: Path, name: str, kept: type[SQLModel], number: int) -> None:
    columns = [column for column in TABLES[name].names if column not in _UNUSED]
    cells = kept.__table__.c  # type: ignore[attr-defined]  # SQLModel does not type its tables
    query = select(*(cells[_RENAMED.get(column, column)] for column in columns))
    if "import_id" in cells:
        query = query.where(cells.import_id == number)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        for row in session.execute(query.execution_options(yield_per=5000)):
            writer.writerow([_SAID.get(column, _text)(cell) for column, cell in zip(columns, row, strict=True)])


def _text(cell: Any) -> str:  # noqa: ANN401 - whatever a column of the register holds
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).lower()
        case date() | datetime():
            return cell.isoformat()
        case _:
            return str(cell)


def _points(cell: int | None) -> str:
    return "" if cell is None else format_points(cell)


_SAID: Final[Mapping[str, Callable[[Any], str]]] = {"score": _points}
