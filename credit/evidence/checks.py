"""What only the whole package can tell: ids that repeat, references that lead nowhere, what came before what."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from credit.evidence.calendar_cells import Flags
from credit.evidence.casts import flags
from credit.evidence.rejects import Rejects
from credit.evidence.schema import Shape
from models.values.identifiers import uscc_fault

__all__ = ["checked"]


def checked(
    shape: Shape, rows: pa.Table, accepted: Mapping[str, pa.Table], rejects: Rejects, *, local: bool
) -> pa.Table:
    """Return the rows that also fit the package, in the order read.

    `accepted` holds the tables this one refers to; `local` says that company ids follow a scheme of their own.
    """
    bad = np.zeros(rows.num_rows, np.bool_)
    if shape.name == "companies" and not local:
        bad |= _company_ids(shape, rows, rejects)
    for column in shape.columns:
        if column.references is not None:
            bad |= _references(shape, rows, column.name, accepted[column.references], rejects)
    if shape.name == "findings":
        bad |= _rectified_before_inspected(shape, rows, accepted["inspections"], rejects)
    if shape.key is not None:
        bad |= _repeats(shape, rows, shape.key, rejects)
    return rows.filter(pa.array(~bad)) if bad.any() else rows


def _company_ids(shape: Shape, rows: pa.Table, rejects: Rejects) -> Flags:
    faults = [uscc_fault(text) for text in rows["company_id"].to_pylist()]
    bad = np.array([fault is not None for fault in faults], np.bool_)
    remedy = " (where ids follow another scheme, say company_id_scheme: local)"
    _reject(shape, rows, "company_id", bad, [fault + remedy for fault in faults if fault is not None], rejects)
    return bad


def _references(shape: Shape, rows: pa.Table, name: str, targets: pa.Table, rejects: Rejects) -> Flags:
    target = next(column.references for column in shape.columns if column.name == name)
    known = pc.is_in(rows[name], value_set=targets[targets.column_names[0]].combine_chunks())
    bad = ~flags(known) & flags(rows[name].is_valid())
    _reject(shape, rows, name, bad, f"is in no accepted row of {target}", rejects)
    return bad


def _rectified_before_inspected(shape: Shape, rows: pa.Table, inspections: pa.Table, rejects: Rejects) -> Flags:
    at = pc.index_in(rows["inspection_id"], value_set=inspections["inspection_id"].combine_chunks())
    inspected_on = inspections["inspected_on"].take(at.combine_chunks())
    bad = np.zeros(rows.num_rows, np.bool_)
    for name in ("rectify_by", "rectified_on"):
        early = flags(pc.less(rows[name], inspected_on))
        _reject(shape, rows, name, early, "is earlier than the inspection", rejects)
        bad |= early
    return bad


def _repeats(shape: Shape, rows: pa.Table, key: str, rejects: Rejects) -> Flags:
    """Flag each later row of an id; the earlier one stands."""
    codes = rows[key].combine_chunks().dictionary_encode().indices.to_numpy()
    _, first, place = np.unique(codes, return_index=True, return_inverse=True)
    bad: Flags = first[place] != np.arange(len(codes))
    if bad.any():
        at = first[place][bad]
        files, lines = rows["_file"].take(at).to_pylist(), rows["_row"].take(at).to_pylist()
        reasons = [f"already is the id of {file}:{line}" for file, line in zip(files, lines, strict=True)]
        _reject(shape, rows, key, bad, reasons, rejects)
    return bad


def _reject(shape: Shape, rows: pa.Table, column: str, bad: Flags, reasons: str | list[str], rejects: Rejects) -> None:
    if not bad.any():
        return
    found = rows.filter(pa.array(bad))
    lines = found["_row"].to_numpy()
    each = [reasons] * len(lines) if isinstance(reasons, str) else reasons
    files = np.array(found["_file"].to_pylist())
    for file in dict.fromkeys(files):
        here = files == file
        chosen = [reason for reason, mine in zip(each, here, strict=True) if mine]
        values = found[column].filter(pa.array(here)).combine_chunks()
        rejects.add(shape.name, str(file), lines[here], column, values, chosen)
