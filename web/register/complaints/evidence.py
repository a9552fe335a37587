"""The complaints of the register as evidence that `credit.rate` reads: an import of its own, or a folder."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pv
from sqlmodel import Session

from credit.complaints import evidence_row, known_by
from credit.evidence import Package
from credit.evidence.digest import digest_of, in_order
from credit.evidence.facts import facts_of
from credit.evidence.package import TableCount
from credit.evidence.schema import TABLES
from models.values.identifiers import uscc_fault
from web.register.complaints.rows import histories
from web.register.ratings.kept_evidence import newest_import

__all__ = ["evidence_of", "package_with_complaints", "write_package"]

_PERSONAL_KEYS: Final = ("manager_id",)
"""Managers have names, which are personal and not on record: they and what points to them are left out of a folder."""


def evidence_of(session: Session, known_at: datetime | None = None) -> list[Mapping[str, Any]]:
    """Return a row of evidence for every complaint that the register handles, as it was known at a moment."""
    known = (known_by(reception, steps, known_at) for reception, steps in histories(session))
    return [evidence_row(case) for case in known if case is not None]


def package_with_complaints(session: Session, known_at: datetime | None = None) -> Package:
    """Return the newest import with the register's own complaints in it; rows of the same number are replaced.

    Raises InputError where nothing was ingested: complaints need communities and who served them.
    """
    _, package = newest_import(session, known_at)
    rows = evidence_of(session, known_at)
    ours = [row["complaint_id"] for row in rows]
    before = package.tables["complaints"]
    kept = before.filter(pc.invert(pc.is_in(before["complaint_id"], value_set=pa.array(ours, pa.string()))))
    added = pa.table({name: [row.get(name) for row in rows] for name in before.column_names}, schema=before.schema)
    complaints = in_order(TABLES["complaints"], pa.concat_tables([kept, added]))
    tables = {**package.tables, "complaints": complaints}
    facts, unattributed = facts_of(tables)
    counts = tuple(TableCount(name, len(table), len(table), 0, len(table)) for name, table in tables.items())
    return replace(
        package, name=f"{package.name} with the register's complaints", tables=tables, counts=counts,
        unattributed=unattributed, digest=digest_of(tables), facts=facts,
    )  # fmt: skip


def write_package(package: Package, folder: Path) -> list[str]:
    """Write the tables of a package as CSV that `read_package` reads, without what is personal; return the names."""
    written = []
    for name, shape in TABLES.items():
        table = package.tables[name]
        if name == "managers" or not len(table):
            continue
        columns = [
            column.name for column in shape.columns
            if not column.personal and column.name not in _PERSONAL_KEYS and column.name in table.column_names
        ]  # fmt: skip
        cells = {column: _text(table[column], shape.column(column).kind) for column in columns}
        pv.write_csv(pa.table(cells), folder / f"{name}.csv")
        written.append(f"{name}.csv")
    ids = package.tables["companies"]["company_id"].to_pylist()
    scheme = "local" if any(uscc_fault(name) for name in ids) else "uscc"
    description = {"name": "complaints", "company_id_scheme": scheme}
    (folder / "datapackage.json").write_text(json.dumps(description) + "\n", encoding="utf-8")
    return [*written, "datapackage.json"]


def _text(values: pa.ChunkedArray, kind: str) -> pa.ChunkedArray:
    """Return cells as an evidence file writes them: moments in UTC, scores in points."""
    if kind == "moment":
        return pc.strftime(values, format="%Y-%m-%dT%H:%M:%SZ")
    if kind == "flag":
        return pc.if_else(values, "true", "false")
    if kind == "score":
        texts = [None if value is None else f"{value // 1000}.{value % 1000:03d}" for value in values.to_pylist()]
        return pa.chunked_array([pa.array(texts, pa.string())])
    return values.cast(pa.string())
