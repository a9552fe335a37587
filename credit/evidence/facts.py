"""The accepted evidence as integer relations that any engine can hold; only rows that fall on a company."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from credit.evidence.attribution import NO_COMMUNITY, NO_PERIOD, WITH_INSPECTION, Numbers, attribute, numbers_of
from models.values.moments import MICROSECONDS_A_DAY, SHANGHAI_OFFSET
from models.values.periods import NEVER

__all__ = ["FACTS", "UNATTRIBUTED", "Facts", "facts_of"]


def _schema(**columns: str) -> pa.Schema:
    """Return a schema from words such as `int32?`; the question mark says that a cell may be null."""
    return pa.schema([
        pa.field(name, pa.type_for_alias(kind.removesuffix("?")), nullable=kind.endswith("?"))
        for name, kind in columns.items()
    ])  # fmt: skip


FACTS: Final[Mapping[str, pa.Schema]] = {
    "companies": _schema(company_no="int32", company_id="string", name="string", participates="bool"),
    "communities": _schema(community_no="int32", community_id="string", households="int64?", floor_area_m2="int64?"),
    "service_periods": _schema(company_no="int32", community_no="int32", starts_on="int32", ends_on="int32"),
    "complaints": _schema(
        company_no="int32", community_no="int32", complaint_id="string", channel="string", category="string?",
        liability="string?", upheld="bool?", satisfaction="int64?", duplicate_of="string?", received_at="int32",
        answered_at="int32?", closed_at="int32?", recorded_at="int64",
    ),
    "inspections": _schema(
        company_no="int32", community_no="int32", inspection_id="string", kind="string", score="int64?",
        inspected_on="int32", recorded_at="int64",
    ),
    "findings": _schema(
        company_no="int32", community_no="int32", finding_id="string", inspection_id="string", item="string",
        severity="string?", kind="string", inspected_on="int32", rectify_by="int32?", rectified_on="int32?",
        recorded_at="int64",
    ),
    "records": _schema(
        company_no="int32", community_no="int32?", record_id="string", event="string", level="string?",
        issuer="string?", document_no="string?", occurred_on="int32", valid_until="int32?", revoked_on="int32?",
        quantity="int64", recorded_at="int64",
    ),
}  # fmt: skip
"""The relations: numbers from 0 in id order, days from 1970-01-01, points in thousandths, moments in microseconds UTC.

`score` and `satisfaction` are thousandths; `ends_on` is NEVER while a period is open.
"""

UNATTRIBUTED: Final = pa.schema([
    ("source_table", pa.string()), ("source_id", pa.string()), ("community_id", pa.string()),
    ("occurred_on", pa.date32()), ("reason", pa.string()),
])  # fmt: skip
"""Rows that fall on no company, and why."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The relations of FACTS by name, each an Arrow table or the path of a Parquet file of the same columns."""

    tables: Mapping[str, pa.Table | Path]


def facts_of(tables: Mapping[str, pa.Table]) -> tuple[Facts, pa.Table]:
    """Return the facts of accepted, ordered tables, and the rows that fall on no company."""
    base = {name: _relation(name, tables[name], _numbered(name, tables)) for name in _BASE}
    numbers = numbers_of(base["service_periods"])
    lost: list[pa.Table] = []
    for name, own_date in (("complaints", "received_at"), ("inspections", "inspected_on")):
        base[name] = _attributed(name, own_date, tables, numbers, lost)
    base["findings"] = _findings(tables, base["inspections"], lost)
    base["records"] = _relation("records", tables["records"], _numbered("records", tables))
    return Facts({name: base[name] for name in FACTS}), pa.concat_tables([UNATTRIBUTED.empty_table(), *lost])


_BASE = ("companies", "communities", "service_periods")
_Columns = dict[str, pa.Array]


def _numbered(name: str, tables: Mapping[str, pa.Table]) -> _Columns:
    """Return the numbers of the company and community that each row names."""
    rows = tables[name]
    numbers: _Columns = {}
    for target, key in (("companies", "company_id"), ("communities", "community_id")):
        if key in rows.column_names:
            ids = tables[target][key].combine_chunks()
            numbers[key.replace("_id", "_no")] = pc.index_in(rows[key], value_set=ids, skip_nulls=True)
    return numbers


def _relation(name: str, rows: pa.Table, numbers: _Columns) -> pa.Table:
    """Return the relation of a table: the numbers given, and its own columns as integers."""
    cells = [numbers[field.name] if field.name in numbers else _cell(field, rows[field.name]) for field in FACTS[name]]
    return pa.table(cells, schema=FACTS[name])


def _cell(field: pa.Field, values: pa.ChunkedArray) -> pa.ChunkedArray:
    if field.name == "satisfaction":
        return pc.multiply(values, 1000)
    if field.name == "ends_on":
        return pc.fill_null(values.cast(pa.int32()), NEVER)
    if pa.types.is_timestamp(values.type):
        return values.cast(pa.int64()) if field.type == pa.int64() else _days(values)
    return values.cast(field.type)


def _days(values: pa.ChunkedArray) -> pa.Array:
    """Return the Shanghai day numbers of dates or moments, int32, null where the cell is null."""
    if values.type == pa.date32():
        return values.cast(pa.int32()).combine_chunks()
    moments = pc.fill_null(values.cast(pa.int64()), 0).to_numpy()
    days = (moments + SHANGHAI_OFFSET) // MICROSECONDS_A_DAY
    return pa.array(days.astype(np.int32), mask=values.is_null().to_numpy())


def _attributed(
    name: str, own_date: str, tables: Mapping[str, pa.Table], numbers: Numbers, lost: list[pa.Table]
) -> pa.Table:
    rows = tables[name]
    days = _days(rows[own_date])
    communities = _numbered(name, tables)["community_no"].combine_chunks()
    companies = attribute(numbers, communities, days.to_numpy(zero_copy_only=False).astype(np.int64))
    known = {"company_no": companies, "community_no": communities}
    reason = pc.if_else(rows["community_id"].is_null(), NO_COMMUNITY, NO_PERIOD)
    fell = companies.is_valid()
    lost.append(_lost(name, rows, days, reason, pc.invert(fell)))
    kept = {key: value.filter(fell) for key, value in known.items()}
    return _relation(name, rows.filter(fell), kept)


def _findings(tables: Mapping[str, pa.Table], inspections: pa.Table, lost: list[pa.Table]) -> pa.Table:
    """Return the findings, which go with their inspection: its company, community, kind, day and recorded_at."""
    rows = tables["findings"]
    at = _position(rows["inspection_id"], inspections["inspection_id"])
    fell = at.is_valid()
    whole = tables["inspections"].take(_position(rows["inspection_id"], tables["inspections"]["inspection_id"]))
    rows = rows.append_column("community_id", whole["community_id"])
    lost.append(_lost("findings", rows, _days(whole["inspected_on"]), WITH_INSPECTION, pc.invert(fell)))
    own = inspections.take(at.filter(fell))
    with_it = {name: own[name] for name in FACTS["findings"].names if name in own.column_names}
    return _relation("findings", rows.filter(fell), with_it)


def _position(ids: pa.ChunkedArray, among: pa.ChunkedArray) -> pa.Array:
    return pc.index_in(ids, value_set=among.combine_chunks()).combine_chunks()


def _lost(name: str, rows: pa.Table, days: pa.Array, reason: pa.Array | str, which: pa.Array) -> pa.Table:
    reasons = pa.array([reason] * rows.num_rows, pa.string()) if isinstance(reason, str) else reason
    cells = [
        pa.array([name] * rows.num_rows, pa.string()), rows[rows.column_names[0]], rows["community_id"],
        days.cast(pa.date32()), reasons,
    ]  # fmt: skip
    return pa.table(cells, schema=UNATTRIBUTED).filter(which)
