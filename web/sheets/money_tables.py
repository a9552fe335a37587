"""The tables of an estate's money that people send: what units pay into the fund, and what an audit found."""

from __future__ import annotations

from typing import Any, Final

from bidding.revenue import Deposit
from bidding.revenue.amounts import fen_of
from models.errors import InputError, Problem
from web.sheets.inspection_files import read_table
from web.sheets.table_files import TableFile

__all__ = ["AT_FAULT", "read_deposits", "read_findings"]

AT_FAULT: Final = ("company", "committee", "developer")
"""Whose fault a finding of an audit may be."""


def read_deposits(file: TableFile) -> list[Deposit]:
    """Return what each unit pays, with its area in hundredths of m2; a top-up needs no area."""
    rows = read_table(file, "unit", "area_m2", "yuan")
    return [
        Deposit(row["unit"], fen_of(row["area_m2"] or "0", f"{file}:{number}"), fen_of(row["yuan"], f"{file}:{number}"))
        for number, row in enumerate(rows, start=2)
    ]


def read_findings(file: TableFile) -> list[dict[str, Any]]:
    """Return what an audit found: kind, whose fault, fen, text. Raises InputError with every line that names nobody."""
    rows = read_table(file, "kind", "by", "yuan", "text")
    wrong = [number for number, row in enumerate(rows, start=2) if row["by"] not in AT_FAULT]
    if wrong:
        remedy = "Write company, committee or developer."
        raise InputError(Problem(f"{file}:{number}", "it does not say whose fault it is", remedy) for number in wrong)
    return [
        {"kind": row["kind"], "by": row["by"], "fen": fen_of(row["yuan"] or "0", f"{file}:{number}"),
         "text": row["text"]}
        for number, row in enumerate(rows, start=2)
    ]  # fmt: skip
