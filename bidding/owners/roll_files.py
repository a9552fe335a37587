"""The roll of an estate as a file of rows: unit, area, owner's code, whose it still is, where its area comes from."""

from __future__ import annotations

import csv
import io
from decimal import Decimal, InvalidOperation
from typing import Final

from bidding.owners.roll import AreaSource, Holding, Roll, Unit
from models.errors import InputError, Problem

__all__ = ["parse_roll"]

_COLUMNS: Final = ("unit", "area_m2", "owner", "holding", "area_source")
_SEE: Final = "docs/owners.md tells what it holds."


def parse_roll(text: str, name: str) -> Roll:
    """Return the roll of a CSV text: unit, area_m2, owner, holding, area_source; `name` is the file's.

    Raises InputError with every fault, by line.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    if missing := [column for column in _COLUMNS[:3] if column not in (reader.fieldnames or ())]:
        raise InputError(Problem(name, f"the column {', '.join(missing)} is missing", _SEE))
    units: list[Unit] = []
    problems: list[Problem] = []
    for line, row in enumerate(reader, start=2):
        try:
            units.append(_unit(row))
        except (ValueError, InvalidOperation) as error:
            problems.append(Problem(f"{name}, line {line}", f"it cannot be read: {error}", _SEE))
    if problems:
        raise InputError(problems)
    return Roll(tuple(units))


def _unit(row: dict[str, str]) -> Unit:
    area = Decimal(row["area_m2"] or "0") * 100
    if not area.is_finite() or area != int(area):
        message = f"an area of {row['area_m2']} m2 has more than two decimals"
        raise ValueError(message)
    holding, source = row.get("holding") or "owned", row.get("area_source") or "registered"
    return Unit(row["unit"] or "", int(area), row["owner"] or "", Holding(holding), AreaSource(source))
