"""Corrections (更正): what authorities decided about evidence, laid over a package without changing it.

A row that was struck off does not count any more, whatever number a later import gives it. A decision to lift is a
record of its own. Each holds from the day it was decided, and is known from the moment it was put on record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final, Literal

import pyarrow as pa
import pyarrow.compute as pc

from credit.evidence.digest import digest_of, in_order
from credit.evidence.facts import facts_of
from credit.evidence.package import Package
from credit.evidence.schema import TABLES
from models.values.moments import moment_number

__all__ = ["IDENTITY", "Correction", "alike", "corrected", "correction_of", "identity_of", "in_force"]

IDENTITY: Final[Mapping[str, tuple[str, ...]]] = {
    "complaints": ("community_id", "received_at", "channel", "category"),
    "inspections": ("community_id", "inspected_on", "kind"),
    "findings": ("inspection_id", "item"),
    "records": ("company_id", "event", "occurred_on", "document_no"),
}
"""table -> columns that make two rows the same thing, whatever id an import gives them."""


@dataclass(frozen=True, slots=True)
class Correction:
    """更正: a row struck off (`table`, `row_id`, `identity` as text), or a lifting record (`event` on `occurred_on`).

    It holds on days from `decided_on` and is known from `recorded_at`.
    """

    number: int
    kind: Literal["struck", "lifted"]
    company_id: str
    decided_on: date
    recorded_at: datetime
    table: str | None = None
    row_id: str | None = None
    identity: Mapping[str, str | None] | None = None
    event: str | None = None
    occurred_on: date | None = None


def in_force(corrections: Iterable[Correction], as_of: date, known_at: datetime | None = None) -> list[Correction]:
    """Return the corrections that a rating of a day heeds, as known at a moment; by number."""
    moment = None if known_at is None else moment_number(known_at)
    held = (one for one in corrections if one.decided_on <= as_of)
    known = (one for one in held if moment is None or moment_number(one.recorded_at) <= moment)
    return sorted(known, key=lambda one: one.number)


def correction_of(row: Mapping[str, Any]) -> Correction:
    """Return the correction of a row of the register, its days as days or as text."""
    return Correction(
        number=int(row["id"]), kind=row["kind"], company_id=row["company_id"], decided_on=_day(row["decided_on"]),
        recorded_at=_moment(row["recorded_at"]), table=row["source_table"], row_id=row["source_id"],
        identity=row["identity"], event=row["event"],
        occurred_on=None if row["occurred_on"] is None else _day(row["occurred_on"]),
    )  # fmt: skip


def _day(value: date | str) -> date:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _moment(value: datetime | str) -> datetime:
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def identity_of(package: Package, table: str, row_id: str) -> dict[str, str | None] | None:
    """Return what makes a row of the package the thing it is, as text; None where there is no such row."""
    rows = package.tables[table]
    found = rows.filter(pc.equal(rows[str(TABLES[table].key)], row_id))
    if not found.num_rows:
        return None
    return {name: texts[0].as_py() for name, texts in _texts(found, table)}


def corrected(package: Package, corrections: Iterable[Correction]) -> Package:
    """Return the package with all corrections laid over it; the same package where there are none."""
    listed = list(corrections)
    if not listed:
        return package
    tables = dict(package.tables)
    for one in listed:
        if one.kind == "struck" and one.table is not None:
            tables[one.table] = _struck(tables[one.table], one)
            if one.table == "inspections":
                visits = tables["inspections"]["inspection_id"].combine_chunks()
                findings = tables["findings"]
                tables["findings"] = findings.filter(pc.is_in(findings["inspection_id"], value_set=visits))
    known = set(tables["companies"]["company_id"].to_pylist())
    lifts = [_lift(one) for one in listed if one.kind == "lifted" and one.company_id in known]
    tables["records"] = _with_lifts(tables["records"], lifts)
    facts, unattributed = facts_of(tables)
    return replace(package, tables=tables, facts=facts, unattributed=unattributed, digest=digest_of(tables))


def alike(package: Package, table: str, row_id: str, identity: Mapping[str, str | None] | None) -> list[str]:
    """Return the ids of the rows of a package that are a row: of its id, or the same thing under another."""
    rows = package.tables[table]
    key = str(TABLES[table].key)
    found: list[str] = rows.filter(_same(rows, table, row_id, identity))[key].to_pylist()
    return found


def _struck(rows: pa.Table, correction: Correction) -> pa.Table:
    """Take the row out: by its id, and every row that is the same thing under another id."""
    same = _same(rows, str(correction.table), str(correction.row_id), correction.identity)
    return rows.filter(pc.invert(same))


def _same(rows: pa.Table, table: str, row_id: str, identity: Mapping[str, str | None] | None) -> pa.Array:
    mask = pc.equal(rows[str(TABLES[table].key)], row_id)
    if identity is None:
        return mask
    same = pa.chunked_array([pa.repeat(pa.scalar(value=True), rows.num_rows)])
    for name, texts in _texts(rows, table):
        value = identity.get(name)
        equal = pc.is_null(texts) if value is None else pc.fill_null(pc.equal(texts, value), fill_value=False)
        same = pc.and_(same, equal)
    return pc.or_(mask, same)


def _texts(rows: pa.Table, table: str) -> Iterator[tuple[str, pa.ChunkedArray]]:
    for name in IDENTITY[table]:
        cells = rows[name]
        moment = pa.types.is_timestamp(cells.type)
        yield name, (cells.cast(pa.int64()) if moment else cells).cast(pa.string())


def _lift(correction: Correction) -> dict[str, Any]:
    cells = dict.fromkeys(TABLES["records"].names)
    return cells | {
        "record_id": f"correction/{correction.number}", "company_id": correction.company_id,
        "event": correction.event, "occurred_on": correction.occurred_on, "quantity": 1,
        "recorded_at": correction.recorded_at,
    }  # fmt: skip


def _with_lifts(rows: pa.Table, lifts: list[dict[str, Any]]) -> pa.Table:
    if not lifts:
        return rows
    cells = [{name: lift.get(name) for name in rows.schema.names} for lift in lifts]
    added = pa.Table.from_pylist(cells, schema=rows.schema)
    return in_order(TABLES["records"], pa.concat_tables([rows, added]))
